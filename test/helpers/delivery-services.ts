import type { DeliveryServices } from '../../src/cases/deliver.ts';
import type { CaseServices, RegisteredDelivery } from '../../src/cases/services.ts';
import type { DeliveryKind, DeliveryOutcome } from '../../src/options/option.ts';

/** A peer in memory that answers as the test says and remembers the keys that it has accepted. */
export interface MemoryPeer {
  readonly accepted: string[];
  /** How many times something was sent. */
  sent: number;
  answer: DeliveryOutcome;
  readonly kind: DeliveryKind<unknown, unknown>;
}

export function memoryPeer(): MemoryPeer {
  const peer: MemoryPeer = {
    accepted: [],
    sent: 0,
    answer: { outcome: 'accepted', reference: 'peer-1' },
    kind: {
      key: 'digital-post',
      title: { da: 'Digital Post' },
      files: 'none',
      async send(request) {
        peer.sent += 1;
        if (peer.answer.outcome === 'accepted') peer.accepted.push(request.key);
        return { outcome: peer.answer, exchange: { request: 'sent', answer: 'said' } };
      },
      async ask(request) {
        return peer.accepted.includes(request.key)
          ? { outcome: 'accepted', reference: 'known' }
          : { outcome: 'unknown' };
      },
    },
  };
  return peer;
}

/** Delivery services over a peer in memory; no letter is written. */
export function deliveryServices(services: CaseServices, peer: MemoryPeer): DeliveryServices {
  const registered: RegisteredDelivery = { kind: peer.kind, option: 'remote-print' };
  return {
    ...services,
    deliveries: new Map([['digital-post', registered]]),
    writeLetter: () => Promise.reject(new Error('This peer takes no letter.')),
    makeReceipt: () => Promise.reject(new Error('This peer takes no receipt.')),
    publicUrl: 'https://selvbetjening.example',
    retryPlan: { firstSeconds: 1, mostSeconds: 10, attempts: 3 },
    random: () => 0.5,
    report: () => {},
    signal: new AbortController().signal,
    attemptLimit: 5_000,
  };
}

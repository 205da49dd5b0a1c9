import { deliver } from '../../src/cases/deliver.ts';
import type { KombiSent, PostPorts } from '../../src/options/remote-print/ports.ts';
import { deliveryServices, memoryPeer } from './delivery-services.ts';
import { type CellSettings, inventedLetter, postServices } from './post-services.ts';
import { servicesInChild } from './services-in-child.ts';

/** What the parent is asked on behalf of the post component. */
export interface PostCall {
  readonly kind: 'call';
  readonly number: number;
  readonly cell: number;
  readonly call: 'registered' | 'addressOf' | 'sendKombi';
  readonly transactionId: string;
  readonly way: 'digital' | 'letter';
}

/** What a process is to attempt, each delivery once, all at the same time. */
export interface PostWork {
  readonly organisation: number;
  readonly now: string;
  readonly cells: readonly { readonly cell: number; readonly delivery: string; readonly settings: CellSettings }[];
}

// Attempts deliveries in a process of its own, which a test kills; what the post component says comes from its parent.
let at = new Date();
const caseServices = await servicesInChild(() => at);
const waiting = new Map<number, (answer: unknown) => void>();
let calls = 0;

function ask<T>(call: Omit<PostCall, 'kind' | 'number'>): Promise<T> {
  calls += 1;
  const number = calls;
  return new Promise((resolve) => {
    waiting.set(number, (answer) => resolve(answer as T));
    process.send?.({ kind: 'call', number, ...call } satisfies PostCall);
  });
}

function portsOf(cell: number): PostPorts {
  const plain = { cell, transactionId: '', way: 'digital' } as const;
  return {
    registered: () => ask({ ...plain, call: 'registered' }),
    addressOf: () => ask({ ...plain, call: 'addressOf' }),
    ...inventedLetter,
    async sendKombi({ body, transactionId }) {
      const isLetter = body.some((part) => typeof part === 'string' && part.includes('Fysisk Post'));
      const way = isLetter ? 'letter' : 'digital';
      const sent = await ask<KombiSent>({ cell, call: 'sendKombi', transactionId, way });
      return sent.kind === 'answered' ? { ...sent, digests: new Map() } : sent;
    },
  };
}

process.on('message', (message: { readonly number: number; readonly answer: unknown } | PostWork) => {
  if ('number' in message) {
    waiting.get(message.number)?.(message.answer);
    return;
  }
  const { organisation, now, cells } = message;
  at = new Date(now);
  const services = deliveryServices(caseServices, memoryPeer());
  for (const { cell, delivery, settings } of cells) {
    deliver(postServices(services, portsOf(cell), settings), organisation, delivery).then(
      () => process.send?.({ kind: 'done', cell }),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  }
});
process.send?.({ kind: 'ready' });

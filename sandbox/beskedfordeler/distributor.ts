import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PeerContext } from '../peer.ts';
import type { HandedOut } from './broker.ts';
import type { PostEvent } from './event.ts';
import { type EventMessage, type Spoiling, writeEvent, writePush } from './write-event.ts';

/** How an authority gets its messages: `push` sends them to an address of its own, `pull` lets them lie in its queue. */
export type Subscription = { readonly way: 'push'; readonly url: string } | { readonly way: 'pull' };

/** A message that waits for its authority. */
interface Waiting {
  readonly message: EventMessage;
  tries: number;
}

/** The name by which the distributor calls whoever it pushes to: the subject of its client certificate. */
export const distributorSubject = 'CN=Beskedfordeler (sandkasse), O=Sandkassen, C=DK';

/** What a fault at `receipt` has become of a message. */
const errorOf = {
  fails: { code: 'virus.found', text: 'Virus fundet i dokument' },
  unregistered: { code: 'recipient.not.registered', text: 'Modtageren er ikke tilmeldt' },
} as const;

const spoilings: Readonly<Record<string, Spoiling>> = {
  'unknown-state': 'unknown-state',
  'broken-payload': 'broken-payload',
};

/** Word of a message that another of the authority's systems has sent, in the same queue. */
function ofOtherSystem({ at, event }: EventMessage): EventMessage {
  const { cvr, channel, state } = event;
  const sent = { transmissionId: randomUUID(), messageUuid: randomUUID() };
  return { id: randomUUID(), at, event: { cvr, channel, state, ...sent }, spoiling: 'other-system' };
}

/** The messages of all authorities: taken in, told in the order that faults want, pushed or kept until they are fetched. */
export function createDistributor(
  context: PeerContext,
  subscriptionOf: (cvr: string) => Subscription | undefined,
  push: (url: string, body: string) => Promise<boolean>,
) {
  const waiting = new Map<string, Waiting[]>();
  const pushing = new Set<string>();
  let stopped = false;

  const queueOf = (cvr: string): Waiting[] => {
    const queue = waiting.get(cvr) ?? [];
    waiting.set(cvr, queue);
    return queue;
  };

  async function put(cvr: string, messages: readonly EventMessage[]): Promise<void> {
    for (const message of messages) {
      await context.accept({ ...message, at: message.at.toISOString() });
      queueOf(cvr).push({ message, tries: 0 });
    }
    void pushAll(cvr);
  }

  /** One after the other, each until it is taken: the distributor sends again what is not answered by status code 20. */
  async function pushAll(cvr: string): Promise<void> {
    const subscription = subscriptionOf(cvr);
    if (subscription?.way !== 'push' || pushing.has(cvr)) return;
    pushing.add(cvr);
    const queue = queueOf(cvr);
    for (let next = queue[0]; next && !stopped; next = queue[0]) {
      next.tries += 1;
      const isTaken = await push(subscription.url, writePush(next.message, next.tries)).catch(() => false);
      if (isTaken) queue.splice(queue.indexOf(next), 1);
      else await sleep(Math.min(5_000, 100 * 2 ** next.tries), undefined, { ref: false });
    }
    pushing.delete(cvr);
  }

  return {
    /** What happened to one sending, in order. Faults at `receipt` are struck for each word of it. */
    async tell(events: readonly PostEvent[]): Promise<void> {
      const [first] = events;
      if (!first) return;
      let isReversed = false;
      const messages: EventMessage[] = [];
      for (const event of events) {
        const faults = await context.strike('receipt');
        const kinds = new Set(faults.map(({ kind }) => kind));
        const what = faults.find(({ kind }) => kind === 'wrong')?.what ?? '';
        if (kinds.has('drop')) continue;
        isReversed ||= kinds.has('reorder');
        const error = errorOf[what as keyof typeof errorOf];
        const state = error ? 'failed' : what === 'recalled' ? 'print-recalled' : event.state;
        const spoiling = kinds.has('garble') ? 'broken-payload' : spoilings[what];
        const message: EventMessage = {
          id: randomUUID(),
          at: new Date(),
          event: { ...event, state, ...(error && { error }) },
          ...(spoiling && { spoiling }),
        };
        if (what === 'other-system') messages.push(ofOtherSystem(message));
        messages.push(message);
        if (kinds.has('duplicate')) messages.push(message);
        if (what === 'again') messages.push({ ...message, id: randomUUID() });
        if (what === 'fails-after') {
          messages.push({ ...message, id: randomUUID(), event: { ...event, state: 'failed', error: errorOf.fails } });
        }
        if (what === 'returned') {
          messages.push({ ...message, id: randomUUID(), event: { ...event, state: 'print-update' } });
        }
        if (error || what === 'recalled' || what === 'fails-after') break;
      }
      await put(first.cvr, isReversed ? messages.toReversed() : messages);
    },
    /** Pushes what waits, after the subscription was changed. */
    changed: (cvr: string): void => void pushAll(cvr),
    next(cvr: string): HandedOut | undefined {
      const queue = queueOf(cvr);
      const next = queue.shift();
      if (!next) return undefined;
      next.tries += 1;
      return {
        body: Buffer.from(writeEvent(next.message, next.tries)),
        redelivered: next.tries > 1,
        left: queue.length,
        taken: () => {},
        back: () => void queue.unshift(next),
      };
    },
    left: (cvr: string): number => queueOf(cvr).length,
    stop: (): void => {
      stopped = true;
    },
  };
}

export type Distributor = ReturnType<typeof createDistributor>;

import { connect } from 'amqplib';
import { sharedTokens } from '../../../service-platform/call-service.ts';
import { identityOf } from '../../../service-platform/platform.ts';
import type { DeliveryKind } from '../../option.ts';
import type { DigitalPostInput } from '../digital-post-input.ts';
import type { DigitalPostSettings } from '../settings.ts';

type Pull = NonNullable<DeliveryKind<DigitalPostInput, DigitalPostSettings>['pullReceipts']>;
type Pulled = Awaited<ReturnType<Pull>>;

/** Names the message distributor's queues in assertions (SF1461, BeskedHent). */
const entityId = 'http://entityid.kombit.dk/service/bfo_modtag/2';

/** So many in one go: others' turn comes too. */
const most = 1_000;
const connectLimit = 15_000;

/**
 * Fetches receipts from the organisation's queue at the message distributor: AMQP 0-9-1 over TLS, SASL EXTERNAL with the assertion as it
 * came from the token service, `basic.get` until the queue is empty. One is acknowledged when it is taken for good; those that aren't
 * come again.
 */
export const pullReceipts: Pull = async ({ receipts, queue, connection }, signal, take) => {
  if (receipts !== 'pull' || queue === undefined) return { count: 0 };
  const { distributorUrl, platform, caller } = connection ?? {};
  if (distributorUrl === undefined || !caller)
    return { count: 0, problem: 'the installation has no POST_DISTRIBUTOR_URL' };
  let problem = 'the organisation has no certificate';
  for (const certificate of caller.certificates) {
    const got = await sharedTokens.assertion({ platform, cvr: caller.cvr, certificate, entityId }, signal);
    if (got.kind === 'assertion') {
      const { authorities } = identityOf(platform, certificate);
      return fetchAll(distributorUrl, queue, got.assertion.xml, authorities, signal, take);
    }
    problem = got.kind === 'unavailable' ? got.reason : got.why;
  }
  return { count: 0, problem };
};

async function fetchAll(
  url: string,
  queue: string,
  assertion: Buffer,
  authorities: string | undefined,
  signal: AbortSignal,
  take: (body: Buffer) => Promise<void>,
): Promise<Pulled> {
  let count = 0;
  let broken: unknown;
  try {
    const client = await connect(url, {
      // Authorities that are given stand in place of those that everybody trusts.
      ...(authorities === undefined ? {} : { ca: [authorities] }),
      credentials: { mechanism: 'EXTERNAL', response: () => assertion },
      timeout: connectLimit,
    });
    client.on('error', (error: unknown) => {
      broken = error;
    });
    try {
      const channel = await client.createChannel();
      channel.on('error', (error: unknown) => {
        broken = error;
      });
      for (; count < most && !signal.aborted && broken === undefined; count += 1) {
        const message = await channel.get(queue);
        if (message === false) break;
        await take(message.content);
        channel.ack(message);
      }
      // Closing waits until the acknowledgements are out.
      await channel.close();
    } finally {
      await client.close().catch(() => undefined);
    }
  } catch (error) {
    broken ??= error;
  }
  return broken === undefined ? { count } : { count, problem: nameOf(broken) };
}

/** For operators. What the broker says in words can hold anything: only codes and names are handed on. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const code = 'code' in error ? String(error.code) : '';
  const refusal = /ACCESS_REFUSED|NOT_FOUND/.exec(error.message)?.[0];
  return [error.name, code, refusal].filter(Boolean).join(' ');
}

import { createHash, createHmac } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { translator } from '../../src/texts/catalogue.ts';
import { pageLanguage, sendPage } from '../pages.tsx';
import { type Peer, type PeerContext, withFaults } from '../peer.ts';
import { webhookSecret } from './access.ts';
import { webhookPeerTexts } from './texts.ts';
import { signatureProblem } from './verify.ts';

interface Taken {
  readonly [name: string]: unknown;
  readonly key: string;
  readonly digest: string;
  readonly body: string;
}

const json = (status: number, body: unknown) => ({ status, type: 'application/json', body: JSON.stringify(body) });

/**
 * A system that takes webhooks as the product signs them (Standard Webhooks) and heeds `Idempotency-Key`: the same key again
 * is answered as the first time, with another body by 409. `GET /webhooks/in/{key}` says whether it has a key (signed over
 * nothing); `/webhooks/later` answers 202 and sends its receipt to the address in `receipt-to` afterwards.
 */
export function createWebhooksPeer(now: () => Date = () => new Date()): Peer {
  return {
    key: 'webhooks',
    title: 'Modtager af webhooks',
    async routes(app, context) {
      await app.register(async (service) => serviceRoutes(service, context, now));
      app.get<{ Querystring: { language?: string } }>('/', async (request, reply) => {
        const language = pageLanguage(request.query.language ?? request.headers['accept-language']);
        const say = translator(webhookPeerTexts, language);
        const taken = (context.received() as readonly Taken[]).slice(-50).toReversed();
        return sendPage(
          reply,
          { title: say('sandbox.webhooks.title'), language },
          <>
            <p>{say('sandbox.webhooks.intro')}</p>
            {taken.length === 0 ? (
              <p>{say('sandbox.webhooks.none')}</p>
            ) : (
              taken.map(({ key, body }) => (
                <section key={key}>
                  <h2>{key}</h2>
                  <pre>{body}</pre>
                </section>
              ))
            )}
          </>,
        );
      });
    },
  };
}

function serviceRoutes(app: FastifyInstance, context: PeerContext, now: () => Date): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 30_000_000 }, (_request, body, done) =>
    done(null, body),
  );
  const known = (key: string) => (context.received() as readonly Taken[]).find((taken) => taken.key === key);
  const bodyOf = (request: FastifyRequest): Buffer => (Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));

  // What is being written down: the same key again that comes meanwhile waits for it.
  const writing = new Map<string, Promise<void>>();

  const take = async (request: FastifyRequest, status: number) => {
    const body = bodyOf(request);
    const problem = signatureProblem(webhookSecret, request.headers, body, now());
    if (problem !== null) return json(401, { error: problem });
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string' || key === '') return json(400, { error: 'Idempotency-Key is missing' });
    const digest = createHash('sha256').update(body).digest('hex');
    for (let other = writing.get(key); other; other = writing.get(key)) await other.catch(() => undefined);
    const before = known(key);
    if (before && before.digest !== digest) return json(409, { error: 'the key was used for another message' });
    if (!before) {
      const text = body.toString('utf8');
      if (!isJson(text)) return json(422, { error: 'the body is no JSON' });
      const accepting = context.accept({ key, digest, body: text, at: now().toISOString() });
      writing.set(key, accepting);
      await accepting.finally(() => writing.delete(key));
    }
    return json(status, { reference: `modtaget-${key.slice(0, 8)}` });
  };

  app.post('/in', (request, reply) => withFaults(context, request, reply, () => take(request, 200)));
  app.post('/refuse', (request, reply) =>
    withFaults(context, request, reply, async () => json(422, { error: 'a field is missing: sagstype' })),
  );
  for (const way of ['in', 'later'] as const) {
    app.get<{ Params: { key: string } }>(`/${way}/:key`, (request, reply) =>
      withFaults(context, request, reply, async () => {
        const problem = signatureProblem(webhookSecret, request.headers, Buffer.alloc(0), now());
        if (problem !== null) return json(401, { error: problem });
        const { key } = request.params;
        if (!known(key)) return json(404, { error: 'unknown' });
        return json(way === 'in' ? 200 : 202, { reference: `modtaget-${key.slice(0, 8)}` });
      }),
    );
  }
  app.post('/later', async (request, reply) => {
    const sent = await withFaults(context, request, reply, () => take(request, 202));
    const [key, to] = [request.headers['idempotency-key'], request.headers['receipt-to']];
    if (reply.statusCode === 202 && typeof key === 'string' && typeof to === 'string') {
      void sendReceipts(context, key, to, now).catch(() => undefined);
    }
    return sent;
  });
}

/** Sends the receipt, as the faults at `receipt` have it: not at all, late, twice, or once wrongly and once rightly. */
async function sendReceipts(context: PeerContext, key: string, to: string, now: () => Date): Promise<void> {
  if (!to.startsWith(`${context.productUrl}/`)) return;
  const faults = (await context.strike('receipt')).map(({ kind }) => kind);
  if (faults.includes('drop')) return;
  const outcome = faults.includes('refuse')
    ? { outcome: 'rejected', reason: 'Sagstypen findes ikke hos os.' }
    : { outcome: 'accepted', reference: `sag-${key.slice(0, 8)}` };
  const body = JSON.stringify({ key, ...outcome });
  for (let count = faults.includes('duplicate') ? 2 : 1; count > 0; count -= 1)
    await sendSigned(to, `kvittering-${key}`, body, now());
}

async function sendSigned(to: string, id: string, body: string, at: Date): Promise<void> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const secret = Buffer.from(webhookSecret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
  await fetch(to, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    },
    body,
  });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The receiver as the sandbox runs it. */
export const webhooksPeer: Peer = createWebhooksPeer();

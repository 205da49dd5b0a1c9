import type { FastifyInstance } from 'fastify';
import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import { v5 as uuidv5 } from 'uuid';
import { translator } from '../../src/texts/catalogue.ts';
import { OtherLanguage, pageLanguage, pageMoment, sendPage } from '../pages.tsx';
import type { Peer, PeerContext } from '../peer.ts';
import { demoCvr, proevebyCvr } from '../people.ts';
import { readAssertion } from '../service-platform/assertion.ts';
import { serverKey, tokenServiceKey } from '../service-platform/keys.ts';
import { entityIds } from '../service-platform/user-systems.ts';
import { startBroker } from './broker.ts';
import { createDistributor, type Distributor, distributorSubject, type Subscription } from './distributor.ts';
import { type PostEvent, stateWords } from './event.ts';
import { distributorTexts } from './texts.ts';
import type { EventMessage } from './write-event.ts';

/** The header in which a proxy that ends TLS tells the product whose certificate it saw. */
export const senderHeader = 'x-client-certificate-subject';

/** The queue (*dueslag*) of an authority. */
export function queueOf(cvr: string): string {
  return uuidv5(`dueslag ${cvr}`, '6ba7b811-9dad-11d1-80b4-00c04fd430c8');
}

const slugs: Readonly<Record<string, string>> = { [demoCvr]: 'demo', [proevebyCvr]: 'proeveby' };

const EventsSchema = Type.Array(
  Type.Object({
    cvr: Type.String({ pattern: '^\\d{8}$' }),
    channel: Type.Enum(['Digital Post', 'Fysisk Post']),
    state: Type.Enum(Object.keys(stateWords)),
    transmissionId: Type.String(),
    messageUuid: Type.Optional(Type.String()),
    shipmentId: Type.Optional(Type.String()),
    error: Type.Optional(Type.Object({ code: Type.String(), text: Type.String() })),
  }),
);
const SubscriptionSchema = Type.Union([
  Type.Object({ way: Type.Literal('pull') }),
  Type.Object({ way: Type.Literal('push'), url: Type.String() }),
]);

/**
 * The message distributor (Beskedfordeler, SF1461): receipts of Digital Post and letters (PKO_PostStatus), pushed as
 * `ModtagBeskedInput` or fetched by AMQP 0-9-1 over TLS from a queue. Authorities are pushed to until
 * `PUT /beskedfordeler/abonnement/{cvr}` says otherwise; the push comes as from a proxy that has ended TLS.
 *
 * Faults at `receipt`, for each word of a sending: `drop` (never told), `duplicate` (twice with one BeskedId), `reorder` (the last word
 * first), `delay`, `garble` (a payload that can't be read), and `wrong`: `again` (the same word once more, with a BeskedId of its own),
 * `fails`, `unregistered` (Fejlet), `fails-after` (Fejlet after the word), `recalled`, `returned` (news from the postal service after it),
 * `unknown-state`, `other-system` (word of another system's message before it). At `request`, `refuse`: the broker refuses the log-in; at
 * `answer`, `drop`: the
 * broker cuts the connection before the acknowledgement.
 */
export const beskedfordelerPeer: Peer = createBeskedfordelerPeer();

export function createBeskedfordelerPeer(now: () => Date = () => new Date()): Peer {
  const subscriptions = new Map<string, Subscription>();
  const distributors = new WeakMap<PeerContext, Distributor>();
  return {
    key: 'beskedfordeler',
    title: 'Beskedfordeler (SF1461)',
    async routes(app, context) {
      const subscriptionOf = (cvr: string): Subscription | undefined => {
        const slug = slugs[cvr];
        const usual =
          slug && ({ way: 'push', url: `${context.productUrl}/${slug}/kvitteringer/digital-post` } as const);
        return subscriptions.get(cvr) ?? (usual || undefined);
      };
      const distributor = createDistributor(context, subscriptionOf, pushOverHttp);
      distributors.set(context, distributor);
      app.addHook('onClose', async () => distributor.stop());
      controls(app, distributor, subscriptions);
      page(app, context, distributor);
    },
    async listen(context) {
      const distributor = distributors.get(context);
      return startBroker(serverKey, context.listenAt ?? { host: '127.0.0.1', port: 0 }, {
        admit(assertion) {
          const read = readAssertion(assertion.toString('utf8'), tokenServiceKey.certificate);
          if (typeof read === 'string') return read;
          if (read.audience !== entityIds.beskedfordeler) return 'the assertion is for another service';
          if (read.to <= now()) return 'the assertion has expired';
          return { cvr: read.cvr };
        },
        async next(cvr, queue) {
          const faults = await context.strike('request');
          if (faults.some(({ kind }) => kind === 'refuse')) return 'no access';
          return queue.toLowerCase() === queueOf(cvr) ? distributor?.next(cvr) : 'no such queue';
        },
        cutsOff: async () => (await context.strike('answer')).some(({ kind }) => kind === 'drop'),
      });
    },
  };
}

function controls(app: FastifyInstance, distributor: Distributor, subscriptions: Map<string, Subscription>): void {
  app.post('/haendelser', async (request, reply) => {
    if (!Value.Check(EventsSchema, request.body)) return reply.code(400).send({ error: 'no events' });
    void distributor.tell(request.body as readonly PostEvent[]);
    return reply.code(202).send({});
  });
  app.put<{ Params: { cvr: string }; Body: Static<typeof SubscriptionSchema> }>(
    '/abonnement/:cvr',
    { schema: { body: SubscriptionSchema } },
    async (request, reply) => {
      subscriptions.set(request.params.cvr, request.body);
      distributor.changed(request.params.cvr);
      return reply.code(204).send();
    },
  );
}

function page(app: FastifyInstance, context: PeerContext, distributor: Distributor): void {
  app.get<{ Querystring: { lang?: string } }>('/', async (request, reply) => {
    const language = pageLanguage(request.query.lang);
    const say = translator(distributorTexts, language);
    const told = (context.received() as unknown as readonly EventMessage[]).slice(-50).toReversed();
    return sendPage(
      reply,
      { title: say('sandbox.beskedfordeler.title'), language },
      <>
        <OtherLanguage address="/beskedfordeler/" language={language} />
        <p>{say('sandbox.beskedfordeler.intro')}</p>
        <p>{say('sandbox.beskedfordeler.ways')}</p>
        <ul>
          {Object.keys(slugs).map((cvr) => (
            <li key={cvr}>{say('sandbox.beskedfordeler.waiting', { count: distributor.left(cvr), cvr })}</li>
          ))}
        </ul>
        {told.length === 0 ? (
          <p>{say('sandbox.beskedfordeler.none')}</p>
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">{say('sandbox.beskedfordeler.time')}</th>
                <th scope="col">{say('sandbox.beskedfordeler.channel')}</th>
                <th scope="col">{say('sandbox.beskedfordeler.state')}</th>
                <th scope="col">{say('sandbox.beskedfordeler.message')}</th>
              </tr>
            </thead>
            <tbody>
              {told.map(({ id, at, event }) => (
                <tr key={id}>
                  <td>{pageMoment(String(at), language)}</td>
                  <td>
                    {say(
                      event.channel === 'Digital Post'
                        ? 'sandbox.beskedfordeler.digital'
                        : 'sandbox.beskedfordeler.paper',
                    )}
                  </td>
                  <td>
                    {say(`sandbox.beskedfordeler.state.${event.state}`)}{' '}
                    <small lang="da">({stateWords[event.state][1]})</small>
                  </td>
                  <td>{event.messageUuid ?? event.shipmentId}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </>,
    );
  });
}

/** Pushes one message. @returns whether it was taken: HTTP 200 and status code 20. */
async function pushOverHttp(url: string, body: string): Promise<boolean> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/xml', [senderHeader]: distributorSubject },
    body,
    signal: AbortSignal.timeout(10_000),
  });
  const text = await answer.text();
  return answer.status === 200 && /<(\w+:)?StatusKode>20</.test(text);
}

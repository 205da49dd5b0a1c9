import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { XmlElement } from 'libxml2-wasm';
import { courseOf } from '../beskedfordeler/event.ts';
import { tellDistributor } from '../beskedfordeler/tell.ts';
import { type Peer, type PeerContext, withFaults } from '../peer.ts';
import type { PlatformGate } from '../service-platform/gate.ts';
import { entityIds } from '../service-platform/user-systems.ts';
import { handToPrinter } from './hand-to-printer.ts';
import { judgeContentType, judgeHeaders } from './judge-headers.ts';
import { judgeMessage } from './judge-message.ts';
import { type KombiOrder, orderOf, parseRequest } from './judge-request.ts';
import { type Answer, received, refused } from './kombi-response.ts';
import { mailboxRoutes } from './mailbox-routes.ts';
import { type MessageStore, openMessageStore } from './message-store.ts';
import { lookUpRecipient, refusedAsJson } from './post-forespoerg.ts';
import { isRegistered } from './recipients.ts';
import { type Refusal, refuse } from './refusal.ts';

/** How a peer can differ from the ordinary one; for tests. */
export interface DigitalPostOptions {
  readonly now?: () => Date;
  /** Bytes of all files of a message before base64; 99.5 MB when absent (order of 2016, no newer figure is public). */
  readonly maximumBytes?: number;
}

/** Bytes of a whole request: 99.5 MB of files in base64 with room to spare. */
const maximumRequest = 150_000_000;

const nothingToSend: Refusal = refuse('kombi.valg.kode.invalid', 'the request has nothing to send');

/** Who sends, and what was sent before, the post component knows itself. */
const seenAtOnce: ReadonlySet<string> = new Set(['sender.not.allowed', 'message.uuid.not.unique']);

/** A store of each sandbox: the pages and the services lie at two addresses and show the same letters. */
const stores = new WeakMap<PeerContext, Promise<MessageStore>>();

function storeOf(context: PeerContext): Promise<MessageStore> {
  const store = stores.get(context) ?? openMessageStore(context);
  stores.set(context, store);
  return store;
}

function serviceRoutes(
  app: FastifyInstance,
  context: PeerContext,
  gate: PlatformGate,
  store: MessageStore,
  options: DigitalPostOptions,
): void {
  const now = options.now ?? (() => new Date());
  const maximumBytes = options.maximumBytes ?? 99_500_000;

  async function take(request: FastifyRequest): Promise<Answer> {
    const at = now();
    const caller = await gate.admit(request, entityIds.kombi);
    if (caller.kind === 'refused') return caller.answer;
    const wrong = judgeHeaders(request.headers, at) ?? judgeContentType(request.headers['content-type']);
    if (wrong) return refused(wrong);
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const parsed = parseRequest(body);
    if ('kind' in parsed) return refused(parsed);
    using document = parsed;
    const order = orderOf(document);
    if (order.kind === 'refusal') return refused(order);
    const message = digitalOf(order);
    if (!message) return 'letters' in order ? takeLetter(order.letters, caller.cvr) : refused(nothingToSend);
    const isTaken = (messageUuid: string) => store.find(messageUuid) !== undefined;
    const judged = judgeMessage(message, { caller: caller.cvr, now: at, maximumBytes, isTaken });
    if (judged.kind === 'refusal') return refuseMessage(judged, message, caller.cvr);
    const kept = await store.keep(judged, body, at);
    if (!kept) return refused(refuse('message.uuid.not.unique', 'a message with this messageUUID was received before'));
    const { messageUuid, transmissionId } = kept;
    const event = { cvr: caller.cvr, channel: 'Digital Post', transmissionId, messageUuid } as const;
    void tellDistributor(
      context.baseUrl,
      courseOf['Digital Post'].map((state) => ({ ...event, state })),
    );
    return received(transmissionId);
  }

  /** What Digital Post itself finds wrong comes as a receipt, where there is a message distributor; what is seen before it is the answer. */
  async function refuseMessage(found: Refusal, message: XmlElement, cvr: string): Promise<Answer> {
    if (seenAtOnce.has(found.code)) return refused(found);
    const messageUuid = message.get("./*[local-name()='MessageHeader']/*[local-name()='messageUUID']")?.content;
    const transmissionId = crypto.randomUUID();
    const isTold = await tellDistributor(context.baseUrl, [
      {
        cvr,
        channel: 'Digital Post',
        state: 'failed',
        transmissionId,
        ...(messageUuid && { messageUuid: messageUuid.toLowerCase() }),
        error: { code: found.code, text: found.text },
      },
    ]);
    return isTold ? received(transmissionId) : refused(found);
  }

  async function takeLetter(letters: XmlElement, sender: string): Promise<Answer> {
    // The document is gone when the printer has answered.
    const shipmentId = letters.get('.//*[local-name()="AfsendelseIdentifikator"]')?.content ?? '';
    const handed = await handToPrinter(context.baseUrl, letters, sender);
    if (handed.kind === 'refusal') return refused(handed);
    const transmissionId = crypto.randomUUID();
    const event = { cvr: sender, channel: 'Fysisk Post', transmissionId, shipmentId } as const;
    void tellDistributor(
      context.baseUrl,
      courseOf['Fysisk Post'].map((state) => ({ ...event, state })),
    );
    return received(transmissionId);
  }

  /** The answer as another version of the service could write it: the same, said otherwise. */
  async function distorted(answer: Answer): Promise<Answer> {
    for (const { what } of await context.strike('answer', 'kombi-answer')) {
      if (what === 'status-ok') return { ...answer, status: 200 };
      if (what === 'letter-case') {
        return { ...answer, body: answer.body.replaceAll(/<\/?\w+/g, (name) => name.toUpperCase()) };
      }
      if (what === 'more-elements') {
        return {
          ...answer,
          body: answer.body.replace('</kombi_response>', '<Nyt><Felt>x</Felt></Nyt></kombi_response>'),
        };
      }
    }
    return answer;
  }

  async function look(request: FastifyRequest, channel: 'digitalpost' | 'nemsms'): Promise<Answer> {
    const caller = await gate.admit(request, entityIds.postForespoerg);
    if (caller.kind === 'refused') return caller.answer;
    const wrong = judgeHeaders(request.headers, now(), 'application/json');
    if (wrong) return refusedAsJson(wrong);
    const faults = await context.strike('answer', 'registration');
    return lookUpRecipient(
      request,
      channel,
      faults.some(({ what }) => what === 'registered-until-now'),
    );
  }

  app.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) => {
    const isTooLarge = error.statusCode === 413;
    if (!isTooLarge) throw error;
    const answer = refused(refuse('message.too.large', `a request is at most ${maximumRequest} bytes`));
    return reply.code(answer.status).type(answer.type).send(answer.body);
  });
  app.post('/service/KombiPostAfsend_1/kombi', (request, reply) =>
    withFaults(context, request, reply, async () => distorted(await take(request)), 'kombi'),
  );
  for (const channel of ['digitalpost', 'nemsms'] as const) {
    app.get(`/service/PostForespoerg_1/${channel}`, (request, reply) =>
      withFaults(context, request, reply, () => look(request, channel), 'look-up'),
    );
  }
}

/** A message where it goes as Digital Post or NemSMS: as asked, or because the recipient can receive it. */
function digitalOf(order: KombiOrder): XmlElement | undefined {
  if (order.kind === 'letter') return undefined;
  if (order.kind === 'message' || order.kind === 'nem-sms') return order.message;
  const text = (name: string) =>
    order.message.get(`./*[local-name()='MessageHeader']/*[local-name()='Recipient']/*[local-name()='${name}']`)
      ?.content;
  const kind = text('idType') === 'CVR' ? 'cvr' : 'cpr';
  return isRegistered({ kind, id: text('recipientID') ?? '' }) ? order.message : undefined;
}

/** A Digital Post peer that differs from the ordinary one. */
export function createDigitalPostPeer(options: DigitalPostOptions = {}): Peer {
  return {
    key: 'digital-post',
    title: 'Digital Post',
    routes: async (app, context) => mailboxRoutes(app, await storeOf(context), context),
    platform: async (app, context, gate) => serviceRoutes(app, context, gate, await storeOf(context), options),
  };
}

/**
 * Serviceplatformen's post component with Digital Post behind it: `POST /service/KombiPostAfsend_1/kombi` with a `kombi_request`
 * (SF1601) and `GET /service/PostForespoerg_1/{digitalpost|nemsms}`, both at the address of the peer `service-platform`, which
 * judges certificates and tokens; and the mailboxes and the NemSMS for people at `/digital-post/`. Faults are of `service: 'kombi'` or `'look-up'`; of
 * `'kombi-answer'`, `kind: 'wrong'` there are `status-ok` (a refusal with HTTP 200), `letter-case` and `more-elements`; of
 * `'registration'`, `kind: 'wrong'`, `registered-until-now`: the look-up finds everybody registered, the message doesn't any more.
 * It departs from the real service in these places:
 *
 * - What Digital Post finds wrong (`memo.invalid`, recipient not registered …) is a receipt, told by the peer `beskedfordeler`; where that
 *   peer is not played it is the answer here, 400 with `Result` false, `FejlKode` and `FejlTekst`. Codes whose real spelling isn't public
 *   are marked in `refusal.ts`.
 * - Whether a receipt of a NemSMS names a channel of its own isn't public: here it is `Digital Post`, with the states of a message.
 * - A letter is handed to the peer `printer` at once, and its refusal is the answer here.
 * - A messageUUID or AfsendelseIdentifikator that was used before is refused with `message.uuid.not.unique`, a code of ours.
 */
export const digitalPostPeer: Peer = createDigitalPostPeer();

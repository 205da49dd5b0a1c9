import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Peer, type PeerContext, withFaults } from '../peer.ts';
import { judgeContentType, judgeHeaders } from './judge-headers.ts';
import { judgeMessage } from './judge-message.ts';
import { messageOf, parseRequest } from './judge-request.ts';
import { type Answer, received, refused } from './kombi-response.ts';
import { mailboxRoutes } from './mailbox-routes.ts';
import { type MessageStore, openMessageStore } from './message-store.ts';
import { refuse } from './refusal.ts';

/** How a peer can differ from the ordinary one; for tests. */
export interface DigitalPostOptions {
  readonly now?: () => Date;
  /** Bytes of all files of a message before base64; 99.5 MB when absent (order of 2016, no newer figure is public). */
  readonly maximumBytes?: number;
}

/** Bytes of a whole request: 99.5 MB of files in base64 with room to spare. */
const maximumRequest = 150_000_000;

const path = '/service/KombiPostAfsend_1/kombi';

function serviceRoutes(
  app: FastifyInstance,
  context: PeerContext,
  store: MessageStore,
  options: DigitalPostOptions,
): void {
  const now = options.now ?? (() => new Date());
  const maximumBytes = options.maximumBytes ?? 99_500_000;

  async function take(request: FastifyRequest): Promise<Answer> {
    const at = now();
    const caller = judgeHeaders(request.headers, at);
    if (caller.kind === 'refusal') return refused(caller);
    const wrongType = judgeContentType(request.headers['content-type']);
    if (wrongType) return refused(wrongType);
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const parsed = parseRequest(body);
    if ('kind' in parsed) return refused(parsed);
    using document = parsed;
    const message = messageOf(document);
    if ('kind' in message) return refused(message);
    const isTaken = (messageUuid: string) => store.find(messageUuid) !== undefined;
    const judged = judgeMessage(message, { caller: caller.cvr, now: at, maximumBytes, isTaken });
    if (judged.kind === 'refusal') return refused(judged);
    const kept = await store.keep(judged, body, at);
    return kept
      ? received(kept.transmissionId)
      : refused(refuse('message.uuid.not.unique', 'a message with this messageUUID was received before'));
  }

  async function look(request: FastifyRequest, messageUuid: string): Promise<Answer> {
    const caller = judgeHeaders(request.headers, now());
    if (caller.kind === 'refusal') return refused(caller);
    const message = store.find(messageUuid);
    return message?.sender.cvr === caller.cvr
      ? received(message.transmissionId)
      : refused(refuse('message.uuid.unknown', 'no message with this messageUUID was received'));
  }

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: maximumRequest }, (_request, body, done) =>
    done(null, body),
  );
  app.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) => {
    const isTooLarge = error.statusCode === 413;
    if (!isTooLarge) throw error;
    const answer = refused(refuse('message.too.large', `a request is at most ${maximumRequest} bytes`));
    return reply.code(answer.status).type(answer.type).send(answer.body);
  });
  app.post(path, (request, reply) => withFaults(context, request, reply, () => take(request)));
  app.get<{ Params: { readonly messageUuid: string } }>(`${path}/:messageUuid`, (request, reply) =>
    withFaults(context, request, reply, () => look(request, request.params.messageUuid)),
  );
}

/** A Digital Post peer that differs from the ordinary one. */
export function createDigitalPostPeer(options: DigitalPostOptions = {}): Peer {
  return {
    key: 'digital-post',
    title: 'Digital Post',
    async routes(app, context) {
      const store = await openMessageStore(context);
      await app.register(async (service) => serviceRoutes(service, context, store, options));
      await app.register(async (pages) => mailboxRoutes(pages, store));
    },
  };
}

/**
 * Serviceplatformen's post component with Digital Post behind it, as a REST peer that answers at once:
 * `POST /digital-post/service/KombiPostAfsend_1/kombi` with a `kombi_request` (SF1601), and the mailboxes for people at
 * `/digital-post/`. It departs from the real service in these places:
 *
 * - `Authorization: Bearer` with the key of `apiKeyOf` (senders.ts) in place of a token bound to a client certificate.
 * - No receipts: what the real service says in a receipt (`memo.invalid`, recipient not registered) is the answer here,
 *   400 with `Result` false, `FejlKode` and `FejlTekst`. Codes whose real spelling isn't public are marked in `refusal.ts`.
 * - `GET …/kombi/{messageUUID}` tells the sender whether a message was received; the real service has no such query.
 * - A messageUUID that was used before is refused with `message.uuid.not.unique`, a code of ours.
 */
export const digitalPostPeer: Peer = createDigitalPostPeer();

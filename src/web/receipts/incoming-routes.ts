import type { FastifyInstance, FastifyReply } from 'fastify';
import { caseOfPost } from '../../cases/incoming/case-of-post.ts';
import { isTaken, keepUnmatched } from '../../cases/incoming/keep-post.ts';
import { isOptionOn } from '../../organisations/option-settings.ts';
import { type Application, organisationOf, requestOrigin } from '../application.ts';
import { placePost } from '../incoming/place-post.ts';
import type { WebRoutes } from '../web-routes.ts';
import { provenSender } from './proven-sender.ts';

/** A letter with 99.5 MB of files in base64 with room to spare. */
const longestLetter = 150_000_000;

/**
 * `POST /{organisation}/post/{kind}`: letters that come in from outside, such as answers to Digital Post. Each kind reads its own. It is
 * taken once, on its case or in the list for a person, before it is answered; who isn't proven to be the one who may bring letters
 * is refused before anything is read.
 */
export function incomingRoutes(application: Application): WebRoutes {
  return {
    name: 'incoming post',
    needs: 'signature',
    register(server: FastifyInstance) {
      server.removeAllContentTypeParsers();
      server.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: longestLetter }, (_request, body, done) =>
        done(null, body),
      );
      const config = { csrf: 'none', session: 'none', answers: 'problem', limit: 'lookUp' } as const;
      // Nobody but the proven one has a body read, which may be long.
      const onRequest = async (request: Parameters<typeof provenSender>[0], reply: FastifyReply) =>
        provenSender(request, application.mailbox) ? undefined : problem(reply, 401, 'who brings it is not proven');
      server.post<{ Params: { readonly kind: string } }>(
        '/:organisation/post/:kind',
        { config, onRequest },
        async (request, reply): Promise<FastifyReply> => {
          const organisation = await organisationOf(request, application);
          const { services } = application;
          const registered = services.deliveries.get(request.params.kind);
          const { kind } = registered ?? {};
          if (!registered || !kind?.readIncoming || !isOptionOn(organisation, registered.option)) {
            return problem(reply, 404, 'nothing takes letters here');
          }
          const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
          const settings = services.deliverySettings(organisation, registered.option);
          const read = kind.readIncoming(body, settings);
          const answer = (status: number, id: string | undefined, code: string | null) => {
            const said = kind.incomingAnswer?.(id, code, services.now());
            return said ? reply.code(status).type(said.type).send(said.body) : problem(reply, status, code ?? 'taken');
          };
          if (read.kind === 'refused') return answer(read.status, undefined, read.code);
          const { post } = read;
          const { database } = services;
          const found = await database.inOrganisation(organisation.id, async (transaction) =>
            (await isTaken(transaction, post.id))
              ? null
              : caseOfPost(services, transaction, organisation, kind.key, post),
          );
          if (found === null) return answer(200, post.id, null);
          const from = requestOrigin(request);
          if (found.kind === 'unmatched') {
            await keepUnmatched(services, organisation, post.id, found.why, body, from);
            return answer(200, post.id, null);
          }
          const placed = await placePost(application, organisation, found.stored, post, found.from, from, null);
          // Brought again, it is taken when the scanner answers.
          return placed === 'later' ? problem(reply, 503, 'files can not be scanned now') : answer(200, post.id, null);
        },
      );
    },
  };
}

function problem(reply: FastifyReply, status: number, detail: string): FastifyReply {
  return reply.code(status).type('application/problem+json').send(JSON.stringify({ status, detail }));
}

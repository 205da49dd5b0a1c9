import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Application } from '../application.ts';
import { addresses } from './addresses.ts';
import { sendLoggedOut } from './send-logged-out.tsx';
import { showCase } from './show-case.tsx';
import type { CaseworkerTextKey } from './texts.ts';
import { type CaseParameters, withCase } from './with-case.ts';

/** What `?ok=` says has just been done. */
const notices: Readonly<Record<string, CaseworkerTextKey>> = {
  tag: 'caseworker.notice.tag',
  slip: 'caseworker.notice.slip',
  afgoer: 'caseworker.notice.afgoer',
  besked: 'caseworker.notice.besked',
  'send-igen': 'caseworker.notice.send-igen',
  haandteret: 'caseworker.notice.haandteret',
};

type Request = FastifyRequest<{ Params: CaseParameters }>;

/** `GET …/sag/:case`, and `POST …/sag/:case/cpr`, which shows the same page with the whole CPR number on it. */
export function caseRoutes(server: FastifyInstance, application: Application): void {
  server.get('/:organisation/sagsbehandling/sag/:case', async (request: Request, reply) => {
    const opened = await withCase(application, request, reply);
    if (!opened) return reply;
    const { ok } = request.query as { readonly ok?: unknown };
    const notice = typeof ok === 'string' && Object.hasOwn(notices, ok) ? notices[ok] : null;
    return showCase(application, request, reply, opened, { notice: notice ?? null });
  });

  server.post(
    '/:organisation/sagsbehandling/sag/:case/cpr',
    { config: { limit: 'submission', csrf: 'sessionOnly' } },
    async (request: Request, reply) => {
      if (request.session === null) return sendLoggedOut(request, reply);
      const opened = await withCase(application, request, reply);
      if (!opened) return reply;
      return showCase(application, request, reply, opened, { cprShown: true });
    },
  );

  // What a reload after a new log-in, or a typed address, asks for: the case itself.
  for (const action of ['cpr', ...Object.keys(notices)]) {
    server.get(`/:organisation/sagsbehandling/sag/:case/${action}`, async (request: Request, reply) => {
      const opened = await withCase(application, request, reply);
      if (!opened) return reply;
      return reply.redirect(addresses.case(opened.organisation.slug, opened.stored.id), 303);
    });
  }
}

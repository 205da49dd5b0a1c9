import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordAudit } from '../../../audit/record.ts';
import { findSent } from '../../../cases/deliveries/sent-documents.ts';
import type { Application } from '../../application.ts';
import { isId } from '../../citizen/addresses.ts';
import { canBeShown, sendDocument, showDocument } from '../../citizen/send-document.ts';
import { WebError } from '../../web-error.ts';
import { addresses } from '../addresses.ts';
import { readingEntry } from '../read-case-page.ts';
import { sendLoggedOut } from '../send-logged-out.tsx';
import { type CaseParameters, withCase } from '../with-case.ts';

type SentRequest = FastifyRequest<{
  Params: CaseParameters & { readonly delivery: string; readonly attempt: string; readonly position: string };
}>;

const small = /^\d{1,4}$/;

/**
 * `GET …/sag/:case/afsendt/:delivery/:attempt/:position`: a document as it went out with an attempt at a delivery, to be saved; with
 * `/vis` behind it, to be looked at. One that shows an address that is protected is opened by a press (POST) alone, so that nobody
 * meets it by following a link. Each opening is logged with what was opened.
 */
export function sentDocumentRoute(server: FastifyInstance, application: Application): void {
  const path = '/:organisation/sagsbehandling/sag/:case/afsendt/:delivery/:attempt/:position';
  server.get(path, (request: SentRequest, reply) => open(request, reply, 'save'));
  server.get(`${path}/vis`, (request: SentRequest, reply) => open(request, reply, 'show'));
  server.post(
    `${path}/vis`,
    { config: { limit: 'submission', csrf: 'sessionOnly' } },
    async (request: SentRequest, reply) =>
      request.session === null ? sendLoggedOut(request, reply) : open(request, reply, 'show'),
  );

  async function open(request: SentRequest, reply: FastifyReply, how: 'save' | 'show'): Promise<FastifyReply> {
    const opened = await withCase(application, request, reply);
    if (!opened) return reply;
    const { organisation, stored } = opened;
    const { delivery, attempt, position } = request.params;
    if (!isId(delivery) || !small.test(attempt) || !small.test(position)) throw new WebError('notFound');
    const { services } = application;
    const place = { delivery, attempt: Number(attempt), position: Number(position) };
    const document = await services.database.inOrganisation(organisation.id, async (transaction) => {
      const found = await findSent(transaction, stored, place);
      if (!found || (how === 'show' && !canBeShown(found.mediaType))) return undefined;
      if (found.guarded && request.method === 'GET') return 'guarded';
      const entry = readingEntry(request, opened, 'documentRead', found.id, services.now());
      const detail = { ...entry.detail, delivery, attempt: place.attempt, ...(found.guarded ? { guarded: true } : {}) };
      await recordAudit(transaction, organisation.id, [{ ...entry, detail }]);
      return found;
    });
    if (document === 'guarded') return reply.redirect(addresses.case(organisation.slug, stored.id), 303);
    if (!document) throw new WebError('notFound');
    const send = how === 'show' ? showDocument : sendDocument;
    return send(reply, application, organisation, stored.key.key, document);
  }
}

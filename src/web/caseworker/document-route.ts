import type { FastifyInstance, FastifyRequest } from 'fastify';
import { recordAudit } from '../../audit/record.ts';
import { listDocuments } from '../../documents/stored-document.ts';
import type { Application } from '../application.ts';
import { canBeShown, sendDocument, showDocument } from '../citizen/send-document.ts';
import { WebError } from '../web-error.ts';
import { readingEntry } from './read-case-page.ts';
import { type CaseParameters, withCase } from './with-case.ts';

type DocumentRequest = FastifyRequest<{ Params: CaseParameters & { readonly document: string } }>;

/**
 * `GET …/sag/:case/dokument/:document`: a file of the case, to be saved; with `/vis` behind it, to be looked at, where it is a picture
 * or a PDF. The reading is logged.
 */
export function documentRoute(server: FastifyInstance, application: Application): void {
  const path = '/:organisation/sagsbehandling/sag/:case/dokument/:document';
  for (const [address, shown] of [
    [path, false],
    [`${path}/vis`, true],
  ] as const) {
    server.get(address, async (request: DocumentRequest, reply) => {
      const opened = await withCase(application, request, reply);
      if (!opened) return reply;
      const { organisation, stored } = opened;
      const { services } = application;
      const document = await services.database.inOrganisation(organisation.id, async (transaction) => {
        const documents = await listDocuments(transaction, stored.key, { case: stored.id });
        const found = documents.find((each) => each.id === request.params.document);
        if (!found || (shown && !canBeShown(found.mediaType))) return undefined;
        const entry = readingEntry(request, opened, 'documentRead', found.id, services.now());
        await recordAudit(transaction, organisation.id, [entry]);
        return found;
      });
      if (!document) throw new WebError('notFound');
      const send = shown ? showDocument : sendDocument;
      return send(reply, application, organisation, stored.key.key, document);
    });
  }
}

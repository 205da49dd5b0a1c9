import type { FastifyInstance, FastifyRequest } from 'fastify';
import { recordAudit } from '../../audit/record.ts';
import { listDocuments } from '../../documents/stored-document.ts';
import type { Application } from '../application.ts';
import { sendDocument } from '../citizen/send-document.ts';
import { WebError } from '../web-error.ts';
import { readingEntry } from './read-case-page.ts';
import { type CaseParameters, withCase } from './with-case.ts';

type DocumentRequest = FastifyRequest<{ Params: CaseParameters & { readonly document: string } }>;

/** `GET …/sag/:case/dokument/:document`: a file of the case, to be saved; the reading is logged. */
export function documentRoute(server: FastifyInstance, application: Application): void {
  server.get('/:organisation/sagsbehandling/sag/:case/dokument/:document', async (request: DocumentRequest, reply) => {
    const opened = await withCase(application, request, reply);
    if (!opened) return reply;
    const { organisation, stored } = opened;
    const { services } = application;
    const document = await services.database.inOrganisation(organisation.id, async (transaction) => {
      const documents = await listDocuments(transaction, stored.key, { case: stored.id });
      const found = documents.find((each) => each.id === request.params.document);
      if (found) {
        const entry = readingEntry(request, opened, 'documentRead', found.id, services.now());
        await recordAudit(transaction, organisation.id, [entry]);
      }
      return found;
    });
    if (!document) throw new WebError('notFound');
    return sendDocument(reply, application, organisation, stored.key.key, document);
  });
}

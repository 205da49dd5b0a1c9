import type { FastifyInstance, FastifyRequest } from 'fastify';
import { recordAudit } from '../../../audit/record.ts';
import { type Application, requestOrigin } from '../../application.ts';
import { WebError } from '../../web-error.ts';
import { actorOf } from '../citizen.tsx';
import { sendDocument } from '../send-document.ts';
import { type DraftParameters, withDraft } from './with-draft.ts';

type FileRequest = FastifyRequest<{
  Params: DraftParameters & { readonly document: string };
  Querystring: { readonly billede?: unknown };
}>;

/** A file of the citizen's own draft, to look at again. That it is opened is logged; a picture within a page is part of that. */
export function draftFile(server: FastifyInstance, application: Application): void {
  server.get('/:organisation/blanket/:form/udfyld/:draft/fil/:document', async (request: FileRequest, reply) => {
    const found = await withDraft(application, request, reply);
    if (!found) return reply;
    const { citizen, opened } = found;
    const { organisation, draft } = opened;
    const document = opened.documents.find((each) => each.id === request.params.document && each.kind === 'upload');
    if (!document) throw new WebError('notFound');
    const { services } = application;
    if (request.query.billede === '1') return sendDocument(reply, application, organisation, draft.key.key, document);
    await services.database.inOrganisation(organisation.id, (transaction) =>
      recordAudit(transaction, organisation.id, [
        {
          at: services.now(),
          actor: actorOf(citizen),
          subject: citizen.person,
          action: 'documentRead',
          recordKind: 'document',
          record: document.id,
          detail: requestOrigin(request),
          key: draft.key,
        },
      ]),
    );
    return sendDocument(reply, application, organisation, draft.key.key, document);
  });
}

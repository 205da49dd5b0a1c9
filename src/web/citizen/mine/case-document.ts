import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readCaseView } from '../../../cases/case-view.ts';
import { viewOf } from '../../../cases/party-view.ts';
import { makeReceipt } from '../../../cases/receipt.ts';
import type { Application } from '../../application.ts';
import { WebError } from '../../web-error.ts';
import { sendDocument } from '../send-document.ts';
import { type CaseParameters, noteReading, type OwnCasePage, withOwnCase } from './own-case.ts';

type DocumentRequest = FastifyRequest<{ Params: CaseParameters & { readonly document: string } }>;

/** A document of the citizen's own case: a receipt, a letter, or a file that they sent. */
export function caseDocument(server: FastifyInstance, application: Application): void {
  server.get('/:organisation/mine-sager/:case/dokument/:document', async (request: DocumentRequest, reply) => {
    const own = await withOwnCase(application, request, reply, undefined, 'loggedIn', true, true);
    if (!own) return reply;
    const { organisation, stored } = own;
    const { services } = application;
    const id = await documentId(own, request.params.document);
    const document = await services.database.inOrganisation(organisation.id, async (transaction) => {
      const { documents } = viewOf(await readCaseView(transaction, stored), stored, own.viewer);
      const found = documents.find((each) => each.id === id);
      if (found) await noteReading(transaction, request, own, 'documentRead', found.id, services.now());
      return found;
    });
    if (!document) throw new WebError('notFound');
    return sendDocument(reply, application, organisation, stored.key.key, document);
  });

  /** The document's id; a receipt is named by its sending-in, as its PDF may not have been made yet: then it is now. */
  async function documentId({ organisation, stored }: OwnCasePage, name: string): Promise<string | null> {
    const sequence = /^kvittering-([1-9]\d{0,5})$/.exec(name)?.[1];
    if (sequence === undefined) return name;
    return makeReceipt(application.services, organisation.id, stored.id, Number(sequence));
  }
}

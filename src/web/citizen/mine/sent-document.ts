import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readCaseView } from '../../../cases/case-view.ts';
import type { Application } from '../../application.ts';
import { WebError } from '../../web-error.ts';
import { sendDocument } from '../send-document.ts';
import { type CaseParameters, noteReading, withOwnCase } from './own-case.ts';
import { mayOpenSent, postToStarter } from './post-to-starter.ts';

type SentRequest = FastifyRequest<{
  Params: CaseParameters & { readonly delivery: string; readonly attempt: string; readonly position: string };
}>;

/** `GET …/mine-sager/:case/sendt/:delivery/:attempt/:position`: a document of what was sent to the citizen, as it went out. */
export function sentDocument(server: FastifyInstance, application: Application): void {
  server.get(
    '/:organisation/mine-sager/:case/sendt/:delivery/:attempt/:position',
    async (request: SentRequest, reply) => {
      const own = await withOwnCase(application, request, reply, undefined, 'loggedIn', true, true);
      if (!own) return reply;
      const { organisation, stored } = own;
      const { services } = application;
      const { delivery, attempt, position } = request.params;
      const document = await services.database.inOrganisation(organisation.id, async (transaction) => {
        const view = await readCaseView(transaction, stored);
        const sent = postToStarter(own, services.deliveries, view).find(({ id }) => id === delivery)?.sent ?? [];
        const found = sent.find((each) => String(each.attempt) === attempt)?.documents[Number(position)];
        if (!found || !mayOpenSent(own, found)) return undefined;
        await noteReading(transaction, request, own, 'documentRead', found.id, services.now());
        return found;
      });
      if (!document) throw new WebError('notFound');
      return sendDocument(reply, application, organisation, stored.key.key, document);
    },
  );
}

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { mayDoOneOf, openTasks } from '../../../cases/access.ts';
import { inviteAnew } from '../../../cases/case-actions.ts';
import { type Application, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { WebError } from '../../web-error.ts';
import { addresses } from '../addresses.ts';
import { fieldNames } from '../case-forms.ts';
import { sendConflict } from '../send-conflict.tsx';
import { sendLoggedOut } from '../send-logged-out.tsx';
import { showCase } from '../show-case.tsx';
import { type CaseParameters, withCase } from '../with-case.ts';
import { readInvitee } from './invitee.ts';
import { postedStep } from './posted-step.ts';
import { caseStepTranslator } from './texts.ts';

/** `POST …/sag/:case/inviter`: says whom to invite to a form in place of whom the case named, where that failed. */
export function inviteRoute(server: FastifyInstance, application: Application): void {
  server.post(
    '/:organisation/sagsbehandling/sag/:case/inviter',
    { config: { limit: 'submission', csrf: 'sessionOnly' } },
    async (request: FastifyRequest<{ Params: CaseParameters }>, reply) => {
      if (request.session === null) return sendLoggedOut(request, reply);
      const found = await withCase(application, request, reply);
      if (!found) return reply;
      const { organisation, employee, stored } = found;
      const { services } = application;
      const open = postedStep(request);
      const text = (postedForm(request).value(fieldNames.invite(open)) ?? '').trim();
      const may = await services.database.inOrganisation(organisation.id, async (transaction) =>
        mayDoOneOf(transaction, await openTasks(transaction, stored.id, open), employee, services.now()),
      );
      const failed = stored.state.open.some((each) => each.id === open && each.failed);
      if (!may || !failed) return sendConflict(application, request, reply, found, open, text);
      const read = readInvitee(text);
      if (!read.ok) {
        const error = caseStepTranslator(request.language)(read.error);
        return showCase(application, request, reply, found, { left: { form: 'invite', open, text, error } });
      }
      const result = await inviteAnew(services, organisation, {
        case: stored.id,
        by: { kind: 'employee', employee },
        // Two who name somebody at once: the second one's page is older than the case.
        sequence: stored.sequence,
        open,
        to: read.to,
        from: requestOrigin(request),
      });
      if (result.ok) return reply.redirect(addresses.case(organisation.slug, stored.id, '', { ok: 'inviter' }), 303);
      if (result.refusal === 'not-found') throw new WebError('notFound');
      return sendConflict(application, request, reply, found, open, text);
    },
  );
}

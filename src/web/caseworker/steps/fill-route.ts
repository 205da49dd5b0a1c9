import type { FastifyInstance, FastifyRequest } from 'fastify';
import { openFillTask } from '../../../cases/open-fill-task.ts';
import { type Application, requestOrigin } from '../../application.ts';
import { addresses as citizenAddresses } from '../../citizen/addresses.ts';
import { WebError } from '../../web-error.ts';
import { sendConflict } from '../send-conflict.tsx';
import { sendLoggedOut } from '../send-logged-out.tsx';
import { type CaseParameters, withCase } from '../with-case.ts';
import { postedStep } from './posted-step.ts';

/** `POST …/sag/:case/udfyld`: opens the form of a fill task for the employee, and leads to its page. */
export function fillRoute(server: FastifyInstance, application: Application): void {
  server.post(
    '/:organisation/sagsbehandling/sag/:case/udfyld',
    { config: { limit: 'submission', csrf: 'sessionOnly' } },
    async (request: FastifyRequest<{ Params: CaseParameters }>, reply) => {
      if (request.session === null) return sendLoggedOut(request, reply);
      const found = await withCase(application, request, reply);
      if (!found) return reply;
      const { organisation, employee, stored } = found;
      const open = postedStep(request);
      if (employee.person === null) throw new WebError('forbidden');
      const opened = await openFillTask(application.services, organisation, {
        case: stored.id,
        open,
        employee: { ...employee, person: employee.person },
        from: requestOrigin(request),
      });
      if (!opened.ok) return sendConflict(application, request, reply, found, open, '');
      return reply.redirect(citizenAddresses.fill(organisation.slug, opened.form, opened.draft), 303);
    },
  );
}

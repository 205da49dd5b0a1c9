import type { FastifyInstance, FastifyRequest } from 'fastify';
import { settleDifference } from '../../../cases/register-checks/settle-difference.ts';
import { type Application, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { WebError } from '../../web-error.ts';
import { addresses } from '../addresses.ts';
import { postedQueue } from '../inbox/queue.tsx';
import { sendLoggedOut } from '../send-logged-out.tsx';
import { type CaseParameters, withCase } from '../with-case.ts';
import { registerCheckTranslator } from './texts.ts';

/** `POST …/sag/:case/register`: settles an answer of which the register says something else. */
export function settleRoute(server: FastifyInstance, application: Application): void {
  server.post(
    '/:organisation/sagsbehandling/sag/:case/register',
    { config: { limit: 'submission', csrf: 'sessionOnly' } },
    async (request: FastifyRequest<{ Params: CaseParameters }>, reply) => {
      if (request.session === null) return sendLoggedOut(request, reply);
      const opened = await withCase(application, request, reply);
      if (!opened) return reply;
      const { organisation, employee, stored } = opened;
      const form = postedForm(request);
      const take = form.value('take');
      const sequence = Number(form.value('sequence'));
      if ((take !== 'typed' && take !== 'register') || !Number.isInteger(sequence)) throw new WebError('notFound');
      const t = registerCheckTranslator(request.language);
      const settled = await settleDifference(application.services, organisation, {
        ...{ case: stored.id, sequence, field: form.value('field') ?? '', take, employee },
        reason: t(`registerCheck.reason.${take}`),
        from: requestOrigin(request),
      });
      if (!settled.ok && settled.refusal === 'not-found') throw new WebError('notFound');
      const queue = postedQueue(form);
      const more = {
        ...(queue === null ? {} : { opgave: queue.task }),
        ok: settled.ok ? 'register' : 'register-forbi',
      };
      return reply.redirect(addresses.case(organisation.slug, stored.id, queue?.list ?? '', more), 303);
    },
  );
}

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { writeNote } from '../../cases/case-notes.ts';
import { type Application, requestOrigin } from '../application.ts';
import { postedForm } from '../body-parsers.ts';
import { WebError } from '../web-error.ts';
import { longestText } from './action-routes.ts';
import { addresses } from './addresses.ts';
import { fieldNames } from './case-forms.ts';
import { postedQueue } from './inbox/queue.tsx';
import { sendLoggedOut } from './send-logged-out.tsx';
import { showCase } from './show-case.tsx';
import { caseworkerTranslator } from './texts.ts';
import { type CaseParameters, withCase } from './with-case.ts';

/** `POST …/sag/:case/notat`: a note for the other case workers. It is about no step, and so never comes too late. */
export function noteRoute(server: FastifyInstance, application: Application): void {
  server.post(
    '/:organisation/sagsbehandling/sag/:case/notat',
    { config: { limit: 'submission', csrf: 'sessionOnly' } },
    async (request: FastifyRequest<{ Params: CaseParameters }>, reply) => {
      if (request.session === null) return sendLoggedOut(request, reply);
      const opened = await withCase(application, request, reply);
      if (!opened) return reply;
      const { organisation, employee, stored } = opened;
      const form = postedForm(request);
      const queue = postedQueue(form);
      const text = (form.value(fieldNames.note()) ?? '').replaceAll('\r\n', '\n').trim();
      const t = caseworkerTranslator(request.language);
      const given = text.length;
      const error =
        text === ''
          ? t('caseworker.error.noNote')
          : given > longestText
            ? t('caseworker.error.tooLong', { allowed: longestText, given })
            : null;
      if (error !== null) {
        return showCase(application, request, reply, opened, { left: { form: 'note', open: 0, text, error }, queue });
      }
      const from = requestOrigin(request);
      const result = await writeNote(application.services, organisation, { case: stored.id, employee, text, from });
      if (!result.ok) throw new WebError('notFound');
      const more = { ...(queue === null ? {} : { opgave: queue.task }), ok: 'notat' };
      return reply.redirect(addresses.case(organisation.slug, stored.id, queue?.list ?? '', more), 303);
    },
  );
}

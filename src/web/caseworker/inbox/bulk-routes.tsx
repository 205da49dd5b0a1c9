import type { FastifyInstance } from 'fastify';
import { type ActionResult, handOver, releaseTask, takeTask } from '../../../cases/employee-actions.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { isId } from '../../citizen/addresses.ts';
import { Alert } from '../../components/alert.tsx';
import { WebError } from '../../web-error.ts';
import { addresses } from '../addresses.ts';
import { requireEmployee } from '../require-employee.tsx';
import { readListQuery, writeListQuery } from './list-query.ts';
import { showInbox } from './show-inbox.tsx';
import { type InboxTextKey, inboxTranslator } from './texts.ts';

const actions = ['tag', 'slip', 'overdrag'] as const;

/** Tasks that one form may name: more than a page has. */
const most = 200;

/**
 * `POST /:organisation/sagsbehandling/opgaver`: takes, puts back or hands over the tasks that are ticked, each in a transaction of
 * its own. What somebody else was faster with stays as it is, and is told by number; the rest is done.
 */
export function bulkRoutes(server: FastifyInstance, application: Application): void {
  server.get('/:organisation/sagsbehandling/opgaver', { config: { needs: 'anyone' } }, async (request, reply) => {
    const organisation = await organisationOf(request, application);
    return reply.redirect(addresses.inbox(organisation.slug), 303);
  });

  server.post(
    '/:organisation/sagsbehandling/opgaver',
    { config: { limit: 'submission', csrf: 'sessionOnly' } },
    async (request, reply) => {
      const organisation = await organisationOf(request, application);
      const employee = await requireEmployee(request, reply, addresses.inbox(organisation.slug));
      if (!employee) return reply;
      const form = postedForm(request);
      // A row's own button takes that one task, whatever is ticked.
      const single = form.value('tag');
      const action = single === undefined ? actions.find((each) => each === form.value('handling')) : 'tag';
      if (action === undefined) throw new WebError('badRequest');
      const t = inboxTranslator(request.language);
      const query = readListQuery(Object.fromEntries(new URLSearchParams(form.value('liste') ?? '')));
      const named = single === undefined ? [...new Set(form.values('opgave'))] : [single];
      const tasks = named.map(taskNamed);
      if (tasks.length > most) throw new WebError('badRequest');
      const to = form.value('kollega') ?? '';
      const chosen = new Set(named);
      const missing =
        tasks.length === 0
          ? { fieldId: 'valgte', message: t('inbox.bulk.noneChosen'), errors: { chosen: t('inbox.bulk.noneChosen') } }
          : action === 'overdrag' && !isId(to)
            ? {
                fieldId: 'kollega',
                message: t('inbox.bulk.noColleague'),
                errors: { colleague: t('inbox.bulk.noColleague') },
              }
            : null;
      if (missing !== null) {
        const { fieldId, message, errors } = missing;
        return showInbox(application, request, reply, organisation, employee, query, {
          chosen,
          errors,
          pageErrors: [{ fieldId, message }],
        });
      }
      let done = 0;
      const left: { readonly task: string; readonly refusal: Refusal }[] = [];
      for (const [index, task] of tasks.entries()) {
        const wanted = { ...task, employee, from: requestOrigin(request) };
        const result = await run(action, wanted);
        if (result.ok) done += 1;
        else left.push({ task: named[index] ?? '', refusal: result.refusal });
      }
      const list = writeListQuery(query);
      if (left.length === 0) {
        return reply.redirect(addresses.list(organisation.slug, list, { ok: action, antal: String(done) }), 303);
      }
      const numbers = await numbersOf(
        organisation.id,
        tasks.map((task) => task.case),
      );
      const said = (refusal: Refusal, id: string): string => {
        const number = refusal === 'not-found' ? undefined : numbers.get(id.split('.')[0] ?? '');
        if (number === undefined) return t('inbox.left.unknown');
        const known = refusal === 'already-taken' || refusal === 'not-open' || refusal === 'no-colleague';
        return t(known ? `inbox.left.${refusal}` : 'inbox.left.other', { number });
      };
      return showInbox(application, request, reply, organisation, employee, query, {
        status: 409,
        chosen: new Set(left.map(({ task }) => task)),
        notice: (
          <Alert kind="warning" id="done" heading={t('inbox.left.heading')} focusOnLoad>
            <ul>
              {left.map(({ task, refusal }) => (
                <li key={task}>{said(refusal, task)}</li>
              ))}
            </ul>
            <p>
              {done === 0
                ? t('inbox.done.none')
                : t(`inbox.done.${action}${done === 1 ? 'One' : ''}` as InboxTextKey, { count: done })}
            </p>
          </Alert>
        ),
      });

      function run(which: (typeof actions)[number], wanted: Parameters<typeof takeTask>[2]): Promise<ActionResult> {
        const { services } = application;
        switch (which) {
          case 'tag':
            return takeTask(services, organisation, wanted);
          case 'slip':
            return releaseTask(services, organisation, wanted);
          case 'overdrag':
            return handOver(services, organisation, { ...wanted, to });
        }
      }
    },
  );

  async function numbersOf(organisation: number, cases: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await application.services.database.inOrganisation(organisation, (transaction) =>
      transaction
        .selectFrom('case')
        .select(['id', 'number'])
        .where('id', 'in', [...cases])
        .execute(),
    );
    return new Map(rows.map(({ id, number }) => [id, number]));
  }
}

type Refusal = Extract<ActionResult, { ok: false }>['refusal'];

/** A tick's value: the case and its open step. @throws {WebError} 400 for what no page of ours sends. */
function taskNamed(value: string): { readonly case: string; readonly open: number } {
  const [id = '', open = ''] = value.split('.');
  if (!isId(id) || !/^[1-9]\d{0,8}$/.test(open)) throw new WebError('badRequest');
  return { case: id, open: Number(open) };
}

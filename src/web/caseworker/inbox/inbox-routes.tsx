import type { FastifyInstance } from 'fastify';
import { nextTask } from '../../../cases/inbox/list-tasks.ts';
import { type Application, organisationOf } from '../../application.ts';
import { isId } from '../../citizen/addresses.ts';
import { Alert } from '../../components/alert.tsx';
import { addresses } from '../addresses.ts';
import { viewOf } from '../inbox-views.ts';
import { inboxReader } from '../read-inbox.ts';
import { requireEmployee } from '../require-employee.tsx';
import { caseworkerTranslator } from '../texts.ts';
import { readListQuery, readPageNumber, readPlace, viewWord, writeListQuery } from './list-query.ts';
import { showInbox } from './show-inbox.tsx';
import { type InboxTextKey, inboxTranslator } from './texts.ts';

type Query = Readonly<Record<string, unknown>>;

/** `GET /:organisation/sagsbehandling?vis=nye&…`, and `…/naeste`, which leads on to the list's next task. */
export function inboxRoutes(server: FastifyInstance, application: Application): void {
  server.get('/:organisation/sagsbehandling', async (request, reply) => {
    const organisation = await organisationOf(request, application);
    const employee = await requireEmployee(request, reply);
    if (!employee) return reply;
    const asked = request.query as Query;
    const text = noticeOf(asked, request.language);
    const query = readListQuery(asked);
    // Nobody's tasks are a group's: whoever is in none has their own, if any.
    const view = asked.vis === undefined && employee.groups.length === 0 ? 'mine' : query.view;
    return showInbox(
      application,
      request,
      reply,
      organisation,
      employee,
      { ...query, view },
      {
        place: readPlace(asked),
        page: readPageNumber(asked.side),
        ...(asked.valgt === 'alle' ? { chosen: 'all' } : {}),
        ...(text === null
          ? {}
          : {
              notice: (
                <Alert kind="success" id="done" focusOnLoad>
                  {text}
                </Alert>
              ),
            }),
      },
    );
  });

  server.get('/:organisation/sagsbehandling/naeste', async (request, reply) => {
    const organisation = await organisationOf(request, application);
    const employee = await requireEmployee(request, reply, addresses.inbox(organisation.slug));
    if (!employee) return reply;
    const { slug } = organisation;
    const asked = request.query as Query;
    const query = readListQuery(asked);
    const list = writeListQuery(query);
    const { view } = query;
    const { opgave: after, afgjort: decided } = asked;
    if (view === 'messages' || typeof after !== 'string' || !isId(after)) {
      return reply.redirect(addresses.list(slug, list), 303);
    }
    const now = application.services.now();
    const next = await application.services.database.inOrganisation(organisation.id, async (transaction) =>
      nextTask(transaction, await inboxReader(transaction, employee, now), { ...query, view }, now, after),
    );
    if (next === undefined) return reply.redirect(addresses.list(slug, list, { ok: 'sidste' }), 303);
    const more = { opgave: next.id, ...(typeof decided === 'string' ? { afgjort: decided } : {}) };
    return reply.redirect(addresses.case(slug, next.case, list, more), 303);
  });
}

/** What `?ok=` says has just been done. */
function noticeOf({ ok, antal, navn, vis }: Query, language: string): string | null {
  const t = inboxTranslator(language);
  const count = readPageNumber(antal);
  switch (ok) {
    case 'tag':
    case 'slip':
    case 'overdrag':
      return t(`inbox.done.${ok}${count === 1 ? 'One' : ''}` as InboxTextKey, { count });
    case 'filter':
      return typeof navn === 'string' ? t('inbox.filters.saved', { name: navn }) : null;
    case 'filter-slettet':
      return t('inbox.filters.deleted');
    case 'ikke-hos-dig':
      return caseworkerTranslator(language)('caseworker.lost.text');
    case 'sidste':
      return t('inbox.last', { view: caseworkerTranslator(language)(viewOf(viewWord(viewOf(vis).view)).text) });
    default:
      return null;
  }
}

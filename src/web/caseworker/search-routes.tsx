import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordAudit } from '../../audit/record.ts';
import { readInboxDetails } from '../../cases/inbox-details.ts';
import { type CaseSearch, searchCases } from '../../cases/search-cases.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { formatCpr, parseCpr } from '../../registers/cpr-number.ts';
import { type Application, organisationOf, requestOrigin } from '../application.ts';
import { postedForm } from '../body-parsers.ts';
import { BackLink } from '../components/back-link.tsx';
import { Table } from '../components/table.tsx';
import { pageContext } from '../page-context.ts';
import { sendPage } from '../send-page.ts';
import { addresses } from './addresses.ts';
import { caseColumns } from './case-columns.tsx';
import { type CaseRow, caseRow } from './read-inbox.ts';
import { type LoggedInEmployee, requireEmployee } from './require-employee.tsx';
import { SearchForm } from './search-form.tsx';
import { caseworkerTranslator } from './texts.ts';

/** What is shown of a search: what was typed, what it was read as (null: as nothing), and what it found. */
interface ShownSearch {
  readonly typed: string;
  readonly search: CaseSearch | null;
  readonly rows: readonly CaseRow[];
}

/** `POST /:organisation/sagsbehandling/soeg`: finds cases by number or CPR number, exactly, and logs that it was asked for. */
export function searchRoutes(server: FastifyInstance, application: Application): void {
  // What a reload after a new log-in, or the language menu of an old page, asks for.
  server.get('/:organisation/sagsbehandling/soeg', async (request, reply) => {
    const organisation = await organisationOf(request, application);
    return reply.redirect(addresses.inbox(organisation.slug), 303);
  });

  server.post(
    '/:organisation/sagsbehandling/soeg',
    { config: { limit: 'submission', csrf: 'sessionOnly' } },
    async (request, reply) => {
      const organisation = await organisationOf(request, application);
      const employee = await requireEmployee(request, reply, 'caseworker', addresses.inbox(organisation.slug));
      if (!employee) return reply;
      const typed = (postedForm(request).value('soeg') ?? '').trim();
      const search = readSearch(typed);
      if (search === null) return show(request, reply, organisation, { typed, search, rows: [] });
      const rows = await run(request, organisation, employee, search);
      const [only] = rows;
      if (rows.length === 1 && only) return reply.redirect(addresses.case(organisation.slug, only.case), 303);
      return show(request, reply, organisation, { typed, search, rows });
    },
  );

  async function run(
    request: FastifyRequest,
    organisation: Organisation,
    employee: LoggedInEmployee,
    search: CaseSearch,
  ): Promise<readonly CaseRow[]> {
    const { services } = application;
    const found = await services.database.inOrganisation(organisation.id, async (transaction) => {
      const { person, cases } = await searchCases(transaction, organisation, employee.groups, search);
      const [first] = cases;
      const byNumber = search.by === 'number';
      await recordAudit(transaction, organisation.id, [
        {
          at: services.now(),
          actor: { kind: 'employee', id: employee.id },
          subject: person,
          action: 'caseSearched',
          recordKind: byNumber ? 'case' : 'person',
          record: byNumber ? (first?.id ?? null) : person,
          detail: {
            ...requestOrigin(request),
            by: search.by,
            found: cases.length,
            ...(byNumber ? { number: search.number } : {}),
          },
          key: { id: null, key: organisation.keys.own },
        },
      ]);
      const ids = cases.map((each) => each.id);
      return { cases, details: await readInboxDetails(transaction, organisation, ids) };
    });
    return Promise.all(found.cases.map((each) => caseRow(application, organisation, each, found.details)));
  }
}

function show(
  request: FastifyRequest,
  reply: FastifyReply,
  { slug }: Organisation,
  { typed, search, rows }: ShownSearch,
): Promise<FastifyReply> {
  const context = { ...pageContext(request, reply), path: addresses.inbox(slug) };
  const t = caseworkerTranslator(context.language);
  const error = search === null ? t('caseworker.search.unreadable') : undefined;
  const title = t(error === undefined ? 'caseworker.search.title' : 'caseworker.search.errorTitle');
  return sendPage(request, reply, context, {
    title,
    errors: error === undefined ? [] : [{ message: error, fieldId: 'soeg' }],
    before: <BackLink href={addresses.inbox(slug)}>{t('caseworker.search.back')}</BackLink>,
    content: (
      <>
        <h1>{title}</h1>
        {search !== null && rows.length > 0 && search.by === 'cpr' && (
          <p>{t('caseworker.search.foundByCpr', { cpr: formatCpr(search.cpr) })}</p>
        )}
        {search !== null && (
          <Table
            caption={t('caseworker.search.title')}
            captionHidden
            columns={caseColumns(slug, t)}
            rows={rows}
            rowKey={(row) => row.case}
            empty={t('caseworker.search.none')}
          />
        )}
        <SearchForm context={context} value={typed} error={error} />
      </>
    ),
  });
}

/** What was typed, as a search; null where it is neither a case number nor a CPR number. */
function readSearch(typed: string): CaseSearch | null {
  if (/^\d{4}-\d{6,}$/.test(typed)) return { by: 'number', number: typed };
  const cpr = parseCpr(typed);
  return cpr.ok ? { by: 'cpr', cpr: cpr.number.digits } : null;
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordAudit } from '../../../audit/record.ts';
import { readInboxDetails } from '../../../cases/inbox/inbox-details.ts';
import { workflowTitles } from '../../../cases/inbox/workflow-titles.ts';
import { type CaseSearch, searchCases } from '../../../cases/search-cases.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { isId } from '../../citizen/addresses.ts';
import { BackLink } from '../../components/back-link.tsx';
import type { PageError } from '../../components/error-summary.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { addresses } from '../addresses.ts';
import { inboxTranslator } from '../inbox/texts.ts';
import { caseRow, inboxReader } from '../read-inbox.ts';
import { type LoggedInEmployee, requireEmployee } from '../require-employee.tsx';
import { caseworkerTranslator } from '../texts.ts';
import { nothingTyped, readSearch, type TypedSearch, tooManyNamed, typedSearch } from './read-search.ts';
import { type FoundRow, SearchPage, type SearchPageProperties } from './search-page.tsx';

/** `/:organisation/sagsbehandling/soeg`: the search over cases. What is searched for is logged, and is in no address. */
export function searchRoutes(server: FastifyInstance, application: Application): void {
  const path = '/:organisation/sagsbehandling/soeg';

  server.get(path, async (request, reply) => {
    const organisation = await organisationOf(request, application);
    const employee = await requireEmployee(request, reply);
    if (!employee) return reply;
    return show(request, reply, organisation, nothingTyped, [], null);
  });

  server.post(path, { config: { limit: 'submission', csrf: 'sessionOnly' } }, async (request, reply) => {
    const organisation = await organisationOf(request, application);
    const employee = await requireEmployee(request, reply, addresses.search(organisation.slug));
    if (!employee) return reply;
    const form = postedForm(request);
    const typed = typedSearch(form);
    const t = inboxTranslator(request.language);
    const search = readSearch(typed, t);
    if (!('for' in search)) return show(request, reply, organisation, typed, search, null);
    const efter = form.value('efter') ?? '';
    const after = isId(efter) ? efter : null;
    const found = await run(request, organisation, employee, search, after);
    if (found.tooMany) return show(request, reply, organisation, typed, tooManyNamed(t), null);
    const [only] = found.rows;
    if (search.for?.by === 'number' && only) return reply.redirect(addresses.case(organisation.slug, only.case), 303);
    const { rows, isLast } = found;
    return show(request, reply, organisation, typed, [], { search, rows, isFirst: after === null, isLast });
  });

  async function run(
    request: FastifyRequest,
    organisation: Organisation,
    employee: LoggedInEmployee,
    search: CaseSearch,
    after: string | null,
  ): Promise<{ readonly rows: readonly FoundRow[]; readonly tooMany: boolean; readonly isLast: boolean }> {
    const { services } = application;
    const found = await services.database.inOrganisation(organisation.id, async (transaction) => {
      const reader = await inboxReader(transaction, employee, services.now());
      const result = await searchCases(transaction, organisation, reader, search, after);
      const [first] = result.cases;
      const number = search.for?.by === 'number' ? search.for.number : undefined;
      const { workflow, status, from, to } = search;
      await recordAudit(transaction, organisation.id, [
        {
          at: services.now(),
          actor: { kind: 'employee', id: employee.id },
          subject: result.person,
          action: 'caseSearched',
          recordKind: search.for === null || number !== undefined ? 'case' : 'person',
          record: number === undefined ? result.person : (first?.id ?? null),
          // Not the name: the entry outlives the person.
          detail: {
            ...requestOrigin(request),
            by: search.for?.by ?? 'criteria',
            found: result.cases.length,
            ...(number === undefined ? {} : { number }),
            ...(workflow === null ? {} : { workflow }),
            ...(status === null ? {} : { status }),
            ...(from === null ? {} : { receivedFrom: from }),
            ...(to === null ? {} : { receivedTo: to }),
          },
          key: { id: null, key: organisation.keys.own },
        },
      ]);
      const ids = result.cases.map((each) => each.id);
      return { ...result, details: await readInboxDetails(transaction, organisation, ids) };
    });
    const rows = found.cases.map(async (each) => ({
      ...(await caseRow(application, organisation, each, found.details)),
      status: each.status,
    }));
    return { rows: await Promise.all(rows), tooMany: found.tooMany, isLast: found.isLast };
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    organisation: Organisation,
    typed: TypedSearch,
    errors: readonly PageError[],
    found: SearchPageProperties['found'],
  ): Promise<FastifyReply> {
    const workflows = await application.services.database.inOrganisation(organisation.id, (transaction) =>
      workflowTitles(transaction),
    );
    const context = pageContext(request, reply);
    const { slug } = organisation;
    const t = caseworkerTranslator(context.language);
    const own = inboxTranslator(context.language);
    return sendPage(request, reply, context, {
      title: found === null ? own('inbox.search.title') : t('caseworker.search.title'),
      errors,
      before: <BackLink href={addresses.inbox(slug)}>{t('caseworker.search.back')}</BackLink>,
      content: <SearchPage context={context} typed={typed} errors={errors} workflows={workflows} found={found} />,
    });
  }
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { auditPageSize, countUnsealed, readAuditLog } from '../../audit/read-audit-log.ts';
import { recordAudit } from '../../audit/record.ts';
import { type Verification, verifyChain } from '../../audit/verify.ts';
import { employeeNames } from '../../cases/case-view.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type Application, organisationOf, requestOrigin } from '../application.ts';
import { addresses as caseworkerAddresses } from '../caseworker/addresses.ts';
import { type LoggedInEmployee, requireEmployee } from '../caseworker/require-employee.tsx';
import { pageContext } from '../page-context.ts';
import { sendPage } from '../send-page.ts';
import { addresses } from './addresses.ts';
import { type ReadFilter, readFilter } from './log-filter.ts';
import { LogPage } from './log-page.tsx';
import { actionText, adminTranslator, type TranslateAdmin } from './texts.ts';

/** Longest that going through a chain may take, in milliseconds: some millions of entries. */
const verifyTimeout = 300_000;

/** `GET /:organisation/administration/log?sag=&handling=&dag=&foer=`, and `POST …/efterproev`, which goes through the chain. */
export function logRoutes(server: FastifyInstance, application: Application): void {
  server.get('/:organisation/administration/log', async (request, reply) => {
    const organisation = await organisationOf(request, application);
    const employee = await requireEmployee(request, reply);
    if (!employee) return reply;
    return show(request, reply, organisation, employee, readFilter(request.query), null);
  });

  server.post(
    '/:organisation/administration/log/efterproev',
    { handlerTimeout: verifyTimeout, config: { limit: 'submission', csrf: 'sessionOnly' } },
    async (request, reply) => {
      const organisation = await organisationOf(request, application);
      const employee = await requireEmployee(request, reply, addresses.log(organisation.slug));
      if (!employee) return reply;
      const { database, now } = application.services;
      const verified = await verifyChain(database, organisation.id, organisation.keys.audit, now());
      return show(request, reply, organisation, employee, readFilter({}), verified);
    },
  );

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    organisation: Organisation,
    employee: LoggedInEmployee,
    read: ReadFilter,
    verified: Verification | null,
  ): Promise<FastifyReply> {
    const { services } = application;
    const found = await services.database.inOrganisation(organisation.id, async (transaction) => {
      const entries = await readAuditLog(transaction, organisation, read.filter, read.before);
      const shown = entries.slice(0, auditPageSize);
      const employees = shown.flatMap(({ actor }) =>
        actor.kind === 'employee' && actor.id !== null ? [actor.id] : [],
      );
      const names = await employeeNames(transaction, [...new Set(employees)]);
      const unsealed = await countUnsealed(transaction);
      await recordAudit(transaction, organisation.id, [
        {
          at: services.now(),
          actor: { kind: 'employee', id: employee.id },
          subject: null,
          action: 'auditRead',
          recordKind: 'organisation',
          record: null,
          detail: {
            ...requestOrigin(request),
            ...read.filter,
            ...(verified === null ? {} : { verified: verified.ok }),
          },
          key: { id: null, key: organisation.keys.own },
        },
      ]);
      return { shown, more: entries.length > shown.length, names, unsealed };
    });
    const here = addresses.log(organisation.slug);
    const page = pageContext(request, reply);
    const context = { ...page, path: verified === null ? page.path : here };
    const t = adminTranslator(context.language);
    return sendPage(request, reply, context, {
      title: titleOf(t, read, verified),
      errors: Object.entries(read.errors).map(([fieldId, key]) => ({ message: t(key), fieldId })),
      content: (
        <LogPage
          context={context}
          read={read}
          entries={found.shown}
          more={found.more}
          names={found.names}
          unsealed={found.unsealed}
          verified={verified}
          caseHref={({ id, readers }) =>
            employee.access.has('cases.work') && employee.groups.includes(readers)
              ? caseworkerAddresses.case(organisation.slug, id)
              : null
          }
        />
      ),
    });
  }
}

/** Each page of the log by its own name, so that tabs and history tell them apart. */
function titleOf(t: TranslateAdmin, { filter, before }: ReadFilter, verified: Verification | null): string {
  if (verified !== null) return t('admin.log.tabVerified');
  const { caseNumber, action, day } = filter;
  const parts = [caseNumber, action === undefined ? undefined : t(actionText(action)), day].filter(
    (part) => part !== undefined,
  );
  if (parts.length > 0) return t('admin.log.tabFiltered', { filter: parts.join(', ') });
  return t(before === null ? 'admin.log.tab' : 'admin.log.tabOlder');
}

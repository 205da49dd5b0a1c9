import type { FastifyInstance, FastifyRequest } from 'fastify';
import { auditPageSize, type LoggedEntry, readAuditLog } from '../../../audit/read-audit-log.ts';
import { type AuditAction, recordAudit } from '../../../audit/record.ts';
import { employeeNames } from '../../../cases/case-view.ts';
import { writeCsv } from '../../../documents/csv.ts';
import { type Application, requestOrigin } from '../../application.ts';
import { BackLink } from '../../components/back-link.tsx';
import { Table } from '../../components/table.tsx';
import { Time } from '../../components/time.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { addresses } from '../addresses.ts';
import { type AdminTextKey, actionText, adminTexts, adminTranslator } from '../texts.ts';
import { type AdmittedChanger, admitChanger } from './admit-changer.ts';
import { rolesTranslator } from './texts.ts';

/** What changes anybody's rights. */
export const rightChangeActions = [
  'roleMade',
  'roleChanged',
  'roleRemoved',
  'roleGiven',
  'roleTaken',
  'employeeAdded',
  'employeeChanged',
  'employeeLeft',
  'employeeReturned',
  'employeesImported',
  'groupChanged',
  'lastRightKept',
  'privilegeRefused',
  'unitNamed',
  'unitForgotten',
] as const satisfies readonly AuditAction[];

/** Lines of the file at most. */
const mostLines = 10_000;

/** A line of the report. */
interface ReportedChange {
  readonly id: string;
  readonly at: Date;
  readonly who: string;
  readonly whose: string;
  readonly what: string;
  readonly detail: string;
}

/** `/{organisation}/administration/roller/aendringer`: who changed whose rights, how and when; also as CSV (ADM-1, SEC-1). */
export function rightChangesRoutes(server: FastifyInstance, application: Application): void {
  const root = '/:organisation/administration/roller/aendringer';

  server.get(root, async (request, reply) => {
    const admitted = await admitChanger(request, reply, application, addresses.rightChanges);
    if (!admitted) return reply;
    const { foer } = request.query as { readonly foer?: unknown };
    const before = typeof foer === 'string' && /^\d{1,18}$/.test(foer) ? foer : null;
    const { changes, more } = await read(request, admitted, before, auditPageSize);
    const here = addresses.rightChanges(admitted.organisation.slug);
    const context = pageContext(request, reply);
    const t = rolesTranslator(context.language);
    const last = changes.at(-1);
    return sendPage(request, reply, context, {
      title: t('roles.changes.title'),
      ...(admitted.employee.access.has('roles.manage')
        ? { before: <BackLink href={addresses.roles(admitted.organisation.slug)}>{t('roles.title')}</BackLink> }
        : {}),
      content: (
        <>
          <h1>{t('roles.changes.title')}</h1>
          <p>{t('roles.changes.intro')}</p>
          <p>
            <a href={`${here}/csv`}>{t('roles.changes.csv')}</a>. {t('roles.changes.csvMost', { most: mostLines })}
          </p>
          <Table
            caption={t('roles.changes.title')}
            captionHidden
            columns={[
              { heading: t('roles.changes.when'), cell: ({ at }) => <Time at={at} show="dateTime" /> },
              { heading: t('roles.changes.who'), cell: ({ who }) => who },
              { heading: t('roles.changes.whose'), cell: ({ whose }) => whose },
              { heading: t('roles.changes.what'), cell: ({ what }) => what },
              { heading: t('roles.changes.detail'), cell: ({ detail }) => detail },
            ]}
            rows={changes}
            rowKey={({ id }) => id}
            empty={t('roles.changes.none')}
          />
          {more && last && (
            <nav aria-label={t('roles.changes.pages')}>
              <a href={`${here}?foer=${last.id}`} rel="next">
                {t('roles.changes.older')}
              </a>
            </nav>
          )}
        </>
      ),
    });
  });

  server.get(`${root}/csv`, async (request, reply) => {
    const admitted = await admitChanger(request, reply, application, addresses.rightChanges);
    if (!admitted) return reply;
    const { changes } = await read(request, admitted, null, mostLines);
    const t = rolesTranslator(request.language);
    const rows = changes.map(({ at, who, whose, what, detail }) => ({
      [t('roles.changes.when')]: at.toISOString(),
      [t('roles.changes.who')]: who,
      [t('roles.changes.whose')]: whose,
      [t('roles.changes.what')]: what,
      [t('roles.changes.detail')]: detail,
    }));
    return reply
      .type('text/csv; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="rettigheder.csv"')
      .send(writeCsv(rows));
  });

  async function read(
    request: FastifyRequest,
    { organisation, employee }: AdmittedChanger,
    before: string | null,
    most: number,
  ): Promise<{ readonly changes: readonly ReportedChange[]; readonly more: boolean }> {
    const { database, now } = application.services;
    return database.inOrganisation(organisation.id, async (transaction) => {
      const found = await readAuditLog(transaction, organisation, { actions: rightChangeActions }, before, most);
      const entries = found.slice(0, most);
      const ids = entries.flatMap(({ actor, recordKind, record }) => [
        ...(actor.kind === 'employee' && actor.id !== null ? [actor.id] : []),
        ...(recordKind === 'employee' && record !== null ? [record] : []),
      ]);
      const names = await employeeNames(transaction, [...new Set(ids)]);
      await recordAudit(transaction, organisation.id, [
        {
          at: now(),
          actor: { kind: 'employee', id: employee.id },
          subject: null,
          action: 'auditRead',
          recordKind: 'organisation',
          record: null,
          detail: { ...requestOrigin(request), kind: 'rights' },
          key: { id: null, key: organisation.keys.own },
        },
      ]);
      const changes = entries.map((entry) => reported(entry, names, request.language));
      return { changes, more: found.length > entries.length };
    });
  }
}

function reported(
  { id, at, actor, action, recordKind, record, detail }: LoggedEntry,
  names: Readonly<Record<string, string>>,
  language: string,
): ReportedChange {
  const t = rolesTranslator(language);
  const say = adminTranslator(language);
  const readable = typeof detail === 'string' ? null : detail;
  const { from: _, group, ...others } = readable ?? {};
  const whose =
    recordKind === 'employee'
      ? (names[record ?? ''] ?? t('roles.changes.employee'))
      : group !== undefined
        ? t('roles.changes.group', { group: String(group) })
        : t(recordKind === 'organisation' ? 'roles.changes.organisation' : 'roles.changes.everyone');
  const known = rightChangeActions.find((each) => each === action);
  return {
    id,
    at,
    who: actor.kind === 'employee' ? (names[actor.id ?? ''] ?? t('roles.changes.employee')) : t('roles.changes.system'),
    whose,
    what: known ? say(actionText(known)) : action,
    detail:
      readable === null
        ? say(`admin.detail.${detail as 'deleted' | 'unreadable'}`)
        : Object.entries(others)
            .map(([name, value]) => {
              const key = `admin.name.${name}`;
              return `${Object.hasOwn(adminTexts, key) ? say(key as AdminTextKey) : name}: ${String(value)}`;
            })
            .join('; '),
  };
}

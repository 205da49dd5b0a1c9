import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordAudit } from '../../../audit/record.ts';
import { employeeNames } from '../../../cases/case-view.ts';
import {
  type Absence,
  absentOnDay,
  addAbsence,
  listAbsences,
  mostAbsences,
  removeAbsence,
} from '../../../cases/inbox/absence.ts';
import { listColleagues } from '../../../cases/inbox/colleagues.ts';
import type { OrganisationTransaction } from '../../../database/database.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { danishDate } from '../../../workflows/working-days.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { isId } from '../../citizen/addresses.ts';
import { BackLink } from '../../components/back-link.tsx';
import type { PageError } from '../../components/error-summary.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { addresses } from '../addresses.ts';
import { type InboxTextKey, inboxTranslator, type TranslateInbox } from '../inbox/texts.ts';
import { postedDay } from '../posted-day.ts';
import { type LoggedInEmployee, requireEmployee } from '../require-employee.tsx';
import { caseworkerTranslator } from '../texts.ts';
import { ProfilePage, type TypedAbsence } from './profile-page.tsx';

const notices: Readonly<Record<string, InboxTextKey>> = {
  noteret: 'inbox.absence.added',
  fjernet: 'inbox.absence.removed',
};

/** `/:organisation/sagsbehandling/profil`: the employee's own page, where absence is noted and taken back. */
export function profileRoutes(server: FastifyInstance, application: Application): void {
  const path = '/:organisation/sagsbehandling/profil';
  const today = () => danishDate(application.services.now().toISOString());

  server.get(path, async (request, reply) => {
    const organisation = await organisationOf(request, application);
    const employee = await requireEmployee(request, reply);
    if (!employee) return reply;
    const { ok } = request.query as { readonly ok?: unknown };
    const notice = typeof ok === 'string' && Object.hasOwn(notices, ok) ? (notices[ok] ?? null) : null;
    return show(
      request,
      reply,
      organisation,
      employee,
      { foerste: today(), sidste: '', stedfortraeder: '' },
      [],
      notice,
    );
  });

  server.post(path, { config: { limit: 'submission', csrf: 'sessionOnly' } }, async (request, reply) => {
    const organisation = await organisationOf(request, application);
    const employee = await requireEmployee(request, reply, addresses.profile(organisation.slug));
    if (!employee) return reply;
    const form = postedForm(request);
    const removed = form.value('fjern') ?? '';
    const typed = {
      foerste: form.value('foerste') ?? '',
      sidste: form.value('sidste') ?? '',
      stedfortraeder: form.value('stedfortraeder') ?? '',
    };
    const t = inboxTranslator(request.language);
    const { services } = application;
    const errors = await services.database.inOrganisation(organisation.id, async (transaction) => {
      if (isId(removed)) {
        if (await removeAbsence(transaction, employee.id, removed)) await note(transaction, 'removed');
        return [];
      }
      const colleagues = await listColleagues(transaction, employee.id, employee.groups);
      const known = await listAbsences(transaction, employee.id, today());
      const read = readAbsence(typed, today(), new Set(colleagues.map(({ id }) => id)), t);
      if (!('firstDay' in read)) return read;
      if (known.length >= mostAbsences) return [{ fieldId: 'foerste', message: t('inbox.absence.tooMany') }];
      await addAbsence(transaction, organisation.id, employee.id, read, services.now());
      await note(transaction, 'added', read);
      return [];
    });
    if (errors.length > 0) return show(request, reply, organisation, employee, typed, errors, null);
    return reply.redirect(`${addresses.profile(organisation.slug)}?ok=${isId(removed) ? 'fjernet' : 'noteret'}`, 303);

    function note(
      transaction: OrganisationTransaction,
      change: 'added' | 'removed',
      absence?: Omit<Absence, 'id'>,
    ): Promise<void> {
      if (!employee) throw new Error('Nobody is logged in.');
      const { firstDay, lastDay, substitute } = absence ?? {};
      return recordAudit(transaction, organisation.id, [
        {
          at: services.now(),
          actor: { kind: 'employee', id: employee.id },
          subject: null,
          action: 'absenceChanged',
          recordKind: 'organisation',
          record: null,
          detail: {
            ...requestOrigin(request),
            change,
            ...(firstDay === undefined ? {} : { firstDay }),
            ...(lastDay ? { lastDay } : {}),
            ...(substitute === undefined ? {} : { substitute }),
          },
          key: { id: null, key: organisation.keys.own },
        },
      ]);
    }
  });

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    organisation: Organisation,
    employee: LoggedInEmployee,
    typed: TypedAbsence,
    errors: readonly PageError[],
    notice: InboxTextKey | null,
  ): Promise<FastifyReply> {
    const context = pageContext(request, reply);
    const read = await application.services.database.inOrganisation(organisation.id, async (transaction) => {
      const absences = await listAbsences(transaction, employee.id, today());
      const absent = await absentOnDay(transaction, employee.id, today());
      const ids = [...new Set([...absences.map(({ substitute }) => substitute), ...absent])];
      return {
        absences,
        absent,
        colleagues: await listColleagues(transaction, employee.id, employee.groups),
        names: await employeeNames(transaction, ids),
      };
    });
    const { slug } = organisation;
    return sendPage(request, reply, context, {
      title: inboxTranslator(context.language)('inbox.profile.title'),
      errors,
      before: (
        <BackLink href={addresses.inbox(slug)}>
          {caseworkerTranslator(context.language)('caseworker.search.back')}
        </BackLink>
      ),
      content: (
        <ProfilePage
          context={context}
          employee={employee}
          absences={read.absences}
          colleagues={read.colleagues}
          names={read.names}
          standsInFor={read.absent.map((id) => read.names[id] ?? id)}
          typed={typed}
          errors={errors}
          notice={notice}
        />
      ),
    });
  }
}

/** What was typed, as an absence; or what is wrong with it. */
function readAbsence(
  typed: TypedAbsence,
  today: string,
  colleagues: ReadonlySet<string>,
  t: TranslateInbox,
): Omit<Absence, 'id'> | readonly PageError[] {
  const errors: PageError[] = [];
  const [firstDay, lastDay] = [postedDay(typed.foerste), postedDay(typed.sidste)];
  if (!firstDay) errors.push({ fieldId: 'foerste', message: t('inbox.absence.badDay') });
  if (lastDay === undefined) errors.push({ fieldId: 'sidste', message: t('inbox.absence.badDay') });
  else if (firstDay && lastDay !== null && lastDay < firstDay) {
    errors.push({ fieldId: 'sidste', message: t('inbox.absence.backwards') });
  } else if (lastDay !== null && lastDay < today) {
    errors.push({ fieldId: 'sidste', message: t('inbox.absence.over') });
  }
  if (!colleagues.has(typed.stedfortraeder)) {
    errors.push({ fieldId: 'stedfortraeder', message: t('inbox.absence.noSubstitute') });
  }
  if (errors.length > 0 || !firstDay || lastDay === undefined) return errors;
  return { firstDay, lastDay, substitute: typed.stedfortraeder };
}

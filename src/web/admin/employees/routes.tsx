import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { listColleagues } from '../../../cases/inbox/colleagues.ts';
import { comeBack, markLeft } from '../../../identity/employees/leave.ts';
import {
  employeesPageSize,
  listEmployees,
  readEmployee,
  searchEmployees,
} from '../../../identity/employees/read-employees.ts';
import { endSessions, type Whose } from '../../../identity/end-sessions.ts';
import { giveRole, type RightsChanged, takeRole } from '../../../identity/rights/change-roles.ts';
import { rolesNow } from '../../../identity/rights/guard-rights.ts';
import { readMatters } from '../../../identity/rights/matters.ts';
import type { Application } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { isId } from '../../citizen/addresses.ts';
import { BackLink } from '../../components/back-link.tsx';
import type { PageError } from '../../components/error-summary.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { withNeed } from '../../web-routes.ts';
import { addresses } from '../addresses.ts';
import { type AdmittedChanger, admitChanger } from '../roles/admit-changer.ts';
import { readLimits } from '../roles/limits-fields.tsx';
import { rolesTranslator } from '../roles/texts.ts';
import { EmployeePage } from './employee-page.tsx';
import { EmployeesPage, type EmployeesPageProperties } from './employees-page.tsx';
import { importRoutes } from './import-routes.tsx';
import { staffTranslator } from './texts.ts';

interface EmployeeParams {
  readonly Params: { readonly employee: string };
}

/** What the page of one employee shows beside them. */
interface Shown {
  readonly errors?: readonly PageError[];
  readonly roleError?: string;
}

/** `/{organisation}/administration/medarbejdere`: employees, what they may do and why, and those who leave (ADM-1). */
export function employeesRoutes(server: FastifyInstance, application: Application): void {
  const root = '/:organisation/administration/medarbejdere';
  const one = `${root}/:employee`;
  const change = { config: { limit: 'submission', csrf: 'sessionOnly' } } as const;
  const weighty = { config: { ...change.config, weighty: true } } as const;
  const { services } = application;
  const { database, organisations } = services;

  // A file puts people into groups, and groups hold roles.
  withNeed(server, 'roles.manage', (scope) => importRoutes(scope, application));

  server.get(root, async (request, reply) => {
    const admitted = await admitChanger(request, reply, application, addresses.employees);
    if (!admitted) return reply;
    const { vis, side } = request.query as Readonly<Record<string, unknown>>;
    const left = vis === 'stoppede';
    const page = typeof side === 'string' && /^[1-9]\d{0,5}$/.test(side) ? Number(side) : 1;
    const { employees, count } = await database.inOrganisation(admitted.organisation.id, (transaction) =>
      listEmployees(transaction, { left, page }),
    );
    return showList(request, reply, { employees, shown: { kind: 'list', left, page, count } });
  });

  // By a form that is posted: whom somebody looks for stands in no address and no log.
  server.post(root, change, async (request, reply) => {
    const admitted = await admitChanger(request, reply, application, addresses.employees);
    if (!admitted) return reply;
    const typed = (postedForm(request).value('soeg') ?? '').trim().slice(0, 200);
    if (typed === '') {
      const error = staffTranslator(request.language)('staff.search.empty');
      return showList(request, reply, { employees: [], shown: { kind: 'search', typed, more: false, error } });
    }
    const found = await database.inOrganisation(admitted.organisation.id, (transaction) =>
      searchEmployees(transaction, typed),
    );
    const employees = found.slice(0, employeesPageSize);
    return showList(request, reply, {
      employees,
      shown: { kind: 'search', typed, more: found.length > employees.length },
    });
  });

  server.get<EmployeeParams>(one, async (request, reply) => {
    const admitted = await admitChanger(request, reply, application, addresses.employees);
    return admitted ? show(request, reply, admitted, idOf(request), {}) : reply;
  });

  server.post<EmployeeParams>(`${one}/stoppet`, change, async (request, reply) => {
    const admitted = await admitChanger(request, reply, application, addresses.employees);
    if (!admitted) return reply;
    const { organisation, changer } = admitted;
    const employee = idOf(request);
    const chosen = postedForm(request).value('kollega') ?? '';
    const left = await markLeft(services, organisation, changer, { employee, to: chosen === '' ? null : chosen });
    const t = staffTranslator(request.language);
    if (left.kind !== 'left') {
      const fieldId = left.kind === 'no-colleague' ? { fieldId: 'kollega' } : {};
      return show(request, reply, admitted, employee, {
        errors: [{ message: t(`staff.refused.${left.kind}`), ...fieldId }],
      });
    }
    const { passedOn, kept } = left;
    const here = addresses.employee(organisation.slug, employee);
    return reply.redirect(`${here}?gjort=stoppet&opgaver=${passedOn}&blev=${kept}`, 303);
  });

  server.post<EmployeeParams>(`${one}/tilbage`, change, async (request, reply) => {
    const admitted = await admitChanger(request, reply, application, addresses.employees);
    if (!admitted) return reply;
    const { organisation, changer } = admitted;
    const employee = idOf(request);
    await database.inOrganisation(organisation.id, (transaction) =>
      comeBack(transaction, organisation, changer, employee),
    );
    return reply.redirect(`${addresses.employee(organisation.slug, employee)}?gjort=tilbage`, 303);
  });

  server.post(`${root}/log-af`, weighty, async (request, reply) => {
    const admitted = await admitChanger(request, reply, application, addresses.employees);
    if (!admitted) return reply;
    const ended = await end(request, admitted, 'everyone');
    return reply.redirect(`${addresses.employees(admitted.organisation.slug)}?gjort=logget-af&antal=${ended}`, 303);
  });

  server.post<EmployeeParams>(`${one}/log-af`, weighty, async (request, reply) => {
    const admitted = await admitChanger(request, reply, application, addresses.employees);
    if (!admitted) return reply;
    const employee = idOf(request);
    const ended = await end(request, admitted, { employee });
    const here = addresses.employee(admitted.organisation.slug, employee);
    return reply.redirect(`${here}?gjort=logget-af&antal=${ended}`, 303);
  });

  function end({ session }: FastifyRequest, { organisation, changer }: AdmittedChanger, whose: Whose): Promise<number> {
    return database.inOrganisation(organisation.id, (transaction) =>
      endSessions(transaction, organisation, changer, whose, session?.id ?? ''),
    );
  }

  withNeed(server, 'roles.manage', (scope) => {
    scope.post<EmployeeParams>(`${one}/roller/giv`, weighty, async (request, reply) => {
      const admitted = await admitChanger(request, reply, application, addresses.employees);
      if (!admitted) return reply;
      const { organisation, changer } = admitted;
      const employee = idOf(request);
      const form = postedForm(request);
      const role = form.value('rolle') ?? '';
      if (role === '') {
        const roleError = rolesTranslator(request.language)('roles.error.role');
        return show(request, reply, admitted, employee, {
          roleError,
          errors: [{ message: roleError, fieldId: 'rolle' }],
        });
      }
      const matters = await database.inOrganisation(organisation.id, readMatters);
      const holder = { kind: 'employee', employee } as const;
      const done = await giveRole(database, organisation, changer, role, holder, readLimits(form, matters));
      return after(request, reply, admitted, employee, done, 'givet');
    });

    scope.post<EmployeeParams>(`${one}/roller/tag`, weighty, async (request, reply) => {
      const admitted = await admitChanger(request, reply, application, addresses.employees);
      if (!admitted) return reply;
      const { organisation, changer } = admitted;
      const employee = idOf(request);
      const named = postedForm(request).value('tildeling') ?? '';
      const known = await database.inOrganisation(organisation.id, (transaction) =>
        readEmployee(transaction, employee),
      );
      const given = known?.given.find((each) => JSON.stringify(each) === named);
      const done = given
        ? await takeRole(database, organisation, changer, { kind: 'employee', employee, given })
        : 'unknown';
      return after(request, reply, admitted, employee, done, 'taget');
    });
  });

  async function after(
    request: FastifyRequest,
    reply: FastifyReply,
    admitted: AdmittedChanger,
    employee: string,
    changed: RightsChanged,
    done: string,
  ): Promise<FastifyReply> {
    organisations.refresh();
    if (changed === 'done') {
      return reply.redirect(`${addresses.employee(admitted.organisation.slug, employee)}?gjort=${done}`, 303);
    }
    const message = rolesTranslator(request.language)(`roles.refused.${changed}`);
    return show(request, reply, admitted, employee, { errors: [{ message }] });
  }

  function showList(
    request: FastifyRequest,
    reply: FastifyReply,
    page: Omit<EmployeesPageProperties, 'context' | 'notice'>,
  ): Promise<FastifyReply> {
    const context = pageContext(request, reply);
    const t = staffTranslator(context.language);
    const { shown } = page;
    return sendPage(
      request,
      reply,
      shown.kind === 'list' ? context : { ...context, path: addresses.employees(context.organisation.slug) },
      {
        title: t(shown.kind === 'search' ? 'staff.search.result' : 'staff.title'),
        errors: shown.kind === 'search' && shown.error !== undefined ? [{ fieldId: 'soeg', message: shown.error }] : [],
        content: <EmployeesPage context={context} notice={noticeOf(request)} {...page} />,
      },
    );
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    { organisation, employee: reader }: AdmittedChanger,
    id: string,
    { errors = [], roleError }: Shown,
  ): Promise<FastifyReply> {
    const context = { ...pageContext(request, reply), path: addresses.employee(organisation.slug, id) };
    const read = await database.inOrganisation(organisation.id, async (transaction) => {
      const employee = await readEmployee(transaction, id);
      return (
        employee && {
          employee,
          roles: await rolesNow(transaction),
          matters: await readMatters(transaction),
          colleagues: await listColleagues(transaction, id, employee.groups),
        }
      );
    });
    if (!read) throw new WebError('notFound');
    const t = staffTranslator(context.language);
    return sendPage(request, reply, context, {
      title: read.employee.name,
      errors,
      before: <BackLink href={addresses.employees(organisation.slug)}>{t('staff.title')}</BackLink>,
      content: (
        <EmployeePage
          context={context}
          {...read}
          givesRoles={reader.access.has('roles.manage')}
          roleError={roleError}
          notice={noticeOf(request)}
        />
      ),
    });
  }
}

/** What was just done, as the address that a form led to says. */
function noticeOf({ query, language }: FastifyRequest): string | null {
  const t = staffTranslator(language);
  const { gjort, opgaver, blev, antal } = query as Readonly<Record<string, unknown>>;
  const number = (value: unknown) => (typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : 0);
  const passedOn = number(opgaver);
  const kept = number(blev);
  if (gjort === 'stoppet') {
    return kept === 0 ? t('staff.done.left', { passedOn }) : t('staff.done.leftKept', { passedOn, kept });
  }
  if (gjort === 'logget-af') return t('staff.done.loggedOff', { count: number(antal) });
  if (gjort === 'tilbage') return t('staff.done.returned');
  if (gjort === 'givet') return t('staff.done.given');
  return gjort === 'taget' ? t('staff.done.taken') : null;
}

/** The employee that the address names. @throws {WebError} 404 for what is no id. */
function idOf({ params }: FastifyRequest<EmployeeParams>): string {
  if (!isId(params.employee)) throw new WebError('notFound');
  return params.employee;
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { allGroups, employeesGiven } from '../../../identity/employees/read-employees.ts';
import { giveRole, keepRole, type RightsChanged, removeRole, takeRole } from '../../../identity/rights/change-roles.ts';
import { rightsOfRole, rolesNow } from '../../../identity/rights/guard-rights.ts';
import { readMatters } from '../../../identity/rights/matters.ts';
import { isRight } from '../../../identity/rights/rights.ts';
import type { Text } from '../../../texts/catalogue.ts';
import type { Application } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { isId } from '../../citizen/addresses.ts';
import { BackLink } from '../../components/back-link.tsx';
import type { PageError } from '../../components/error-summary.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { addresses } from '../addresses.ts';
import { type AdmittedChanger, admitChanger } from './admit-changer.ts';
import { readLimits } from './limits-fields.tsx';
import { RoleForm, readRole, type TypedRole } from './role-form.tsx';
import { isKnownRole, roleName } from './role-name.tsx';
import { RolePage } from './role-page.tsx';
import { RolesPage } from './roles-page.tsx';
import { type RolesTextKey, rolesTranslator } from './texts.ts';

interface RoleParams {
  readonly Params: { readonly role: string };
}

/** What a page shows beside the roles. */
interface Shown {
  readonly typed?: TypedRole;
  readonly refused?: Exclude<RightsChanged, 'done'>;
  readonly groupError?: string;
}

const notices: Readonly<Record<string, RolesTextKey>> = {
  gemt: 'roles.done.saved',
  slettet: 'roles.done.removed',
  givet: 'roles.done.given',
  taget: 'roles.done.taken',
};

const longestGroup = 200;

/** `/{organisation}/administration/roller`: roles, what they let one do, and who has them (ADM-1). */
export function rolesRoutes(server: FastifyInstance, application: Application): void {
  const root = '/:organisation/administration/roller';
  const one = `${root}/rolle/:role`;
  const change = { config: { limit: 'submission', csrf: 'sessionOnly', weighty: true } } as const;
  const { database, organisations } = application.services;

  server.get(root, async (request, reply) => {
    const admitted = await admitChanger(request, reply, application, addresses.roles);
    return admitted ? showAll(request, reply, admitted) : reply;
  });

  server.get(`${root}/ny`, async (request, reply) => {
    const admitted = await admitChanger(request, reply, application, addresses.roles);
    return admitted ? showNew(request, reply, admitted, { typed: { names: {}, rights: [] } }) : reply;
  });

  server.post(`${root}/ny`, change, async (request, reply) => {
    const admitted = await admitChanger(request, reply, application, addresses.roles);
    return admitted ? keep(request, reply, admitted, null) : reply;
  });

  server.get<RoleParams>(one, async (request, reply) => {
    const admitted = await admitChanger(request, reply, application, addresses.roles);
    return admitted ? showOne(request, reply, admitted, request.params.role, {}) : reply;
  });

  server.post<RoleParams>(one, change, async (request, reply) => {
    const admitted = await admitChanger(request, reply, application, addresses.roles);
    return admitted ? keep(request, reply, admitted, request.params.role) : reply;
  });

  server.post<RoleParams>(`${one}/slet`, change, async (request, reply) => {
    const admitted = await admitChanger(request, reply, application, addresses.roles);
    if (!admitted) return reply;
    const { organisation, changer } = admitted;
    const { role } = request.params;
    const refused = await removeRole(database, organisation, changer, role);
    organisations.refresh();
    if (refused === 'done') return reply.redirect(`${addresses.roles(organisation.slug)}?gjort=slettet`, 303);
    return showOne(request, reply, admitted, role, { refused });
  });

  server.post<RoleParams>(`${one}/giv`, change, async (request, reply) => {
    const admitted = await admitChanger(request, reply, application, addresses.roles);
    if (!admitted) return reply;
    const { organisation, changer } = admitted;
    const { role } = request.params;
    const form = postedForm(request);
    const typed = (form.value('anden-gruppe') ?? '').replace(/[\s\p{Cc}]+/gu, ' ').trim();
    const group = typed === '' ? (form.value('gruppe') ?? '') : typed;
    if (group === '' || group.length > longestGroup) {
      const groupError = rolesTranslator(request.language)('roles.error.group');
      return showOne(request, reply, admitted, role, { groupError });
    }
    const matters = await database.inOrganisation(organisation.id, readMatters);
    const limits = readLimits(form, matters);
    const done = await giveRole(database, organisation, changer, role, { kind: 'group', group }, limits);
    return after(request, reply, admitted, role, done, 'givet');
  });

  server.post<RoleParams>(`${one}/tag`, change, async (request, reply) => {
    const admitted = await admitChanger(request, reply, application, addresses.roles);
    if (!admitted) return reply;
    const { organisation, changer } = admitted;
    const { role } = request.params;
    const id = postedForm(request).value('tildeling') ?? '';
    const done = isId(id) ? await takeRole(database, organisation, changer, { kind: 'group', id }) : 'unknown';
    return after(request, reply, admitted, role, done, 'taget');
  });

  async function keep(
    request: FastifyRequest,
    reply: FastifyReply,
    admitted: AdmittedChanger,
    key: string | null,
  ): Promise<FastifyReply> {
    const { organisation, changer } = admitted;
    const typed = readRole(postedForm(request), organisation.languages, rolesTranslator(request.language));
    const isWrong = typed.nameError !== undefined || typed.rightsError !== undefined;
    const name = Object.fromEntries(Object.entries(typed.names).filter(([, value]) => value !== '')) as unknown as Text;
    const refused = isWrong
      ? undefined
      : await keepRole(database, organisation, changer, { key, name, rights: typed.rights.filter(isRight) });
    organisations.refresh();
    if (refused === 'done') return reply.redirect(`${addresses.roles(organisation.slug)}?gjort=gemt`, 303);
    const shown = { typed, ...(refused === undefined ? {} : { refused }) };
    return key === null ? showNew(request, reply, admitted, shown) : showOne(request, reply, admitted, key, shown);
  }

  async function after(
    request: FastifyRequest,
    reply: FastifyReply,
    admitted: AdmittedChanger,
    role: string,
    changed: RightsChanged,
    done: string,
  ): Promise<FastifyReply> {
    organisations.refresh();
    if (changed !== 'done') return showOne(request, reply, admitted, role, { refused: changed });
    return reply.redirect(`${addresses.role(admitted.organisation.slug, role)}?gjort=${done}`, 303);
  }

  async function showAll(request: FastifyRequest, reply: FastifyReply, { organisation, employee }: AdmittedChanger) {
    const context = { ...pageContext(request, reply), path: addresses.roles(organisation.slug) };
    const { roles, people } = await database.inOrganisation(organisation.id, async (transaction) => {
      const { rows } = await sql<{ role: string; count: string }>`
        select held->>'role' as role, count(distinct employee.id) as count
        from employee, jsonb_array_elements(given_roles) held where left_at is null group by 1`.execute(transaction);
      return {
        roles: await rolesNow(transaction),
        people: new Map(rows.map(({ role, count }) => [role, Number(count)])),
      };
    });
    return sendPage(request, reply, context, {
      title: rolesTranslator(context.language)('roles.title'),
      content: (
        <RolesPage
          context={context}
          roles={roles}
          people={people}
          readsLog={employee.access.has('log.read')}
          notice={noticeOf(request)}
        />
      ),
    });
  }

  function showNew(
    request: FastifyRequest,
    reply: FastifyReply,
    { organisation }: AdmittedChanger,
    shown: Shown & { readonly typed: TypedRole },
  ) {
    const context = { ...pageContext(request, reply), path: addresses.newRole(organisation.slug) };
    const t = rolesTranslator(context.language);
    return sendPage(request, reply, context, {
      title: t('roles.edit.title'),
      errors: errorsOf(request, shown),
      before: <BackLink href={addresses.roles(organisation.slug)}>{t('roles.title')}</BackLink>,
      content: (
        <>
          <h1>{t('roles.edit.title')}</h1>
          <RoleForm context={context} action={addresses.newRole(organisation.slug)} typed={shown.typed} />
        </>
      ),
    });
  }

  async function showOne(
    request: FastifyRequest,
    reply: FastifyReply,
    { organisation, employee }: AdmittedChanger,
    role: string,
    shown: Shown,
  ) {
    const context = { ...pageContext(request, reply), path: addresses.role(organisation.slug, role) };
    const read = await database.inOrganisation(organisation.id, async (transaction) => ({
      roles: await rolesNow(transaction),
      matters: await readMatters(transaction),
      groups: await allGroups(transaction),
      people: await employeesGiven(transaction, role),
    }));
    if (!isKnownRole(role, read.roles.own)) throw new WebError('notFound');
    const t = rolesTranslator(context.language);
    const rights = rightsOfRole(role, read.roles.own);
    return sendPage(request, reply, context, {
      title: roleName(role, read.roles, context.language),
      errors: errorsOf(request, shown),
      before: <BackLink href={addresses.roles(organisation.slug)}>{t('roles.title')}</BackLink>,
      content: (
        <RolePage
          context={context}
          role={role}
          rights={rights}
          {...read}
          typed={shown.typed ?? { names: read.roles.own.get(role)?.name ?? {}, rights }}
          notice={noticeOf(request)}
          groupError={shown.groupError}
          seesEmployees={employee.access.has('employees.manage')}
        />
      ),
    });
  }

  function errorsOf(request: FastifyRequest, { typed, refused, groupError }: Shown): readonly PageError[] {
    const t = rolesTranslator(request.language);
    return [
      ...(refused === undefined ? [] : [{ message: t(`roles.refused.${refused}`) }]),
      ...(typed?.nameError === undefined ? [] : [{ fieldId: 'navn-da', message: typed.nameError }]),
      ...(typed?.rightsError === undefined ? [] : [{ fieldId: 'ret', message: typed.rightsError }]),
      ...(groupError === undefined ? [] : [{ fieldId: 'gruppe', message: groupError }]),
    ];
  }

  function noticeOf({ query }: FastifyRequest): RolesTextKey | null {
    const { gjort } = query as { readonly gjort?: unknown };
    return typeof gjort === 'string' && Object.hasOwn(notices, gjort) ? (notices[gjort] ?? null) : null;
  }
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type NoticeKind, type NoticeWay, noticeKinds, noticeWays } from '../../messages/notice-kinds.ts';
import {
  countNotifications,
  keepChoices,
  listNotifications,
  readChoices,
  readNotifications,
} from '../../messages/notifications.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type Application, organisationOf } from '../application.ts';
import { postedForm } from '../body-parsers.ts';
import { type LoggedInEmployee, requireEmployee } from '../caseworker/require-employee.tsx';
import { BackLink } from '../components/back-link.tsx';
import { pageContext } from '../page-context.ts';
import { sendPage } from '../send-page.ts';
import { WebError } from '../web-error.ts';
import type { WebRoutes } from '../web-routes.ts';
import { notificationAddresses as addresses } from './addresses.ts';
import { ChoicesPage, type ChoicesPageProperties } from './choices-page.tsx';
import { NotificationsPage } from './list-page.tsx';
import { notificationTranslator } from './texts.ts';

const pageSize = 25;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `/{organisation}/sagsbehandling/notifikationer`: what has happened in an employee's cases, and how they hear of it. */
export function notificationRoutes(application: Application): WebRoutes {
  return { name: 'notifications', needs: 'cases.work', register: (server) => register(server, application) };
}

function register(server: FastifyInstance, application: Application): void {
  const { database, now } = application.services;
  const root = '/:organisation/sagsbehandling/notifikationer';
  const change = { config: { limit: 'submission', csrf: 'sessionOnly' } } as const;

  server.get(root, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const { organisation, employee } = admitted;
    const { side } = request.query as { readonly side?: unknown };
    const page = typeof side === 'string' && /^[1-9]\d{0,5}$/.test(side) ? Number(side) : 1;
    const { notifications, counts } = await database.inOrganisation(organisation.id, async (transaction) => ({
      notifications: await listNotifications(transaction, employee.id, pageSize, (page - 1) * pageSize),
      counts: await countNotifications(transaction, employee.id),
    }));
    const context = pageContext(request, reply);
    const t = notificationTranslator(context.language);
    return sendPage(request, reply, context, {
      title: page === 1 ? t('notifications.title') : t('notifications.tabPage', { page }),
      content: (
        <NotificationsPage
          context={context}
          notifications={notifications}
          unread={counts.unread}
          page={page}
          pageCount={Math.ceil(counts.all / pageSize)}
        />
      ),
    });
  });

  server.get<{ Params: { readonly id: string } }>(`${root}/:id`, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const { organisation, employee } = admitted;
    const { id } = request.params;
    if (!uuid.test(id)) throw new WebError('notFound');
    const found = await database.inOrganisation(organisation.id, async (transaction) => {
      await readNotifications(transaction, employee.id, { id }, now());
      return transaction
        .selectFrom('notification')
        .select('case')
        .where('id', '=', id)
        .where('employee', '=', employee.id)
        .executeTakeFirst();
    });
    if (!found) throw new WebError('notFound');
    return reply.redirect(addresses.case(organisation.slug, found.case), 303);
  });

  server.post(`${root}/laest`, change, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const { organisation, employee } = admitted;
    await database.inOrganisation(organisation.id, (transaction) =>
      readNotifications(transaction, employee.id, 'all', now()),
    );
    return reply.redirect(addresses.list(organisation.slug), 303);
  });

  server.get(`${root}/valg`, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const { organisation, employee } = admitted;
    const choices = await database.inOrganisation(organisation.id, (transaction) =>
      readChoices(transaction, employee.id),
    );
    const { gemt } = request.query as { readonly gemt?: unknown };
    return showChoices(request, reply, admitted, { choices, saved: gemt === 'ja', errors: {} });
  });

  server.post(`${root}/valg`, change, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const { organisation, employee } = admitted;
    const form = postedForm(request);
    const t = notificationTranslator(request.language);
    const choices: Partial<Record<NoticeKind, NoticeWay>> = {};
    const errors: Partial<Record<NoticeKind, string>> = {};
    for (const kind of noticeKinds) {
      const way = noticeWays.find((each) => each === form.value(kind));
      if (way) choices[kind] = way;
      else errors[kind] = t('notifications.choices.missing', { kind: t(`notifications.kind.${kind}`) });
    }
    if (!isComplete(choices)) return showChoices(request, reply, admitted, { choices, saved: false, errors });
    await database.inOrganisation(organisation.id, (transaction) =>
      keepChoices(transaction, organisation.id, employee.id, choices),
    );
    return reply.redirect(`${addresses.choices(organisation.slug)}?gemt=ja`, 303);
  });

  async function admit(
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ readonly organisation: Organisation; readonly employee: LoggedInEmployee } | null> {
    const organisation = await organisationOf(request, application);
    const returnTo = request.method === 'GET' ? request.raw.url : addresses.list(organisation.slug);
    const employee = await requireEmployee(request, reply, returnTo);
    return employee && { organisation, employee };
  }

  async function showChoices(
    request: FastifyRequest,
    reply: FastifyReply,
    { organisation, employee }: { readonly organisation: Organisation; readonly employee: LoggedInEmployee },
    shown: Pick<ChoicesPageProperties, 'choices' | 'saved' | 'errors'>,
  ): Promise<FastifyReply> {
    const row = await database.inOrganisation(organisation.id, (transaction) =>
      transaction.selectFrom('employee').select('email').where('id', '=', employee.id).executeTakeFirst(),
    );
    const context = pageContext(request, reply);
    const t = notificationTranslator(context.language);
    return sendPage(request, reply, context, {
      title: t('notifications.choices.title'),
      errors: Object.entries(shown.errors).map(([fieldId, message]) => ({ fieldId, message })),
      before: <BackLink href={addresses.list(organisation.slug)}>{t('notifications.title')}</BackLink>,
      content: <ChoicesPage context={context} email={row?.email ?? null} {...shown} />,
    });
  }
}

function isComplete(
  choices: Readonly<Partial<Record<NoticeKind, NoticeWay>>>,
): choices is Readonly<Record<NoticeKind, NoticeWay>> {
  return noticeKinds.every((kind) => choices[kind] !== undefined);
}

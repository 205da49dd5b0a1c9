import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordAudit } from '../../../audit/record.ts';
import type { ProviderSession } from '../../../identity/sessions/provider-sessions.ts';
import type { LoggedInUser } from '../../../identity/sessions/session.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { isApplicationSession, organisationOf, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { ButtonLink } from '../../components/button-link.tsx';
import { formatTime } from '../../components/time-format.ts';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { sessionAddresses } from '../../session-addresses.ts';
import { removeSessionCookie, sessionToken } from '../cookies.ts';
import type { LoginOptions } from '../routes.tsx';
import { SessionsPage } from './sessions-page.tsx';
import { sessionTranslator } from './texts.ts';

/** Where a log-out leads: {@link registerSessionPages} asks it of the log-in. */
type AfterLogout = (
  organisation: Organisation,
  ended: { readonly kind: 'citizen' | 'employee'; readonly atProvider: ProviderSession } | null,
) => Promise<string>;

/** `/:organisation/mit-login`: the log-ins that one has open, ending one of them or all, and staying logged in. */
export function registerSessionPages(server: FastifyInstance, options: LoginOptions, afterLogout: AfterLogout): void {
  const { sessions, database } = options;
  const change = { config: { limit: 'submission' } } as const;

  server.get('/:organisation/mit-login', async (request, reply) => {
    const organisation = await organisationOf(request, options.application);
    const who = whoIn(request);
    if (who === null) return sendNobody(request, reply, sessionAddresses.list(organisation.slug));
    const context = pageContext(request, reply);
    const { ok } = request.query as { readonly ok?: unknown };
    return sendPage(request, reply, context, {
      title: sessionTranslator(request.language)('session.title'),
      content: (
        <SessionsPage
          context={context}
          sessions={await sessions.list(organisation, who.user, who.token)}
          hasEnded={ok === 'afsluttet'}
        />
      ),
    });
  });

  server.post('/:organisation/mit-login/afslut', change, async (request, reply) => {
    const organisation = await organisationOf(request, options.application);
    const who = whoIn(request);
    if (who === null) return reply.redirect(sessionAddresses.list(organisation.slug), 303);
    const form = postedForm(request);
    if (form.value('alle') === 'ja') {
      const own = await sessions.end(organisation, who.token);
      await endAndNote(request, organisation, who.user, null);
      removeSessionCookie(reply, organisation, options.secureCookies);
      const ended = own === null ? null : { kind: who.user.kind, atProvider: own.atProvider };
      return reply.redirect(await afterLogout(organisation, ended), 303);
    }
    const id = form.value('log-in') ?? '';
    const isOne = /^[0-9a-f]{16}$/.test(id);
    if (isOne) await endAndNote(request, organisation, who.user, id);
    return reply.redirect(`${sessionAddresses.list(organisation.slug)}${isOne ? '?ok=afsluttet' : ''}`, 303);
  });

  // That the request came has lengthened the log-in; its answer says by how much.
  server.post('/:organisation/mit-login/bliv', change, async (request, reply) => {
    const who = whoIn(request);
    if (who === null) return reply.code(401).send({});
    const { idleSeconds, endsAt } = who;
    return reply.send({ idleSeconds, endsAt: endsAt.toISOString() });
  });

  server.get('/:organisation/mit-login/bliv', async (request, reply) => {
    const organisation = await organisationOf(request, options.application);
    const who = whoIn(request);
    if (who === null) return sendNobody(request, reply, sessionAddresses.stay(organisation.slug));
    const t = sessionTranslator(request.language);
    return sendPage(request, reply, pageContext(request, reply), {
      title: t('session.stayed.title'),
      content: (
        <>
          <h1>{t('session.stayed.title')}</h1>
          <p>
            {t('session.stayed.text', {
              minutes: Math.floor(who.idleSeconds / 60),
              time: formatTime(who.endsAt, 'dateTime', request.language),
            })}
          </p>
        </>
      ),
    });
  });

  async function endAndNote(
    request: FastifyRequest,
    organisation: Organisation,
    user: LoggedInUser,
    id: string | null,
  ): Promise<void> {
    await database.inOrganisation(organisation.id, async (transaction) => {
      const ended = await sessions.endOf(transaction, user, id);
      await recordAudit(transaction, organisation.id, [
        {
          at: options.application.services.now(),
          actor: { kind: user.kind, id: user.kind === 'citizen' ? user.person : user.id },
          subject: null,
          action: 'logout',
          recordKind: 'session',
          record: null,
          detail: { ...requestOrigin(request), reason: id === null ? 'everywhere' : 'elsewhere', sessions: ended },
          key: { id: null, key: organisation.keys.own },
        },
      ]);
    });
  }
}

/** Whoever is logged in, with what their session is; null for nobody. */
function whoIn(request: FastifyRequest) {
  const { session } = request;
  const token = sessionToken(request);
  if (!session || !isApplicationSession(session) || token === undefined) return null;
  const { user, idleSeconds, endsAt } = session.session;
  return user.kind === 'anonymous' || idleSeconds === null ? null : { user, token, idleSeconds, endsAt };
}

function sendNobody(request: FastifyRequest, reply: FastifyReply, back: string): Promise<FastifyReply> {
  const t = sessionTranslator(request.language);
  const context = pageContext(request, reply);
  const login = (way: string) => `/${context.organisation.slug}/login/${way}?${new URLSearchParams({ tilbage: back })}`;
  return sendPage(request, reply, context, {
    title: t('session.none.title'),
    status: 401,
    content: (
      <>
        <h1>{t('session.none.title')}</h1>
        <p>{t('session.none.text')}</p>
        <div class="button-row">
          <ButtonLink href={login('mitid')}>{t('session.none.citizen')}</ButtonLink>
          <ButtonLink href={login('medarbejder')} kind="secondary">
            {t('session.none.employee')}
          </ButtonLink>
        </div>
      </>
    ),
  });
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../../database/database.ts';
import { type CitizenWay, citizenWays, type EmployeeWay, employeeWays, ownKeyOf } from '../../identity/login-ways.ts';
import type { MitidPerson } from '../../identity/oidc/claims.ts';
import { type ClientKeys, publicJwks } from '../../identity/oidc/keys.ts';
import type { Audience } from '../../identity/providers/claim-map.ts';
import { type OwnClientKeys, publishedPairs } from '../../identity/providers/client-key-turn.ts';
import { ownClientKeys } from '../../identity/providers/own-providers.ts';
import type { ProviderClients } from '../../identity/providers/provider-clients.ts';
import type { HandlerEmployee } from '../../identity/saml/context-handler/handler-employee.ts';
import type { SamlService } from '../../identity/saml/saml-service.ts';
import type { ProviderSession } from '../../identity/sessions/provider-sessions.ts';
import type { Sessions } from '../../identity/sessions.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { translator } from '../../texts/catalogue.ts';
import { type Application, isApplicationSession, organisationOf } from '../application.ts';
import type { Log } from '../log.ts';
import { pageFrame } from '../page-context.ts';
import { sendPage } from '../send-page.ts';
import { WebError } from '../web-error.ts';
import type { WebRoutes } from '../web-routes.ts';
import { beginOidc, levels } from './begin-oidc.ts';
import { registerConfirmation } from './confirm/confirm-routes.tsx';
import { freshQuery, wantsFreshProof } from './confirm/wants-fresh-proof.ts';
import { removeSessionCookie, sessionToken } from './cookies.ts';
import { LoginMessage } from './message-page.tsx';
import { registerOidc } from './oidc-routes.tsx';
import { refuse, refusedBefore, returnPath } from './refusals.tsx';
import { beginSaml, registerSaml } from './saml-routes.tsx';
import { registerSessionPages } from './sessions/session-routes.tsx';
import { loginTexts } from './texts.ts';
import { WayPage } from './way-page.tsx';

/** What the log-in pages work with. */
export interface LoginOptions {
  readonly application: Application;
  readonly database: Database;
  readonly sessions: Sessions;
  readonly nemlogin: SamlService<MitidPerson>;
  readonly contextHandler: SamlService<HandlerEmployee>;
  /** The OpenID providers, the installation's and those that organisations entered themselves. */
  readonly clients: ProviderClients;
  /** The installation's keys. */
  readonly keys: ClientKeys;
  readonly publicUrl: string;
  readonly secureCookies: boolean;
  readonly sessionHours: number;
  readonly log: Log;
}

/** Whom the ways by SAML are for. */
const samlProfiles = { nemlogin: 'person', 'nemlogin-company': 'professional', 'context-handler': 'employee' } as const;

const loginLimit = { config: { limit: 'login' } } as const;
/** Pages at one address for all organisations: `state` says whose they are, and so their languages. */
const ofState = { config: { organisationFrom: 'state' } } as const;
const asPage = { config: { session: 'none' } } as const;

/**
 * Log-in and log-out. `GET /:organisation/login/mitid` takes a citizen and `…/login/medarbejder` an employee the way that the
 * organisation has, or lets them choose one (`vej`) where it has several. That of SAML providers stands in saml-routes.tsx, that
 * of OpenID providers in oidc-routes.tsx.
 */
export function loginRoutes(options: LoginOptions): WebRoutes {
  return {
    name: 'login',
    needs: 'anyone',
    register(server: FastifyInstance) {
      server.get('/:organisation/login/mitid', loginLimit, (request, reply) => begin('citizens', request, reply));
      server.get('/:organisation/login/medarbejder', loginLimit, (request, reply) =>
        begin('employees', request, reply),
      );
      registerOidc(server, options);
      server.get('/login/afvist', ofState, (request, reply) => refusedBefore(request, reply, options.application));
      server.post('/:organisation/log-af', logOut);
      registerSaml(server, options);
      registerSessionPages(server, options, afterLogout);
      registerConfirmation(server, options);
      server.get('/login/logget-af', ofState, loggedOut);
      server.get('/login/jwks.json', asPage, (_request, reply) => sendKeys(reply, options.keys));
      server.get('/:organisation/login/jwks.json', asPage, async (request, reply) =>
        sendKeys(reply, ownClientKeys(await organisationOf(request, options.application))),
      );
    },
  };

  /** Takes somebody the way they asked for, or the only one there is; otherwise lets them choose. */
  async function begin(audience: Audience, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const organisation = await organisationOf(request, options.application);
    const { tilbage, niveau, vej, veje } = request.query as Readonly<Record<string, unknown>>;
    const returnTo = returnPath(organisation, audience, tilbage);
    const level = levels[String(niveau)] ?? 'substantial';
    const ready = options.application.readyWays(organisation);
    const ways: readonly (CitizenWay | EmployeeWay)[] =
      audience === 'citizens' ? among(citizenWays(organisation, ready), veje) : employeeWays(organisation, ready);
    const way = ways.find((each) => each === vej) ?? (ways.length === 1 ? ways[0] : undefined);
    const unavailable = (detail: string) =>
      refuse(request, reply, options.log, {
        ...{ audience, returnTo, organisation, detail },
        problem: 'provider-unavailable',
      });
    if (ways.length === 0) return unavailable('no way to log in');
    if (way === 'nemlogin' || way === 'nemlogin-company' || way === 'context-handler') {
      const profile = samlProfiles[way];
      const problem = await beginSaml(options, request, reply, organisation, { profile, level, returnTo });
      // A reply that is waited for is nothing: it is handed back here, and by no promise before.
      return problem === null ? reply : unavailable(problem);
    }
    if (way !== undefined) {
      const own = ownKeyOf(way);
      const known =
        own === null ? options.clients.installation(organisation, audience) : options.clients.own(organisation, own);
      if (known === null) throw new WebError('notFound');
      return beginOidc(options, request, reply, organisation, known, { level, returnTo });
    }
    const path = audience === 'citizens' ? 'mitid' : 'medarbejder';
    const fresh = wantsFreshProof(request) ? freshQuery : {};
    const href = (each: string) =>
      `/${organisation.slug}/login/${path}?${new URLSearchParams({ ...fresh, tilbage: returnTo, niveau: level, vej: each })}`;
    return sendPage(request, reply, pageFrame(request, reply), {
      title: translator(loginTexts, request.language)('login.way.title'),
      content: <WayPage language={request.language} ways={ways} organisation={organisation} href={href} />,
    });
  }

  async function logOut(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const organisation = await organisationOf(request, options.application);
    const token = sessionToken(request);
    const { session } = request;
    const kind = session && isApplicationSession(session) ? session.session.user.kind : null;
    removeSessionCookie(reply, organisation, options.secureCookies);
    const ended = token === undefined ? null : await options.sessions.end(organisation, token);
    const isKnown = ended !== null && kind !== null && kind !== 'anonymous';
    return reply.redirect(
      await afterLogout(organisation, isKnown ? { kind, atProvider: ended.atProvider } : null),
      303,
    );
  }

  /** Where a log-out leads: by the provider, whose session ends too, where there is one; then to the page that says so. */
  async function afterLogout(
    organisation: Organisation,
    ended: { readonly kind: 'citizen' | 'employee'; readonly atProvider: ProviderSession } | null,
  ): Promise<string> {
    const home = `/login/logget-af?state=${organisation.slug}`;
    if (ended === null) return home;
    const { atProvider } = ended;
    if (typeof atProvider !== 'string') {
      const saml = atProvider.provider === 'context-handler' ? options.contextHandler : options.nemlogin;
      return (await saml.logoutAddress(organisation, atProvider)) ?? home;
    }
    const url = await options.clients.ofIdToken(organisation, atProvider)?.client.endSessionUrl({
      idToken: atProvider,
      returnTo: `${options.publicUrl}/login/logget-af`,
      state: organisation.slug,
    });
    return url?.ok && url.url !== undefined ? url.url : home;
  }

  async function loggedOut(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { state, delvist } = request.query as Readonly<Record<string, unknown>>;
    const organisation = await options.application.services.organisations.bySlug(String(state ?? ''));
    const t = translator(loginTexts, request.language);
    const texts = delvist === 'ja' ? 'loggedOutInPart' : 'loggedOut';
    return sendPage(request, reply, pageFrame(request, reply), {
      title: t(`login.${texts}.title`),
      content: (
        <LoginMessage
          title={t(`login.${texts}.title`)}
          text={t(`login.${texts}.text`)}
          link={{ text: t('login.loggedOut.home'), href: organisation ? `/${organisation.slug}/` : '/' }}
        />
      ),
    });
  }
}

/** Of the ways that are offered those that a form allows; who comes in by another is sent back by the form itself. */
function among(ways: readonly CitizenWay[], wanted: unknown): readonly CitizenWay[] {
  if (typeof wanted !== 'string') return ways;
  const named = wanted.split(' ');
  return ways.filter((way) => named.includes(way));
}

/** The public halves of keys, for the providers that check our signatures by them. */
function sendKeys(reply: FastifyReply, keys: OwnClientKeys | null): FastifyReply {
  if (keys === null) throw new WebError('notFound');
  return reply
    .header('cache-control', 'public, max-age=300')
    .type('application/json')
    .send(publicJwks(publishedPairs(keys).flatMap(({ signing, decryption }) => [signing, decryption])));
}

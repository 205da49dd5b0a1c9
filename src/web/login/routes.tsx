import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../../database/database.ts';
import {
  EmployeeHasLeft,
  type LoggedIn,
  loginCitizen,
  loginEmployee,
  noteAtDoor,
  noteRefusedLogin,
  reaches,
} from '../../identity/login.ts';
import { type CitizenWay, citizenWays } from '../../identity/login-ways.ts';
import { type AssuranceLevel, employeeClaims, mitidClaims } from '../../identity/oidc/claims.ts';
import { newLoginSecrets, type OidcClient, type OidcLogin } from '../../identity/oidc/client.ts';
import { type ClientKeys, publicJwks } from '../../identity/oidc/keys.ts';
import { logOutByProvider } from '../../identity/oidc/log-out-by-provider.ts';
import { employeeScope, mitidRequest } from '../../identity/oidc/mitid-request.ts';
import type { Nemlogin } from '../../identity/saml/nemlogin.ts';
import { providerNameOf } from '../../identity/session-at-provider.ts';
import { type LoginUnderWay, type ProviderSession, type Sessions, tokenDigest } from '../../identity/sessions.ts';
import { type StepUp, stepUpOf } from '../../identity/step-up.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { translator } from '../../texts/catalogue.ts';
import { type Application, isApplicationSession, loginOrigin, organisationOf, requestOrigin } from '../application.ts';
import { postedForm } from '../body-parsers.ts';
import { languageCookie } from '../language-routes.ts';
import { localPath } from '../local-path.ts';
import type { Log } from '../log.ts';
import { pageFrame } from '../page-context.ts';
import { referenceNumber } from '../reference-number.ts';
import { sendPage } from '../send-page.ts';
import { WebError } from '../web-error.ts';
import type { WebRoutes } from '../web-routes.ts';
import { registerConfirmation } from './confirm/confirm-routes.tsx';
import { wantsFreshProof } from './confirm/wants-fresh-proof.ts';
import { putLoginCookie, putSessionCookie, removeSessionCookie, sessionToken, takeLoginCookie } from './cookies.ts';
import { LoginMessage } from './message-page.tsx';
import { beginSaml, registerSaml } from './saml-routes.tsx';
import { registerSessionPages } from './sessions/session-routes.tsx';
import { loginTexts } from './texts.ts';
import { WayPage } from './way-page.tsx';

/** What the log-in pages work with. */
export interface LoginOptions {
  readonly application: Application;
  readonly database: Database;
  readonly sessions: Sessions;
  /** A broker of MitID's; null where citizens log in by NemLog-in alone. */
  readonly mitid: OidcClient | null;
  readonly nemlogin: Nemlogin;
  /** The provider of an organisation's employees. */
  readonly employees: (organisation: Organisation) => OidcClient;
  readonly keys: ClientKeys;
  readonly publicUrl: string;
  readonly secureCookies: boolean;
  readonly sessionHours: number;
  readonly log: Log;
}

type Provider = LoginUnderWay['provider'];

const levels: Readonly<Record<string, AssuranceLevel>> = { low: 'low', substantial: 'substantial', high: 'high' };
const loginLimit = { config: { limit: 'login' } } as const;
/** Logout tokens prove themselves by their signature; a provider may bring many at once, and no browser brings them. */
const fromProvider = { config: { limit: 'api', csrf: 'none', session: 'none', needs: 'signature' } } as const;
/** Pages at one address for all organisations: `state` says whose they are, and so their languages. */
const returned = { config: { limit: 'login', organisationFrom: 'state' } } as const;
const ofState = { config: { organisationFrom: 'state' } } as const;

/**
 * Log-in and log-out. `GET /:organisation/login/mitid` takes a citizen the way that the organisation has, or lets them choose
 * one (`vej`) where it has several; NemLog-in's part of it stands in saml-routes.tsx. By OpenID Connect it and `…/login/medarbejder` lead to the provider, which leads back to
 * `/login/{mitid|medarbejder}/retur`: one address for all organisations, since a provider registers it; the organisation
 * travels in `state`.
 */
export function loginRoutes(options: LoginOptions): WebRoutes {
  return {
    name: 'login',
    needs: 'anyone',
    register(server: FastifyInstance) {
      server.get('/:organisation/login/mitid', loginLimit, beginCitizen);
      server.get('/:organisation/login/medarbejder', loginLimit, (request, reply) =>
        begin('employees', request, reply),
      );
      server.get('/login/mitid/retur', returned, (request, reply) => finish('mitid', request, reply));
      server.get('/login/medarbejder/retur', returned, (request, reply) => finish('employees', request, reply));
      server.post('/login/mitid/afmelding', fromProvider, (request, reply) =>
        logOutFromBehind('mitid', request, reply),
      );
      server.post('/login/medarbejder/afmelding', fromProvider, (request, reply) =>
        logOutFromBehind('employees', request, reply),
      );
      server.get('/login/afvist', ofState, refusedBefore);
      server.post('/:organisation/log-af', logOut);
      registerSaml(server, options);
      registerSessionPages(server, options, afterLogout);
      registerConfirmation(server, options);
      server.get('/login/logget-af', ofState, loggedOut);
      server.get('/login/jwks.json', { config: { session: 'none' } }, (_request, reply) =>
        reply
          .header('cache-control', 'public, max-age=300')
          .type('application/json')
          .send(publicJwks([options.keys.signing, options.keys.decryption])),
      );
    },
  };

  async function beginCitizen(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const organisation = await organisationOf(request, options.application);
    const { tilbage, niveau, vej } = request.query as Readonly<Record<string, unknown>>;
    const returnTo = returnPath(organisation, 'mitid', tilbage);
    const ways = citizenWays(organisation, options.application.readyWays(organisation));
    const way = ways.find((each) => each === vej) ?? (ways.length === 1 ? ways[0] : undefined);
    if (way === 'mitid') return begin('mitid', request, reply);
    const level = levels[String(niveau)] ?? 'substantial';
    if (way !== undefined) {
      const begun = await beginSaml(options, request, reply, organisation, { way, level, returnTo });
      if (!('problem' in begun)) return begun;
      return refuse(request, reply, 'mitid', returnTo, 'provider-unavailable', begun.problem, organisation);
    }
    if (ways.length === 0) {
      return refuse(request, reply, 'mitid', returnTo, 'provider-unavailable', 'no way to log in', organisation);
    }
    const href = (each: CitizenWay) =>
      `/${organisation.slug}/login/mitid?${new URLSearchParams({ tilbage: returnTo, niveau: level, vej: each })}`;
    return sendPage(request, reply, pageFrame(request, reply), {
      title: translator(loginTexts, request.language)('login.way.title'),
      content: <WayPage language={request.language} ways={ways} href={href} />,
    });
  }

  async function begin(provider: Provider, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const organisation = await organisationOf(request, options.application);
    const { tilbage, niveau } = request.query as { readonly tilbage?: unknown; readonly niveau?: unknown };
    const level = levels[String(niveau)] ?? 'substantial';
    const secrets = newLoginSecrets();
    const before = sessionToken(request);
    const stepUp = provider === 'employees' && wantsFreshProof(request) ? stepUpOf(organisation) : null;
    const login: LoginUnderWay = {
      ...secrets,
      state: `${organisation.slug}.${level}.${secrets.state}`,
      provider,
      returnTo: returnPath(organisation, provider, tilbage),
      ...(before === undefined ? {} : { replaces: tokenDigest(before) }),
      ...(stepUp === null ? {} : { maximumAge: stepUp.minutes * 60 }),
    };
    const client = clientOf(provider, organisation);
    if (!client) throw new WebError('notFound');
    const language = request.language;
    const asked = await client.authorizationUrl({
      ...login,
      ...(provider === 'mitid'
        ? mitidRequest({ language, level, cpr: true })
        : { language, scope: employeeScope, ...(stepUp === null ? {} : { extra: freshExtra(stepUp) }) }),
    });
    if (!asked.ok) return refuse(request, reply, provider, login.returnTo, asked.code, asked.detail, organisation);
    putLoginCookie(reply, await options.sessions.beginLogin(organisation, login), options.secureCookies);
    return reply.redirect(asked.url, 303);
  }

  async function finish(provider: Provider, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const state = String((request.query as { readonly state?: unknown }).state ?? '');
    const [slug = '', demanded = ''] = state.split('.');
    const organisation = await options.application.services.organisations.bySlug(slug);
    if (!organisation) throw new WebError('badRequest');
    const token = takeLoginCookie(request, reply, options.secureCookies);
    const login = token === undefined ? null : await options.sessions.takeLogin(organisation, token);
    if (login?.provider !== provider || login.state !== state) {
      await noteRefused(request, organisation, 'state: no log-in under way');
      return refuse(
        request,
        reply,
        provider,
        returnPath(organisation, provider, undefined),
        'invalid',
        'no log-in under way',
        organisation,
      );
    }
    const back = request.raw.url ?? '';
    const client = clientOf(provider, organisation);
    if (!client) throw new WebError('notFound');
    const result = await client.exchange(new URL(back, options.publicUrl), login);
    if (!result.ok) {
      // What somebody thinks better of, and a provider that is down, is no matter of security.
      if (result.code === 'invalid') await noteRefused(request, organisation, result.detail);
      return refuse(request, reply, provider, login.returnTo, result.code, result.detail, organisation);
    }
    const loggedIn =
      provider === 'mitid'
        ? await citizen(organisation, result, levels[demanded] ?? 'substantial', request, login.replaces)
        : await employee(organisation, result, request, login.replaces);
    if ('problem' in loggedIn) {
      await noteRefused(request, organisation, loggedIn.detail);
      return refuse(request, reply, provider, login.returnTo, loggedIn.problem, loggedIn.detail, organisation);
    }
    putSessionCookie(reply, organisation, loggedIn.token, options.secureCookies, options.sessionHours);
    await keepLanguage(request, reply, organisation, loggedIn);
    return reply.redirect(login.returnTo, 303);
  }

  /** Notes in the security log which rule an answer of an OpenID provider broke. */
  function noteRefused(request: FastifyRequest, organisation: Organisation, rule: string): Promise<void> {
    const from = { ...requestOrigin(request), rule };
    return noteRefusedLogin(options.database, organisation, `OpenID Connect ${rule}`, from, now());
  }

  /**
   * Back-channel log-out: a provider ends sessions without a browser (OpenID Connect Back-Channel Logout 1.0). The address is one
   * for all organisations, as the redirect address is; which of them are meant is told by the token's issuer.
   */
  async function logOutFromBehind(
    provider: Provider,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    reply.header('cache-control', 'no-store');
    const token = postedForm(request).value('logout_token') ?? '';
    const all = await options.application.services.organisations.all();
    const issuer = providerNameOf(token)?.issuer;
    const meant = all.filter((organisation) => clientOf(provider, organisation)?.issuer === issuer);
    const client = meant[0] && clientOf(provider, meant[0]);
    const services = { database: options.database, sessions: options.sessions, now };
    const done = client
      ? await logOutByProvider(services, client, meant, token, requestOrigin(request))
      : ({ ok: false, code: 'invalid', detail: 'logout token: claim iss' } as const);
    if (done.ok) return reply.code(200).send();
    const reference = referenceNumber();
    options.log.warn('logout refused', { provider, detail: done.detail, reference });
    if (done.code === 'provider-unavailable') return reply.code(503).send({ error: 'temporarily_unavailable' });
    for (const organisation of meant) {
      const detail = { ...requestOrigin(request), rule: done.detail, reference };
      await noteAtDoor(options.database, organisation, 'logoutRefused', detail, now());
    }
    return reply.code(400).send({ error: 'invalid_request', error_description: done.detail });
  }

  async function citizen(
    organisation: Organisation,
    result: OidcLogin,
    demanded: AssuranceLevel,
    request: FastifyRequest,
    replaces: string | undefined,
  ): Promise<LoggedIn | Problem> {
    const claims = mitidClaims(result.claims);
    if (!claims.ok) return { problem: 'invalid', detail: claims.detail };
    if (!reaches(claims.person.level, demanded)) return { problem: 'level', detail: `level ${claims.person.level}` };
    return loginCitizen(
      options.database,
      options.sessions,
      organisation,
      claims.person,
      result.idToken,
      loginOrigin(request),
      now(),
      replaces,
    );
  }

  async function employee(
    organisation: Organisation,
    result: OidcLogin,
    request: FastifyRequest,
    replaces: string | undefined,
  ): Promise<LoggedIn | Problem> {
    const claims = employeeClaims(result.claims);
    if (!claims.ok) return { problem: 'invalid', detail: claims.detail };
    if (claims.employee.groupsLeftOut) return { problem: 'invalid', detail: 'the provider left the groups out' };
    if (claims.employee.cvr !== organisation.cvr) return { problem: 'employer', detail: 'another employer' };
    const { acr } = stepUpOf(organisation);
    const isStrong = claims.employee.multiFactor || (acr !== null && result.claims.acr === acr);
    try {
      return await loginEmployee(
        options.database,
        options.sessions,
        organisation,
        { ...claims.employee, multiFactor: isStrong },
        result.idToken,
        loginOrigin(request),
        now(),
        replaces,
      );
    } catch (error) {
      if (error instanceof EmployeeHasLeft) return { problem: 'left', detail: error.message };
      throw error;
    }
  }

  /** The language chosen before the log-in wins and is kept on the person; else the person's own is taken up (SPR-4). */
  async function keepLanguage(
    request: FastifyRequest,
    reply: FastifyReply,
    organisation: Organisation,
    loggedIn: LoggedIn,
  ): Promise<void> {
    const chosen = request.cookies[languageCookie];
    if (chosen === undefined || !organisation.languages.includes(chosen) || chosen === loggedIn.language) return;
    const session = await options.sessions.find(organisation, loggedIn.token);
    if (session) await options.sessions.rememberLanguage(organisation, session.user, chosen);
    reply.header('content-language', chosen);
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
    const { kind, atProvider } = ended;
    if (typeof atProvider !== 'string') {
      return (await options.nemlogin.logoutAddress(organisation, atProvider)) ?? home;
    }
    const url = await clientOf(kind === 'citizen' ? 'mitid' : 'employees', organisation)?.endSessionUrl({
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

  async function refuse(
    request: FastifyRequest,
    reply: FastifyReply,
    provider: Provider,
    returnTo: string,
    problem: Refusal,
    detail: string,
    organisation: Organisation,
  ): Promise<FastifyReply> {
    const reference = problem === 'cancelled' ? undefined : referenceNumber();
    if (reference !== undefined) options.log.warn('login refused', { provider, problem, detail, reference });
    const { status } = refusals[problem];
    return showRefusal(request, reply, { provider, returnTo, problem, organisation, status, reference });
  }

  /** The page of a refusal once more, in the language that was chosen on it: what led to it can't be repeated. */
  async function refusedBefore(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { state, hvorfor, udbyder, tilbage, henvisning } = request.query as Readonly<Record<string, unknown>>;
    const organisation = await options.application.services.organisations.bySlug(String(state));
    const problem = refusalOf(hvorfor);
    if (!organisation || problem === null) throw new WebError('notFound');
    const provider = udbyder === 'employees' ? 'employees' : 'mitid';
    const returnTo = returnPath(organisation, provider, tilbage);
    return showRefusal(request, reply, {
      provider,
      returnTo,
      problem,
      organisation,
      status: 200,
      reference:
        typeof henvisning === 'string' && /^[2-9A-Z]{4}-[2-9A-Z]{4}$/.test(henvisning) ? henvisning : undefined,
    });
  }

  function showRefusal(
    request: FastifyRequest,
    reply: FastifyReply,
    { provider, returnTo, problem, organisation, status, reference }: Refused,
  ): Promise<FastifyReply> {
    const t = translator(loginTexts, request.language);
    const { texts } = refusals[problem];
    const path = provider === 'mitid' ? 'mitid' : 'medarbejder';
    const again = { state: organisation.slug, hvorfor: problem, udbyder: provider, tilbage: returnTo };
    const more: Readonly<Record<string, string>> = reference === undefined ? {} : { henvisning: reference };
    const title = t(`login.${texts}.title`);
    return sendPage(
      request,
      reply,
      pageFrame(request, reply, `/login/afvist?${new URLSearchParams({ ...again, ...more })}`),
      {
        title,
        status,
        content: (
          <LoginMessage
            title={title}
            text={t(`login.${texts}.text`)}
            reference={reference && t('login.reference', { reference })}
            link={{
              text: t('login.again'),
              href: `/${organisation.slug}/login/${path}?tilbage=${encodeURIComponent(returnTo)}`,
            }}
          />
        ),
      },
    );
  }

  function clientOf(provider: Provider, organisation: Organisation): OidcClient | null {
    return provider === 'mitid' ? options.mitid : options.employees(organisation);
  }

  function now(): Date {
    return options.application.services.now();
  }
}

/** Asks an OpenID provider for a proof of identity made now, in the strength that the organisation names. */
function freshExtra({ acr }: StepUp): Readonly<Record<string, string>> {
  return { prompt: 'login', ...(acr === null ? {} : { acr_values: acr }) };
}

type ProblemCode = 'left' | 'invalid' | 'level' | 'employer';
interface Problem {
  readonly problem: ProblemCode;
  readonly detail: string;
}

const refusals = {
  cancelled: { status: 200, texts: 'cancelled' },
  notLoggedIn: { status: 200, texts: 'notLoggedIn' },
  denied: { status: 403, texts: 'denied' },
  'provider-unavailable': { status: 503, texts: 'unavailable' },
  invalid: { status: 400, texts: 'invalid' },
  level: { status: 403, texts: 'level' },
  employer: { status: 403, texts: 'employer' },
  left: { status: 403, texts: 'left' },
} as const;

type Refusal = keyof typeof refusals;

/** A refused log-in, as its page shows it. */
interface Refused {
  readonly provider: Provider;
  readonly returnTo: string;
  readonly problem: Refusal;
  readonly organisation: Organisation;
  readonly status: number;
  readonly reference: string | undefined;
}

function refusalOf(code: unknown): Refusal | null {
  return typeof code === 'string' && Object.hasOwn(refusals, code) ? (code as Refusal) : null;
}

/** Where to go after the log-in: a path of the organisation's own, else its natural first page. */
function returnPath(organisation: Organisation, provider: Provider, wanted: unknown): string {
  const path = typeof wanted === 'string' ? localPath(wanted) : null;
  if (path?.startsWith(`/${organisation.slug}/`)) return path;
  return `/${organisation.slug}/${provider === 'mitid' ? 'mine-sager' : 'sagsbehandling'}`;
}

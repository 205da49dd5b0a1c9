import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { EmployeeHasLeft } from '../../identity/employees/keep-employee.ts';
import { type LoggedIn, loginCitizen, loginEmployee, noteAtDoor, noteRefusedLogin } from '../../identity/login.ts';
import { reaches } from '../../identity/login-level.ts';
import { providerWay } from '../../identity/login-ways.ts';
import type { AssuranceLevel } from '../../identity/oidc/claims.ts';
import type { OidcLogin } from '../../identity/oidc/client.ts';
import { logOutByProvider } from '../../identity/oidc/log-out-by-provider.ts';
import type { LoginProvider } from '../../identity/providers/login-provider.ts';
import type { ProviderClient } from '../../identity/providers/provider-clients.ts';
import { readCitizen } from '../../identity/providers/read-citizen.ts';
import { readEmployee } from '../../identity/providers/read-employee.ts';
import { providerNameOf } from '../../identity/session-at-provider.ts';
import { stepUpOf } from '../../identity/step-up.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { loginOrigin, organisationOf, requestOrigin } from '../application.ts';
import { postedForm } from '../body-parsers.ts';
import { requireEmployee } from '../caseworker/require-employee.tsx';
import { languageCookie } from '../language-routes.ts';
import { referenceNumber } from '../reference-number.ts';
import { WebError } from '../web-error.ts';
import { cookiePath, levels, underWayName } from './begin-oidc.ts';
import { putSessionCookie, takeLoginCookie } from './cookies.ts';
import { type Refusal, refuse, returnPath } from './refusals.tsx';
import type { LoginOptions } from './routes.tsx';
import { beginTest, finishTest } from './test-login.ts';

/** Logout tokens prove themselves by their signature; a provider may bring many at once, and no browser brings them. */
const fromProvider = { config: { limit: 'api', csrf: 'none', session: 'none', needs: 'signature' } } as const;
/** Pages at one address for all organisations: `state` says whose they are, and so their languages. */
const returned = { config: { limit: 'login', organisationFrom: 'state' } } as const;

/** An administrator tries a provider by logging in at it. */
const tryOut = { config: { limit: 'login', needs: 'login.set' } } as const;

type OwnRequest = FastifyRequest<{ Params: { readonly provider: string } }>;
interface Own {
  readonly Params: OwnRequest['params'];
}

/**
 * The log-in by OpenID Connect. The installation's providers lead back to `/login/{mitid|medarbejder}/retur`, one address for all
 * organisations, since a provider registers it; the organisation travels in `state`. A provider that an organisation entered itself
 * has an address of its own, `/:organisation/login/udbyder/:provider/retur`: an answer that comes to another's is none.
 */
export function registerOidc(server: FastifyInstance, options: LoginOptions): void {
  const { application, clients, log } = options;

  for (const [path, audience] of [
    ['mitid', 'citizens'],
    ['medarbejder', 'employees'],
  ] as const) {
    server.get(`/login/${path}/retur`, returned, async (request, reply) => {
      const organisation = await application.services.organisations.bySlug(stateIn(request).split('.')[0] ?? '');
      if (!organisation) throw new WebError('badRequest');
      const known = clients.installation(organisation, audience);
      return finish(request, reply, organisation, known, known);
    });
    server.post(`/login/${path}/afmelding`, fromProvider, async (request, reply) => {
      const all = await application.services.organisations.all();
      const issuer = providerNameOf(logoutToken(request))?.issuer;
      const of = (organisation: Organisation) => clients.installation(organisation, audience);
      const meant = all.filter((organisation) => of(organisation)?.provider.issuer === issuer);
      return logOutFromBehind(request, reply, meant, (meant[0] && of(meant[0])) ?? null);
    });
  }

  server.get<Own>(
    '/:organisation/login/udbyder/:provider/retur',
    { config: { limit: 'login' } },
    async (request, reply) => {
      const organisation = await organisationOf(request, application);
      const { provider: key } = request.params;
      return finish(request, reply, organisation, clients.own(organisation, key), clients.tried(organisation, key));
    },
  );

  server.get<Own>('/:organisation/administration/login/udbydere/:provider/log-ind', tryOut, async (request, reply) => {
    const organisation = await organisationOf(request, application);
    const employee = await requireEmployee(request, reply);
    if (!employee) return reply;
    return beginTest(options, request, reply, organisation, request.params.provider, employee.id);
  });

  server.post<Own>('/:organisation/login/udbyder/:provider/afmelding', fromProvider, async (request, reply) => {
    const organisation = await organisationOf(request, application);
    const known = clients.own(organisation, request.params.provider);
    if (known === null) throw new WebError('notFound');
    return logOutFromBehind(request, reply, [organisation], known);
  });

  async function finish(
    request: FastifyRequest,
    reply: FastifyReply,
    organisation: Organisation,
    inUse: ProviderClient | null,
    /** What a test log-in tries. */
    tried: ProviderClient | null,
  ): Promise<FastifyReply> {
    const either = inUse ?? tried;
    if (either === null) throw new WebError('notFound');
    const { isOwn } = either;
    const { audience, key } = either.provider;
    const state = stateIn(request);
    const token = takeLoginCookie(request, reply, options.secureCookies, cookiePath(organisation, isOwn));
    const login = token === undefined ? null : await options.sessions.takeLogin(organisation, token);
    const isThis = login?.provider === underWayName(audience) && login.own === (isOwn ? key : undefined);
    const known = login?.test ? tried : inUse;
    if (!login || !isThis || login.state !== state || known === null) {
      await noteRefused(request, organisation, 'state: no log-in under way');
      const returnTo = returnPath(organisation, audience, undefined);
      const why = { problem: 'invalid', detail: 'no log-in under way' } as const;
      return refuse(request, reply, log, { audience, returnTo, organisation, ...why });
    }
    const { returnTo, test } = login;
    const { provider, client } = known;
    const result = await client.exchange(new URL(request.raw.url ?? '', options.publicUrl), login);
    if (test) return finishTest(request, reply, { options, organisation, known, result, test, returnTo });
    if (!result.ok) {
      // What somebody thinks better of, and a provider that is down, is no matter of security.
      if (result.code === 'invalid') await noteRefused(request, organisation, result.detail);
      const why = { problem: result.code, detail: result.detail };
      return refuse(request, reply, log, { audience, returnTo, organisation, ...why });
    }
    const demanded = levels[state.split('.')[1] ?? ''] ?? 'substantial';
    const who = { organisation, provider, isOwn, known, request, replaces: login.replaces };
    const loggedIn = audience === 'citizens' ? await citizen(who, result, demanded) : await employee(who, result);
    if ('problem' in loggedIn) {
      // A directory that does not answer is no matter of security.
      if (loggedIn.problem !== 'groups') await noteRefused(request, organisation, loggedIn.detail);
      return refuse(request, reply, log, { audience, returnTo, organisation, ...loggedIn });
    }
    putSessionCookie(reply, organisation, loggedIn.token, options.secureCookies, options.sessionHours);
    await keepLanguage(request, reply, organisation, loggedIn);
    return reply.redirect(returnTo, 303);
  }

  /** Notes in the security log which rule an answer of an OpenID provider broke. */
  function noteRefused(request: FastifyRequest, organisation: Organisation, rule: string): Promise<void> {
    const from = { ...requestOrigin(request), rule };
    return noteRefusedLogin(options.database, organisation, `OpenID Connect ${rule}`, from, now());
  }

  /**
   * Back-channel log-out: a provider ends sessions without a browser (OpenID Connect Back-Channel Logout 1.0). The installation's
   * providers have one address for all organisations; which of them are meant is told by the token's issuer.
   */
  async function logOutFromBehind(
    request: FastifyRequest,
    reply: FastifyReply,
    meant: readonly Organisation[],
    known: ProviderClient | null,
  ): Promise<FastifyReply> {
    reply.header('cache-control', 'no-store');
    const services = { database: options.database, sessions: options.sessions, now };
    const done = known
      ? await logOutByProvider(services, known.client, meant, logoutToken(request), requestOrigin(request))
      : ({ ok: false, code: 'invalid', detail: 'logout token: claim iss' } as const);
    if (done.ok) return reply.code(200).send();
    const reference = referenceNumber();
    log.warn('logout refused', { provider: known?.provider.key ?? '', detail: done.detail, reference });
    if (done.code === 'provider-unavailable') return reply.code(503).send({ error: 'temporarily_unavailable' });
    for (const organisation of meant) {
      const detail = { ...requestOrigin(request), rule: done.detail, reference };
      await noteAtDoor(options.database, organisation, 'logoutRefused', detail, now());
    }
    return reply.code(400).send({ error: 'invalid_request', error_description: done.detail });
  }

  async function citizen(who: Comer, result: OidcLogin, demanded: AssuranceLevel): Promise<LoggedIn | Problem> {
    const { organisation, provider } = who;
    const claims = readCitizen(provider, result.claims);
    if (!claims.ok) return { problem: 'claims', detail: claims.detail };
    const { level } = claims.person;
    if (!reaches(level, demanded) || !reaches(level, provider.minimumLevel ?? 'low')) {
      return { problem: 'level', detail: `level ${level}` };
    }
    return loginCitizen(
      options.database,
      options.sessions,
      organisation,
      claims.person,
      result.idToken,
      loginOrigin(who.request),
      now(),
      who.replaces,
      wayOf(who),
    );
  }

  async function employee(who: Comer, result: OidcLogin): Promise<LoggedIn | Problem> {
    const { organisation, provider } = who;
    const claims = readEmployee(provider, result.claims);
    if (!claims.ok) return { problem: 'claims', detail: claims.detail };
    const groups = claims.employee.groupsLeftOut ? await clients.groups(who.known, result.accessToken) : null;
    if (claims.employee.groupsLeftOut && !groups?.ok) {
      return { problem: 'groups', detail: groups?.detail ?? 'the provider left the groups out' };
    }
    const all = groups?.ok ? groups.groups : claims.employee.groups;
    if (provider.claims.cvr !== undefined && claims.employee.cvr !== organisation.cvr) {
      return { problem: 'employer', detail: 'another employer' };
    }
    const { minimumLevel } = provider;
    if (minimumLevel !== null && !reaches(claims.level ?? 'none', minimumLevel)) {
      return { problem: 'level', detail: `level ${claims.level ?? 'none'}` };
    }
    const { acr } = stepUpOf(organisation);
    const isStrong = claims.employee.multiFactor || (acr !== null && result.claims.acr === acr);
    try {
      return await loginEmployee(
        options.database,
        options.sessions,
        organisation,
        { ...claims.employee, groups: all, groupsLeftOut: false, cvr: organisation.cvr, multiFactor: isStrong },
        result.idToken,
        loginOrigin(who.request),
        now(),
        who.replaces,
        wayOf(who),
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

  function now(): Date {
    return application.services.now();
  }
}

/** Somebody who comes back from a provider. */
interface Comer {
  readonly organisation: Organisation;
  readonly provider: LoginProvider;
  readonly isOwn: boolean;
  readonly known: ProviderClient;
  readonly request: FastifyRequest;
  readonly replaces: string | undefined;
}

interface Problem {
  readonly problem: Refusal;
  readonly detail: string;
}

/** Which way it is, as the session keeps it. */
function wayOf({ provider, isOwn }: Pick<Comer, 'provider' | 'isOwn'>): string {
  return isOwn ? providerWay(provider.key) : provider.key;
}

function stateIn(request: FastifyRequest): string {
  return String((request.query as { readonly state?: unknown }).state ?? '');
}

function logoutToken(request: FastifyRequest): string {
  return postedForm(request).value('logout_token') ?? '';
}

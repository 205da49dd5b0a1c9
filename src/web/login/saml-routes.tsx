import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { noteAtDoor } from '../../identity/login.ts';
import { employeeLevel } from '../../identity/login-ways.ts';
import type { AssuranceLevel } from '../../identity/oidc/claims.ts';
import { admitEmployee } from '../../identity/saml/context-handler/admit-employee.ts';
import { type Admit, loginBySaml } from '../../identity/saml/login-by-saml.ts';
import type { BroughtMessage } from '../../identity/saml/logout.ts';
import type { Profile } from '../../identity/saml/names.ts';
import { admitCitizen } from '../../identity/saml/nemlogin/admit-citizen.ts';
import type { SamlService } from '../../identity/saml/saml-service.ts';
import { tokenDigest } from '../../identity/sessions/session-token.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { translator } from '../../texts/catalogue.ts';
import { loginOrigin, organisationOf, requestOrigin } from '../application.ts';
import { postedForm } from '../body-parsers.ts';
import { languageCookie } from '../language-routes.ts';
import { pageFrame } from '../page-context.ts';
import { referenceNumber } from '../reference-number.ts';
import { sendPage } from '../send-page.ts';
import { WebError } from '../web-error.ts';
import { wantsFreshProof } from './confirm/wants-fresh-proof.ts';
import { putSamlCookie, putSessionCookie, sessionToken, takeSamlCookie } from './cookies.ts';
import { LoginMessage } from './message-page.tsx';
import type { LoginOptions } from './routes.tsx';
import { loginTexts } from './texts.ts';

/** Answers of identity providers prove themselves by what is signed in them; the browser sends no cookie of a session with them. */
const fromProvider = { config: { limit: 'login', csrf: 'none', session: 'none', needs: 'signature' } } as const;
const asPage = { config: { session: 'none' } } as const;

/**
 * What identity providers know of an organisation (OIOSAML 3.0.3): NemLog-in under `/:organisation/saml`, the Context Handler
 * under `/:organisation/saml/medarbejder`. Each has the metadata, where answers to log-ins are posted, and where log-outs come
 * and are answered. The organisation is in the address, since each is a service provider of its own.
 */
export function registerSaml(server: FastifyInstance, options: LoginOptions): void {
  registerParty(server, options, { saml: options.nemlogin, admit: admitCitizen, users: 'mitid', home: 'mine-sager' });
  registerParty(server, options, {
    saml: options.contextHandler,
    admit: admitEmployee,
    users: 'employees',
    home: 'sagsbehandling',
  });
}

interface Party<Who> {
  readonly saml: SamlService<Who>;
  readonly admit: Admit<Who>;
  /** Whose log-in the page of a refusal leads back to. */
  readonly users: 'mitid' | 'employees';
  /** Where they go when nothing else was asked for. */
  readonly home: string;
}

function registerParty<Who>(server: FastifyInstance, options: LoginOptions, party: Party<Who>): void {
  const { saml, admit } = party;
  const { key, name } = saml.party;
  const { database } = options;
  const root = `/:organisation/${saml.party.path}`;

  server.get(`${root}/metadata`, asPage, async (request, reply) => {
    const organisation = await organisationOf(request, options.application);
    const metadata = saml.metadata(organisation);
    if (metadata === null) throw new WebError('notFound');
    return reply.type('application/samlmetadata+xml').send(metadata);
  });

  server.post(`${root}/svar`, fromProvider, async (request, reply) => {
    const organisation = await organisationOf(request, options.application);
    const form = postedForm(request);
    const reference = referenceNumber();
    const relayState = form.value('RelayState');
    const answer = {
      response: form.value('SAMLResponse'),
      relayState,
      browser: takeSamlCookie(request, reply, organisation, relayState, options.secureCookies),
    };
    const services = { saml, admit, database, sessions: options.sessions, now: options.application.services.now };
    const result = await loginBySaml(services, organisation, answer, loginOrigin(request), reference);
    if (!result.ok) {
      const { problem, detail } = result;
      options.log.warn('login refused', { provider: key, problem, detail, reference });
      return reply.redirect(refusalAddress(organisation, party, problem, result.returnTo, reference), 303);
    }
    const { loggedIn, request: asked } = result;
    putSessionCookie(reply, organisation, loggedIn.token, options.secureCookies, options.sessionHours);
    if (asked.language !== null && asked.language !== loggedIn.language) {
      const session = await options.sessions.find(organisation, loggedIn.token);
      if (session) await options.sessions.rememberLanguage(organisation, session.user, asked.language);
    }
    return reply.redirect(asked.returnTo, 303);
  });

  const logout = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const organisation = await organisationOf(request, options.application);
    const result = await saml.receiveLogout(organisation, broughtBy(request, 'SAMLRequest'));
    if (!result.ok) return refuseLogout(request, reply, organisation, result);
    await note(request, organisation, 'logout', { reason: name, sessions: result.ended });
    return reply.redirect(result.url, 303);
  };
  server.get(`${root}/log-af`, fromProvider, logout);
  server.post(`${root}/log-af`, fromProvider, logout);

  const answered = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const organisation = await organisationOf(request, options.application);
    const result = await saml.receiveLogoutAnswer(organisation, broughtBy(request, 'SAMLResponse'));
    // Our own session ended before; an answer that can't be believed only leaves open whether all the others did.
    if (!result.ok) await note(request, organisation, 'logoutRefused', result);
    const isPartial = !result.ok || result.isPartial;
    return reply.redirect(`/login/logget-af?state=${organisation.slug}${isPartial ? '&delvist=ja' : ''}`, 303);
  };
  server.get(`${root}/log-af/svar`, fromProvider, answered);
  server.post(`${root}/log-af/svar`, fromProvider, answered);

  async function refuseLogout(
    request: FastifyRequest,
    reply: FastifyReply,
    organisation: Organisation,
    { rule, detail }: { readonly rule: string; readonly detail: string },
  ): Promise<FastifyReply> {
    const reference = referenceNumber();
    options.log.warn('logout refused', { provider: key, rule, detail, reference });
    await note(request, organisation, 'logoutRefused', { rule, detail, reference });
    const t = translator(loginTexts, request.language);
    return sendPage(request, reply, pageFrame(request, reply, `/${organisation.slug}/`), {
      title: t('login.logoutRefused.title'),
      status: 400,
      content: (
        <LoginMessage
          title={t('login.logoutRefused.title')}
          text={t('login.logoutRefused.text')}
          reference={t('login.reference', { reference })}
          link={{ text: t('login.loggedOut.home'), href: `/${organisation.slug}/` }}
        />
      ),
    });
  }

  function note(
    request: FastifyRequest,
    organisation: Organisation,
    action: 'logout' | 'logoutRefused',
    detail: Readonly<Record<string, string | number | boolean>>,
  ): Promise<void> {
    return noteAtDoor(
      database,
      organisation,
      action,
      { ...requestOrigin(request), ...detail },
      options.application.services.now(),
    );
  }
}

/** A log-in by a SAML provider: whose, at which level at the least, and where it leads. */
export interface SamlWay {
  readonly profile: Profile;
  /** Employees log in at the level that their organisation demands of them. */
  readonly level: AssuranceLevel;
  readonly returnTo: string;
}

/** Leads to the identity provider, as a private citizen, for a company or as an employee. @returns why it can't be; null when it is done. */
export async function beginSaml(
  options: LoginOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  organisation: Organisation,
  { profile, level, returnTo }: SamlWay,
): Promise<string | null> {
  const chosen = request.cookies[languageCookie];
  const before = sessionToken(request);
  const isEmployee = profile === 'employee';
  const begun = await (isEmployee ? options.contextHandler : options.nemlogin).begin(organisation, {
    level: isEmployee ? employeeLevel(organisation) : level,
    profile,
    returnTo,
    language: chosen !== undefined && organisation.languages.includes(chosen) ? chosen : null,
    ...(before === undefined ? {} : { replaces: tokenDigest(before) }),
    ...(isEmployee && wantsFreshProof(request) ? { isFresh: true } : {}),
  });
  if (!begun.ok) return begun.detail;
  putSamlCookie(reply, organisation, begun, options.secureCookies);
  reply.redirect(begun.url, 303);
  return null;
}

/** The page of a refusal: at an address of its own, since a browser that was sent here by another site has shown no cookie. */
function refusalAddress(
  organisation: Organisation,
  { users, home }: Pick<Party<unknown>, 'users' | 'home'>,
  problem: string,
  returnTo: string | null,
  reference: string,
): string {
  const query = new URLSearchParams({
    state: organisation.slug,
    hvorfor: problem,
    udbyder: users,
    tilbage: returnTo ?? `/${organisation.slug}/${home}`,
    ...(problem === 'notLoggedIn' ? {} : { henvisning: reference }),
  });
  return `/login/afvist?${query}`;
}

function broughtBy(request: FastifyRequest, parameter: 'SAMLRequest' | 'SAMLResponse'): BroughtMessage {
  if (request.method === 'GET') return { by: 'redirect', url: request.raw.url ?? '' };
  const form = postedForm(request);
  return { by: 'post', message: form.value(parameter) ?? '', relayState: form.value('RelayState') ?? null };
}

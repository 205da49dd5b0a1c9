import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Organisation } from '../../organisations/organisation.ts';

const sessionCookie = 'session';
const loginCookie = 'login';
const anonymousCookie = 'udfyldelse';

/**
 * The token of the session that the request's cookie names. On the addresses of a draft or receipt without log-in that is
 * the anonymous one: whoever opens such a draft does so as nobody, also while they are logged in elsewhere.
 */
export function sessionToken(request: FastifyRequest): string | undefined {
  return anonymousToken(request) ?? request.cookies[sessionCookie];
}

/** The token of the anonymous session; the browser sends it to the addresses of its own draft alone. */
export function anonymousToken(request: FastifyRequest): string | undefined {
  return request.cookies[anonymousCookie];
}

/** Gives the browser an anonymous session for the addresses under `path` alone. */
export function putAnonymousCookie(reply: FastifyReply, path: string, token: string, days: number): void {
  const secure = reply.request.server.publicUrl.protocol === 'https:';
  reply.setCookie(anonymousCookie, token, { path, httpOnly: true, sameSite: 'lax', secure, maxAge: days * 86_400 });
}

export function removeAnonymousCookie(reply: FastifyReply, path: string): void {
  const secure = reply.request.server.publicUrl.protocol === 'https:';
  reply.clearCookie(anonymousCookie, { path, httpOnly: true, sameSite: 'lax', secure });
}

/**
 * Each organisation's session has a cookie of its own, that goes to its addresses alone. `Lax`, so that the provider's
 * redirect back and links in letters find one logged in, and other sites' posts do not.
 */
export function putSessionCookie(
  reply: FastifyReply,
  organisation: Organisation,
  token: string,
  secure: boolean,
  hours: number,
): void {
  reply.setCookie(sessionCookie, token, {
    path: `/${organisation.slug}`,
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: hours * 3_600,
  });
}

export function removeSessionCookie(reply: FastifyReply, organisation: Organisation, secure: boolean): void {
  reply.clearCookie(sessionCookie, { path: `/${organisation.slug}`, httpOnly: true, sameSite: 'lax', secure });
}

/** Binds a log-in under way to the browser that began it; goes to the redirect addresses under `path` alone. */
export function putLoginCookie(reply: FastifyReply, token: string, secure: boolean, path: string): void {
  reply.setCookie(loginCookie, token, { path, httpOnly: true, sameSite: 'lax', secure, maxAge: 15 * 60 });
}

/**
 * Binds a log-in at NemLog-in to the browser that began it; each has a cookie of its own, by its handle, so that two tabs can
 * be logging in. The answer is a POST from another site, with which the browser sends only what is `SameSite=None`; that
 * needs TLS, and on this machine without it the two count as one site.
 */
export function putSamlCookie(
  reply: FastifyReply,
  organisation: Organisation,
  begun: { readonly handle: string; readonly browser: string },
  secure: boolean,
): void {
  reply.setCookie(samlCookieName(begun.handle), begun.browser, {
    ...samlCookieOf(organisation, secure),
    maxAge: 15 * 60,
  });
}

export function takeSamlCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  organisation: Organisation,
  handle: string | undefined,
  secure: boolean,
): string | undefined {
  if (handle === undefined) return undefined;
  const name = samlCookieName(handle);
  const token = request.cookies[name];
  if (token !== undefined) reply.clearCookie(name, samlCookieOf(organisation, secure));
  return token;
}

function samlCookieName(handle: string): string {
  return `saml-${handle.slice(0, 12).replaceAll(/[^\w-]/g, '')}`;
}

function samlCookieOf({ slug }: Organisation, secure: boolean) {
  const sameSite = secure ? ('none' as const) : ('lax' as const);
  return { path: `/${slug}/saml`, httpOnly: true, sameSite, secure };
}

export function takeLoginCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  secure: boolean,
  path: string,
): string | undefined {
  const token = request.cookies[loginCookie];
  reply.clearCookie(loginCookie, { path, httpOnly: true, sameSite: 'lax', secure });
  return token;
}

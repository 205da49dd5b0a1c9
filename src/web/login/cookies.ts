import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Organisation } from '../../organisations/organisation.ts';

const sessionCookie = 'session';
const loginCookie = 'login';

/** The token of the session that the request's cookie names. */
export function sessionToken(request: FastifyRequest): string | undefined {
  return request.cookies[sessionCookie];
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

/** Binds a log-in under way to the browser that began it; goes to the redirect addresses alone. */
export function putLoginCookie(reply: FastifyReply, token: string, secure: boolean): void {
  reply.setCookie(loginCookie, token, { path: '/login', httpOnly: true, sameSite: 'lax', secure, maxAge: 15 * 60 });
}

export function takeLoginCookie(request: FastifyRequest, reply: FastifyReply, secure: boolean): string | undefined {
  const token = request.cookies[loginCookie];
  reply.clearCookie(loginCookie, { path: '/login', httpOnly: true, sameSite: 'lax', secure });
  return token;
}

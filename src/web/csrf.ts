import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { csrfSecretLength, isMaskOf, maskCsrfSecret } from './csrf-token.ts';
import { PostedForm } from './posted-form.ts';
import { requestSource } from './same-origin.ts';
import { WebError } from './web-error.ts';

/** The name of the hidden input; scripts send the header instead. */
export const csrfField = '_csrf';
export const csrfHeader = 'x-csrf-token';

/**
 * Adds the check of every request that may change something (OWASP ASVS 5, 3.5.1): a token that only our own pages
 * hold, and the browser's word on who sent it. Runs when the body is read and before the handler. Routes that take
 * files check in `verifiedParts`, since their body is read by the handler.
 */
export function registerCsrf(server: FastifyInstance): void {
  server.decorateReply('csrfCookieSecret', null);
  server.addHook('preValidation', async (request) => {
    const { csrf, multipart } = request.routeOptions.config;
    if (isSafe(request.method) || csrf === 'none') return;
    const source = requestSource(request, server.publicUrl);
    if (source === 'cross-origin') throw new WebError('crossSite');
    if (csrf === 'sessionOnly' && request.session === null && source === 'same-origin') return;
    if (multipart === true && request.isMultipart()) return;
    checkCsrfToken(request, postedToken(request));
  });
}

/** Throws unless the token is the one of the request's session, or of its cookie where there is no session. */
export function checkCsrfToken(request: FastifyRequest, token: string): void {
  const secret = request.session?.csrfSecret ?? cookieSecret(request);
  if (secret === null || !isMaskOf(token, secret)) throw new WebError('resend');
}

/**
 * The token for the forms of one page. Without a session the secret is in a cookie of its own, set when the first form
 * is drawn; `__Host-` keeps neighbouring hosts from setting it.
 */
export function csrfToken(request: FastifyRequest, reply: FastifyReply): string {
  const known = request.session?.csrfSecret ?? reply.csrfCookieSecret ?? cookieSecret(request);
  if (known !== null) return maskCsrfSecret(known);
  const made = randomBytes(csrfSecretLength);
  reply.csrfCookieSecret = made;
  reply.setCookie(cookieName(request.server.publicUrl), made.toString('base64url'), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.server.publicUrl.protocol === 'https:',
  });
  return maskCsrfSecret(made);
}

function postedToken(request: FastifyRequest): string {
  const header = request.headers[csrfHeader];
  if (typeof header === 'string') return header;
  return request.body instanceof PostedForm ? (request.body.value(csrfField) ?? '') : '';
}

function cookieSecret(request: FastifyRequest): Buffer | null {
  const value = request.cookies[cookieName(request.server.publicUrl)];
  if (value === undefined) return null;
  const secret = Buffer.from(value, 'base64url');
  return secret.byteLength === csrfSecretLength ? secret : null;
}

function cookieName(publicUrl: URL): string {
  return publicUrl.protocol === 'https:' ? '__Host-csrf' : 'csrf';
}

function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}

declare module 'fastify' {
  interface FastifyReply {
    /** The secret that this answer puts into a cookie, so that all forms of one page share it. */
    csrfCookieSecret: Uint8Array | null;
  }
}

import { randomBytes } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import type { FastifyRequest } from 'fastify';
import type { PeerContext } from '../peer.ts';
import { callerOf, type TlsCaller, type UserSystem } from './user-systems.ts';

/** Who calls a service: for which authority, as which user system. */
export interface PlatformCall {
  readonly kind: 'admitted';
  readonly cvr: string;
  readonly system: UserSystem;
}

/** An answer as `withFaults` sends it. */
export interface PlatformAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface GateRefusal {
  readonly kind: 'refused';
  readonly answer: PlatformAnswer;
}

/** Serviceplatformen before a REST service: certificate and access token are judged here, the rest by the service. */
export interface PlatformGate {
  /** Who calls, by the certificate alone; a SOAP service judges the token itself, which stands in the message. */
  callerOf(socket: TLSSocket): TlsCaller;
  admit(request: FastifyRequest, entityId: string): Promise<PlatformCall | GateRefusal>;
}

/** What an access token stands for. */
export interface IssuedAccess {
  readonly cvr: string;
  readonly entityId: string;
  /** Base64 of the certificate that it is bound to. */
  readonly der: string;
  readonly until: Date;
}

/** The access tokens that AccessTokenService has given out. They are forgotten when the sandbox stops, as the real ones may be. */
export interface AccessTokens {
  issue(access: IssuedAccess): string;
  find(token: string): IssuedAccess | undefined;
  revoke(token: string): void;
}

export function createAccessTokens(): AccessTokens {
  const issued = new Map<string, IssuedAccess>();
  return {
    issue(access) {
      const token = randomBytes(24).toString('base64url');
      issued.set(token, access);
      return token;
    },
    find: (token) => issued.get(token),
    revoke: (token) => issued.delete(token),
  };
}

/** A page as a gateway answers it: no XML, no JSON. */
export function forbiddenPage(why: string): PlatformAnswer {
  return {
    status: 403,
    type: 'text/html; charset=utf-8',
    body: `<html><head><title>403 Forbidden</title></head><body><h1>Forbidden</h1><p>${why}</p></body></html>`,
  };
}

/** A refusal by OIO IDWS REST 1.0; the descriptions are those of the reference implementation of Digitaliseringsstyrelsen. */
export function challenge(status: 400 | 401 | 403, error: string, description: string): PlatformAnswer {
  return {
    status,
    type: 'text/plain',
    body: '',
    headers: { 'www-authenticate': `Holder-of-key error="${error}",error_description="${description}"` },
  };
}

/**
 * The gate with these user systems and tokens. Faults of `service: 'gate'`: `wrong` `revoked` (the token is revoked and the call
 * refused), `wrong` `scope` (403 insufficient_scope), `wrong` `agreement-withdrawn` (an HTML page, 403).
 */
export function createGate(
  context: PeerContext,
  systems: readonly UserSystem[],
  tokens: AccessTokens,
  now: () => Date,
): PlatformGate {
  const refused = (answer: PlatformAnswer): GateRefusal => ({ kind: 'refused', answer });
  const invalid = (description: string) => refused(challenge(401, 'invalid_token', description));
  return {
    callerOf: (socket) => callerOf(socket, systems, now()),
    async admit(request, entityId) {
      const caller = callerOf(request.raw.socket as TLSSocket, systems, now());
      if (caller.kind === 'refused') return refused(forbiddenPage(caller.why));
      const [scheme, token, ...more] = (request.headers.authorization ?? '').split(' ');
      if (scheme?.toLowerCase() !== 'holder-of-key' || token === undefined || more.length > 0) {
        return invalid('Authentication scheme was not valid');
      }
      for (const { kind, what } of await context.strike('request', 'gate')) {
        if (kind !== 'wrong') continue;
        if (what === 'revoked') tokens.revoke(token);
        if (what === 'scope') return refused(challenge(403, 'insufficient_scope', 'The token has no right to this'));
        if (what === 'agreement-withdrawn') return refused(forbiddenPage('no service agreement'));
      }
      const access = tokens.find(token);
      if (!access || access.entityId !== entityId) {
        return invalid(
          'Token information could not be retrieved from the Authorization Server. The access token might be unknown or expired',
        );
      }
      if (access.der !== caller.der) {
        return invalid('A valid certificate must be presented when presenting a Holder-of-key token');
      }
      if (access.until <= now()) return invalid('Token was expired');
      return { kind: 'admitted', cvr: access.cvr, system: caller.system };
    },
  };
}

import type { TLSSocket } from 'node:tls';
import type { FastifyRequest } from 'fastify';
import type { PeerContext } from '../peer.ts';
import { readAssertion } from './assertion.ts';
import { type AccessTokens, challenge, forbiddenPage, type PlatformAnswer } from './gate.ts';
import { tokenServiceKey } from './keys.ts';
import { callerOf, entityIds, type UserSystem } from './user-systems.ts';

const longest = 3_600;
/** The tolerance of the reference implementation. */
const skew = 5 * 60_000;

/**
 * AccessTokenService: an assertion for an access token (OIO IDWS REST 1.0), with the refusals of the reference implementation of
 * Digitaliseringsstyrelsen. Faults of `kind: 'wrong'` and `service: 'token-answer'` at the answer: `expires-missing`, `expires-text`,
 * `short` (two seconds), `revoked` (given out and at once unknown to the services), `bearer`, `refused` (401). The others are of
 * `service: 'token'`.
 */
export async function exchange(
  context: PeerContext,
  request: FastifyRequest,
  systems: readonly UserSystem[],
  tokens: AccessTokens,
  now: Date,
): Promise<PlatformAnswer> {
  const caller = callerOf(request.raw.socket as TLSSocket, systems, now);
  if (caller.kind === 'refused') return forbiddenPage(caller.why);
  const type = request.headers['content-type'];
  const bad = (description: string) => challenge(400, 'invalid_request', description);
  const invalid = (description: string) => challenge(401, 'invalid_token', description);
  if (!type) return bad('No content type was specified');
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) {
    return bad("Content type 'application/x-www-form-urlencoded' is required.");
  }
  const form = new URLSearchParams(String(request.body));
  const given = form.get('saml-token');
  if (!given) return bad('saml-token was missing');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(given)) return bad('saml-token must be in base64');
  const read = readAssertion(Buffer.from(given, 'base64').toString('utf8'), tokenServiceKey.certificate);
  if (typeof read === 'string') return invalid(read);
  if (read.method !== 'holder-of-key') return invalid('SubjectConfirmation method was not valid');
  if (read.holder !== caller.der) {
    return invalid('X509Certificate used as SubjectConfirmationData did not match the provided client certificate');
  }
  if (!Object.values<string>(entityIds).includes(read.audience)) return invalid('Audience was not known');
  if (read.to.getTime() + skew <= now.getTime()) return invalid('The Token is expired');
  if (read.from.getTime() - skew > now.getTime()) return invalid('The Token could not be validated');
  const faults = (await context.strike('answer', 'token-answer')).filter(({ kind }) => kind === 'wrong');
  const has = (what: string) => faults.some((fault) => fault.what === what);
  if (has('refused')) return invalid('The Token could not be validated');
  const wish = Number(form.get('should-expire-in') ?? longest);
  const seconds = has('short') ? 2 : Math.min(longest, wish > 0 ? wish : longest);
  const until = new Date(Math.min(now.getTime() + seconds * 1_000, read.to.getTime()));
  const token = tokens.issue({ cvr: read.cvr, entityId: read.audience, der: caller.der, until });
  if (has('revoked')) tokens.revoke(token);
  await context.accept({ kind: 'access-token', cvr: read.cvr, entityId: read.audience });
  return {
    status: 200,
    type: 'application/json',
    headers: { 'cache-control': 'no-store', pragma: 'no-cache' },
    body: JSON.stringify({
      access_token: token,
      token_type: has('bearer') ? 'Bearer' : 'Holder-of-key',
      ...(has('expires-missing') ? {} : { expires_in: has('expires-text') ? String(seconds) : seconds }),
    }),
  };
}

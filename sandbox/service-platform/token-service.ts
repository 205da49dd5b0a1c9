import type { TLSSocket } from 'node:tls';
import type { FastifyRequest } from 'fastify';
import type { Fault, PeerContext } from '../peer.ts';
import { writeAssertion } from './assertion.ts';
import { forbiddenPage, type PlatformAnswer } from './gate.ts';
import { authority, tokenServiceKey } from './keys.ts';
import { callerOf, derOf, entityIds, type UserSystem } from './user-systems.ts';

const trust = 'http://docs.oasis-open.org/ws-sx/ws-trust/200512';
const saml = 'http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1#SAMLV2.0';
const issuer = 'https://saml.adgangsstyring.sandkasse.example';
const hour = 3_600_000;

/**
 * A refusal. What KOMBIT's token service answers in JSON isn't public: code and text are those of the NemLog-in STS, which is of
 * the same family (service-security 3.4).
 */
function refuse(status: 400 | 401 | 403 | 415, faultcode: string, faultstring: string): PlatformAnswer {
  return { status, type: 'application/json', body: JSON.stringify({ faultcode, faultstring }) };
}

const invalid = () => refuse(400, 'wst:InvalidRequest', 'The request was invalid or malformed');
const unauthenticated = () => refuse(403, 'wst:FailedAuthentication', 'Authentication failed');

type Members = Readonly<Record<string, unknown>>;

function members(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {};
}

function parsed(request: FastifyRequest): Members | undefined {
  try {
    const body: unknown = JSON.parse(String(request.body));
    return typeof body === 'object' && body !== null ? (body as Members) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * KOMBIT's token service in JSON (SF1514): refuses whom it doesn't know by the certificate of the connection, a `UseKey` that isn't
 * that certificate, an authority without a service agreement, an unknown service, and all but holder-of-key SAML 2.0.
 *
 * Faults of `kind: 'wrong'`: `service: 'sts-agreement'` at the request: `agreement-withdrawn`; `service: 'sts-token'` at the answer:
 * `clock-ahead` (six minutes), `expired`, `short` (two minutes), `another-key`, `another-audience`, `another-authority`,
 * `another-signer`, `altered`, `lifetime-format`. The others are of `service: 'sts'`.
 */
export async function issue(
  context: PeerContext,
  request: FastifyRequest,
  systems: readonly UserSystem[],
  now: Date,
): Promise<PlatformAnswer> {
  const caller = callerOf(request.raw.socket as TLSSocket, systems, now);
  if (caller.kind === 'refused') return forbiddenPage(caller.why);
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return refuse(415, 'wst:BadRequest', 'The specified RequestSecurityToken is not understood.');
  }
  const body = parsed(request);
  if (!body) return refuse(400, 'wst:BadRequest', 'The specified RequestSecurityToken is not understood.');
  if (body.TokenType !== saml || body.RequestType !== `${trust}/Issue` || body.KeyType !== `${trust}/PublicKey`) {
    return invalid();
  }
  if (body.UseKey !== caller.der) return unauthenticated();
  const entityId = members(members(body.AppliesTo).EndpointReference).Address;
  const cvr = members(body.AnvenderKontekst).Cvr;
  if (typeof entityId !== 'string' || !Object.values<string>(entityIds).includes(entityId)) return invalid();
  if (typeof cvr !== 'string' || !/^\d{8}$/.test(cvr)) return invalid();
  const faults = await context.strike('request', 'sts-agreement');
  const isWithdrawn = faults.some(({ what }) => what === 'agreement-withdrawn');
  if (isWithdrawn || !caller.system.agreements[cvr]?.includes(entityId)) return unauthenticated();
  const wrong = (await context.strike('answer', 'sts-token')).filter(({ kind }) => kind === 'wrong');
  const assertion = assertionWith(wrong, { cvr, entityId, holder: caller.der, now });
  await context.accept({ kind: 'assertion', cvr, entityId });
  return {
    status: 200,
    type: 'application/json',
    body: JSON.stringify({
      RequestedSecurityToken: { Assertion: Buffer.from(assertion.xml).toString('base64') },
      Lifetime: assertion.lifetime,
    }),
  };
}

function assertionWith(
  faults: readonly Fault[],
  right: { readonly cvr: string; readonly entityId: string; readonly holder: string; readonly now: Date },
): { readonly xml: string; readonly lifetime: object } {
  const has = (what: string) => faults.some((fault) => fault.what === what);
  const shift = has('clock-ahead') ? 6 * 60_000 : has('expired') ? -9 * hour : 0;
  const from = new Date(right.now.getTime() + shift);
  const to = new Date(from.getTime() + (has('short') ? 2 * 60_000 : 8 * hour));
  const xml = writeAssertion({
    issuer,
    cvr: has('another-authority') ? '12345678' : right.cvr,
    entityId: has('another-audience') ? 'http://entityid.kombit.dk/service/demoservicerest/1' : right.entityId,
    holder: has('another-key') ? derOf(tokenServiceKey.certificate) : right.holder,
    from,
    to,
    signer: has('another-signer') ? authority : tokenServiceKey,
  });
  // As KOMBIT writes it: American order, no zone.
  const american = (at: Date) => at.toISOString().replace(/^(\d{4})-(\d\d)-(\d\d)T([\d:]{8}).*$/, '$2/$3/$1 $4');
  const written = has('lifetime-format') ? (at: Date) => `${at.getTime()}` : american;
  return {
    xml: has('altered') ? xml.replace('<AttributeValue>3<', '<AttributeValue>4<') : xml,
    lifetime: { Created: written(from), Expires: written(to) },
  };
}

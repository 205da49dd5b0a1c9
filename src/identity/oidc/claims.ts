/** Claims of a checked log-in. */
export type Claims = Readonly<Record<string, unknown>>;

/** NSIS level of assurance ("National Standard for Identiteters Sikringsniveauer"), lowest first. */
export type AssuranceLevel = 'low' | 'substantial' | 'high';

/** A person who logged in with MitID. */
export interface MitidPerson {
  /** MitID's own UUID of the person: the same through every broker, and there without a CPR number too. */
  readonly subject: string;
  /** Ten digits; absent for a person without a CPR number, and where the scope was not asked for. */
  readonly cpr?: string;
  readonly name: string;
  readonly level: AssuranceLevel;
  readonly identityType: 'private' | 'professional';
  /** The broker's number of this one log-in, for the audit log. */
  readonly transaction: string;
  /** `yyyy-mm-dd`, where it was sent. */
  readonly birthDate?: string;
  /** Of an employee, as the company registered it. */
  readonly email?: string;
  /** Whom an employee acts for; its CVR number has eight digits. */
  readonly company?: { readonly cvr: string; readonly name: string };
  /** The attribute `privilegesIntermediate` as it came, where it did: whom a private person may act for. */
  readonly privileges?: string;
}

/** An employee who logged in at the employer's own provider. */
export interface EmployeeIdentity {
  /** `{tid}:{oid}`; never built on an e-mail address, which may pass to another person. */
  readonly subject: string;
  readonly name: string;
  readonly email?: string;
  /** The address of their manager, where the provider sends it as `manager_email`. */
  readonly managerEmail?: string;
  readonly groups: readonly string[];
  /** True where the provider left the groups out because they are too many (Entra ID's overage claim). */
  readonly groupsLeftOut: boolean;
  readonly roles: readonly string[];
  /** Eight digits, where the provider sends them. */
  readonly cvr?: string;
  /** Whether more than one factor was used: RFC 8176 `mfa`, or an NSIS level of at least Betydelig. */
  readonly multiFactor: boolean;
  /** When they last proved who they are; null where the provider does not say. */
  readonly authenticatedAt: Date | null;
}

/** Claims that cannot be used; `detail` names the claim, never its value. */
export interface ClaimRefusal {
  readonly ok: false;
  readonly code: 'missing-claim' | 'wrong-claim';
  readonly detail: string;
}

function missing(claim: string): ClaimRefusal {
  return { ok: false, code: 'missing-claim', detail: `the claim ${claim} is missing` };
}

function wrong(claim: string, allowed: string): ClaimRefusal {
  return { ok: false, code: 'wrong-claim', detail: `the claim ${claim} must be ${allowed}` };
}

function text(claims: Claims, name: string): string | undefined {
  const value = claims[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function texts(claims: Claims, name: string): readonly string[] {
  const value = claims[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** NemLog-in's own name, which a broker that hands powers of attorney on gives them under. */
const privilegesClaim = 'https://data.gov.dk/model/core/eid/privilegesIntermediate';

const words: Readonly<Record<string, AssuranceLevel>> = { Low: 'low', Substantial: 'substantial', High: 'high' };

/**
 * The level that a `loa` or `acr` value names: brokers write `https://data.gov.dk/concept/core/nsis/Substantial`,
 * NemLog-in `https://data.gov.dk/concept/core/nsis/loa/Substantial`. Anything else is no level.
 */
export function levelOf(value: unknown): AssuranceLevel | undefined {
  if (typeof value !== 'string') return undefined;
  const word = /^https:\/\/data\.gov\.dk\/concept\/core\/nsis\/(?:loa\/)?(Low|Substantial|High)$/.exec(value)?.[1];
  return word === undefined ? undefined : words[word];
}

/**
 * Reads the claims of a MitID broker (Signaturgruppen's names). The level is read from `loa`, else from `acr`; where
 * both name one they must agree, and none at all is refused: a caller compares it with what the service demands.
 */
export function mitidClaims(claims: Claims): { readonly ok: true; readonly person: MitidPerson } | ClaimRefusal {
  if (claims.idp !== 'mitid') return wrong('idp', 'mitid');
  const { identity_type: identityType } = claims;
  if (identityType !== 'private' && identityType !== 'professional') {
    return wrong('identity_type', 'private or professional');
  }
  const loa = levelOf(claims.loa);
  const acr = levelOf(claims.acr);
  const level = loa ?? acr;
  if (level === undefined) return missing('loa');
  if (claims.loa !== undefined && loa === undefined) return wrong('loa', 'an NSIS level');
  if (acr !== undefined && acr !== level) return wrong('acr', 'the same level as loa');
  const subject = text(claims, 'mitid.uuid');
  if (subject === undefined) return missing('mitid.uuid');
  const name = text(claims, 'mitid.identity_name');
  if (name === undefined) return missing('mitid.identity_name');
  const transaction = text(claims, 'transaction_id');
  if (transaction === undefined) return missing('transaction_id');
  const privileges = claims[privilegesClaim];
  if (privileges !== undefined && typeof privileges !== 'string') return wrong(privilegesClaim, 'a text');
  const cpr = claims['dk.cpr'];
  if (cpr !== undefined && !(typeof cpr === 'string' && /^\d{10}$/.test(cpr))) return wrong('dk.cpr', 'ten digits');
  return {
    ok: true,
    person: {
      ...{ subject, ...(cpr !== undefined && { cpr }), name, level, identityType, transaction },
      ...(identityType === 'private' && privileges !== undefined && { privileges }),
    },
  };
}

/** Reads the claims of an employer's provider in the manner of Entra ID. */
export function employeeClaims(
  claims: Claims,
): { readonly ok: true; readonly employee: EmployeeIdentity } | ClaimRefusal {
  const tenant = text(claims, 'tid');
  if (tenant === undefined) return missing('tid');
  const object = text(claims, 'oid');
  if (object === undefined) return missing('oid');
  const name = text(claims, 'name');
  if (name === undefined) return missing('name');
  const email = text(claims, 'email') ?? text(claims, 'preferred_username');
  const manager = text(claims, 'manager_email');
  const { cvr, _claim_names: elsewhere } = claims;
  if (cvr !== undefined && !(typeof cvr === 'string' && /^\d{8}$/.test(cvr))) return wrong('cvr', 'eight digits');
  return {
    ok: true,
    employee: {
      subject: `${tenant}:${object}`,
      name,
      ...(email !== undefined && { email }),
      ...(manager !== undefined && { managerEmail: manager }),
      groups: texts(claims, 'groups'),
      groupsLeftOut: typeof elsewhere === 'object' && elsewhere !== null && 'groups' in elsewhere,
      roles: texts(claims, 'roles'),
      ...(cvr !== undefined && { cvr }),
      multiFactor:
        texts(claims, 'amr').includes('mfa') || ['substantial', 'high'].includes(levelOf(claims.acr) ?? 'low'),
      authenticatedAt: typeof claims.auth_time === 'number' ? new Date(claims.auth_time * 1_000) : null,
    },
  };
}

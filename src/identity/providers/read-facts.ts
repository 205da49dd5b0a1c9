import { createHash } from 'node:crypto';
import type { AssuranceLevel, ClaimRefusal, Claims } from '../oidc/claims.ts';
import { levelOf } from '../oidc/claims.ts';
import { claimsNamed, type Fact, firstGiven } from './claim-map.ts';
import type { LoginProvider } from './login-provider.ts';
import { isSubjectGlobal } from './presets.ts';

/** A value, or why it can't be used. */
export type Read<T> = { readonly ok: true; readonly value: T } | ClaimRefusal;

/** @param claim as the map writes it */
export function missing(claim: string | undefined): ClaimRefusal {
  return { ok: false, code: 'missing-claim', detail: `the claim ${claimsNamed(claim)[0] ?? '?'} is missing` };
}

export function wrong(claim: string, allowed: string): ClaimRefusal {
  return { ok: false, code: 'wrong-claim', detail: `the claim ${claim} must be ${allowed}` };
}

/** A text where there is one; what came and is none is refused. */
export function readText(provider: LoginProvider, fact: Fact, claims: Claims): Read<string | undefined> {
  const given = firstGiven(provider.claims[fact], claims);
  if (given === undefined) return { ok: true, value: undefined };
  if (typeof given.value !== 'string') return wrong(given.name, 'a text');
  return { ok: true, value: given.value };
}

/** A text that must be there. */
export function needText(provider: LoginProvider, fact: Fact, claims: Claims): Read<string> {
  const read = readText(provider, fact, claims);
  if (!read.ok) return read;
  return read.value === undefined ? missing(provider.claims[fact]) : { ok: true, value: read.value };
}

/** Texts: a list of them, or one alone, as some providers send a list of one. */
export function readTexts(provider: LoginProvider, fact: Fact, claims: Claims): Read<readonly string[]> {
  const given = firstGiven(provider.claims[fact], claims);
  if (given === undefined) return { ok: true, value: [] };
  const list = typeof given.value === 'string' ? [given.value] : given.value;
  if (!Array.isArray(list) || !list.every((each) => typeof each === 'string')) {
    return wrong(given.name, 'a list of texts');
  }
  return { ok: true, value: list };
}

/**
 * Who it is. One claim or several together; where other providers could give the same to somebody else, a digest of the issuer
 * stands before it. A colon is what parts them, so those within are written otherwise.
 */
export function readSubject(provider: LoginProvider, claims: Claims): Read<string> {
  const names = claimsNamed(provider.claims.subject);
  const parts: string[] = [];
  for (const name of names) {
    const value = claims[name];
    if (value === undefined || value === null || value === '') return missing(name);
    if (typeof value !== 'string' || value.length > 500) return wrong(name, 'a text');
    parts.push(value.replaceAll(':', '%3A'));
  }
  if (parts.length === 0) return missing('sub');
  if (isSubjectGlobal(provider)) return { ok: true, value: parts.join(':') };
  const issuer = createHash('sha256').update(provider.issuer).digest('hex').slice(0, 16);
  return { ok: true, value: `${issuer}:${parts.join('+')}` };
}

/**
 * The NSIS level. Where several claims tell of it they must agree; one that came first and is no level is refused. Where none is
 * mapped the agreed one counts.
 */
export function readLevel(provider: LoginProvider, claims: Claims): Read<AssuranceLevel | null> {
  const names = claimsNamed(provider.claims.level);
  if (names.length === 0) return { ok: true, value: provider.agreedLevel };
  const first = firstGiven(provider.claims.level, claims);
  if (first === undefined) return missing(provider.claims.level);
  const level = levelOf(first.value);
  if (level === undefined) return wrong(first.name, 'an NSIS level');
  for (const name of names) {
    const other = levelOf(claims[name]);
    if (other !== undefined && other !== level) return wrong(name, `the same level as ${first.name}`);
  }
  return { ok: true, value: level };
}

/** Eight digits where there is a number. */
export function readCvr(provider: LoginProvider, claims: Claims): Read<string | undefined> {
  const cvr = readText(provider, 'cvr', claims);
  if (!cvr.ok || cvr.value === undefined || /^\d{8}$/.test(cvr.value)) return cvr;
  return wrong(firstGiven(provider.claims.cvr, claims)?.name ?? 'cvr', 'eight digits');
}

/** Why claims that must have a certain value don't; null where they do. */
export function unmetExpectation(provider: LoginProvider, claims: Claims): ClaimRefusal | null {
  for (const [name, value] of Object.entries(provider.expects)) {
    if (claims[name] === undefined) return missing(name);
    if (claims[name] !== value) return wrong(name, 'as the provider’s settings demand');
  }
  return null;
}

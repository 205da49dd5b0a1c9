import { parseCpr } from '../../registers/cpr-number.ts';
import type { ClaimRefusal, Claims, MitidPerson } from '../oidc/claims.ts';
import { claimsNamed } from './claim-map.ts';
import type { LoginProvider } from './login-provider.ts';
import { missing, needText, readCvr, readLevel, readSubject, readText, unmetExpectation, wrong } from './read-facts.ts';

/**
 * Reads the claims of a checked log-in by a provider's map. A company's number makes it a company's log-in; then nobody's powers
 * of attorney count. A refusal names the claim, never its value.
 */
export function readCitizen(
  provider: LoginProvider,
  claims: Claims,
): { readonly ok: true; readonly person: MitidPerson } | ClaimRefusal {
  const unmet = unmetExpectation(provider, claims);
  if (unmet) return unmet;
  const level = readLevel(provider, claims);
  if (!level.ok) return level;
  if (level.value === null) return missing(provider.claims.level ?? 'loa');
  const subject = readSubject(provider, claims);
  if (!subject.ok) return subject;
  const name = needText(provider, 'name', claims);
  if (!name.ok) return name;
  const transaction = provider.claims.transaction
    ? needText(provider, 'transaction', claims)
    : ({ ok: true, value: typeof claims.jti === 'string' ? claims.jti : '' } as const);
  if (!transaction.ok) return transaction;
  const cpr = readText(provider, 'cpr', claims);
  if (!cpr.ok) return cpr;
  if (cpr.value !== undefined && !isCpr(cpr.value)) {
    return wrong(claimsNamed(provider.claims.cpr)[0] ?? 'cpr', 'a CPR number of ten digits');
  }
  const cvr = readCvr(provider, claims);
  if (!cvr.ok) return cvr;
  const companyName = readText(provider, 'companyName', claims);
  if (!companyName.ok) return companyName;
  const email = readText(provider, 'email', claims);
  if (!email.ok) return email;
  const powers = readText(provider, 'powers', claims);
  if (!powers.ok) return powers;
  const birth = readText(provider, 'birthDate', claims);
  if (!birth.ok) return birth;
  const birthDate = birth.value === undefined ? undefined : isoDate(birth.value);
  const isCompany = cvr.value !== undefined;
  return {
    ok: true,
    person: {
      ...{ name: name.value, level: level.value, transaction: transaction.value },
      // Who acts for a company is somebody else than the same human being at home.
      subject: isCompany ? `${subject.value} ${cvr.value}` : subject.value,
      identityType: isCompany ? 'professional' : 'private',
      ...(isCompany || cpr.value === undefined ? {} : { cpr: cpr.value }),
      ...(isCompany || birthDate === undefined ? {} : { birthDate }),
      ...(email.value === undefined ? {} : { email: email.value }),
      ...(cvr.value === undefined ? {} : { company: { cvr: cvr.value, name: companyName.value ?? name.value } }),
      ...(isCompany || powers.value === undefined ? {} : { privileges: powers.value }),
    },
  };
}

/** Ten digits and nothing else: a provider writes no hyphen, and one that does is set up otherwise than we think. */
function isCpr(value: string): boolean {
  return /^\d{10}$/.test(value) && parseCpr(value).ok;
}

/** `yyyy-mm-dd`, also from `dd-mm-yyyy`, which one implementer saw; anything else is left out. */
function isoDate(value: string): string | undefined {
  const turned = value.replace(/^(\d{2})-(\d{2})-(\d{4})$/, '$3-$2-$1');
  return /^\d{4}-\d{2}-\d{2}$/.test(turned) ? turned : undefined;
}

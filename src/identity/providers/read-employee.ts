import type { AssuranceLevel, ClaimRefusal, Claims, EmployeeIdentity } from '../oidc/claims.ts';
import { levelOf } from '../oidc/claims.ts';
import type { LoginProvider } from './login-provider.ts';
import { needText, readCvr, readLevel, readSubject, readText, readTexts, unmetExpectation } from './read-facts.ts';

/** Reads the claims of a checked log-in by a provider's map. A refusal names the claim, never its value. */
export function readEmployee(
  provider: LoginProvider,
  claims: Claims,
): { readonly ok: true; readonly employee: EmployeeIdentity; readonly level: AssuranceLevel | null } | ClaimRefusal {
  const unmet = unmetExpectation(provider, claims);
  if (unmet) return unmet;
  const subject = readSubject(provider, claims);
  if (!subject.ok) return subject;
  const name = needText(provider, 'name', claims);
  if (!name.ok) return name;
  const level = readLevel(provider, claims);
  if (!level.ok) return level;
  const email = readText(provider, 'email', claims);
  if (!email.ok) return email;
  const manager = readText(provider, 'managerEmail', claims);
  if (!manager.ok) return manager;
  const groups = readTexts(provider, 'groups', claims);
  if (!groups.ok) return groups;
  const roles = readTexts(provider, 'roles', claims);
  if (!roles.ok) return roles;
  const cvr = readCvr(provider, claims);
  if (!cvr.ok) return cvr;
  return {
    ok: true,
    level: level.value,
    employee: {
      subject: subject.value,
      name: name.value,
      ...(email.value === undefined ? {} : { email: email.value }),
      ...(manager.value === undefined ? {} : { managerEmail: manager.value }),
      groups: groups.value,
      groupsLeftOut: provider.claims.groups !== undefined && leavesOut(claims, 'groups'),
      roles: roles.value,
      ...(cvr.value === undefined ? {} : { cvr: cvr.value }),
      multiFactor:
        (Array.isArray(claims.amr) && claims.amr.includes('mfa')) ||
        ['substantial', 'high'].includes(level.value ?? levelOf(claims.acr) ?? 'low'),
      authenticatedAt: typeof claims.auth_time === 'number' ? new Date(claims.auth_time * 1_000) : null,
    },
  };
}

/** Entra ID's overage: past some 200 groups it names a source in their place (OpenID Connect Core 5.6.2), or says `hasgroups`. */
function leavesOut(claims: Claims, claim: string): boolean {
  const { _claim_names: elsewhere, hasgroups } = claims;
  if (claims[claim] !== undefined) return false;
  if (hasgroups === true || hasgroups === 'true') return true;
  return typeof elsewhere === 'object' && elsewhere !== null && Object.hasOwn(elsewhere, claim);
}

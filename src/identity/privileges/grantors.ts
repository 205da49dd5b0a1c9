import { parseCpr } from '../../registers/cpr-number.ts';
import type { LoginEvidence } from './login-evidence.ts';

/** Names of privileges that a form accepts; exact, case-sensitive. */
export interface AcceptedPrivileges {
  /** To fill in and send. */
  readonly act: readonly string[];
  /** To see what was sent. */
  readonly read: readonly string[];
}

/** Somebody whom one holds privileges of that a form accepts. */
export interface Grantor {
  readonly cpr: string;
  readonly act: readonly string[];
  readonly read: readonly string[];
}

/**
 * Whom a log-in lets somebody act or read for, by the privileges that a form accepts, in the order of the statement. Groups of one
 * grantor count together; one with a constraint is left out whole, since none is known here and it narrows what the group gives.
 * Companies are left out: nobody acts for one as a private person.
 */
export function grantorsIn(
  evidence: LoginEvidence | null,
  accepted: AcceptedPrivileges | undefined,
): readonly Grantor[] {
  if (!evidence || !accepted || evidence.cpr === null) return [];
  const held = new Map<string, Set<string>>();
  for (const { scope, constraints, privileges } of evidence.groups) {
    if (scope.kind !== 'person' || scope.cpr === evidence.cpr || constraints.length > 0) continue;
    if (!parseCpr(scope.cpr).ok) continue;
    const own = held.get(scope.cpr) ?? new Set();
    for (const privilege of privileges) own.add(privilege);
    held.set(scope.cpr, own);
  }
  return [...held].flatMap(([cpr, names]) => {
    const act = accepted.act.filter((name) => names.has(name));
    const read = accepted.read.filter((name) => names.has(name));
    return act.length + read.length === 0 ? [] : [{ cpr, act, read }];
  });
}

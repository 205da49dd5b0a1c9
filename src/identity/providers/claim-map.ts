import type { Claims } from '../oidc/claims.ts';

/** Who a provider logs in. */
export type Audience = 'citizens' | 'employees';

/** What a log-in tells of a citizen, in the order in which it is shown. */
export const citizenFacts = [
  'subject',
  'name',
  'level',
  'cpr',
  'cvr',
  'companyName',
  'email',
  'birthDate',
  'transaction',
  'powers',
] as const;

/** What a log-in tells of an employee. */
export const employeeFacts = ['subject', 'name', 'email', 'managerEmail', 'roles', 'groups', 'cvr', 'level'] as const;

export type Fact = (typeof citizenFacts)[number] | (typeof employeeFacts)[number];

/**
 * From which claims each fact is read: a claim's name; `a|b` the first of them that came; for the subject `a+b` both together.
 * A fact without a claim is not known.
 */
export type ClaimMap = Readonly<Partial<Record<Fact, string>>>;

/** The facts that nobody can be logged in without. */
export const neededFacts: ReadonlySet<Fact> = new Set<Fact>(['subject', 'name']);

/** How a fact's claims are written. Names of claims may be addresses, but hold neither blanks nor the two signs between them. */
export const factPattern = '^[^\\s|+]{1,200}( ?[|+] ?[^\\s|+]{1,200}){0,3}$';

export function factsOf(audience: Audience): readonly Fact[] {
  return audience === 'citizens' ? citizenFacts : employeeFacts;
}

/** The claims that a fact is read from, in their order. */
export function claimsNamed(written: string | undefined): readonly string[] {
  return (written ?? '').split(/[|+]/).flatMap((name) => name.trim() || []);
}

/** The first of a fact's claims that came, with its name. */
export function firstGiven(
  written: string | undefined,
  claims: Claims,
): { readonly name: string; readonly value: unknown } | undefined {
  const name = claimsNamed(written).find((each) => isGiven(claims[each]));
  return name === undefined ? undefined : { name, value: claims[name] };
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

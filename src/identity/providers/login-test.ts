import type { OrganisationTransaction } from '../../database/database.ts';
import { decryptJson, encryptJson } from '../../database/encryption/envelope.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { reaches } from '../login-level.ts';
import type { AssuranceLevel, Claims } from '../oidc/claims.ts';
import { accessOfEmployee } from '../rights/access-of-employee.ts';
import { claimsNamed, type Fact, factsOf, firstGiven } from './claim-map.ts';
import type { LoginProvider } from './login-provider.ts';
import { providerEdition } from './own-providers.ts';
import type { KeptProvider } from './provider-schema.ts';
import { readCitizen } from './read-citizen.ts';
import { readEmployee } from './read-employee.ts';
import { masked, type SeenClaim, seenClaims } from './seen-claims.ts';

/** What the map made of a fact. */
export interface SeenFact {
  readonly fact: Fact;
  /** The claim that it was read from; null where none of those that the map names came. */
  readonly claim: string | null;
  /** The claims that the map names; empty where it names none. */
  readonly wanted: readonly string[];
  readonly pattern: string | null;
}

/** What a test log-in showed. Nothing in it tells who was logged in. */
export interface LoginReport {
  readonly outcome: 'passed' | 'refused' | 'cancelled';
  /** Why, where nobody would have been let in: a code, or the claim at fault. */
  readonly detail: string | null;
  readonly level: AssuranceLevel | null;
  readonly claims: readonly SeenClaim[];
  readonly facts: readonly SeenFact[];
  /** Of an employee. */
  readonly counts: { readonly roles: number; readonly groups: number } | null;
}

/** A test log-in as it is kept: the last at each provider. */
export interface KeptLoginTest {
  readonly provider: string;
  /** The settings that were tried. */
  readonly edition: string;
  readonly passed: boolean;
  /** Whether it was somebody who may set how people log in. */
  readonly letsManage: boolean;
  readonly testedAt: Date;
  readonly report: LoginReport;
}

const place = 'login-test.content';

/** Reads what came by the provider's map as a log-in would, without logging anybody in. */
export function reportOf(provider: LoginProvider, claims: Claims, groups?: readonly string[]): LoginReport {
  const facts = factsOf(provider.audience).map((fact): SeenFact => {
    const given = firstGiven(provider.claims[fact], claims);
    const pattern = given === undefined ? null : patternOf(fact, given.value);
    // A subject can be of several claims together.
    const name = fact === 'subject' && given ? (provider.claims.subject ?? null) : (given?.name ?? null);
    return { fact, claim: name, wanted: claimsNamed(provider.claims[fact]), pattern };
  });
  const seen = { claims: seenClaims(claims), facts };
  const { minimumLevel } = provider;
  if (provider.audience === 'citizens') {
    const read = readCitizen(provider, claims);
    if (!read.ok) return { outcome: 'refused', detail: read.detail, level: null, counts: null, ...seen };
    const { level } = read.person;
    const isEnough = reaches(level, minimumLevel ?? 'low');
    const detail = isEnough ? null : `level ${level}`;
    return { outcome: isEnough ? 'passed' : 'refused', detail, level, counts: null, ...seen };
  }
  const read = readEmployee(provider, claims);
  if (!read.ok) return { outcome: 'refused', detail: read.detail, level: null, counts: null, ...seen };
  const all = groups ?? read.employee.groups;
  const counts = { roles: read.employee.roles.length, groups: all.length };
  const missing = read.employee.groupsLeftOut && groups === undefined;
  const isEnough = minimumLevel === null || reaches(read.level ?? 'none', minimumLevel);
  const detail = missing ? 'the provider left the groups out' : isEnough ? null : `level ${read.level ?? 'none'}`;
  return { outcome: detail === null ? 'passed' : 'refused', detail, level: read.level, counts, ...seen };
}

function patternOf(fact: Fact, value: unknown): string | null {
  if (fact === 'level') return typeof value === 'string' ? value.slice(0, 80) : null;
  if (typeof value === 'string') return masked(value).slice(0, 60);
  return Array.isArray(value) ? String(value.length) : null;
}

/** Whether the one who was logged in may set how people log in, by what came and what the product knows of them. */
export async function letsManage(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  provider: LoginProvider,
  claims: Claims,
  groups?: readonly string[],
): Promise<boolean> {
  if (provider.audience !== 'employees') return false;
  const read = readEmployee(provider, claims);
  if (!read.ok) return false;
  const known = await transaction
    .selectFrom('employee')
    .select(['given_roles', 'provided_roles', 'provisioned_groups', 'left_at'])
    .where('subject', '=', read.employee.subject)
    .executeTakeFirst();
  if (known?.left_at) return false;
  const access = accessOfEmployee(organisation.roles, {
    groups: [...(groups ?? read.employee.groups), ...(known?.provisioned_groups ?? [])],
    roles: read.employee.roles,
    given: known?.given_roles ?? [],
    provided: known?.provided_roles ?? [],
  });
  return access.has('login.set');
}

export async function keepLoginTest(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  test: Pick<KeptLoginTest, 'provider' | 'edition' | 'letsManage' | 'report'> & {
    readonly by: string;
    readonly at: Date;
  },
): Promise<void> {
  const values = {
    edition: test.edition,
    passed: test.report.outcome === 'passed',
    lets_manage: test.letsManage,
    content: encryptJson(organisation.keys.own, place, test.report),
    tested_at: test.at,
    tested_by: test.by,
  };
  await transaction
    .insertInto('login_test')
    .values({ organisation: organisation.id, provider: test.provider, ...values })
    .onConflict((conflict) => conflict.columns(['organisation', 'provider']).doUpdateSet(values))
    .execute();
}

/** The last test log-in at each of the organisation's providers, by the provider's key. */
export async function readLoginTests(
  transaction: OrganisationTransaction,
  organisation: Organisation,
): Promise<ReadonlyMap<string, KeptLoginTest>> {
  const rows = await transaction.selectFrom('login_test').selectAll().execute();
  return new Map(
    rows.map((row) => [
      row.provider,
      {
        ...{ provider: row.provider, edition: row.edition, passed: row.passed, letsManage: row.lets_manage },
        testedAt: row.tested_at,
        report: decryptJson<LoginReport>(organisation.keys.own, place, row.content),
      },
    ]),
  );
}

/** Whether a provider as it stands was tried, and somebody would have been let in. */
export function hasPassed(provider: KeptProvider, test: KeptLoginTest | undefined): boolean {
  return test?.passed === true && test.edition === providerEdition(provider);
}

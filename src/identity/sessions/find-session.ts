import { sql } from 'kysely';
import { openIdentity } from '../../cases/person.ts';
import type { Database } from '../../database/database.ts';
import { type DataKey, unwrapDataKey } from '../../database/encryption/key-ring.ts';
import { gather } from '../../database/gather.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { AssuranceLevel } from '../oidc/claims.ts';
import { accessOfEmployee } from '../rights/access-of-employee.ts';
import type { HeldRole } from '../rights/roles.ts';
import type { Session, SessionLimits, SessionUser } from './session.ts';
import { sessionIdIn, tokenHash } from './session-token.ts';

/** `seen_at` is written at most so often, so that reading pages writes nothing; more often where sessions are very short. */
const seenEveryMilliseconds = 60_000;

/** Look-ups wait for no lock, so that those that come meanwhile may wait for the answer to the ones before. */
const gathering = { another: 16 };

/** How a request finds its session. */
export interface SessionFinder {
  /** The session of a cookie's token; null when there is none, it was idle too long, or its time is over. */
  find(organisation: Organisation, token: string): Promise<Session | null>;
}

export function createSessionFinder(database: Database, limits: SessionLimits, now: () => Date): SessionFinder {
  const seenEvery = Math.min(seenEveryMilliseconds, limits.idleMinutes * 6_000);
  const statement = sessionsOf(database);
  // One statement for all that wait: every request of somebody logged in begins with it.
  const stored = gather(async (organisation: Organisation, hashes: readonly Buffer[]) => {
    const rows = await database.single(organisation.id, statement, [hashes]);
    const found = new Map(rows.map((row) => [row.token_hash.toString('latin1'), row]));
    return hashes.map((hash) => found.get(hash.toString('latin1')));
  }, gathering);
  return {
    async find(organisation, token) {
      const at = now();
      const hash = tokenHash(token);
      const row = await stored(organisation, hash);
      const idleSince = new Date(at.getTime() - limits.idleMinutes * 60_000);
      if (!row || row.expires_at <= at) return null;
      // Without a log-in there is nothing to take over: an anonymous session shows one draft, for as long as it is kept.
      if (row.seen_at <= idleSince && row.kind !== 'anonymous') return null;
      const user = userIn(organisation, row);
      if (!user) return null;
      if (at.getTime() - row.seen_at.getTime() > seenEvery) {
        await database.inOrganisation(organisation.id, (transaction) =>
          transaction.updateTable('session').set({ seen_at: at }).where('token_hash', '=', hash).execute(),
        );
      }
      return {
        id: sessionIdIn(hash),
        csrfSecret: row.csrf_secret,
        language: row.person_language ?? row.employee_language,
        user,
        createdAt: row.created_at,
        endsAt: row.expires_at,
        idleSeconds: row.kind === 'anonymous' ? null : (limits.idleMinutes * 60_000 - seenEvery) / 1_000,
        proof: { at: row.authenticated_at, multiFactor: row.multi_factor },
        foundAt: at,
      };
    },
  };
}

/** The sessions with the digests of tokens that its parameter lists, with whom they belong to. */
function sessionsOf({ shared }: Database) {
  return shared
    .selectFrom('session')
    .leftJoin('person', (join) =>
      join.onRef('person.organisation', '=', 'session.organisation').onRef('person.id', '=', 'session.person'),
    )
    .leftJoin('data_key', (join) =>
      join.onRef('data_key.organisation', '=', 'person.organisation').onRef('data_key.id', '=', 'person.data_key'),
    )
    .leftJoin('employee', (join) =>
      join.onRef('employee.organisation', '=', 'session.organisation').onRef('employee.id', '=', 'session.employee'),
    )
    .select([
      'session.token_hash',
      'session.kind',
      'session.login_level',
      'session.way',
      'session.privileges',
      'session.csrf_secret',
      'session.authenticated_at',
      'session.multi_factor',
      'session.created_at',
      'session.seen_at',
      'session.expires_at',
      'person.id as person',
      'person.identity',
      'person.language as person_language',
      'data_key.id as data_key',
      'data_key.wrapped',
      'employee.id as employee',
      'employee.name',
      'employee.groups',
      'employee.roles',
      'employee.given_roles',
      'employee.provided_roles',
      'employee.left_at',
      'employee.language as employee_language',
    ])
    .where('session.token_hash', '=', sql<Buffer>`any(${[]})`)
    .compile();
}

/** Who a session belongs to; null for a log-in that is under way. */
function userIn(
  organisation: Organisation,
  row: {
    readonly kind: string;
    readonly login_level: string;
    readonly way: string | null;
    readonly privileges: Buffer | null;
    readonly person: string | null;
    readonly identity: Buffer | null;
    readonly data_key: string | null;
    readonly wrapped: Buffer | null;
    readonly employee: string | null;
    readonly name: string | null;
    readonly groups: readonly string[] | null;
    readonly roles: readonly string[] | null;
    readonly given_roles: readonly HeldRole[] | null;
    readonly provided_roles: readonly HeldRole[] | null;
    readonly left_at: Date | null;
  },
): SessionUser | null {
  const { person, identity, data_key, wrapped, employee, name, groups, roles, given_roles, provided_roles } = row;
  if (row.kind === 'anonymous') return person ? { kind: 'anonymous', person } : null;
  if (row.kind === 'citizen' && person && identity && data_key && wrapped) {
    const key = unwrapDataKey(organisation.keys, data_key, wrapped);
    const evidence = row.privileges && { evidence: row.privileges };
    const named = { name: nameIn(key, identity), level: levelOf(row.login_level), way: row.way };
    return { kind: 'citizen', person, ...named, ...evidence };
  }
  if (!employee || !name || !groups || !roles || row.left_at) return null;
  const holder = { groups, roles, given: given_roles ?? [], provided: provided_roles ?? [] };
  return { kind: 'employee', id: employee, name, groups, access: accessOfEmployee(organisation.roles, holder), person };
}

const names = new WeakMap<DataKey, { readonly identity: Buffer; readonly name: string }>();

/** The name in an identity. It stays beside the key as long as that is kept in memory, and the identity is as it was. */
function nameIn(key: DataKey, identity: Buffer): string {
  const known = names.get(key);
  if (known?.identity.equals(identity)) return known.name;
  const { name } = openIdentity(key, identity);
  names.set(key, { identity, name });
  return name;
}

function levelOf(stored: string): AssuranceLevel {
  return stored === 'high' || stored === 'substantial' ? stored : 'low';
}

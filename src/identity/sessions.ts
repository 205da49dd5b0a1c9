import { hash as hashOnce, randomBytes } from 'node:crypto';
import { type CompiledQuery, sql } from 'kysely';
import type { Employee } from '../cases/employee-actions.ts';
import { openIdentity } from '../cases/person.ts';
import { type Database, finishWith, type OrganisationTransaction } from '../database/database.ts';
import { decryptJson, encryptJson, lookUpHash } from '../database/encryption/envelope.ts';
import { type DataKey, unwrapDataKey } from '../database/encryption/key-ring.ts';
import { gather } from '../database/gather.ts';
import { insertRow } from '../database/insert-row.ts';
import type { Writes } from '../database/writes.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { AssuranceLevel } from './oidc/claims.ts';
import { type LoginEvidence, sealEvidence } from './privileges/login-evidence.ts';
import type { Access } from './rights/access.ts';
import { accessOfEmployee } from './rights/access-of-employee.ts';
import type { HeldRole } from './rights/roles.ts';
import { type ProviderName, providerNameOf } from './session-at-provider.ts';
import { type OpenSession, readOrigin, type SessionOrigin, sealOrigin } from './session-origin.ts';
import { type LoginProof, noProof } from './step-up.ts';

/** Who is logged in. */
export type SessionUser =
  | {
      readonly kind: 'citizen';
      readonly person: string;
      readonly name: string;
      readonly level: AssuranceLevel;
      /** The way they came in by (`CitizenWay`); null where the session does not tell. */
      readonly way: string | null;
      /** Whom the log-in said that they may act for, as `openEvidence` opens it; absent where it said nothing. */
      readonly evidence?: Uint8Array;
    }
  /** Somebody who fills in one form without having said who they are. */
  | { readonly kind: 'anonymous'; readonly person: string }
  /** `person`: the employee as one who fills in forms themselves. */
  | (Employee & { readonly kind: 'employee'; readonly access: Access; readonly person: string | null });

/** A session as a request finds it. */
export interface Session {
  readonly id: string;
  readonly csrfSecret: Uint8Array;
  readonly language: string | null;
  readonly user: SessionUser;
  readonly createdAt: Date;
  /** When it ends in any case. */
  readonly endsAt: Date;
  /** Seconds that it lasts at least if nothing more is done; null for one that doesn't end by that. */
  readonly idleSeconds: number | null;
  /** When and how well its owner proved who they are; of an employee's. */
  readonly proof: LoginProof;
  /** When it was looked up. */
  readonly foundAt: Date;
}

/** What was sent and not done, kept while its sender logs in anew. */
export interface KeptForm {
  /** A path of the organisation's. */
  readonly action: string;
  readonly fields: readonly (readonly [name: string, values: readonly string[]])[];
}

/** What a session that ended leaves to the one that takes its place. */
export interface ReplacedSession {
  readonly employee: string | null;
  readonly kept: Buffer | null;
}

/** What a log-in under way must remember until the provider sends the person back. */
export interface LoginUnderWay {
  readonly provider: 'mitid' | 'employees';
  /** The key of a provider that the organisation entered itself; absent for the installation's. */
  readonly own?: string;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** A test log-in by this employee: nobody is logged in, and what came is shown to them. */
  readonly test?: { readonly employee: string; readonly edition: string };
  /** A path of the organisation's, where to go afterwards. */
  readonly returnTo: string;
  /** Digest (base64url) of the token of the session that the browser had then: the new one takes its place. */
  readonly replaces?: string;
  /** Seconds since the person proved who they are, where a fresh proof was asked for. */
  readonly maximumAge?: number;
}

/** A session at a SAML provider, as its assertion named it: what a log-out there must say, and how one from there finds ours. */
export interface SamlSession {
  /** NemLog-in when absent. */
  readonly provider?: 'context-handler';
  readonly nameId: string;
  readonly format: string;
  readonly sessionIndex: string;
  /** When it ends there at the latest (ISO 8601), where it was said. */
  readonly until: string | null;
}

/** The session at the provider that ours hangs on: an OpenID provider's id token, or a SAML provider's. */
export type ProviderSession = string | SamlSession;

export interface SessionLimits {
  readonly idleMinutes: number;
  readonly hours: number;
}

/** A log-in at the provider may take so many minutes. */
const loginMinutes = 15;
/** `seen_at` is written at most so often, so that reading pages writes nothing; more often where sessions are very short. */
const seenEveryMilliseconds = 60_000;

/** Look-ups wait for no lock, so that those that come meanwhile may wait for the answer to the ones before. */
const gathering = { another: 16 };

/** Days that an anonymous session lives at most; it ends with its draft. */
const anonymousDays = 366;

const loginPlace = 'session.login';
const idTokenPlace = 'session.id-token';
const keptPlace = 'session.kept';

/** The sessions of all organisations, in the database; the cookie holds a random token, the table its digest alone. */
export interface Sessions {
  /** The session of a cookie's token; null when there is none, it was idle too long, or its time is over. */
  find(organisation: Organisation, token: string): Promise<Session | null>;
  /** Begins a log-in. @returns the token for the cookie that binds it to the browser. */
  beginLogin(organisation: Organisation, login: LoginUnderWay): Promise<string>;
  /** Takes the log-in that the token began, once: a second answer finds nothing. */
  takeLogin(organisation: Organisation, token: string): Promise<LoginUnderWay | null>;
  /**
   * Makes a new session within the caller's transaction, so that it is there exactly when the log-in is: sent at once, or with the
   * caller's `writes`. @returns the token.
   */
  create(
    transaction: OrganisationTransaction,
    organisation: Organisation,
    user:
      | {
          readonly kind: 'citizen';
          readonly person: string;
          readonly level: AssuranceLevel;
          readonly evidence?: LoginEvidence;
          readonly way?: string;
        }
      | {
          readonly kind: 'employee';
          readonly employee: string;
          readonly person?: string;
          readonly way?: string;
          readonly proof?: LoginProof;
          /** What the session before kept, where it was the same employee's. */
          readonly kept?: Buffer;
        }
      | { readonly kind: 'anonymous'; readonly person: string },
    atProvider: ProviderSession | null,
    from?: SessionOrigin,
    writes?: Writes,
  ): Promise<string>;
  /** The log-ins of somebody that are open now, the newest first; `token` says which one asks. */
  list(organisation: Organisation, user: LoggedInUser, token: string): Promise<readonly OpenSession[]>;
  /** Ends somebody's sessions: the one with this id as {@link Sessions.list} gave it, or all. @returns how many. */
  endOf(transaction: OrganisationTransaction, user: LoggedInUser, id: string | null): Promise<number>;
  /** Ends the session that a new log-in takes the place of, where it is still there. */
  endReplaced(transaction: OrganisationTransaction, digest: string): Promise<ReplacedSession | null>;
  /** Keeps with a session what its owner sent, until they have logged in anew. */
  keepForm(organisation: Organisation, token: string, form: KeptForm): Promise<void>;
  /** What {@link Sessions.keepForm} kept with this session or with the one whose place it took. */
  keptForm(organisation: Organisation, token: string): Promise<KeptForm | null>;
  /**
   * Ends the sessions that hang on one of an OpenID provider (back-channel log-out 1.0, section 2.7): with a `sid` that one
   * alone, else all of the subject. Needs no cookie. @returns how many
   */
  endAtProvider(organisation: Organisation, provider: ProviderName): Promise<number>;
  /** Ends the sessions that were begun one way. @returns how many */
  endByWay(transaction: OrganisationTransaction, way: string): Promise<number>;
  /** Makes a session end at `at`, such as one whose form has been sent. */
  endAt(transaction: OrganisationTransaction, token: string, at: Date): Promise<void>;
  /** Ends a session. @returns the one at the provider, for logging out there, when there was one. */
  end(organisation: Organisation, token: string): Promise<{ readonly atProvider: ProviderSession } | null>;
  /**
   * Ends the sessions that hang on those of a SAML provider; with no index, all of that name there. Needs no cookie.
   * @returns how many
   */
  endSaml(
    organisation: Organisation,
    of: {
      readonly provider: 'nemlogin' | 'context-handler';
      readonly nameId: string;
      readonly sessionIndexes: readonly string[];
    },
  ): Promise<number>;
  rememberLanguage(organisation: Organisation, user: SessionUser, language: string): Promise<void>;
}

/** A citizen or employee, as whoever asks for their sessions. */
export type LoggedInUser = Exclude<SessionUser, { readonly kind: 'anonymous' }>;

/** The digest of a token, as {@link LoginUnderWay.replaces} keeps it. */
export function tokenDigest(token: string): string {
  return digest(token).toString('base64url');
}

export function createSessions(database: Database, limits: SessionLimits, now: () => Date): Sessions {
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
      const hash = digest(token);
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
        id: idOf(hash),
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

    async beginLogin(organisation, login) {
      const token = newToken();
      const at = now();
      await database.inOrganisation(organisation.id, (transaction) =>
        transaction
          .insertInto('session')
          .values({
            organisation: organisation.id,
            token_hash: digest(token),
            kind: 'visitor',
            person: null,
            employee: null,
            csrf_secret: randomBytes(32),
            login: encryptJson(organisation.keys.own, loginPlace, login),
            id_token: null,
            created_at: at,
            seen_at: at,
            expires_at: new Date(at.getTime() + loginMinutes * 60_000),
          })
          .execute(),
      );
      return token;
    },

    async takeLogin(organisation, token) {
      const row = await database.inOrganisation(organisation.id, (transaction) =>
        transaction
          .deleteFrom('session')
          .where('token_hash', '=', digest(token))
          .where('kind', '=', 'visitor')
          .where('expires_at', '>', now())
          .returning('login')
          .executeTakeFirst(),
      );
      return row?.login ? decryptJson<LoginUnderWay>(organisation.keys.own, loginPlace, row.login) : null;
    },

    async create(transaction, organisation, user, atProvider, from, writes) {
      const token = newToken();
      const at = now();
      const proof = (user.kind === 'employee' ? user.proof : undefined) ?? noProof;
      // What is written here and after it goes out together with the commit.
      const write = (statement: CompiledQuery) =>
        writes === undefined ? finishWith(transaction, statement) : writes.add(statement);
      write(
        insertRow('session', {
          organisation: organisation.id,
          token_hash: digest(token),
          kind: user.kind,
          person: user.person ?? null,
          employee: user.kind === 'employee' ? user.employee : null,
          login_level: user.kind === 'citizen' ? user.level : 'none',
          way: user.kind === 'anonymous' ? null : (user.way ?? null),
          csrf_secret: randomBytes(32),
          login: (user.kind === 'employee' ? user.kept : undefined) ?? null,
          authenticated_at: proof.at,
          multi_factor: proof.multiFactor,
          id_token: atProvider === null ? null : encryptJson(organisation.keys.own, idTokenPlace, atProvider),
          origin: from === undefined ? null : sealOrigin(organisation.keys.own, from),
          privileges: user.kind === 'citizen' && user.evidence ? sealEvidence(organisation, user.evidence) : null,
          created_at: at,
          seen_at: at,
          expires_at: endOf(at, user.kind === 'anonymous' ? anonymousDays * 24 : limits.hours, atProvider),
        }),
      );
      if (atProvider !== null && typeof atProvider !== 'string') {
        write(
          insertRow('saml_session', {
            organisation: organisation.id,
            token_hash: digest(token),
            name_id: samlHash(organisation, atProvider.provider, atProvider.nameId),
            session_index: samlHash(organisation, atProvider.provider, atProvider.sessionIndex),
          }),
        );
      }
      const named = typeof atProvider === 'string' ? providerNameOf(atProvider) : null;
      if (named !== null) {
        const row = { organisation: organisation.id, token_hash: digest(token), ...oidcHashes(organisation, named) };
        write(insertRow('oidc_session', row));
      }
      return token;
    },

    async list(organisation, user, token) {
      const at = now();
      const own = digest(token);
      const idleSince = new Date(at.getTime() - limits.idleMinutes * 60_000);
      const rows = await database.inOrganisation(organisation.id, (transaction) =>
        transaction
          .selectFrom('session')
          .select(['token_hash', 'created_at', 'seen_at', 'expires_at', 'origin'])
          .where('kind', '=', user.kind)
          .where(user.kind === 'citizen' ? 'person' : 'employee', '=', user.kind === 'citizen' ? user.person : user.id)
          .where('expires_at', '>', at)
          .where('seen_at', '>', idleSince)
          .orderBy('created_at', 'desc')
          .limit(100)
          .execute(),
      );
      return rows.map((row) => ({
        id: idOf(row.token_hash),
        createdAt: row.created_at,
        seenAt: row.seen_at,
        endsAt: row.expires_at,
        from: row.origin === null ? null : readOrigin(organisation.keys.own, row.origin),
        isThis: row.token_hash.equals(own),
      }));
    },

    async endOf(transaction, user, id) {
      const ended = await transaction
        .deleteFrom('session')
        .where('kind', '=', user.kind)
        .where(user.kind === 'citizen' ? 'person' : 'employee', '=', user.kind === 'citizen' ? user.person : user.id)
        .$if(id !== null, (query) =>
          query.where(sql`substring(token_hash from 1 for 8)`, '=', Buffer.from(id ?? '', 'hex')),
        )
        .returning('token_hash')
        .execute();
      return ended.length;
    },

    async endReplaced(transaction, replaced) {
      const ended = await transaction
        .deleteFrom('session')
        .where('token_hash', '=', Buffer.from(replaced, 'base64url'))
        .where('kind', 'in', ['citizen', 'employee'])
        .returning(['employee', 'login as kept'])
        .executeTakeFirst();
      return ended ?? null;
    },

    async keepForm(organisation, token, form) {
      await database.inOrganisation(organisation.id, (transaction) =>
        transaction
          .updateTable('session')
          .set({ login: encryptJson(organisation.keys.own, keptPlace, form) })
          .where('token_hash', '=', digest(token))
          .where('kind', '=', 'employee')
          .execute(),
      );
    },

    async keptForm(organisation, token) {
      const row = await database.inOrganisation(organisation.id, (transaction) =>
        transaction
          .selectFrom('session')
          .select('login')
          .where('token_hash', '=', digest(token))
          .where('kind', '=', 'employee')
          .executeTakeFirst(),
      );
      return row?.login ? decryptJson<KeptForm>(organisation.keys.own, keptPlace, row.login) : null;
    },

    async endAtProvider(organisation, provider) {
      const { sid_hash, subject_hash } = oidcHashes(organisation, provider);
      return database.inOrganisation(organisation.id, async (transaction) => {
        const known = transaction.selectFrom('oidc_session').select('token_hash');
        const named = sid_hash === null ? known : known.where('sid_hash', '=', sid_hash);
        const meant = subject_hash === null ? named : named.where('subject_hash', '=', subject_hash);
        if (sid_hash === null && subject_hash === null) return 0;
        const ended = await transaction
          .deleteFrom('session')
          .where('token_hash', 'in', meant)
          .returning('token_hash')
          .execute();
        return ended.length;
      });
    },

    async endByWay(transaction, way) {
      const ended = await transaction.deleteFrom('session').where('way', '=', way).returning('token_hash').execute();
      return ended.length;
    },

    async endAt(transaction, token, at) {
      await transaction
        .updateTable('session')
        .set({ expires_at: at })
        .where('token_hash', '=', digest(token))
        .where('expires_at', '>', at)
        .execute();
    },

    async end(organisation, token) {
      const row = await database.inOrganisation(organisation.id, (transaction) =>
        transaction
          .deleteFrom('session')
          .where('token_hash', '=', digest(token))
          .returning('id_token')
          .executeTakeFirst(),
      );
      if (!row?.id_token) return null;
      return { atProvider: decryptJson<ProviderSession>(organisation.keys.own, idTokenPlace, row.id_token) };
    },

    async endSaml(organisation, { provider, nameId, sessionIndexes }) {
      const hash = (value: string) => samlHash(organisation, provider === 'nemlogin' ? undefined : provider, value);
      return database.inOrganisation(organisation.id, async (transaction) => {
        const known = transaction.selectFrom('saml_session').select('token_hash').where('name_id', '=', hash(nameId));
        const hashes = sessionIndexes.map(hash);
        const ended = await transaction
          .deleteFrom('session')
          .where('token_hash', 'in', hashes.length === 0 ? known : known.where('session_index', 'in', hashes))
          .returning('token_hash')
          .execute();
        return ended.length;
      });
    },

    async rememberLanguage(organisation, user, language) {
      await database.inOrganisation(organisation.id, (transaction) =>
        user.kind === 'employee'
          ? transaction.updateTable('employee').set({ language }).where('id', '=', user.id).execute()
          : transaction.updateTable('person').set({ language }).where('id', '=', user.person).execute(),
      );
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

/** 256 random bits: not to be guessed, so a plain digest of it is enough in the table. */
function newToken(): string {
  return randomBytes(32).toString('base64url');
}

function digest(token: string): Buffer {
  return hashOnce('sha256', token, 'buffer');
}

/** What pages and the log call the session of a token. */
export function sessionIdOf(token: string): string {
  return idOf(digest(token));
}

/** Names a session without being its secret. */
function idOf(hash: Buffer): string {
  return hash.toString('hex', 0, 8);
}

/** Keyed hashes of what a session is called at an OpenID provider. */
function oidcHashes(organisation: Organisation, { issuer, subject, sid }: ProviderName) {
  const hash = (kind: string, value: string) =>
    lookUpHash(organisation.keys.hashing, `oidc ${kind} ${JSON.stringify([issuer, value])}`);
  return {
    sid_hash: sid === null ? null : hash('sid', sid),
    subject_hash: subject === null ? null : hash('sub', subject),
  };
}

/** By provider, so that none of them can end what hangs on another; NemLog-in's had no name here before there were two. */
function samlHash(organisation: Organisation, provider: SamlSession['provider'], value: string): Buffer {
  return lookUpHash(organisation.keys.hashing, `saml ${provider === undefined ? '' : `${provider} `}${value}`);
}

/** When a new session ends: never after the one at the provider. */
function endOf(at: Date, hours: number, atProvider: ProviderSession | null): Date {
  const ours = new Date(at.getTime() + hours * 3_600_000);
  const until = atProvider === null || typeof atProvider === 'string' ? null : atProvider.until;
  return until !== null && new Date(until) < ours ? new Date(until) : ours;
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

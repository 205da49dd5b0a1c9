import { sql } from 'kysely';
import type { Database, OrganisationTransaction } from '../database/database.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { type OpenSession, readOrigin } from './session-origin.ts';
import { createSessionFinder, type SessionFinder } from './sessions/find-session.ts';
import { createKeptForms, type KeptForms } from './sessions/kept-form.ts';
import { createLoginsUnderWay, type LoginsUnderWay } from './sessions/login-under-way.ts';
import { createSessionMaker, type SessionMaker } from './sessions/make-session.ts';
import { createProviderSessions, type ProviderSessions } from './sessions/provider-sessions.ts';
import type { LoggedInUser, SessionLimits, SessionUser } from './sessions/session.ts';
import { sessionIdIn, tokenHash } from './sessions/session-token.ts';

/** What a session that ended leaves to the one that takes its place. */
export interface ReplacedSession {
  readonly employee: string | null;
  readonly kept: Buffer | null;
}

/** The sessions of all organisations, in the database; the cookie holds a random token, the table its digest alone. */
export interface Sessions extends SessionFinder, SessionMaker, LoginsUnderWay, KeptForms, ProviderSessions {
  /** The log-ins of somebody that are open now, the newest first; `token` says which one asks. */
  list(organisation: Organisation, user: LoggedInUser, token: string): Promise<readonly OpenSession[]>;
  /** Ends somebody's sessions: the one with this id as {@link Sessions.list} gave it, or all. @returns how many. */
  endOf(transaction: OrganisationTransaction, user: LoggedInUser, id: string | null): Promise<number>;
  /** Ends the session that a new log-in takes the place of, where it is still there. */
  endReplaced(transaction: OrganisationTransaction, digest: string): Promise<ReplacedSession | null>;
  /** Ends the sessions that were begun one way. @returns how many */
  endByWay(transaction: OrganisationTransaction, way: string): Promise<number>;
  /** Makes a session end at `at`, such as one whose form has been sent. */
  endAt(transaction: OrganisationTransaction, token: string, at: Date): Promise<void>;
  rememberLanguage(organisation: Organisation, user: SessionUser, language: string): Promise<void>;
}

export function createSessions(database: Database, limits: SessionLimits, now: () => Date): Sessions {
  return {
    ...createSessionFinder(database, limits, now),
    ...createSessionMaker(limits, now),
    ...createLoginsUnderWay(database, now),
    ...createKeptForms(database),
    ...createProviderSessions(database),

    async list(organisation, user, token) {
      const at = now();
      const own = tokenHash(token);
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
        id: sessionIdIn(row.token_hash),
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

    async endByWay(transaction, way) {
      const ended = await transaction.deleteFrom('session').where('way', '=', way).returning('token_hash').execute();
      return ended.length;
    },

    async endAt(transaction, token, at) {
      await transaction
        .updateTable('session')
        .set({ expires_at: at })
        .where('token_hash', '=', tokenHash(token))
        .where('expires_at', '>', at)
        .execute();
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

import { randomBytes } from 'node:crypto';
import type { Database } from '../../database/database.ts';
import { decryptJson, encryptJson } from '../../database/encryption/envelope.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { newToken, tokenHash } from './session-token.ts';

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

/** The log-ins that wait for their provider's answer: a session of nobody's each, so that it ends and goes as sessions do. */
export interface LoginsUnderWay {
  /** Begins a log-in. @returns the token for the cookie that binds it to the browser. */
  beginLogin(organisation: Organisation, login: LoginUnderWay): Promise<string>;
  /** Takes the log-in that the token began, once: a second answer finds nothing. */
  takeLogin(organisation: Organisation, token: string): Promise<LoginUnderWay | null>;
}

/** A log-in at the provider may take so many minutes. */
const loginMinutes = 15;

const place = 'session.login';

export function createLoginsUnderWay(database: Database, now: () => Date): LoginsUnderWay {
  return {
    async beginLogin(organisation, login) {
      const token = newToken();
      const at = now();
      await database.inOrganisation(organisation.id, (transaction) =>
        transaction
          .insertInto('session')
          .values({
            organisation: organisation.id,
            token_hash: tokenHash(token),
            kind: 'visitor',
            person: null,
            employee: null,
            csrf_secret: randomBytes(32),
            login: encryptJson(organisation.keys.own, place, login),
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
          .where('token_hash', '=', tokenHash(token))
          .where('kind', '=', 'visitor')
          .where('expires_at', '>', now())
          .returning('login')
          .executeTakeFirst(),
      );
      return row?.login ? decryptJson<LoginUnderWay>(organisation.keys.own, place, row.login) : null;
    },
  };
}

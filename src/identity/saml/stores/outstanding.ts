import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '../../../database/database.ts';
import { decryptJson, encryptJson } from '../../../database/encryption/envelope.ts';
import { insertRow } from '../../../database/insert-row.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import type { AssuranceLevel } from '../../oidc/claims.ts';
import type { Profile } from '../names.ts';

/** A log-in that was asked for and has not been answered. */
export interface OutstandingLogin {
  readonly id: string;
  readonly level: AssuranceLevel;
  readonly profile: Profile;
  /** A path of the organisation's, where to go afterwards. */
  readonly returnTo: string;
  /** What was chosen on the page before: the answer comes without the cookie that says it. */
  readonly language: string | null;
  /** The digest of the session that the browser had then, whose cookie the answer doesn't bring either. */
  readonly replaces?: string;
  /** Whether one must prove anew who one is, though the provider has a session. */
  readonly isFresh?: boolean;
}

/** A log-out that was asked for and has not been answered. */
export interface OutstandingLogout {
  readonly id: string;
}

/** What we asked NemLog-in for, by the handle that goes along as RelayState. Each is answered once. */
export interface Outstanding {
  /** @returns the handle, and the token for the cookie that binds the request to the browser. */
  begin(
    organisation: Organisation,
    login: OutstandingLogin,
  ): Promise<{ readonly handle: string; readonly browser: string }>;
  /** Takes the log-in that was begun in that browser; another browser leaves it where it is. */
  take(organisation: Organisation, handle: string, browser: string): Promise<OutstandingLogin | null>;
  /** @returns the handle. A log-out may come back without our cookie, so that nothing binds it. */
  beginLogout(organisation: Organisation, logout: OutstandingLogout): Promise<string>;
  takeLogout(organisation: Organisation, handle: string): Promise<OutstandingLogout | null>;
}

/** A log-in at NemLog-in may take so long, and what is answered later is stale. */
export const outstandingMinutes = 15;
const place = 'saml-request.content';

export function createOutstanding(database: Database, now: () => Date): Outstanding {
  const put = async (organisation: Organisation, browser: string | null, content: object): Promise<string> => {
    const handle = randomBytes(24).toString('base64url');
    await database.single(
      organisation.id,
      insertRow('saml_request', {
        organisation: organisation.id,
        handle: digest(handle),
        browser: browser === null ? null : digest(browser),
        content: encryptJson(organisation.keys.own, place, content),
        expires_at: new Date(now().getTime() + outstandingMinutes * 60_000),
      }),
    );
    return handle;
  };
  const take = async <Content>(organisation: Organisation, handle: string, browser: string | null) => {
    const [row] = await database.single(
      organisation.id,
      database.shared
        .deleteFrom('saml_request')
        .where('handle', '=', digest(handle))
        .where('browser', browser === null ? 'is' : '=', browser === null ? null : digest(browser))
        .where('expires_at', '>', now())
        .returning('content')
        .compile(),
    );
    return row ? decryptJson<Content>(organisation.keys.own, place, row.content) : null;
  };
  return {
    async begin(organisation, login) {
      const browser = randomBytes(24).toString('base64url');
      return { handle: await put(organisation, browser, login), browser };
    },
    take: (organisation, handle, browser) => take<OutstandingLogin>(organisation, handle, browser),
    beginLogout: (organisation, logout) => put(organisation, null, logout),
    takeLogout: (organisation, handle) => take<OutstandingLogout>(organisation, handle, null),
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

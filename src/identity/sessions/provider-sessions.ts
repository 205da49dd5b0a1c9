import type { CompiledQuery } from 'kysely';
import type { Database } from '../../database/database.ts';
import { decryptJson, encryptJson, lookUpHash } from '../../database/encryption/envelope.ts';
import { insertRow } from '../../database/insert-row.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type ProviderName, providerNameOf } from '../session-at-provider.ts';
import { tokenHash } from './session-token.ts';

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

/** Ends sessions together with those at their providers. */
export interface ProviderSessions {
  /**
   * Ends the sessions that hang on one of an OpenID provider (back-channel log-out 1.0, section 2.7): with a `sid` that one
   * alone, else all of the subject. Needs no cookie. @returns how many
   */
  endAtProvider(organisation: Organisation, provider: ProviderName): Promise<number>;
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
}

const place = 'session.id-token';

/** The session at the provider as the row of ours keeps it. */
export function sealProviderSession({ keys }: Organisation, atProvider: ProviderSession): Buffer {
  return encryptJson(keys.own, place, atProvider);
}

/** The statements that let a log-out at the provider find the session with that hash of its token. */
export function linksToProvider(
  organisation: Organisation,
  hashed: Buffer,
  atProvider: ProviderSession,
): readonly CompiledQuery[] {
  const own = { organisation: organisation.id, token_hash: hashed };
  if (typeof atProvider !== 'string') {
    const { provider, nameId, sessionIndex } = atProvider;
    return [
      insertRow('saml_session', {
        ...own,
        name_id: samlHash(organisation, provider, nameId),
        session_index: samlHash(organisation, provider, sessionIndex),
      }),
    ];
  }
  const named = providerNameOf(atProvider);
  return named === null ? [] : [insertRow('oidc_session', { ...own, ...oidcHashes(organisation, named) })];
}

export function createProviderSessions(database: Database): ProviderSessions {
  return {
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

    async end(organisation, token) {
      const row = await database.inOrganisation(organisation.id, (transaction) =>
        transaction
          .deleteFrom('session')
          .where('token_hash', '=', tokenHash(token))
          .returning('id_token')
          .executeTakeFirst(),
      );
      if (!row?.id_token) return null;
      return { atProvider: decryptJson<ProviderSession>(organisation.keys.own, place, row.id_token) };
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
  };
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

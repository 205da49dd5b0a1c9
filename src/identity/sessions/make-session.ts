import { randomBytes } from 'node:crypto';
import type { CompiledQuery } from 'kysely';
import { finishWith, type OrganisationTransaction } from '../../database/database.ts';
import { insertRow } from '../../database/insert-row.ts';
import type { Writes } from '../../database/writes.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { AssuranceLevel } from '../oidc/claims.ts';
import { type LoginEvidence, sealEvidence } from '../privileges/login-evidence.ts';
import { type SessionOrigin, sealOrigin } from '../session-origin.ts';
import { type LoginProof, noProof } from '../step-up.ts';
import { linksToProvider, type ProviderSession, sealProviderSession } from './provider-sessions.ts';
import type { SessionLimits } from './session.ts';
import { newToken, tokenHash } from './session-token.ts';

/** Whose a new session is. */
export type NewSession =
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
  | { readonly kind: 'anonymous'; readonly person: string };

export interface SessionMaker {
  /**
   * Makes a new session within the caller's transaction, so that it is there exactly when the log-in is: sent at once, or with the
   * caller's `writes`. @returns the token.
   */
  create(
    transaction: OrganisationTransaction,
    organisation: Organisation,
    user: NewSession,
    atProvider: ProviderSession | null,
    from?: SessionOrigin,
    writes?: Writes,
  ): Promise<string>;
}

/** Days that an anonymous session lives at most; it ends with its draft. */
const anonymousDays = 366;

export function createSessionMaker(limits: SessionLimits, now: () => Date): SessionMaker {
  return {
    async create(transaction, organisation, user, atProvider, from, writes) {
      const token = newToken();
      const hashed = tokenHash(token);
      const at = now();
      const proof = (user.kind === 'employee' ? user.proof : undefined) ?? noProof;
      // What is written here and after it goes out together with the commit.
      const write = (statement: CompiledQuery) =>
        writes === undefined ? finishWith(transaction, statement) : writes.add(statement);
      write(
        insertRow('session', {
          organisation: organisation.id,
          token_hash: hashed,
          kind: user.kind,
          person: user.person ?? null,
          employee: user.kind === 'employee' ? user.employee : null,
          login_level: user.kind === 'citizen' ? user.level : 'none',
          way: user.kind === 'anonymous' ? null : (user.way ?? null),
          csrf_secret: randomBytes(32),
          login: (user.kind === 'employee' ? user.kept : undefined) ?? null,
          authenticated_at: proof.at,
          multi_factor: proof.multiFactor,
          id_token: atProvider === null ? null : sealProviderSession(organisation, atProvider),
          origin: from === undefined ? null : sealOrigin(organisation.keys.own, from),
          privileges: user.kind === 'citizen' && user.evidence ? sealEvidence(organisation, user.evidence) : null,
          created_at: at,
          seen_at: at,
          expires_at: endOf(at, user.kind === 'anonymous' ? anonymousDays * 24 : limits.hours, atProvider),
        }),
      );
      if (atProvider !== null) for (const link of linksToProvider(organisation, hashed, atProvider)) write(link);
      return token;
    },
  };
}

/** When a new session ends: never after the one at the provider. */
function endOf(at: Date, hours: number, atProvider: ProviderSession | null): Date {
  const ours = new Date(at.getTime() + hours * 3_600_000);
  const until = atProvider === null || typeof atProvider === 'string' ? null : atProvider.until;
  return until !== null && new Date(until) < ours ? new Date(until) : ours;
}

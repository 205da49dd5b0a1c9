import type { Employee } from '../../cases/employee-actions.ts';
import type { AssuranceLevel } from '../oidc/claims.ts';
import type { Access } from '../rights/access.ts';
import type { LoginProof } from '../step-up.ts';

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

/** A citizen or employee, as whoever asks for their sessions. */
export type LoggedInUser = Exclude<SessionUser, { readonly kind: 'anonymous' }>;

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

export interface SessionLimits {
  readonly idleMinutes: number;
  readonly hours: number;
}

import type { FastifyRequest } from 'fastify';
import type { Access } from '../identity/rights/access.ts';
import type { Language } from '../texts/catalogue.ts';

/** Whom a page is shown to. */
export interface PageUser {
  readonly kind: 'citizen' | 'employee';
  readonly name: string;
  /** An employee's rights: the menu shows what they may open. */
  readonly access?: Access;
  /** How many notifications an employee has not read; absent where nobody has looked. */
  readonly unread?: number;
}

/** What the web server needs of a session; the caller's own sessions have more. */
export interface WebSession {
  /** Names the session in rate limits; not the secret in its cookie. */
  readonly id: string;
  /** 32 random bytes, made with the session and renewed at login. */
  readonly csrfSecret: Uint8Array;
  /** The language that the person chose, kept on the person (SPR-4). */
  readonly language: Language | null;
  /** Who is logged in; `null` for one who fills in a form without. */
  readonly user: PageUser | null;
  /** When it ends; absent for one without a log-in, and where nobody says. */
  readonly limits?: SessionLimits;
}

/** When a log-in ends: pages warn before it (WCAG 2.2, 2.2.1 and 2.2.6). */
export interface SessionLimits {
  /** Seconds that it lasts after a page was asked for. */
  readonly idleSeconds: number;
  /** When it ends in any case. */
  readonly endsAt: Date;
}

/** Finds the session that a request's cookie names, within the request's organisation; `null` where there is none. */
export type LoadSession = (request: FastifyRequest) => Promise<WebSession | null>;

/** Keeps the language on the person; called with `null` where nobody is known yet. */
export type RememberLanguage = (session: WebSession | null, language: Language) => Promise<void>;

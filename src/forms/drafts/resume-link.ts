import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';

/** A draft that a link opens. */
export interface ResumableDraft {
  readonly id: string;
  readonly person: string;
  readonly formVersion: string;
  readonly updatedAt: Date;
  readonly expiresAt: Date;
  /** It has been sent in: there is nothing to go on with. */
  readonly isSent: boolean;
  /** The case went another way: it is not to be filled in any more. */
  readonly isClosed: boolean;
  /** The link has opened it before, and opens it no more. */
  readonly isUsed: boolean;
  /** The link came with an invitation: it opens the draft once, in one browser. */
  readonly isInvitation: boolean;
}

/**
 * Makes the link's secret: 256 random bits, of which the table keeps the digest alone, so that the link can be shown
 * once. A new one takes the place of the one before.
 */
export async function makeResumeToken(transaction: OrganisationTransaction, draft: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await transaction
    .updateTable('draft')
    .set({ resume_hash: digest(token) })
    .where('id', '=', draft)
    .execute();
  return token;
}

/** Ends a link: from now on it opens nothing, and is known as used. */
export async function endResumeToken(transaction: OrganisationTransaction, draft: string): Promise<void> {
  await transaction
    .updateTable('draft')
    .set({ used_hash: sql`resume_hash`, resume_hash: null })
    .where('id', '=', draft)
    .where('resume_hash', 'is not', null)
    .execute();
}

/** The draft that the link's secret opens or has opened, and no other; undefined where there is none or its time is over. */
export async function findResumable(
  transaction: OrganisationTransaction,
  token: string,
  now: Date,
): Promise<ResumableDraft | undefined> {
  const row = await transaction
    .selectFrom('draft')
    .select([
      'id',
      'person',
      'form_version',
      'updated_at',
      'expires_at',
      'submitted_case',
      'closed_at',
      'case',
      'resume_hash',
    ])
    .where(({ or, eb }) => or([eb('resume_hash', '=', digest(token)), eb('used_hash', '=', digest(token))]))
    .executeTakeFirst();
  if (!row || row.expires_at <= now) return undefined;
  return {
    id: row.id,
    person: row.person,
    formVersion: row.form_version,
    updatedAt: row.updated_at,
    expiresAt: row.expires_at,
    isSent: row.submitted_case !== null,
    isClosed: row.closed_at !== null,
    isUsed: row.resume_hash === null || !row.resume_hash.equals(digest(token)),
    isInvitation: row.case !== null,
  };
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

import type { OrganisationTransaction } from '../../database/database.ts';

/** One draft in a person's list. */
export interface OwnDraft {
  readonly id: string;
  readonly formKey: string;
  readonly formVersion: string;
  readonly revision: number;
  /** On whose behalf; null for oneself. */
  readonly subject: string | null;
  /** The case that it corrects; `null` for a new filling. */
  readonly correctsCase: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly expiresAt: Date;
}

/** A person's drafts that are not sent in and not past their time, the last saved first. */
export async function listOwnDrafts(
  transaction: OrganisationTransaction,
  person: string,
  now: Date,
): Promise<readonly OwnDraft[]> {
  return transaction
    .selectFrom('draft')
    .innerJoin('form_version', (join) =>
      join
        .onRef('form_version.organisation', '=', 'draft.organisation')
        .onRef('form_version.id', '=', 'draft.form_version'),
    )
    .select([
      'draft.id',
      'form_version.key as formKey',
      'draft.form_version as formVersion',
      'draft.revision',
      'draft.subject',
      'draft.case as correctsCase',
      'draft.created_at as createdAt',
      'draft.updated_at as updatedAt',
      'draft.expires_at as expiresAt',
    ])
    .where('draft.person', '=', person)
    .where('draft.submitted_case', 'is', null)
    .where('draft.closed_at', 'is', null)
    .where('draft.expires_at', '>', now)
    .orderBy('draft.updated_at', 'desc')
    .limit(200)
    .execute();
}

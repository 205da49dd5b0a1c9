import { v4 as uuidv4 } from 'uuid';
import { encryptJson } from '../../database/encryption/envelope.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { danishDate } from '../../workflows/working-days.ts';
import type { CaseServices } from '../services.ts';

/** The place that a comment's ciphertext is bound to. */
export const commentPlace = 'evaluation.comment';

export const longestComment = 1_000;

/** What somebody thinks of having sent a form. */
export interface GivenEvaluation {
  readonly workflow: string;
  readonly form: string;
  readonly rating: number;
  /** Empty for none. */
  readonly comment: string;
  readonly keepDays: number;
}

/**
 * Keeps an evaluation so that nobody can tell whose it is: it names neither case nor person and the month alone, and that the case
 * has been asked about is committed before it is written. A process that dies in between loses an evaluation, and no more.
 * @returns false where one was given for the case before; nothing is kept then.
 */
export async function giveEvaluation(
  { database, now }: Pick<CaseServices, 'database' | 'now'>,
  organisation: Organisation,
  caseId: string,
  { workflow, form, rating, comment, keepDays }: GivenEvaluation,
): Promise<boolean> {
  const at = now();
  const marked = await database.inOrganisation(organisation.id, (transaction) =>
    transaction
      .updateTable('case')
      .set({ evaluated: true })
      .where('id', '=', caseId)
      .where('evaluated', '=', false)
      .returning('id')
      .executeTakeFirst(),
  );
  if (!marked) return false;
  await database.inOrganisation(organisation.id, (transaction) =>
    transaction
      .insertInto('evaluation')
      .values({
        organisation: organisation.id,
        id: uuidv4(),
        workflow,
        form,
        month: `${danishDate(at.toISOString()).slice(0, 7)}-01`,
        rating,
        comment: comment === '' ? null : encryptJson(organisation.keys.own, commentPlace, comment),
        delete_at: new Date(at.getTime() + keepDays * 86_400_000),
      })
      .execute(),
  );
  return true;
}

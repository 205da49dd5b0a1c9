import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import { decryptJson } from '../../database/encryption/envelope.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { Text } from '../../texts/catalogue.ts';
import { commentPlace } from './give-evaluation.ts';

/** Of fewer answers only the number is told: with one or two, somebody could guess whose they are. */
export const fewestShown = 3;

/** One answer, as it is shown and handed out. */
export interface EvaluationLine {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly rating: number;
  readonly comment: string;
}

/** What people thought of a form of a workflow. */
export interface EvaluationResult {
  readonly workflow: string;
  readonly title: Text;
  readonly form: string;
  readonly formTitle: Text;
  readonly question: Text | null;
  readonly count: number;
  /** How many gave 1, 2, 3, 4 and 5; the mean and the standard deviation. Null below {@link fewestShown}. */
  readonly numbers: { readonly spread: readonly number[]; readonly mean: number; readonly deviation: number } | null;
  /** In an order that tells nothing of when they came; none below {@link fewestShown}. */
  readonly lines: readonly EvaluationLine[];
}

/**
 * What people thought of the workflows whose cases belong to one of the groups, by workflow and form; those too that ask and have had
 * no answer yet.
 */
export async function readEvaluations(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  groups: readonly string[],
): Promise<readonly EvaluationResult[]> {
  const versions = await transaction
    .selectFrom('workflow_version')
    .distinctOn('key')
    .select(['key', 'definition', 'start_form'])
    .orderBy('key')
    .orderBy('version', 'desc')
    .execute();
  const own = versions.filter(({ definition }) => groups.includes(definition.group));
  if (own.length === 0) return [];
  const rows = await transaction
    .selectFrom('evaluation')
    .select(['workflow', 'form', 'rating', 'comment', sql<string>`to_char(month, 'YYYY-MM')`.as('month')])
    .where(
      'workflow',
      'in',
      own.map(({ key }) => key),
    )
    .orderBy('id')
    .execute();
  const forms = await transaction
    .selectFrom('form_version')
    .distinctOn('key')
    .select(['key', 'definition'])
    .orderBy('key')
    .orderBy('version', 'desc')
    .execute();
  return own.flatMap(({ key, definition, start_form }) => {
    const asked = new Set(rows.filter(({ workflow }) => workflow === key).map(({ form }) => form));
    if (definition.evaluation) asked.add(start_form);
    return [...asked].sort().map((form): EvaluationResult => {
      const given = rows.filter((row) => row.workflow === key && row.form === form);
      const isEnough = given.length >= fewestShown;
      return {
        workflow: key,
        title: definition.title,
        form,
        formTitle: forms.find((each) => each.key === form)?.definition.title ?? { da: form },
        question: definition.evaluation?.question ?? null,
        count: given.length,
        numbers: isEnough ? numbersOf(given.map(({ rating }) => rating)) : null,
        lines: isEnough
          ? given.map(({ month, rating, comment }) => ({
              month,
              rating,
              comment: comment === null ? '' : decryptJson<string>(organisation.keys.own, commentPlace, comment),
            }))
          : [],
      };
    });
  });
}

/** How ratings are spread, with their mean and standard deviation. Pure. */
export function numbersOf(ratings: readonly number[]): NonNullable<EvaluationResult['numbers']> {
  const mean = ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length;
  const variance = ratings.reduce((sum, rating) => sum + (rating - mean) ** 2, 0) / ratings.length;
  const spread = [1, 2, 3, 4, 5].map((each) => ratings.filter((rating) => rating === each).length);
  return { spread, mean, deviation: Math.sqrt(variance) };
}

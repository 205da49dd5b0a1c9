import type { OrganisationTransaction } from '../../database/database.ts';
import { decryptJson } from '../../database/encryption/envelope.ts';
import { unwrapDataKey } from '../../database/encryption/key-ring.ts';
import type { OptionLists } from '../../forms/answers.ts';
import { fieldsOf } from '../../forms/fields-of.ts';
import { kindOf } from '../../forms/kinds/kinds.ts';
import { withListedOptions } from '../../forms/offered-options.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type Language, markedIn } from '../../texts/catalogue.ts';
import type { CaseState } from '../../workflows/case-state.ts';
import type { PreparedWorkflow } from '../../workflows/compile-workflow.ts';
import { casePlaces } from '../stored-case.ts';

/** An answer that the workflow shows in lists. */
export interface AnswerColumn {
  /** `alias.field`, as the workflow names it. */
  readonly path: string;
  readonly heading: string;
  readonly value: string;
}

/**
 * The states of cases by id, for the rows of one page: fifty are opened in a millisecond or two, so nothing of them is kept
 * a second time (decision 30).
 */
export async function readStates(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  cases: readonly string[],
): Promise<ReadonlyMap<string, CaseState>> {
  if (cases.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('case')
    .innerJoin('data_key', (join) =>
      join.onRef('data_key.organisation', '=', 'case.organisation').onRef('data_key.id', '=', 'case.data_key'),
    )
    .select(['case.id', 'case.state', 'case.data_key', 'data_key.wrapped'])
    .where('case.id', 'in', [...cases])
    .execute();
  return new Map(
    rows.map((row) => {
      const { key } = unwrapDataKey(organisation.keys, row.data_key, row.wrapped);
      return [row.id, decryptJson<CaseState>(key, casePlaces.state, row.state)];
    }),
  );
}

/** The answers that the workflow shows in lists, for one case; without a state the headings alone. */
export function answerColumns(
  { definition, forms }: PreparedWorkflow,
  state: CaseState | undefined,
  language: Language,
  lists: OptionLists = {},
): readonly AnswerColumn[] {
  return (definition.columns ?? []).flatMap(({ alias, field: key }) => {
    const form = forms.get(alias);
    const field = form && fieldsOf(form).find((each) => each.key === key);
    if (!field) return [];
    const value = state?.answers[alias]?.[key] ?? null;
    const presented = kindOf(field).present(withListedOptions(field, lists), value, language);
    return [{ path: `${alias}.${key}`, heading: markedIn(field.label, language), value: inOneLine(presented) }];
  });
}

function inOneLine(presented: ReturnType<ReturnType<typeof kindOf>['present']>): string {
  switch (presented.kind) {
    case 'text':
      return presented.text;
    case 'list':
      return presented.items.join(', ');
    default:
      return '';
  }
}

import type { Answers } from '../answers.ts';
import type { FormDefinition } from '../definition.ts';
import { fieldsOf } from '../fields-of.ts';
import { partText } from '../kinds/raw-parts.ts';
import { rawFor } from './prefill.ts';

/** What CVR says of the company that a field names, as fields may take it: `cvr.<field>.name` and `cvr.<field>.address`. */
export interface CompanyValues {
  readonly name: string;
  /** On one line; empty where the register has none. */
  readonly address: string;
}

/** The answers that a look-up gives to other fields; what the register does not know gives none, and so wipes nothing. */
export function companyPrefill(definition: FormDefinition, field: string, values: CompanyValues): Answers {
  const sources = new Map([
    [`cvr.${field}.name`, values.name],
    [`cvr.${field}.address`, values.address],
  ]);
  return Object.fromEntries(
    fieldsOf(definition).flatMap((each) => {
      const value = 'prefill' in each && each.prefill ? sources.get(each.prefill.from) : undefined;
      return value ? [[each.key, rawFor(each.kind, value)]] : [];
    }),
  );
}

/** The prefilled answers without those of a company whose number is no longer the one that was looked up. */
export function withoutOtherCompany(
  definition: FormDefinition,
  prefilled: Answers,
  before: Answers,
  after: Answers,
): Answers {
  const changed = fieldsOf(definition)
    .filter(
      ({ kind, key }) =>
        kind === 'company' && numberIn({ ...prefilled, ...before }, key) !== numberIn({ ...prefilled, ...after }, key),
    )
    .map(({ key }) => `cvr.${key}.`);
  if (changed.length === 0) return prefilled;
  const stale = new Set(
    fieldsOf(definition)
      .filter((each) => 'prefill' in each && changed.some((stem) => each.prefill?.from.startsWith(stem)))
      .map(({ key }) => key),
  );
  return Object.fromEntries(Object.entries(prefilled).filter(([key]) => !stale.has(key)));
}

function numberIn(answers: Answers, key: string): string {
  return partText(answers[key], 'cvr').replace(/\D/g, '');
}

import type { Answers, RawAnswer } from '../../../forms/answers.ts';
import type { FormPage } from '../../../forms/definition.ts';
import { fieldsOfPage } from '../../../forms/fields-of.ts';

/** The answers of one page's fields. */
export function answersOfPage(page: FormPage, answers: Answers): Answers {
  return Object.fromEntries(
    fieldsOfPage(page).flatMap(({ key }) => {
      const raw = Object.hasOwn(answers, key) ? answers[key] : undefined;
      return raw === undefined ? [] : [[key, raw]];
    }),
  );
}

/** Whether the answers are the same to the person: not having answered and an empty input are. */
export function areSameAnswers(first: Answers, second: Answers): boolean {
  const keys = new Set([...Object.keys(first), ...Object.keys(second)]);
  return [...keys].every((key) => written(first[key]) === written(second[key]));
}

function written(raw: RawAnswer | undefined): string {
  return JSON.stringify(withoutEmpty(raw)) ?? '';
}

/** With the members of records in one order, and without those that hold nothing. */
function withoutEmpty(raw: unknown): unknown {
  if (raw === '' || raw === undefined || raw === null) return undefined;
  if (Array.isArray(raw)) return raw.length === 0 ? undefined : raw.map((item) => withoutEmpty(item) ?? '');
  if (typeof raw !== 'object') return raw;
  const entries = Object.entries(raw)
    .map(([key, value]) => [key, withoutEmpty(value)] as const)
    .filter(([, value]) => value !== undefined)
    .sort(([first], [second]) => (first < second ? -1 : 1));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

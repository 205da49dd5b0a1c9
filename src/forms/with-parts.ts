import { type Answers, isParts, isRows, type RawAnswer } from './answers.ts';

/**
 * The answers with further parts of one, such as what a register said of it. Its path is that of a field, or
 * `rows.id.column`; a row that is not there changes nothing. Pure.
 */
export function withParts(answers: Answers, path: string, parts: Readonly<Record<string, string>>): Answers {
  const [key = '', row, column] = path.split('.');
  const before = answers[key];
  if (row === undefined || column === undefined) return { ...answers, [key]: joined(before, parts) };
  if (!isRows(before)) return answers;
  const rows = before.map((each) =>
    each.id === row ? { ...each, answers: { ...each.answers, [column]: joined(each.answers[column], parts) } } : each,
  );
  return { ...answers, [key]: rows };
}

function joined(before: RawAnswer | undefined, parts: Readonly<Record<string, string>>): RawAnswer {
  return { ...(isParts(before) ? before : {}), ...parts };
}

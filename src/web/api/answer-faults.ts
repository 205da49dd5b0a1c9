import { isDeepStrictEqual } from 'node:util';
import type { Answers, RawAnswer } from '../../forms/answers.ts';
import { isRows } from '../../forms/answers.ts';
import { rowId, type ValueProblem } from '../../forms/answers-from-values.ts';
import type { EvaluatedField, EvaluatedForm } from '../../forms/evaluate.ts';
import type { FieldValue } from '../../forms/field-kind.ts';
import { kindOf } from '../../forms/kinds/kinds.ts';
import { type ApiFault, pointerTo } from './api-problem.ts';
import { apiTexts } from './texts.ts';

/**
 * Everything that is wrong with answers that a program gave, by where it stands in the request: what has another shape, what the
 * form itself says, and what would be lost without a word, as the form does not ask it or knows better.
 */
export function answerFaults(
  form: EvaluatedForm,
  answers: Answers,
  problems: readonly ValueProblem[],
): readonly ApiFault[] {
  const told = problems.map(({ path, code, message }): ApiFault => {
    const names = path.split('.');
    return { pointer: pointerTo('answers', ...names), code, message };
  });
  const more = form.pages.flatMap(({ fields }) =>
    fields.flatMap((field) => faultsOf(field, ownAnswer(answers, field.path), ['answers', field.field.key])),
  );
  // Where the shape is wrong, that nothing was answered is no news.
  const isTold = ({ pointer }: ApiFault) =>
    told.some((each) => each.pointer === pointer || each.pointer.startsWith(`${pointer}/`));
  return [...told, ...more.filter((fault) => !isTold(fault))];
}

function faultsOf(field: EvaluatedField, given: RawAnswer | undefined, names: readonly string[]): readonly ApiFault[] {
  const pointer = pointerTo(...names);
  if (!field.visible) return given === undefined ? [] : [{ pointer, code: 'hidden', message: apiTexts['api.hidden'] }];
  if (given !== undefined && field.readOnly && !agrees(field, given)) {
    return [{ pointer, code: 'locked', message: apiTexts['api.locked'] }];
  }
  const own = field.errors.map(({ code, message, part }): ApiFault => {
    const member = part === undefined ? undefined : memberOf(field, part);
    return { pointer: member === undefined ? pointer : pointer + pointerTo(member), code, message };
  });
  const rows = isRows(given) ? given : [];
  return [
    ...own,
    ...field.rows.flatMap((row, index) => {
      const answers = rows.find(({ id }) => id === row.id)?.answers ?? {};
      return row.fields.flatMap((cell) =>
        faultsOf(cell, ownAnswer(answers, cell.field.key), [...names, placeOf(row.id, index), cell.field.key]),
      );
    }),
  ];
}

/** Where in the list the row stood. */
function placeOf(id: string, index: number): string {
  const given = /^row-(\d+)$/.exec(id)?.[1];
  return given !== undefined && rowId(Number(given)) === id ? given : String(index);
}

/** The member of the value that a wrong input belongs to; undefined where the value has no members. */
function memberOf({ field }: EvaluatedField, part: string): string | undefined {
  switch (field.kind) {
    case 'date':
    case 'dateTime':
      return undefined;
    case 'period':
      return part.split('.')[0];
    case 'mapPoint':
      return part === 'position' ? 'lat' : part;
    case 'mapArea':
      return part === 'corners' ? 'geojson' : part;
    default:
      return part;
  }
}

/** Whether what was given says nothing else than what the register does. */
function agrees({ field, value }: EvaluatedField, given: RawAnswer): boolean {
  const parsed = kindOf(field).parse(field, given, {});
  if (!parsed.ok) return false;
  return isDeepStrictEqual(parsed.value, value) || isPartOf(parsed.value, value);
}

function isPartOf(given: FieldValue, known: FieldValue): boolean {
  const isParts = (value: FieldValue): value is { readonly [part: string]: string } =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  return isParts(given) && isParts(known) && Object.entries(given).every(([part, text]) => known[part] === text);
}

function ownAnswer(answers: Answers, key: string): RawAnswer | undefined {
  return Object.hasOwn(answers, key) ? answers[key] : undefined;
}

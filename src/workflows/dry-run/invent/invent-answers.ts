import type { Answers, FileReference, FormContext, FormInput, RawAnswer, RawRow } from '../../../forms/answers.ts';
import { isRows } from '../../../forms/answers.ts';
import type { RowsField } from '../../../forms/definition.ts';
import {
  type EvaluatedField,
  type EvaluatedForm,
  evaluate,
  isValid,
  type PreparedForm,
} from '../../../forms/evaluate.ts';
import { kindOf } from '../../../forms/kinds/kinds.ts';
import { chanceOf } from './chance.ts';
import { type Hints, hintsOf, noHints } from './hints.ts';
import { type Inventing, inventRaw } from './invent-raw.ts';

/** What invented answers came to: a form that can be sent, or where no valid answer was found. */
export type Invented =
  | { readonly ok: true; readonly input: FormInput; readonly evaluated: EvaluatedForm }
  | {
      readonly ok: false;
      readonly input: FormInput;
      readonly evaluated: EvaluatedForm;
      /** Paths of the fields that no valid answer was found for. */
      readonly stuck: readonly string[];
    };

/** Rounds of answering what has appeared and mending what is wrong. Real forms need three to ten. */
const mostRounds = 120;
/** How often a question that needs no answer is answered. */
const answeredAnyway = 0.75;

/**
 * Invents answers with which the form can be sent, the same for the same seed: answers what is asked, looks at what then
 * appears or is wrong, and mends that. Numbers, dates and texts lean to those that the form's expressions compare with, and to
 * the hints given, so that different seeds take different ways. `prefilled` is what registers would give; it is left alone.
 */
export function inventAnswers(
  form: PreparedForm,
  context: FormContext,
  seed: number,
  { prefilled = {}, hints = noHints }: { readonly prefilled?: Answers; readonly hints?: Hints } = {},
): Invented {
  const chance = chanceOf(seed);
  const files: Record<string, FileReference> = {};
  const inventing: Inventing = {
    chance,
    hints: joinHints(hintsOfForm(form), hints),
    today: context.today,
    addFile: (file) => {
      files[file.id] = file;
    },
  };
  const answers: Record<string, RawAnswer> = {};
  const passed = new Set<string>();
  let evaluated = evaluate(form, { answers, prefilled, files }, context);
  for (let round = 0; round < mostRounds; round += 1) {
    const wrong = wrongFields(evaluated);
    const fresh = visibleFields(evaluated).filter(({ path }) => !(path in answers) && !passed.has(path));
    if (fresh.length === 0 && wrong.length === 0) break;
    for (const field of fresh) {
      if (!field.required && !chance.happens(answeredAnyway)) passed.add(field.path);
      else answer(field, answers, inventing);
    }
    for (const field of wrong) {
      if (fresh.includes(field)) continue;
      mend(field, answers, inventing);
      // A rule may be about another answer as much as about this one.
      for (const name of form.fields.get(field.path)?.finishNeeds ?? []) {
        const other = visibleFields(evaluated).find(({ path }) => path === name && path !== field.path);
        if (other && chance.happens(0.3)) answer(other, answers, inventing);
      }
    }
    evaluated = evaluate(form, { answers: { ...answers }, prefilled, files: { ...files } }, context);
  }
  const input: FormInput = { answers, prefilled, files };
  return evaluated.valid
    ? { ok: true, input, evaluated }
    : { ok: false, input, evaluated, stuck: wrongFields(evaluated).map(({ path }) => path) };
}

/** What the person could answer now. */
function visibleFields(form: EvaluatedForm): readonly EvaluatedField[] {
  return form.pages
    .filter((page) => page.visible)
    .flatMap((page) => page.fields)
    .filter(({ field, visible, readOnly }) => visible && kindOf(field).asks && (!readOnly || field.kind === 'rows'));
}

function wrongFields(form: EvaluatedForm): readonly EvaluatedField[] {
  return form.pages.filter((page) => page.visible).flatMap((page) => page.fields.filter((field) => !isValid(field)));
}

function answer(evaluated: EvaluatedField, answers: Record<string, RawAnswer>, inventing: Inventing): void {
  const { field, path } = evaluated;
  if (field.kind === 'rows') {
    answers[path] = inventRows(field, evaluated, inventing);
    return;
  }
  const raw = inventRaw(field, inventing);
  if (raw !== null) answers[path] = raw;
}

/** Answers a wrong field anew; of rows mostly the wrong cells alone. */
function mend(evaluated: EvaluatedField, answers: Record<string, RawAnswer>, inventing: Inventing): void {
  const { field, path, rows } = evaluated;
  const before = answers[path];
  if (field.kind !== 'rows' || !isRows(before) || rows.length === 0 || inventing.chance.happens(0.2)) {
    if (evaluated.readOnly && field.kind !== 'rows') return;
    answer(evaluated, answers, inventing);
    return;
  }
  const isSound = rows.every((row) => row.fields.every(isValid));
  answers[path] = rows.map((row): RawRow => {
    const known = before.find((each) => each.id === row.id)?.answers ?? {};
    const cells: Record<string, RawAnswer> = { ...known };
    for (const cell of row.fields) {
      // Where every cell is right the rows as a whole are not: any of them may be why.
      if (cell.readOnly || !cell.visible || (isValid(cell) && !(isSound && inventing.chance.happens(0.4)))) continue;
      setCell(cell, cells, inventing);
    }
    return { id: row.id, answers: cells };
  });
}

function inventRows(field: RowsField, evaluated: EvaluatedField, inventing: Inventing): readonly RawRow[] {
  const { chance } = inventing;
  const prefilled = evaluated.rows.filter((row) => row.prefilled);
  const own = field.addable || prefilled.length === 0 ? chance.between(field.minRows ?? 1, mostRows(field)) : 0;
  const added = Math.max(0, Math.min(own, field.maxRows) - prefilled.length);
  const fresh = Array.from({ length: added }, (_, index): RawRow => {
    const cells: Record<string, RawAnswer> = {};
    for (const column of field.columns) {
      const raw = inventRaw(column, inventing);
      if (raw !== null) cells[column.key] = raw;
    }
    return { id: `r${index + 1}`, answers: cells };
  });
  const given = prefilled.map((row): RawRow => {
    const cells: Record<string, RawAnswer> = {};
    for (const cell of row.fields) if (!cell.readOnly) setCell(cell, cells, inventing);
    return { id: row.id, answers: cells };
  });
  return [...given, ...fresh];
}

function setCell(cell: EvaluatedField, cells: Record<string, RawAnswer>, inventing: Inventing): void {
  if (cell.field.kind === 'rows') return;
  const raw = inventRaw(cell.field, inventing);
  if (raw !== null) cells[cell.path.split('.').at(-1) ?? cell.path] = raw;
}

function mostRows(field: RowsField): number {
  return Math.min(field.maxRows, Math.max(field.minRows ?? 1, 3));
}

const known = new WeakMap<PreparedForm, Hints>();

function hintsOfForm(form: PreparedForm): Hints {
  let hints = known.get(form);
  if (!hints) {
    hints = hintsOf(Object.values(form.compiled.expressions).map((expression) => expression.ast));
    known.set(form, hints);
  }
  return hints;
}

function joinHints(one: Hints, other: Hints): Hints {
  const joined = <Item>(left: readonly Item[], right: readonly Item[]): readonly Item[] => [
    ...new Set([...left, ...right]),
  ];
  return {
    numbers: joined(one.numbers, other.numbers),
    texts: joined(one.texts, other.texts),
    dates: joined(one.dates, other.dates),
    days: joined(one.days, other.days),
    patterns: joined(one.patterns, other.patterns),
  };
}

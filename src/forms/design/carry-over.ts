import type { BothTexts, Text } from '../../texts/catalogue.ts';
import { type Answers, isList, isRows, type RawAnswer, type RawRow } from '../answers.ts';
import type { ColumnField, Field, FormDefinition } from '../definition.ts';
import { fieldsOf, fieldsOfPage } from '../fields-of.ts';
import { kindOf } from '../kinds/kinds.ts';
import { allOptions } from '../kinds/options.ts';
import { choosable } from '../kinds/payment/kind.ts';
import { hasOptions } from '../offered-options.ts';
import { carryNotes } from './carry-notes.ts';

/** What of a filling is carried from one version of a form to another. */
export interface Filling {
  readonly answers: Answers;
  readonly prefilled: Answers;
  /** Pages that have been sent in. */
  readonly visited: readonly string[];
  /** Answers that an earlier change left without a question. */
  readonly aside?: Aside;
}

/** Answers that have no question any more, by the key of the question that they were given to. */
export type Aside = { readonly [key: string]: { readonly raw: RawAnswer; readonly label: Text } };

export interface CarriedOver {
  readonly answers: Answers;
  readonly prefilled: Answers;
  readonly visited: readonly string[];
  /** Nothing that was answered is lost: what does not fit is here, and comes back if a later version asks for it. */
  readonly aside: Aside;
  /** What changed for this person, in words, in the order of the form. Empty where everything fits as it was. */
  readonly notes: readonly BothTexts[];
}

/**
 * Carries a filling from one version of a form to another: answers stay where the question still takes them, what does not
 * fit is put aside, and the person is told. Questions are the same where their keys are. Pure, total.
 */
export function carryOver(before: FormDefinition, after: FormDefinition, filling: Filling): CarriedOver {
  const was = new Map(fieldsOf(before).map((field) => [field.key, field]));
  const is = new Map(fieldsOf(after).map((field) => [field.key, field]));
  const answers: Record<string, RawAnswer> = {};
  const prefilled: Record<string, RawAnswer> = {};
  const aside: Record<string, Aside[string]> = { ...filling.aside };
  const notes: BothTexts[] = [];

  for (const [key, raw] of Object.entries(filling.prefilled)) {
    const [old, now] = [was.get(key), is.get(key)];
    if (old?.kind === now?.kind && now && 'prefill' in now && now.prefill) prefilled[key] = raw;
    // What a register gave for a question that is now open to all is an answer like any other.
    else if (now && !Object.hasOwn(filling.answers, key) && fits(old, now, raw)) answers[key] = raw;
  }
  for (const [key, raw] of Object.entries(filling.answers)) {
    const old = was.get(key);
    const carried = carryAnswer(old, is.get(key), raw);
    if (carried.kept !== undefined) answers[key] = carried.kept;
    if (carried.aside !== undefined) aside[key] = { raw: carried.aside, label: old?.label ?? { da: key } };
    notes.push(...carried.notes);
  }
  for (const [key, field] of is) {
    const waiting = Object.hasOwn(aside, key) ? aside[key] : undefined;
    if (waiting === undefined || was.has(key) || Object.hasOwn(answers, key) || !fits(undefined, field, waiting.raw))
      continue;
    answers[key] = waiting.raw;
    delete aside[key];
    notes.push(carryNotes.back(field.label));
  }
  const pages = new Set(after.pages.map((page) => page.key));
  const visited = filling.visited.filter((key) => pages.has(key));
  for (const page of after.pages.filter(({ key }) => visited.includes(key))) {
    const added = fieldsOfPage(page).filter((field) => !was.has(field.key) && !Object.hasOwn(answers, field.key));
    for (const field of added)
      if (kindOf(field).asks && isTyped(field)) notes.push(carryNotes.added(field.label, page.title));
  }
  return { answers, prefilled, visited, aside, notes };
}

interface CarriedAnswer {
  readonly kept?: RawAnswer;
  readonly aside?: RawAnswer;
  readonly notes: readonly BothTexts[];
}

function carryAnswer(old: Field | undefined, now: Field | undefined, raw: RawAnswer): CarriedAnswer {
  if (isEmpty(raw)) return now === undefined ? { notes: [] } : { kept: raw, notes: [] };
  // An answer to no question of the older version: nobody has seen it, and it stays as it is.
  if (old === undefined) return now === undefined ? { aside: raw, notes: [] } : { kept: raw, notes: [] };
  if (now === undefined) return { aside: raw, notes: [carryNotes.removed(old.label)] };
  if (old.kind === 'rows' && now.kind === 'rows' && isRows(raw)) return carryRows(old, now, raw);
  return carryValue(old, now, raw);
}

function carryValue(old: Field | ColumnField, now: Field | ColumnField, raw: RawAnswer): CarriedAnswer {
  if (old.kind !== now.kind) {
    return fits(undefined, now, raw)
      ? { kept: raw, notes: [] }
      : { aside: raw, notes: [carryNotes.changed(now.label)] };
  }
  const gone = goneOptions(old, now, raw);
  if (gone.length > 0) {
    const left = isList(raw) ? raw.filter((value) => !gone.includes(value)) : [];
    const notes = [
      carryNotes.optionGone(
        now.label,
        gone.map((value) => optionLabel(old, value)),
      ),
    ];
    return { aside: raw, ...(left.length > 0 ? { kept: left } : {}), notes };
  }
  return { kept: raw, notes: fits(old, now, raw) ? [] : [carryNotes.check(now.label)] };
}

function carryRows(
  old: Extract<Field, { kind: 'rows' }>,
  now: Extract<Field, { kind: 'rows' }>,
  rows: readonly RawRow[],
): CarriedAnswer {
  const columns = new Map(now.columns.map((column) => [column.key, column]));
  const dropped: RawRow[] = [];
  const notes = new Map<string, BothTexts>();
  const kept = rows.map((row): RawRow => {
    const answers: Record<string, RawAnswer> = {};
    const left: Record<string, RawAnswer> = {};
    for (const [key, raw] of Object.entries(row.answers)) {
      const before = old.columns.find((column) => column.key === key);
      const after = columns.get(key);
      const carried =
        before && after && !isEmpty(raw)
          ? carryValue(before, after, raw)
          : after || isEmpty(raw)
            ? { kept: raw, notes: [] }
            : { aside: raw, notes: before ? [carryNotes.removed(before.label)] : [] };
      if (carried.kept !== undefined) answers[key] = carried.kept;
      if (carried.aside !== undefined) left[key] = carried.aside;
      // Once for all rows.
      for (const note of carried.notes) notes.set(note.da, note);
    }
    if (Object.keys(left).length > 0) dropped.push({ id: row.id, answers: left });
    return { id: row.id, answers };
  });
  return { kept, ...(dropped.length > 0 ? { aside: dropped } : {}), notes: [...notes.values()] };
}

/** Values that were offered and are not any more; of shared lists nothing is said here, since entries are ended, not lost. */
function goneOptions(old: Field | ColumnField, now: Field | ColumnField, raw: RawAnswer): readonly string[] {
  if (!hasOptions(old) || !hasOptions(now) || 'list' in old.options || 'list' in now.options) return [];
  const offered = new Set(allOptions(now.options).map(({ value }) => value));
  const before = new Set(allOptions(old.options).map(({ value }) => value));
  const chosen = typeof raw === 'string' ? [raw] : isList(raw) ? raw : [];
  return chosen.filter((value) => before.has(value) && !offered.has(value));
}

function optionLabel(field: Field | ColumnField, value: string): Text {
  const options = hasOptions(field) ? allOptions(field.options) : [];
  return options.find((option) => option.value === value)?.label ?? { da: value };
}

/**
 * Whether an answer is right for a field as it was for the older one: a half typed answer may stay half typed, and what only
 * the register or the upload can judge is not judged here.
 */
function fits(old: Field | ColumnField | undefined, now: Field | ColumnField, raw: RawAnswer): boolean {
  if (old === undefined ? now.kind === 'files' || now.kind === 'rows' : now.kind === 'files') return old !== undefined;
  if (hasOptions(now) && 'list' in now.options) return typeof raw === 'string' || isList(raw);
  if (isRight(now, raw)) return true;
  return old !== undefined && !isRight(old, raw);
}

function isRight(field: Field | ColumnField, raw: RawAnswer): boolean {
  const parsed = kindOf(field).parse(field, raw, {});
  return parsed.ok && parsed.value !== null;
}

/** Whether the person is asked to type or choose: what is computed alone asks nothing of them. */
function isTyped(field: Field): boolean {
  if (field.kind === 'payment') return choosable(field).length > 0;
  return field.kind !== 'computed' && field.kind !== 'prices';
}

function isEmpty(raw: RawAnswer): boolean {
  if (typeof raw === 'string') return raw.trim() === '';
  return Array.isArray(raw) ? raw.length === 0 : Object.values(raw).every((part) => part === '');
}

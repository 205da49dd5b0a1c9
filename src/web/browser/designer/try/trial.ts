import { type Answers, type FileReference, isList } from '../../../../forms/answers.ts';
import type { FormDefinition } from '../../../../forms/definition.ts';
import type { EvaluatedPage } from '../../../../forms/evaluate.ts';
import { fileTypes } from '../../../../forms/kinds/files/file-types.ts';
import { addRow, removeRow } from '../../../../forms/read-posted.ts';
import { withParts } from '../../../../forms/with-parts.ts';
import { allFields, type FurtherErrors } from '../../../citizen/fill/page-errors.ts';
import { inventedAnswer } from './invented-register.ts';
import type { TestPerson } from './test-person.ts';

/** What has been answered in one trial of a form. Nothing of it leaves the browser. */
export interface Trial {
  readonly answers: Answers;
  /** What an invented register gave to other fields. */
  readonly found: Answers;
  readonly files: Readonly<Record<string, FileReference>>;
  /** What a register would have said of answers. */
  readonly errors: FurtherErrors;
}

export const emptyTrial: Trial = { answers: {}, found: {}, files: {}, errors: {} };

/** A button of a form page, by its name and value. */
export interface PressedButton {
  readonly name: string;
  readonly value: string;
}

/**
 * The trial after a button was pressed: rows and files come and go, and what would be looked up is answered by invented
 * registers, as the server does with a page that is sent.
 */
export function afterButton(
  trial: Trial,
  page: EvaluatedPage,
  button: PressedButton,
  asked: {
    readonly definition: FormDefinition;
    readonly person: TestPerson;
    readonly choice: (path: string) => string;
  },
): Trial {
  const [key = '', rest = ''] = splitOnce(button.value);
  if (button.name === '_add')
    return { ...trial, answers: addRow(withShownRows(trial.answers, page, key), key, freshId()) };
  if (button.name === '_remove')
    return { ...trial, answers: removeRow(withShownRows(trial.answers, page, key), key, rest) };
  if (button.name === '_remove-file') return withoutFile(trial, key, rest);
  let next: Trial = { ...trial, errors: {} };
  for (const field of allFields(page.fields)) {
    if (field.readOnly || !field.visible) continue;
    const said = inventedAnswer({
      definition: asked.definition,
      field,
      raw: field.raw,
      choice: asked.choice(field.path),
      isAsked: button.name === '_lookup' && button.value === field.path,
      person: asked.person,
    });
    if (said?.parts)
      next = { ...next, answers: withParts(withShownRows(next.answers, page, field.path), field.path, said.parts) };
    if (said?.error) next = { ...next, errors: { ...next.errors, [field.path]: [said.error] } };
    if (said?.prefilled) next = { ...next, found: { ...next.found, ...said.prefilled } };
  }
  return next;
}

/** The trial with files attached to a field: their names, types and sizes, as the form sees them. */
export function withFiles(trial: Trial, key: string, chosen: readonly File[]): Trial {
  const references = chosen.map(
    (file): FileReference => ({ id: freshId(), name: file.name, mediaType: typeOf(file), size: file.size, sha256: '' }),
  );
  const before = trial.answers[key];
  const ids = [...(isList(before) ? before : []), ...references.map(({ id }) => id)];
  return {
    ...trial,
    answers: { ...trial.answers, [key]: ids },
    files: { ...trial.files, ...Object.fromEntries(references.map((file) => [file.id, file])) },
  };
}

function withoutFile(trial: Trial, key: string, id: string): Trial {
  const before = trial.answers[key];
  if (!isList(before)) return trial;
  return { ...trial, answers: { ...trial.answers, [key]: before.filter((each) => each !== id) } };
}

/** Rows that were prefilled stand among the answers from the first change on, as a posted page would bring them. */
function withShownRows(answers: Answers, page: EvaluatedPage, path: string): Answers {
  const [key = ''] = splitOnce(path);
  const field = page.fields.find((each) => each.path === key);
  if (field?.field.kind !== 'rows' || answers[key] !== undefined) return answers;
  return { ...answers, [key]: field.rows.map(({ id }) => ({ id, answers: {} })) };
}

function splitOnce(text: string): readonly [string, string] {
  const dot = text.indexOf('.');
  return dot === -1 ? [text, ''] : [text.slice(0, dot), text.slice(dot + 1)];
}

let made = 0;

function freshId(): string {
  made += 1;
  return `r${Date.now().toString(36)}${made}`;
}

/** The type by which forms know a file: what the browser says, else what its name ends in. */
function typeOf(file: File): string {
  if (file.type !== '') return file.type;
  const name = file.name.toLowerCase();
  const known = Object.entries(fileTypes).find(([, { endings }]) => endings.some((ending) => name.endsWith(ending)));
  return known?.[0] ?? 'application/octet-stream';
}

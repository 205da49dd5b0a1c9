import type { FormDefinition } from '../definition.ts';
import { checkShape } from './check-shape.ts';
import { type MemberOrder, readJsonFile, writeFile } from './exchange-file.ts';
import type { DesignFinding } from './finding.ts';
import { asJson } from './json.ts';

export { deepestNesting, largestFile } from './exchange-file.ts';

/** What came of reading a file. */
export type Imported =
  | { readonly ok: true; readonly definition: FormDefinition }
  | { readonly ok: false; readonly findings: readonly DesignFinding[] };

const order: MemberOrder = {
  first: ['schema', 'kind', 'key', 'value', 'da', 'en', 'title', 'label', 'summary', 'searchWords'],
  last: ['pages', 'fields', 'columns', 'options', 'lines', 'afterwards', 'draftDays', 'translations'],
};

/** A form as a file: its JSON, indented, members always in the same order, so that two files can be compared by line. */
export function exportForm(definition: FormDefinition): string {
  return writeFile(asJson(definition), order);
}

/** Reads a form from a file that anybody may have made; what is refused is refused with the reason. Never throws. Pure. */
export function importForm(file: Uint8Array): Imported {
  const read = readJsonFile(file);
  return read.ok ? checkShape(read.value) : read;
}

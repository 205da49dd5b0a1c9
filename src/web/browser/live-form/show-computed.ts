import type { EvaluatedField } from '../../../forms/evaluate.ts';
import { kindOf } from '../../../forms/kinds/kinds.ts';
import type { Language } from '../../../texts/catalogue.ts';

/** Writes computed values into their outputs; one that is the same is left alone, since a screen reader says each change. */
export function showComputed(document: Document, fields: readonly EvaluatedField[], language: Language): void {
  for (const { field, path, value, rows } of fields) {
    for (const { id, text, hidden } of kindOf(field).outputs?.(field, path, value, language) ?? []) {
      const output = document.getElementById(id);
      if (!output) continue;
      if (output.textContent !== text) output.textContent = text;
      const around = output.closest('tr') ?? output;
      if (around.hidden !== hidden) around.hidden = hidden;
    }
    for (const row of rows) showComputed(document, row.fields, language);
  }
}

import type { EvaluatedField } from '../../../forms/evaluate.ts';
import { kindOf } from '../../../forms/kinds/kinds.ts';
import { formTexts } from '../../../forms/texts.ts';
import { type Language, textIn } from '../../../texts/catalogue.ts';

/** Writes computed values into their outputs; one that is the same is left alone, since a screen reader says each change. */
export function showComputed(document: Document, fields: readonly EvaluatedField[], language: Language): void {
  for (const field of fields) {
    if (field.field.kind === 'computed') {
      const output = document.getElementById(field.path);
      const presented = kindOf(field.field).present(field.field, field.value, language);
      const text = presented.kind === 'text' ? presented.text : textIn(formTexts['form.part.notGiven'], language);
      if (output && output.textContent !== text) output.textContent = text;
    }
    for (const row of field.rows) showComputed(document, row.fields, language);
  }
}

import { Compile } from 'typebox/compile';
import { type FormDefinition, FormDefinitionSchema } from '../definition.ts';
import type { DesignFinding } from './finding.ts';
import { asJson, type Json } from './json.ts';
import { misfitsOf } from './misfits.ts';
import type { Place } from './place.ts';
import { shapeText } from './shape-texts.ts';

const schema = Compile(FormDefinitionSchema);

/** Something that fits the schema of a form, or what does not fit, each with its place. Never throws. */
export function checkShape(
  definition: unknown,
):
  | { readonly ok: true; readonly definition: FormDefinition }
  | { readonly ok: false; readonly findings: readonly DesignFinding[] } {
  if (schema.Check(definition)) {
    const place = placeOfBadText(asJson(definition));
    return place === null ? { ok: true, definition } : { ok: false, findings: [badText(place)] };
  }
  const findings = misfitsOf(FormDefinitionSchema, definition as Json).map(({ path, message }): DesignFinding => {
    const named = path.map((part) => ({ da: part, en: part }));
    return { severity: 'error', code: 'schema', place: path.join('.'), path: named, message };
  });
  return { ok: false, findings };
}

/** Where a text is that no database and no file in UTF-8 can hold; null where there is none. */
export function placeOfBadText(value: Json, place: Place = ''): Place | null {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0') ? null : place;
  if (typeof value !== 'object' || value === null) return null;
  for (const [step, inner] of Object.entries(value)) {
    const here = place === '' ? step : `${place}.${step}`;
    if (placeOfBadText(step, here) !== null) return place;
    const found = placeOfBadText(inner, here);
    if (found !== null) return found;
  }
  return null;
}

/** Says that a text there can't be stored. */
export function badText(place: Place): DesignFinding {
  return {
    severity: 'error',
    code: 'characters',
    place,
    path: place.split('.').map((part) => ({ da: part, en: part })),
    message: shapeText('characters'),
  };
}

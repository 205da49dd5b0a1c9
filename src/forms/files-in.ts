import type { FieldValue } from './field-kind.ts';

/** Ids of the files in an answer; of rows, those in their cells. */
export function filesIn(value: FieldValue): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => {
    if (typeof item !== 'object' || item === null) return [];
    if ('sha256' in item && typeof item.id === 'string') return [item.id];
    return Object.values(item).flatMap((cell) => filesIn(cell as FieldValue));
  });
}

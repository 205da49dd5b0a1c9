import { isParts, type RawAnswer, type RawParts } from '../answers.ts';
import { partText } from './raw-parts.ts';

/**
 * The typed parts together with those that the server holds of the earlier answer: `held` by the parts that they follow
 * from, which must be as they were.
 */
export function keepHeld(
  before: RawAnswer | undefined,
  typed: RawAnswer,
  held: readonly { readonly parts: readonly string[]; readonly from: readonly string[] }[],
): RawAnswer {
  if (!isParts(typed)) return typed;
  const kept: Record<string, string> = {};
  for (const { parts, from } of held) {
    if (!from.every((part) => partText(before, part) === partText(typed, part))) continue;
    for (const part of parts) {
      const text = partText(before, part);
      if (text !== '') kept[part] = text;
    }
  }
  return { ...typed, ...kept } satisfies RawParts;
}

/** Something found for the person to choose from. */
export interface Found {
  /** What the radio button posts. */
  readonly value: string;
  readonly text: string;
}

const mostFound = 50;

/** The list in a held part, as {@link writeFound} wrote it. */
export function readFound(text: string): readonly Found[] {
  if (text === '' || text.length > 50_000) return [];
  try {
    const list: unknown = JSON.parse(text);
    if (!Array.isArray(list)) return [];
    return list.slice(0, mostFound).flatMap((entry: unknown) => {
      const [value, shown]: unknown[] = Array.isArray(entry) ? entry : [];
      return typeof value === 'string' && typeof shown === 'string' ? [{ value, text: shown }] : [];
    });
  } catch {
    return [];
  }
}

/** The list as one part of a raw answer. */
export function writeFound(found: readonly Found[]): string {
  return JSON.stringify(found.slice(0, mostFound).map(({ value, text }) => [value, text]));
}

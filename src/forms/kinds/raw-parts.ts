import { isParts, type RawAnswer } from '../answers.ts';
import type { PostedValues } from '../field-kind.ts';

/** The text of one part of a raw answer; the empty text where the answer has another shape or lacks the part. */
export function partText(raw: RawAnswer | undefined, part: string): string {
  return isParts(raw) && Object.hasOwn(raw, part) ? (raw[part] ?? '') : '';
}

/** Reads the inputs `{name}.{part}`; undefined when none of them was on the page. */
export function readParts(name: string, parts: readonly string[], posted: PostedValues): RawAnswer | undefined {
  const read = parts.map((part) => [part, posted(`${name}.${part}`)[0]] as const);
  if (read.every(([, value]) => value === undefined)) return undefined;
  return Object.fromEntries(read.map(([part, value]) => [part, value ?? '']));
}

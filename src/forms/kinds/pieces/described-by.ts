import type { FieldError } from '../../field-kind.ts';

export function hintId(name: string): string {
  return `${name}-hint`;
}

/** The first error has the id `{name}-error`; further ones are numbered. */
export function errorId(name: string, index: number): string {
  return index === 0 ? `${name}-error` : `${name}-error-${index + 1}`;
}

/** The same for one input of several: the errors that concern it. */
export function errorsOfPart(name: string, part: string, errors: readonly FieldError[]): string | undefined {
  const ids = errors.flatMap((error, index) => (error.part === part ? [errorId(name, index)] : []));
  return ids.length === 0 ? undefined : ids.join(' ');
}

/** The value of `aria-describedby`: the hint before the errors, as they stand on the page. */
export function describedBy(name: string, hasHint: boolean, errors: readonly FieldError[]): string | undefined {
  const ids = [...(hasHint ? [hintId(name)] : []), ...errors.map((_error, index) => errorId(name, index))];
  return ids.length === 0 ? undefined : ids.join(' ');
}

import type { Answers } from '../answers.ts';
import type { Field, FormDefinition } from '../definition.ts';
import { fieldsOf } from '../fields-of.ts';
import type { DraftContent } from './draft.ts';

/** Whether a field takes its value from CPR before anything is typed. */
export function isFromCpr(field: Field): boolean {
  return 'prefill' in field && /^(cpr|custody)\./.test(field.prefill?.from ?? '');
}

/** Keys of the fields that the register would have filled in and that may be typed while it is silent; none where it answered. */
export function uncheckedFields(
  definition: FormDefinition,
  prefilled: Answers,
  isSilent: boolean,
): readonly string[] | undefined {
  if (!isSilent) return undefined;
  return fieldsOf(definition).flatMap((field) =>
    isFromCpr(field) && 'prefill' in field && field.prefill?.unchecked === true && prefilled[field.key] === undefined
      ? [field.key]
      : [],
  );
}

/** Whether a draft can't go on before the register answers: a locked field lacks its value, and may not be typed. */
export function waitsForRegister(
  definition: FormDefinition,
  {
    registerUnavailable,
    prefilled,
    unchecked = [],
  }: Pick<DraftContent, 'registerUnavailable' | 'prefilled' | 'unchecked'>,
): boolean {
  return (
    registerUnavailable &&
    fieldsOf(definition).some(
      (field) =>
        isFromCpr(field) &&
        'prefill' in field &&
        field.prefill?.locked === true &&
        !unchecked.includes(field.key) &&
        prefilled[field.key] === undefined,
    )
  );
}

import type { Answers } from '../answers.ts';
import type { Field, FormDefinition } from '../definition.ts';
import { fieldsOf } from '../fields-of.ts';
import { partText } from '../kinds/raw-parts.ts';
import type { DraftContent } from './draft.ts';

type WithCompanies = Pick<DraftContent, 'answers' | 'prefilled' | 'silentCompanies'>;

/** The number that stands in a company's field, its digits alone. */
export function companyNumberIn(
  { answers, prefilled }: Pick<DraftContent, 'answers' | 'prefilled'>,
  key: string,
): string {
  return partText({ ...prefilled, ...answers }[key], 'cvr').replace(/\D/g, '');
}

/** The companies of a draft of which CVR has said nothing so far, where they still stand there. */
export function silentCompaniesOf(content: WithCompanies): readonly string[] {
  return Object.entries(content.silentCompanies ?? {}).flatMap(([key, cvr]) =>
    companyNumberIn(content, key) === cvr ? [key] : [],
  );
}

/** The company whose field a field takes its value from: `cvr.<field>.name`, `cvr.<field>.owners`. */
export function companyOf(field: Field): string | undefined {
  const from = 'prefill' in field ? field.prefill?.from : undefined;
  return from === undefined ? undefined : /^cvr\.([^.]+)\.[^.]+$/.exec(from)?.[1];
}

/**
 * Keys of all fields of a draft whose answers no register has confirmed, and that were typed while one was silent: what CPR would have
 * said where the form allows it, the companies that CVR was asked about in vain, and what would have been taken of them.
 */
export function uncheckedOfDraft(
  definition: FormDefinition,
  content: WithCompanies & Pick<DraftContent, 'unchecked'>,
): readonly string[] {
  const companies = silentCompaniesOf(content);
  const ofCompanies = fieldsOf(definition).flatMap((field) => {
    const taken = companies.includes(companyOf(field) ?? '') && content.prefilled[field.key] === undefined;
    const isBound = 'prefill' in field && (field.prefill?.locked === true || field.prefill?.unchecked === true);
    return companies.includes(field.key) || (taken && isBound) ? [field.key] : [];
  });
  return [...new Set([...(content.unchecked ?? []), ...ofCompanies])];
}

/**
 * Keys of the companies that a draft can't be sent in without CVR's word on: a field that is locked to one lacks its value, and may
 * not be typed.
 */
export function companiesWaitedFor(definition: FormDefinition, content: WithCompanies): readonly string[] {
  const companies = silentCompaniesOf(content);
  return companies.filter((key) =>
    fieldsOf(definition).some(
      (field) =>
        companyOf(field) === key &&
        'prefill' in field &&
        field.prefill?.locked === true &&
        field.prefill.unchecked !== true &&
        content.prefilled[field.key] === undefined,
    ),
  );
}

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

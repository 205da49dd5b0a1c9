import type { CaseInput, DeliveryField, DeliveryKind } from '../../../options/option.ts';
import { maskCpr, parseCpr } from '../../../registers/cpr-number.ts';
import type { Language, Text } from '../../../texts/catalogue.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import type { PostedForm } from '../../posted-form.ts';
import { failedDeliveryTranslator } from './texts.ts';

/** Longest text that one field may say, in characters. */
const longestField = 8_000;

/** Something that a delivery tells its receiver and that a person may correct. */
export interface CorrectableField {
  readonly field: DeliveryField;
  /** What it says now; empty for nothing. */
  readonly value: string;
  readonly control: 'choice' | 'line' | 'text';
  /** Of a CPR number, which is not shown whole: what stands there as long as nothing else is written. */
  readonly masked?: string;
}

/** What was sent in of a correction. */
export interface Correction {
  /** What stands in the controls, by field. */
  readonly typed: Readonly<Record<string, string>>;
  readonly changed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

type Kind = Pick<DeliveryKind<never, never>, 'fields' | 'wrongFields'>;

/** The input's name of a field. */
export function inputName(key: string): string {
  return `felt-${key}`;
}

/**
 * What may be corrected of a delivery: its texts and choices, also those that the step leaves open; of values that come of the case those
 * that are texts.
 */
export function correctableFields({ fields = [] }: Kind, told: CaseInput['fields']): readonly CorrectableField[] {
  return fields.flatMap((field): readonly CorrectableField[] => {
    const said = told[field.key];
    const isOpen = said === undefined || said === null;
    if (field.in === 'choices' && field.options) {
      return [{ field, value: isOpen ? '' : String(said), control: 'choice' }];
    }
    // An answer that was to name the recipient named nobody.
    const isUnnamed = said === null && field.isRecipient === true;
    if (isOpen ? field.in !== 'texts' && !isUnnamed : typeof said !== 'string') return [];
    const value = isOpen ? '' : String(said);
    const isLong = value.includes('\n') || value.length > 120 || field.key === 'body';
    const cpr = field.in === 'values' ? parseCpr(value) : undefined;
    return [
      {
        field,
        value,
        control: isLong ? 'text' : 'line',
        ...(cpr?.ok && { masked: maskCpr(cpr.number.digits) }),
      },
    ];
  });
}

/** Reads and judges a correction; errors are in the page's language. */
export function readCorrection(
  kind: Kind,
  told: CaseInput['fields'],
  form: PostedForm,
  language: Language,
): Correction {
  const t = failedDeliveryTranslator(language);
  const fields = correctableFields(kind, told);
  const typed: Record<string, string> = {};
  const changed: Record<string, string> = {};
  const errors: Record<string, string> = {};
  for (const { field, value, control, masked } of fields) {
    const written = (form.value(inputName(field.key)) ?? (masked ? '' : value)).replaceAll('\r\n', '\n').trim();
    typed[field.key] = written;
    const isKept = masked !== undefined && written === '';
    if (!isKept && written !== value.trim()) changed[field.key] = written;
    const after = isKept ? value : written;
    if (control === 'choice' && after !== '' && !field.options?.some((option) => option.value === after)) {
      errors[field.key] = t('deliveries.error.choice');
    } else if (after === '' && field.required) {
      errors[field.key] = t('deliveries.error.required', { field: markedIn(field.title, language) });
    } else if (after.length > longestField) {
      errors[field.key] = t('deliveries.error.tooLong', { allowed: longestField, given: after.length });
    }
  }
  const wrong: Readonly<Record<string, Text>> = kind.wrongFields?.({ ...told, ...changed }) ?? {};
  for (const { field } of fields) {
    const problem = wrong[field.key];
    if (problem) errors[field.key] ??= markedIn(problem, language);
  }
  return { typed, changed, errors };
}

import { fillText, type Language, type TextValues } from '../../texts/catalogue.ts';
import type { FieldError } from '../field-kind.ts';
import { formTexts } from '../texts.ts';

type ErrorKey = keyof typeof formTexts & `form.error.${string}`;

/** Values for a message; a function where a number or a list reads differently in each language. */
export type ErrorValues = TextValues | ((language: Language) => TextValues);

/** A field error from the forms catalogue, with its values filled in for every language. */
export function fieldError(key: ErrorKey, values: ErrorValues = {}, part?: string): FieldError {
  const message = fillText(formTexts[key], values);
  const code = key.slice('form.error.'.length);
  return part === undefined ? { code, message } : { code, message, part };
}

/** Errors that several kinds share. */
export const errorMessages = {
  missing: (): FieldError => fieldError('form.error.missing'),
  tooLong: (allowed: number, given: number): FieldError => fieldError('form.error.tooLong', { allowed, given }),
  unknownChoice: (): FieldError => fieldError('form.error.unknownChoice'),
};

const quotedLength = 40;

/** What the person typed, short enough to stand in a message. */
export function quote(typed: string): string {
  const text = typed
    .slice(0, quotedLength + 1)
    .trim()
    .toWellFormed();
  return text.length > quotedLength ? `${text.slice(0, quotedLength)}…` : text;
}

import { hasMarkup } from '../sms/markup.ts';
import { plainCharacters } from '../sms/plain-characters.ts';
import { plainSmsText } from '../sms/plain-sms-text.ts';
import { fillPlaces } from './placeholders.ts';

/**
 * The texts that go out to phones, as kind of delivery and field: those that declare themselves `counted`. They stand here too because dry
 * runs are played, and kept, without knowing the kinds; a test holds the two together.
 */
export const textsOfSms: ReadonlySet<string> = new Set(['sms.text', 'nem-sms.text']);

/** Stand for values while the text around them is converted: characters that nobody writes. */
const [opening, closing] = ['\ue000', '\ue001'];
const marks = /\ue000(\d+)\ue001/g;

/**
 * An SMS from a template and the values of its places. Whether it is formatted is decided by the template as its designer wrote it; what is
 * put in is text, whatever it looks like: an answer with a `<` in it is read on the phone as it was written, and changes nothing around it.
 */
export function writeSmsText(template: string, valueFor: (path: string) => string): string {
  if (!hasMarkup(template)) return plainCharacters(fillPlaces(template, valueFor));
  const values: string[] = [];
  const marked = fillPlaces(
    template.replaceAll(/[\ue000\ue001]/g, ''),
    (path) => `${opening}${values.push(valueFor(path)) - 1}${closing}`,
  );
  return plainCharacters(plainSmsText(marked).replace(marks, (_, index: string) => values[Number(index)] ?? ''));
}

import { outsideAlphabet } from '../../sms/gsm-alphabet.ts';
import { hasMarkup, roughPlainText } from '../../sms/markup.ts';
import { plainCharacters } from '../../sms/plain-characters.ts';
import { smsParts } from '../../sms/sms-parts.ts';
import { fillPlaces, placeholders } from '../placeholders.ts';
import type { PlaceSize } from './place-size.ts';

export interface SmsSize {
  /** Septets or UTF-16 code units. */
  readonly units: number;
  readonly parts: number;
}

/** How long a text with places becomes as an SMS, before there is a case to write it for. */
export interface SmsEstimate {
  readonly encoding: 'gsm7' | 'ucs2';
  /** What of the written text makes it UCS-2, each character once. */
  readonly outside: readonly string[];
  readonly hasPlaces: boolean;
  /** It has markup, of which the length is known only when it is converted. */
  readonly isRough: boolean;
  /** With nothing in the places: it can't become shorter. */
  readonly least: SmsSize;
  readonly typical: SmsSize;
  /** `null` where a place has no bound. */
  readonly most: SmsSize | null;
}

/**
 * Estimates the text of one language. What will stand in its places is taken to be in the GSM alphabet: an answer with another character
 * makes the whole message UCS-2, which nobody knows before. `added` stands after the text. Pure.
 */
export function estimateSms(template: string, sizeOf: (path: string) => PlaceSize, added = ''): SmsEstimate {
  const isRough = hasMarkup(template);
  const written = (lengthOf: (size: PlaceSize) => number) => {
    const text = fillPlaces(template, (path) => 'x'.repeat(lengthOf(sizeOf(path))));
    return smsParts(plainCharacters(isRough ? roughPlainText(text) : text) + added);
  };
  const sized = ({ units, parts }: ReturnType<typeof smsParts>): SmsSize => ({ units, parts: parts.length });
  const least = written(() => 0);
  const paths = [...placeholders({ da: template })];
  const isBounded = paths.every((path) => sizeOf(path).most !== null);
  return {
    encoding: least.encoding,
    outside: outsideAlphabet(least.parts.join('')),
    hasPlaces: paths.length > 0,
    isRough,
    least: sized(least),
    typical: sized(written(({ typical }) => typical)),
    most: isBounded ? sized(written(({ most }) => most ?? 0)) : null,
  };
}

import { outsideAlphabet } from '../../sms/gsm-alphabet.ts';
import { smsParts } from '../../sms/sms-parts.ts';
import { estimateText, type TextEstimate } from './estimate-text.ts';
import type { PlaceSize } from './place-size.ts';

export interface SmsSize {
  /** Septets or UTF-16 code units. */
  readonly units: number;
  readonly parts: number;
}

/** How long a text with places becomes as an SMS, before there is a case to write it for. */
export interface SmsEstimate extends TextEstimate<SmsSize> {
  readonly encoding: 'gsm7' | 'ucs2';
  /** What of the written text makes it UCS-2, each character once. */
  readonly outside: readonly string[];
}

/**
 * Estimates the text of one language. What will stand in its places is taken to be in the GSM alphabet: an answer with another character
 * makes the whole message UCS-2, which nobody knows before. `added` stands after the text. Pure.
 */
export function estimateSms(template: string, sizeOf: (path: string) => PlaceSize, added = ''): SmsEstimate {
  const sized = ({ units, parts }: ReturnType<typeof smsParts>): SmsSize => ({ units, parts: parts.length });
  const { least, typical, most, ...estimate } = estimateText(template, sizeOf, smsParts, added);
  return {
    ...estimate,
    encoding: least.encoding,
    outside: outsideAlphabet(least.parts.join('')),
    least: sized(least),
    typical: sized(typical),
    most: most && sized(most),
  };
}

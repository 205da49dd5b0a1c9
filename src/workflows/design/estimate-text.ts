import { hasMarkup, roughPlainText } from '../../sms/markup.ts';
import { plainCharacters } from '../../sms/plain-characters.ts';
import { fillPlaces, placeholders } from '../placeholders.ts';
import type { PlaceSize } from './place-size.ts';

/** How long a text with places becomes on a phone, before there is a case to write it for. */
export interface TextEstimate<Size> {
  readonly hasPlaces: boolean;
  /** It has markup, of which the length is known only when it is converted. */
  readonly isRough: boolean;
  /** With nothing in the places: it can't become shorter. */
  readonly least: Size;
  readonly typical: Size;
  /** `null` where a place has no bound. */
  readonly most: Size | null;
}

/** Estimates the text of one language, by what `measure` says of texts without places. `added` stands after the text. Pure. */
export function estimateText<Size>(
  template: string,
  sizeOf: (path: string) => PlaceSize,
  measure: (text: string) => Size,
  added = '',
): TextEstimate<Size> {
  const isRough = hasMarkup(template);
  const written = (lengthOf: (size: PlaceSize) => number) => {
    const text = fillPlaces(template, (path) => 'x'.repeat(lengthOf(sizeOf(path))));
    return measure(plainCharacters(isRough ? roughPlainText(text) : text) + added);
  };
  const paths = [...placeholders({ da: template })];
  const isBounded = paths.every((path) => sizeOf(path).most !== null);
  return {
    hasPlaces: paths.length > 0,
    isRough,
    least: written(() => 0),
    typical: written(({ typical }) => typical),
    most: isBounded ? written(({ most }) => most ?? 0) : null,
  };
}

import { type BothTexts, fillText } from './catalogue.ts';
import { importedTexts } from './imported-texts.ts';

/**
 * Data as JSON whose texts are there in the languages that the organisation has imported too: a text of a catalogue is found
 * by what it is in memory, which JSON doesn't keep. To be used within `readingTexts`.
 */
export function jsonWithTexts(data: unknown): string {
  if (importedTexts() === undefined) return JSON.stringify(data);
  return JSON.stringify(data, (_member, value: unknown) => (isBothTexts(value) ? fillText(value, () => ({})) : value));
}

function isBothTexts(value: unknown): value is BothTexts {
  return (
    typeof value === 'object' &&
    value !== null &&
    'da' in value &&
    'en' in value &&
    Object.values(value).every((text) => typeof text === 'string')
  );
}

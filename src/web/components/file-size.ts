import type { Language } from '../../texts/catalogue.ts';
import { localeOf } from '../../texts/locale.ts';
import type { TranslateWeb } from '../texts.ts';

/** A size in bytes as people read it: `950 byte`, `1,4 MB`. Units of a thousand, as file managers show them. */
export function fileSize(bytes: number, language: Language, t: TranslateWeb): string {
  if (bytes < 1000) return t('web.file.byte', { size: bytes });
  const [unit, divisor] = bytes < 1_000_000 ? ['kB', 1000] : ['MB', 1_000_000];
  const digits = bytes / divisor < 10 ? 1 : 0;
  return `${formatter(language, digits).format(bytes / divisor)} ${unit}`;
}

const formatters = new Map<string, Intl.NumberFormat>();

// Kept, since making one takes 50 µs and using it 1.
function formatter(language: Language, digits: number): Intl.NumberFormat {
  const key = `${language} ${digits}`;
  const made = formatters.get(key) ?? new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: digits });
  formatters.set(key, made);
  return made;
}

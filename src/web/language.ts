import type { Language } from '../texts/catalogue.ts';

/** What the product speaks by itself, on pages that belong to no organisation. */
export const ownLanguages: readonly [Language, ...Language[]] = ['da', 'en'];

/** What is known of the language that a person reads. */
export interface LanguageWishes {
  /** Kept on the person, from an earlier choice. */
  readonly personal: Language | null;
  /** The cookie `sprog`. */
  readonly cookie: string | undefined;
  /** The browser's `Accept-Language`. */
  readonly accepted: string | undefined;
}

/**
 * The language to answer in: the person's own choice, else this browser's, else the first that the browser asks for,
 * else the organisation's own; only ever one that is offered (SPR-1, SPR-4).
 */
export function chooseLanguage(offered: readonly [Language, ...Language[]], wishes: LanguageWishes): Language {
  const offers = (language: string | null | undefined): language is string =>
    typeof language === 'string' && offered.includes(language);
  if (offers(wishes.personal)) return wishes.personal;
  if (offers(wishes.cookie)) return wishes.cookie;
  return acceptedLanguages(wishes.accepted ?? '').find(offers) ?? offered[0];
}

/** The primary languages of an `Accept-Language` header, the most wanted first (RFC 9110, 12.5.4). */
export function acceptedLanguages(header: string): readonly Language[] {
  return header
    .slice(0, 1000)
    .split(',')
    .map((part, index) => {
      const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim());
      const quality = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2);
      return { language: range.split('-')[0]?.toLowerCase() ?? '', quality: Number(quality ?? 1), index };
    })
    .filter(({ language, quality }) => /^[a-z]{2,3}$/.test(language) && quality > 0)
    .sort((first, second) => second.quality - first.quality || first.index - second.index)
    .map(({ language }) => language);
}

const names = new Map<Language, string>();

/** A language's name in itself, with a capital: `Dansk`, `English`; its tag where the platform doesn't know it. */
export function languageName(language: Language): string {
  const known = names.get(language);
  if (known !== undefined) return known;
  const own = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  const name = own.charAt(0).toLocaleUpperCase(language) + own.slice(1);
  names.set(language, name);
  return name;
}

import type { Language } from '../texts/catalogue.ts';
import type { Organisation } from './organisation.ts';

/**
 * The language to write to somebody in: the one that they chose, as long as the organisation offers it; else its own. A
 * language may be switched off or removed between the application and the letter, and half a letter in it would be worse.
 */
export function offeredLanguage({ languages }: Pick<Organisation, 'languages'>, chosen: Language): Language {
  return languages.includes(chosen) ? chosen : (languages[0] ?? 'da');
}

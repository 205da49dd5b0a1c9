import { type Language, type Text, textIn } from '../../texts/catalogue.ts';

/** A page of a form in the browser's tab: `Aktivitet – Ansøgning om fritidspas`; the frame adds the organisation. */
export function pageTitle(page: string, form: Text, language: Language): string {
  return `${page} – ${textIn(form, language)}`;
}

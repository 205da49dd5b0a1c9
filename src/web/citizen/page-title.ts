import { type Language, markedIn, type Text } from '../../texts/catalogue.ts';

/** A page of a form in the browser's tab: `Aktivitet – Ansøgning om fritidspas`; the frame adds the organisation. */
export function pageTitle(page: string, form: Text, language: Language): string {
  return `${page} – ${markedIn(form, language)}`;
}

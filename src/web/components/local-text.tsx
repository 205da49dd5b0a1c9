import { pick, type Text } from '../../texts/catalogue.ts';
import { useLanguage } from '../page-environment.ts';

/**
 * A text of an organisation or a form in the page's language. Where it isn't translated the Danish is shown, marked with
 * `lang` so that a screen reader says it with a Danish voice (WCAG 2.2, 3.1.2).
 */
export function LocalText({ text }: { readonly text: Text }) {
  const wanted = useLanguage();
  const { text: shown, language } = pick(text, wanted);
  return language === wanted ? shown : <span lang={language}>{shown}</span>;
}

import { setImportedTexts } from '../../texts/imported-texts.ts';
import type { PageTexts } from '../page-texts.tsx';

/** Lets a page's scripts speak the page's language where the organisation has imported it; called before all else. */
export function readPageTexts(document: Document): void {
  const island = document.getElementById('page-texts');
  if (island === null) return;
  const { language, fallbacks, texts }: PageTexts = JSON.parse(island.dataset.texts ?? '');
  const known = new Map(Object.entries(texts));
  const imported = {
    languages: [language],
    fallbacks,
    translation: (key: string, wanted: string) => (wanted === language ? known.get(key) : undefined),
    marks: false,
  };
  setImportedTexts(() => imported);
}

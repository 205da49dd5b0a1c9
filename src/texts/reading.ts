import { AsyncLocalStorage } from 'node:async_hooks';
import { type ImportedTexts, setImportedTexts } from './imported-texts.ts';

/**
 * Whose imported texts the running code reads. Carried along by Node rather than handed from function to function:
 * a text is picked in hundreds of places, most of them pure and shared with the browser, and none of them has another
 * reason to know the organisation (docs/decisions/0027-languages-are-data.md).
 */
const reading = new AsyncLocalStorage<ImportedTexts | undefined>();

setImportedTexts(() => reading.getStore());

/** Runs `work`, and all that it starts, with an organisation's imported texts. */
export function readingTexts<T>(texts: ImportedTexts | undefined, work: () => T): T {
  return reading.run(texts, work);
}

import { renderToString } from 'preact-render-to-string';
import { registeredTexts } from '../texts/catalogue.ts';
import type { PageFrame } from './page-context.ts';

/** What a page's scripts know of the language that the page is in; read by `src/web/browser/read-page-texts.ts`. */
export interface PageTexts {
  readonly language: string;
  readonly fallbacks: readonly string[];
  readonly texts: Readonly<Record<string, string>>;
}

/** The rooms whose texts a script shows, where they are more than the form's; all others stay on the server. */
const roomsOf: Readonly<Record<string, readonly string[]>> = {
  designer: ['designer.', 'form.', 'feel.', 'start.', 'navigation.', 'web.'],
  'workflow-designer': ['designer.', 'flow.', 'workflow.', 'form.', 'feel.', 'start.', 'navigation.', 'web.'],
};
const formRooms: readonly string[] = ['form.'];

/**
 * The texts that a page's scripts need in an imported language: scripts hold the product's own languages alone, so that
 * they stay as small as they are. Empty for those.
 */
export function pageTexts({ organisation, language }: PageFrame, scripts: readonly string[]): string {
  const imported = organisation?.texts;
  if (imported === undefined || !imported.languages.includes(language)) return '';
  const rooms = [...new Set(scripts.flatMap((script) => roomsOf[script] ?? formRooms))];
  const texts: Record<string, string> = {};
  for (const key of registeredTexts().keys()) {
    const text = rooms.some((room) => key.startsWith(room)) ? imported.translation(key, language) : undefined;
    if (text !== undefined) texts[key] = text;
  }
  const data: PageTexts = { language, fallbacks: imported.fallbacks, texts };
  return renderToString(<div hidden id="page-texts" data-texts={JSON.stringify(data)} />);
}

import type { Page } from 'playwright-core';
import type { ReadPiece } from './read-page.ts';

/** What is read of the page that a browser shows, drawn by scripts or not: as `readPage`, without what is not in sight. */
export function readShownPage(page: Page): Promise<readonly ReadPiece[]> {
  // No function has a name within: the test's compiler would call one of its own, which the page doesn't have.
  return page.evaluate(() => {
    const unread = 'script, style, code, kbd, svg, textarea, [data-designer] template';
    const spoken = ['aria-label', 'title', 'alt', 'placeholder', 'label'];
    const pieces: { text: string; language: string; kind: 'node' | 'flat' }[] = [
      { text: document.title, language: document.documentElement.lang, kind: 'flat' },
    ];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      if (element === null || element.closest(unread) !== null) continue;
      const language = element.closest('[lang]')?.getAttribute('lang') ?? '';
      if (node instanceof Element) {
        for (const attribute of spoken) {
          const text = node.getAttribute(attribute)?.trim();
          if (text) pieces.push({ text, language, kind: 'flat' });
        }
        continue;
      }
      const text = (node.textContent ?? '').replace(/\s+/g, ' ').trim();
      if (text === '') continue;
      pieces.push({ text, language, kind: element.closest('option') ? 'flat' : 'node' });
    }
    return pieces;
  });
}

import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** Walks by Tab until what has the focus is called so, as somebody without a mouse does. */
export async function tabTo(page: Page, name: RegExp, backwards = false): Promise<void> {
  const seen: string[] = [];
  for (let step = 0; step < 120; step++) {
    const called = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element) return '';
      const label = element.id ? document.querySelector(`label[for="${CSS.escape(element.id)}"]`)?.textContent : null;
      const around = element.closest('label')?.textContent;
      return (element.getAttribute('aria-label') ?? label ?? around ?? element.textContent ?? '').trim();
    });
    seen.push(called.slice(0, 30));
    if (name.test(called)) return;
    await page.keyboard.press(backwards ? 'Shift+Tab' : 'Tab');
  }
  assert.fail(`No ${name} by Tab; passed: ${seen.join(' | ')}`);
}

import type { Page } from 'playwright-core';
import { exportForm } from '../../src/forms/design/exchange.ts';
import { newVisitor, startBrowser } from '../../test/helpers/browser.ts';
import { startRunningProduct } from '../../test/helpers/running-product.ts';
import type { Figure } from '../support/figure.ts';
import { written } from '../support/report.ts';
import { medianOf } from '../support/statistics.ts';
import { wideForm } from '../support/wide-form.ts';

const size = 500;
const strokes = 120;

/** One types in the label of a field of the 500-field form; the clock stops when the page beside it has been painted. */
export const designer: Figure = {
  key: 'designer',
  title: 'The form designer: from a keystroke to the updated page, in Chromium',
  async measure(bench) {
    const product = await startRunningProduct();
    bench.defer(() => product.close());
    const browser = await startBrowser();
    bench.defer(() => browser.close());
    const page = await (await newVisitor(browser, { viewport: { width: 1440, height: 900 } })).newPage();
    await page.goto(`${product.origin}/demo/design`);
    await page.getByRole('button', { name: /Ditte/ }).click();
    await page.waitForURL((url) => url.origin === product.origin);
    await page.getByRole('table').waitFor();
    const measures = [];
    for (const onOnePage of [false, true]) {
      const key = onOnePage ? 'bred' : 'lang';
      await importForm(page, key, exportForm(wideForm(key, size, onOnePage)));
      await page.goto(`${product.origin}/demo/design/${key}`);
      await page.locator('[role=treeitem][data-place="fields.f6"]').click();
      const times = (await typeInLabel(page, strokes)).sort((first, second) => first - second);
      const p95 = times[Math.ceil(times.length * 0.95) - 1] ?? 0;
      measures.push({
        what: `keystroke to updated preview, p95, 500 fields ${onOnePage ? 'all on one page' : 'on pages of 25'}`,
        value: p95,
        unit: 'ms',
        aim: { of: 'value', at: 'most', limit: 100 } as const,
        raw: `median ${written(medianOf(times))} ms, slowest ${written(times.at(-1) ?? 0)} ms of ${strokes} keystrokes`,
      });
    }
    return measures;
  },
};

/** Makes the form by the import that a designer has. */
async function importForm(page: Page, key: string, file: string): Promise<void> {
  const answer = await page.evaluate(
    async ([name, text]) => {
      const start = JSON.parse(document.querySelector<HTMLElement>('[data-designer]')?.dataset.designer ?? '{}');
      const sent = await fetch(`/demo/design/api/import?mode=new&key=${name}`, {
        method: 'POST',
        headers: { 'x-csrf-token': start.csrfToken, 'content-type': 'application/octet-stream' },
        body: text,
      });
      return sent.text();
    },
    [key, file] as const,
  );
  if (!answer.includes('"created"')) throw new Error(`The form was not imported: ${answer.slice(0, 300)}`);
}

/** Types letter by letter; the time of each until a frame with the new text on the page has been painted. */
function typeInLabel(page: Page, count: number): Promise<number[]> {
  return page.evaluate(async (letters) => {
    const input = document.querySelector<HTMLInputElement>('[data-pane=properties] input[type=text]');
    if (!input) throw new Error('No input of the label.');
    const times: number[] = [];
    for (let index = 0; index < letters; index += 1) {
      await new Promise((resolve) => setTimeout(resolve, 60));
      const text = `${input.value}${String.fromCharCode(97 + (index % 26))}`;
      const began = performance.now();
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      // The function goes to the browser as text, where a named helper would lack what the compiler gives it here.
      do {
        await new Promise<void>((resolve) => {
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => resolve();
            channel.port2.postMessage(null);
          });
        });
      } while (!document.querySelector('.designed-chosen')?.textContent?.includes(text));
      times.push(performance.now() - began);
    }
    return times;
  }, count);
}

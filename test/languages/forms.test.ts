import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import type { CitizenBrowser } from '../../src/web/citizen/test-support/citizen-server.ts';
import { journeys } from '../browser/journeys.ts';
import { foreignTexts } from './support/foreign-texts.ts';
import { fritidspasJourney } from './support/fritidspas-journey.ts';
import { definitionTexts, productTexts } from './support/known-texts.ts';
import { type LanguagesProduct, startLanguagesProduct } from './support/languages-product.ts';
import { readPage } from './support/read-page.ts';
import { walkForm } from './support/walk-form.ts';

let product: LanguagesProduct;
before(async () => {
  product = await startLanguagesProduct('de');
});
after(() => product.close());

/** Some forms take one of each person. */
const people = { da: 'Karen', en: 'Mads', de: 'Peter' } as const;

for (const language of ['da', 'en', 'de'] as const) {
  for (const journey of [fritidspasJourney(), ...journeys]) {
    test(`SPR-2 SPR-3 SPR-5 ${journey.form} in ${language}: no page, error, receipt or PDF says anything unmarked in another language`, async (context) => {
      const known = [...productTexts(product.imported), ...definitionTexts()];
      const find = foreignTexts(known, language);
      const met = new Set<string>();
      let pages = 0;
      const look = ({ path, status, html }: CitizenBrowser['page']): void => {
        assert.ok(status < 429, `${path} answers ${status}`);
        assert.match(html, new RegExp(`<html lang="${language}"`), path);
        pages += 1;
        for (const { key, found } of find(readPage(html))) {
          met.add(`${path.replace(/[0-9a-f-]{36}/, '…')} (${status}): ${found} (${key})`);
        }
      };
      const visitor = await visitorOf(journey.form, language);
      await walkForm(visitor, journey, look);
      for (const text of await documentsOf(visitor)) {
        const lines = text.split('\n').map((line) => ({ text: line.trim(), language, kind: 'flat' as const }));
        for (const { key, found } of find(lines)) met.add(`PDF: ${found} (${key})`);
      }
      context.diagnostic(`${pages} pages`);
      assert.deepEqual([...met], []);
    });
  }
}

async function visitorOf(form: string, language: keyof typeof people): Promise<CitizenBrowser> {
  if (form === 'koerselsgodtgoerelse') return product.employee(language);
  const person = form === 'grundlovsceremoni' ? people[language] : 'Karen';
  return form === 'hul-i-vejen' ? product.nobody(language) : product.citizen(person, language);
}

/** The text of the PDFs that the page leads to. */
async function documentsOf(visitor: CitizenBrowser): Promise<readonly string[]> {
  const links = [...visitor.page.html.matchAll(/<a\b[^>]*\shref="([^"]*(?:\/pdf|\/dokument\/)[^"]*)"/g)];
  assert.ok(links.length > 0, 'the receipt page offers the receipt');
  return Promise.all(
    links.map(async ([, url = '']) => {
      const answer = await visitor.request({ method: 'GET', url });
      assert.equal(answer.statusCode, 200, url);
      return execFileSync('pdftotext', ['-', '-'], { input: answer.rawPayload, encoding: 'utf8' });
    }),
  );
}

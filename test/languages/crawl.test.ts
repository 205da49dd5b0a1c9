import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createSessions, type Sessions } from '../../src/identity/sessions.ts';
import { writeLanguageCatalogue } from '../../src/organisations/language-catalogues.ts';
import { writeOptionState } from '../../src/organisations/option-states.ts';
import { registeredTexts } from '../../src/texts/catalogue.ts';
import { readCatalogueFile } from '../../src/texts/catalogue-file.ts';
import { answersWithPrice, draftWith, personOf, send } from '../helpers/fritidspas.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { type ForeignText, foreignTexts, type KnownText } from './support/foreign-texts.ts';
import { linksOf, readPage } from './support/read-page.ts';

/** Whoever meets pages; each comes with a session of its own. */
const visitors = ['nobody', 'citizen', 'employee'] as const;
type VisitorName = (typeof visitors)[number];

/**
 * Where each begins; every page that links lead to from there is visited too. A page that nothing links to joins by a
 * line here. `{case}` and `{draft}` are the citizen's own.
 */
const begins: Readonly<Record<VisitorName, readonly string[]>> = {
  nobody: [
    '/demo/',
    '/demo/?soeg=fodbold',
    '/demo/?soeg=xyzzy',
    '/demo/findes-ikke',
    '/demo/tilgaengelighed',
    '/login/logget-af?state=demo',
  ],
  citizen: ['/demo/', '/demo/mine-sager', '/demo/blanket/fritidspas/start', '/demo/sagsbehandling'],
  employee: [
    '/demo/sagsbehandling',
    '/demo/sagsbehandling/soeg?q=2026',
    '/demo/administration/log',
    '/demo/administration/sprog',
    '/demo/administration/sprog/katalog?sprog=%3F',
    '/demo/design',
    '/demo/design/fritidspas',
    '/demo/design/fritidspas/versioner',
    '/demo/design/fritidspas/oversaettelser',
  ],
};

let product: RunningProduct;
let known: readonly KnownText[];
const tokens: Partial<Record<VisitorName, string>> = {};

before(async () => {
  product = await startRunningProduct();
  await importLanguage('de');
  known = [...productTexts(), ...(await definitionTexts())];
  const sessions = createSessions(product.database, { idleMinutes: 60, hours: 8 }, () => new Date());
  await people(sessions);
  product.organisations.refresh();
  // The product's own look at the organisations is as old as a few seconds at most.
  await new Promise((resolve) => setTimeout(resolve, 5_500));
});
after(() => product.close());

/** As the page for administrators does it; the file is the one that is offered with the product. */
async function importLanguage(language: string): Promise<void> {
  const bytes = await readFile(join(import.meta.dirname, `../../catalogues/${language}.json`));
  const reading = readCatalogueFile(bytes);
  assert.ok(reading.ok, JSON.stringify(reading));
  assert.deepEqual(reading.catalogue.unknown, []);
  await product.database.inOrganisation(product.demo.id, async (transaction) => {
    await writeLanguageCatalogue(
      transaction,
      product.demo.id,
      reading.catalogue,
      '00000000-0000-4000-8000-000000000000',
      new Date(),
    );
    const settings = { languages: ['da', 'en', language] };
    await writeOptionState(transaction, product.demo.id, 'language-versions', { isOn: true, settings });
  });
  imported.set(language, reading.catalogue.texts);
}

const imported = new Map<string, ReadonlyMap<string, string>>();

function productTexts(): readonly KnownText[] {
  // The sandbox runs in this process and has texts of its own.
  const own = [...registeredTexts()].filter(([key]) => !/^(sandbox|provider|clamd|employees|mitid)\./.test(key));
  return own.map(([key, { da, en }]) => {
    const others = [...imported].flatMap(([language, texts]) => {
      const text = texts.get(key);
      return text === undefined ? [] : [[language, text] as const];
    });
    return { key, texts: { da, en, ...Object.fromEntries(others) } };
  });
}

/** What forms and workflows say: in a language without them they fall back, marked. */
async function definitionTexts(): Promise<readonly KnownText[]> {
  const files = ['fritidspas.form.json', 'fritidspas.workflow.json'];
  const found: KnownText[] = [];
  const walk = (value: unknown, key: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('da' in value && typeof value.da === 'string') found.push({ key, texts: value as Record<string, string> });
    else for (const [name, inner] of Object.entries(value)) walk(inner, `${key}.${name}`);
  };
  for (const file of files) {
    walk(JSON.parse(await readFile(join(import.meta.dirname, '../../src/organisations/demo', file), 'utf8')), file);
  }
  return found;
}

async function people(sessions: Sessions): Promise<void> {
  const services = { ...product.services, now: () => new Date() };
  const person = await personOf(services, product.demo);
  for (const price of ['9.000', '900']) {
    const draft = await draftWith(services, product.demo, person.id, answersWithPrice(price));
    const sent = await send(services, product.demo, draft, person.id);
    assert.ok(sent.kind === 'submitted');
  }
  await draftWith(services, product.demo, person.id, answersWithPrice('800'));
  tokens.citizen = await product.database.inOrganisation(product.demo.id, (transaction) =>
    sessions.create(transaction, product.demo, { kind: 'citizen', person: person.id, level: 'high' }, 'x'),
  );
  const id = '00000000-0000-4000-8000-0000000000c1';
  tokens.employee = await product.database.inOrganisation(product.demo.id, async (transaction) => {
    const roles = ['caseworker', 'administrator', 'designer'];
    const employee = { organisation: product.demo.id, id, subject: id, name: 'Ny Nordby', email: null };
    await transaction
      .insertInto('employee')
      .values({ ...employee, groups: ['Fritid'], roles, language: null })
      .execute();
    return sessions.create(transaction, product.demo, { kind: 'employee', employee: id }, 'x');
  });
}

interface Met {
  readonly path: string;
  readonly foreign: readonly ForeignText[];
}

/** Visits every page that can be reached, once for each shape of address. */
async function crawl(
  visitor: VisitorName,
  language: string,
): Promise<{ readonly pages: number; readonly documents: number; readonly met: readonly Met[] }> {
  const find = foreignTexts(known, language);
  const waiting = [...begins[visitor]];
  const seen = new Set(waiting);
  const met: Met[] = [];
  let pages = 0;
  let documents = 0;
  for (let path = waiting.shift(); path !== undefined && seen.size < 400; path = waiting.shift()) {
    const cookie = [`sprog=${language}`, ...(tokens[visitor] ? [`session=${tokens[visitor]}`] : [])].join('; ');
    const answer = await fetch(product.origin + path, {
      headers: { cookie, 'accept-language': language },
      redirect: 'manual',
    });
    const type = answer.headers.get('content-type') ?? '';
    if (answer.status >= 300 && answer.status < 400) {
      follow(answer.headers.get('location') ?? '', path);
      continue;
    }
    assert.ok(answer.status < 500, `${path}: ${answer.status}`);
    if (type.startsWith('application/pdf')) {
      documents += 1;
      const text = execFileSync('pdftotext', ['-', '-'], {
        input: Buffer.from(await answer.arrayBuffer()),
        encoding: 'utf8',
      });
      documentTexts.push({ path, language, text });
      continue;
    }
    if (!type.startsWith('text/html')) continue;
    pages += 1;
    const html = await answer.text();
    const own = /<html lang="([^"]*)"/.exec(html)?.[1];
    // The log-in's pages belong to no organisation, and so to the product's own languages.
    if (own !== language) {
      assert.ok(path.startsWith('/login/'), `${path} is in ${own}`);
      continue;
    }
    // Files are called what they were called in their case's language.
    const foreign = find(readPage(html).filter(({ text }) => !/\.pdf\b/.test(text)));
    if (foreign.length > 0) met.push({ path, foreign });
    for (const link of linksOf(html)) follow(link, path);
  }
  return { pages, documents, met };

  function follow(link: string, from: string): void {
    const url = new URL(link, product.origin + from);
    const path = url.pathname + url.search;
    const leads =
      url.origin === product.origin &&
      url.pathname.startsWith('/demo/') &&
      !/^\/demo\/(sprog|log-af|login)/.test(url.pathname);
    if (!leads || seen.has(path)) return;
    seen.add(path);
    waiting.push(path);
  }
}

const documentTexts: { readonly path: string; readonly language: string; readonly text: string }[] = [];

for (const language of ['da', 'en', 'de']) {
  test(`SPR-2 SPR-3 no page says anything unmarked in another language than ${language}`, {
    timeout: 300_000,
  }, async (context) => {
    const all: string[] = [];
    for (const visitor of visitors) {
      const { pages, documents, met } = await crawl(visitor, language);
      context.diagnostic(`${visitor} in ${language}: ${pages} pages, ${documents} documents`);
      assert.ok(pages >= begins[visitor].length - 2, `${visitor} met only ${pages} pages`);
      for (const { path, foreign } of met) {
        for (const { key, found } of foreign) all.push(`${visitor} ${path}: ${found} (${key})`);
      }
    }
    assert.deepEqual([...new Set(all)], []);
  });
}

test('SPR-5 the documents that the crawl met are in the language of their case', () => {
  assert.ok(documentTexts.length > 0);
  const words = known.filter(({ key }) => key.startsWith('pdf.'));
  // Both cases were sent in Danish: their letters and receipts are Danish whoever reads the page about them.
  for (const { path, text } of documentTexts) {
    const find = foreignTexts(words, 'da');
    const pieces = text.split('\n').map((line) => ({ text: line.trim(), language: 'da', kind: 'node' as const }));
    assert.deepEqual(find(pieces), [], path);
  }
});

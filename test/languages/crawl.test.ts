import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { people } from '../../sandbox/people.ts';
import type { CitizenBrowser } from '../../src/web/citizen/test-support/citizen-server.ts';
import { answersWithPrice, draftWith, personOf, send } from '../helpers/fritidspas.ts';
import { eventually } from './support/eventually.ts';
import { foreignTexts, type KnownText } from './support/foreign-texts.ts';
import { definitionTexts, productTexts } from './support/known-texts.ts';
import { type LanguagesProduct, startLanguagesProduct } from './support/languages-product.ts';
import { buttonsOf } from './support/read-buttons.ts';
import { linksOf, readPage } from './support/read-page.ts';

/** Whoever meets pages; each comes with a session of its own. */
const visitors = ['nobody', 'citizen', 'employee', 'caseworker'] as const;
type VisitorName = (typeof visitors)[number];

/**
 * Where each begins; every page that links lead to from there is visited too, and then every button on them pressed with
 * the form as it stands. A page that nothing links to joins by a line here.
 */
const begins: Readonly<Record<VisitorName, readonly string[]>> = {
  nobody: [
    '/',
    '/findes-ikke',
    '/demo/',
    '/demo/?soeg=fodbold',
    '/demo/?soeg=xyzzy',
    '/demo/?soeg=%E0',
    '/demo/findes-ikke',
    '/demo/mine-sager',
    '/demo/tilgaengelighed',
    '/demo/fortsaet/ukendt',
    '/demo/blanket/hul-i-vejen/udfyld/00000000-0000-4000-8000-000000000000/sted',
    '/demo/kvittering/00000000-0000-4000-8000-000000000000',
    '/login/logget-af?state=demo',
    '/login/logget-af?state=demo&delvist=ja',
    '/demo/saml/log-af',
    '/login/mitid/retur?state=demo.substantial.x',
    '/login/medarbejder/retur?state=demo.substantial.x',
    ...['cancelled', 'notLoggedIn', 'denied', 'provider-unavailable', 'invalid', 'level', 'employer'].map(
      (problem) => `/login/afvist?state=demo&hvorfor=${problem}&udbyder=mitid&tilbage=/demo/`,
    ),
  ],
  citizen: [
    '/demo/',
    '/demo/mine-sager',
    '/demo/mine-sager?gemt=1',
    '/demo/mine-sager?slettet=1',
    '/demo/blanket/fritidspas/start',
    '/demo/blanket/koerselsgodtgoerelse/start',
    '/demo/sagsbehandling',
    '/demo/administration/log',
    '/demo/design',
  ],
  employee: [
    '/demo/sagsbehandling',
    '/demo/sagsbehandling/soeg?q=2026',
    '/demo/administration/log',
    '/demo/administration/sprog',
    '/demo/administration/sprog/katalog?sprog=%3F',
    '/demo/administration/sprog/katalog?sprog=da',
    '/demo/design',
    '/demo/design/valglister',
    '/demo/design/fritidspas',
    '/demo/design/fritidspas/versioner',
    '/demo/design/fritidspas/oversaettelser',
    '/demo/design/arbejdsgange/fritidspas/proev',
    '/demo/blanket/fritidspas/start',
  ],
  // Has a role, and not those of the other pages.
  caseworker: ['/demo/administration/log', '/demo/administration/sprog', '/demo/design', '/demo/mine-sager'],
};

/** In a list to choose from, which can't be marked, languages are called what they call themselves. */
const ownNames: ReadonlySet<string> = new Set(['Dansk', 'English', 'Deutsch']);

/** Never pressed: it ends the visit, or somebody's employment, or changes which languages there are. */
const isLeftAlone = (action: string, value: string): boolean =>
  /\/(log-af|mit-login\/afslut|stoppet|roller\/tag|sprog)$/.test(action.split('?')[0] ?? '') ||
  /^(fra|slet|skjul|op|ned)\b/.test(value);

let product: LanguagesProduct;
let known: readonly KnownText[];
before(async () => {
  product = await startLanguagesProduct('de');
  known = [...productTexts(product.imported), ...definitionTexts()];
  const services = { ...product.services, now: () => new Date() };
  const person = await personOf(services, product.demo);
  for (const price of ['9.000', '900']) {
    const draft = await draftWith(services, product.demo, person.id, answersWithPrice(price));
    const sent = await send(services, product.demo, draft, person.id);
    assert.ok(sent.kind === 'submitted');
  }
  await draftWith(services, product.demo, person.id, answersWithPrice('800'));
  // Gudrun is dead according to CPR: her letter fails, whichever way it would go, and becomes a task.
  const gudrun = people.find(({ firstName }) => firstName === 'Gudrun');
  const dead = await personOf(services, product.demo, { cpr: gudrun?.cpr ?? null, name: 'Gudrun Holm' });
  const sent = await send(
    services,
    product.demo,
    await draftWith(services, product.demo, dead.id, answersWithPrice('900')),
    dead.id,
  );
  assert.ok(sent.kind === 'submitted');
  await eventually('the failed delivery', async () => {
    const failed = await product.database.inOrganisation(product.demo.id, (transaction) =>
      transaction.selectFrom('delivery').select('id').where('status', '=', 'failed').executeTakeFirst(),
    );
    return failed;
  });
});
after(() => product.close());

async function visitorIn(name: VisitorName, language: string): Promise<CitizenBrowser> {
  if (name === 'nobody') return product.nobody(language);
  if (name === 'citizen') return product.citizen('Karen', language);
  return product.employee(language, name === 'employee' ? undefined : ['caseworker']);
}

const documentTexts: { readonly path: string; readonly text: string; readonly language: string }[] = [];

/** One visitor's way through the product in one language: what is said in another where it doesn't say so. */
async function crawl(name: VisitorName, language: string) {
  const find = foreignTexts(known, language);
  const visitor = await visitorIn(name, language);
  const met = new Set<string>();
  const waiting = [...begins[name]];
  const seen = new Set(waiting);
  const buttons = new Map<string, readonly [page: string, action: string, button: readonly [string, string] | null]>();
  let pages = 0;
  const follow = (link: string, from: string): void => {
    const url = new URL(link, new URL(from, product.origin));
    const path = url.pathname + url.search;
    const leads =
      url.origin === product.origin &&
      url.pathname.startsWith('/demo/') &&
      !/^\/demo\/(sprog|log-af|login)/.test(url.pathname);
    if (!leads || seen.has(path)) return;
    seen.add(path);
    waiting.push(path);
  };
  const read = (path: string, html: string, status: number): void => {
    assert.ok(status < 500, `${path}: ${status}`);
    pages += 1;
    const own = /<html lang="([^"]*)"/.exec(html)?.[1];
    // What belongs to no organisation speaks the product's own languages alone.
    const spoken = /^\/(findes-ikke)?$/.test(path) && language === 'de' ? (own ?? '') : language;
    assert.equal(own, spoken, `${path} (${status}) is in ${own}`);
    assert.match(html, /<details class="language-menu/, `${path} (${status}) has no language menu`);
    if (spoken !== language) return;
    // Files are called what they were called in their case's language.
    const pieces = readPage(html).filter(({ text }) => !/\.pdf\b/.test(text) && !ownNames.has(text));
    for (const { key, found } of find(pieces)) met.add(`${name} ${shapeOf(path)} (${status}): ${found} (${key})`);
  };

  for (let path = waiting.shift(); path !== undefined && seen.size < 500; path = waiting.shift()) {
    const answer = await visitor.request({ method: 'GET', url: path });
    const type = String(answer.headers['content-type'] ?? '');
    if (answer.statusCode >= 300 && answer.statusCode < 400) {
      follow(String(answer.headers.location ?? ''), path);
      continue;
    }
    // A whole case that an employee downloads is in the employee's language.
    if (type.startsWith('application/pdf') && path.includes('/dokument/')) {
      const text = execFileSync('pdftotext', ['-', '-'], { input: answer.rawPayload, encoding: 'utf8' });
      documentTexts.push({ path, text, language });
    }
    if (!type.startsWith('text/html')) continue;
    read(path, answer.body, answer.statusCode);
    for (const link of linksOf(answer.body)) follow(link, path);
    for (const { action, button } of buttonsOf(answer.body)) {
      if (!isLeftAlone(action, button?.[1] ?? '')) {
        buttons.set(`${shapeOf(action)} ${shapeOf(button?.join('=') ?? '')}`, [path, action, button]);
      }
    }
  }
  for (const [page, action, button] of buttons.values()) {
    await visitor.get(page);
    if (!visitor.page.html.includes(`action="${action.replaceAll('&', '&amp;')}"`)) continue;
    await visitor.send(action, {}, button);
    if (visitor.page.html.startsWith('<!DOCTYPE html>')) read(action, visitor.page.html, visitor.page.status);
  }
  return { pages, pressed: buttons.size, met };
}

/** An address without its ids, so that a page is told of once. */
function shapeOf(path: string): string {
  return path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…');
}

for (const language of ['da', 'en', 'de']) {
  test(`SPR-2 SPR-3 no page, and nothing that a button answers, says anything unmarked in another language than ${language}`, {
    timeout: 300_000,
  }, async (context) => {
    const all = new Set<string>();
    for (const name of visitors) {
      const { pages, pressed, met } = await crawl(name, language);
      context.diagnostic(`${name} in ${language}: ${pages} pages, ${pressed} buttons`);
      assert.ok(pages >= begins[name].length / 2, `${name} met only ${pages} pages`);
      for (const each of met) all.add(each);
    }
    assert.deepEqual([...all], []);
  });
}

test('SPR-5 the documents that the crawl met are in the language of their case', () => {
  assert.ok(documentTexts.length > 0);
  const words = known.filter(({ key }) => key.startsWith('pdf.'));
  // The cases were sent in Danish: their letters and receipts are Danish whoever reads the page about them. A whole case that a
  // case worker takes along is written for that case worker.
  for (const { path, text, language: readers } of documentTexts) {
    const language = path.endsWith('/hent/sag.pdf') ? readers : 'da';
    const pieces = text.split('\n').map((line) => ({ text: line.trim(), language, kind: 'node' as const }));
    // Behind the report stand the case's documents, in the case's language.
    const own =
      language === 'da'
        ? pieces
        : pieces.slice(
            0,
            pieces.findIndex((piece) => /SHA-256/.test(piece.text)),
          );
    // A page of the form is called *Attachments*, and has no German: there it stands in English, as the form's own text.
    const found = foreignTexts(words, language)(own).filter(({ key }) => key !== 'pdf.attachments.title');
    assert.deepEqual(found, [], `${path} in ${language}`);
  }
});

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import type { CitizenBrowser } from '../../src/web/citizen/test-support/citizen-server.ts';
import { visibleText } from '../../src/web/citizen/test-support/posted-fields.ts';
import { eventually } from './support/eventually.ts';
import { fritidspasJourney } from './support/fritidspas-journey.ts';
import { type LanguagesProduct, languagesPage, startLanguagesProduct } from './support/languages-product.ts';
import { logIn } from './support/log-in.ts';
import { publishSportPass } from './support/sport-pass.ts';
import { walkForm } from './support/walk-form.ts';

let product: LanguagesProduct;
before(async () => {
  product = await startLanguagesProduct('de');
  await publishSportPass(product);
});
after(() => product.close());

const htmlLanguage = (visitor: CitizenBrowser) => /<html lang="([^"]*)"/.exec(visitor.page.html)?.[1];
const said = (visitor: CitizenBrowser) => visibleText(visitor.page.html);

/** A running product knows a form that was just published within seconds. */
async function opened(visitor: CitizenBrowser, path: string): Promise<void> {
  await eventually(path, async () => {
    await visitor.get(path);
    return visitor.page.status === 200 ? true : undefined;
  });
}

const pdfText = (content: Buffer) =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: content, encoding: 'utf8' });

async function receiptOf(visitor: CitizenBrowser): Promise<string> {
  const [, url = ''] = /<a\b[^>]*\shref="([^"]*\/dokument\/[^"]*)"/.exec(visitor.page.html) ?? [];
  const answer = await visitor.request({ method: 'GET', url });
  assert.equal(answer.statusCode, 200);
  return pdfText(answer.rawPayload);
}

/** The case number that the receipt page shows. */
function caseNumberOn(visitor: CitizenBrowser): string {
  return /\d{4}-\d{6}/.exec(said(visitor))?.[0] ?? assert.fail(said(visitor));
}

/** The letter of a case: its title in Digital Post, and the text of its PDF. */
async function letterOf(caseNumber: string) {
  const message = await eventually(`letter of ${caseNumber}`, async () =>
    (await product.received('digital-post')).find((each) => each.caseNumber === caseNumber),
  );
  const answer = await fetch(`${product.sandboxUrl}/digital-post/besked/${message.messageUuid}/fil/0`);
  return { title: message.title, text: pdfText(Buffer.from(await answer.arrayBuffer())) };
}

/** Chooses the language before the log-in, logs in, fills in and sends the form; ends on the receipt page. */
async function sendIn(visitor: CitizenBrowser, language: string, person: string, price: string): Promise<string> {
  await opened(visitor, '/demo/blanket/sportspas');
  await visitor.get(`/demo/sprog?til=${language}&tilbage=/demo/blanket/sportspas`);
  await logIn(product, visitor, person, '/demo/blanket/sportspas/start');
  await walkForm(visitor, { ...fritidspasJourney(price), form: 'sportspas' }, ({ path, status, html }) => {
    assert.ok(status < 429, path);
    assert.match(html, new RegExp(`<html lang="${language}"`), path);
  });
  return caseNumberOn(visitor);
}

test('SPR-2 SPR-3 SPR-5 a citizen applies in an imported language: receipt page, PDF and Digital Post are in it, and say where they fall back', async () => {
  const karen = product.nobody('da');
  await opened(karen, '/demo/blanket/sportspas');
  await karen.get('/demo/sprog?til=de&tilbage=/demo/blanket/sportspas');
  assert.match(karen.page.html, /<h1>Antrag auf einen Freizeitpass<\/h1>/);
  assert.match(karen.page.html, /<span lang="en"[^>]*>[^<]*leisure/i, 'what is not translated says that it is English');

  const number = await sendIn(karen, 'de', 'Karen', '900');
  assert.match(said(karen), /Wir haben Ihren Antrag erhalten|Wir haben .* erhalten/);
  const receipt = await receiptOf(karen);
  for (const text of [
    'Eingangsbestätigung',
    'Fallnummer',
    'Wie heißt die Aktivität?',
    'Wann nimmt das Kind teil?',
    '1. Januar 2027',
  ]) {
    assert.ok(receipt.includes(text), `${text} is not in ${receipt}`);
  }
  for (const text of ['Kvittering', 'Sagsnummer', 'Receipt', 'Case number', '1. januar']) {
    assert.ok(!receipt.includes(text), `${text} is in ${receipt}`);
  }
  const letter = await letterOf(number);
  assert.equal(letter.title, 'Ihr Freizeitpass ist bewilligt');
  for (const text of [
    'Ihr Freizeitpass ist bewilligt',
    'für Fodbold',
    'So bekommen Sie das Geld',
    'Mit freundlichen Grüßen',
    'Fallnummer',
  ]) {
    assert.ok(letter.text.includes(text), `${text} is not in ${letter.text}`);
  }
  // Not translated, and so in the language that the organisation falls back to, not in Danish.
  assert.match(letter.text, /Complaint/);
  assert.doesNotMatch(letter.text, /Venlig hilsen|Kind regards|Sagsnummer|Klage\n/);

  await karen.get('/demo/mine-sager');
  assert.match(said(karen), /Meine Fälle/);
  await karen.get(/href="(\/demo\/mine-sager\/[0-9a-f-]{36})"/.exec(karen.page.html)?.[1] ?? '');
  assert.equal(htmlLanguage(karen), 'de');
});

test('SPR-2 SPR-5 the same in English: no Danish in receipt, letter or title', async () => {
  const mads = product.nobody('da');
  const number = await sendIn(mads, 'en', 'Mads', '900');
  const receipt = await receiptOf(mads);
  assert.match(receipt, /Receipt/);
  assert.match(receipt, /1 January 2027/);
  assert.doesNotMatch(receipt, /Kvittering|Sagsnummer|aktiviteten|Eingang/);
  const letter = await letterOf(number);
  assert.equal(letter.title, 'You have been granted a leisure pass');
  assert.match(letter.text, /Complaint/);
  assert.doesNotMatch(letter.text, /Venlig hilsen|Klage|bevilget|bewilligt/);
});

test('SPR-4 an imported language that was chosen before the log-in is kept on the person, and is there in another browser', async () => {
  const first = product.nobody('da');
  await first.get('/demo/');
  assert.equal(htmlLanguage(first), 'da');
  await first.get('/demo/sprog?til=de&tilbage=/demo/');
  assert.equal(htmlLanguage(first), 'de');
  await logIn(product, first, 'Peter', '/demo/mine-sager');
  assert.deepEqual([htmlLanguage(first), first.page.path], ['de', '/demo/mine-sager']);

  const other = product.nobody('da');
  await other.get('/demo/');
  assert.equal(htmlLanguage(other), 'da');
  await logIn(product, other, 'Peter', '/demo/mine-sager');
  assert.equal(htmlLanguage(other), 'de');
  // Another choice there is the one that counts from then on.
  await other.get('/demo/sprog?til=en&tilbage=/demo/mine-sager');
  const third = product.nobody('da');
  await logIn(product, third, 'Peter', '/demo/mine-sager');
  assert.equal(htmlLanguage(third), 'en');
});

test('SPR-6 a language that is switched off or removed later: people, drafts, cases and letters go on in Danish, without an error, and get it back with it', async () => {
  const karen = product.nobody('da');
  await karen.get('/demo/sprog?til=de&tilbage=/demo/');
  await logIn(product, karen, 'Karen', '/demo/mine-sager');
  const number = await sendIn(karen, 'de', 'Karen', '9.000');
  const [, caseId = ''] = /\/mine-sager\/([0-9a-f-]{36})/.exec(karen.page.path) ?? [];
  await karen.get('/demo/blanket/sportspas/start');
  await karen.send('/demo/blanket/sportspas/start');
  const draft = karen.page.path;
  assert.match(draft, /\/udfyld\//);
  const pages = [
    '/demo/',
    '/demo/mine-sager',
    `/demo/mine-sager/${caseId}`,
    `/demo/mine-sager/${caseId}/kvittering`,
    draft,
  ];
  const languages = async (): Promise<readonly string[]> => {
    const found = new Set<string>();
    for (const path of pages) {
      await karen.get(path);
      assert.equal(karen.page.status, 200, `${path} answers ${karen.page.status}`);
      found.add(htmlLanguage(karen) ?? '');
    }
    return [...found];
  };
  assert.deepEqual(await languages(), ['de']);

  const alma = await product.employee('da', ['administrator']);
  const press = async (handling: string): Promise<void> => {
    await alma.get(languagesPage);
    await alma.send(languagesPage, {}, ['handling', handling]);
    assert.equal(alma.page.status, 200, visibleText(alma.page.html));
  };
  for (const [off, on] of [
    ['fra', 'til'],
    ['skjul:de', 'vis:de'],
  ] as const) {
    await press(off);
    assert.deepEqual(await languages(), ['da'], off);
    assert.equal(karen.page.html.includes('class="language-menu'), off !== 'fra');
    await press(on);
    assert.deepEqual(await languages(), ['de'], on);
  }
  await press('slet:de');
  assert.deepEqual(await languages(), ['da']);

  // The case was sent in German. What is decided now is written in what is there.
  const bo = await product.employee('da', ['caseworker']);
  await bo.get(`/demo/sagsbehandling/sag/${caseId}`);
  await bo.send(`/demo/sagsbehandling/sag/${caseId}/tag`);
  await bo.send(`/demo/sagsbehandling/sag/${caseId}/afgoer`, { begrundelse: 'Alt er i orden.' }, [
    'beslutning',
    'approved',
  ]);
  const letter = await letterOf(number);
  assert.match(letter.text, /Venlig hilsen/);
  assert.equal(letter.title, 'Du har fået fritidspas');
  assert.doesNotMatch(letter.text, /Freizeit|bewilligt|November/);
  assert.deepEqual(
    product.log.filter((line) => line.includes('"level":"error"') || line.includes('request failed')),
    [],
  );

  await product.importLanguage('de');
  assert.deepEqual(await languages(), ['de']);
});

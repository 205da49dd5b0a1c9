import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { registeredTexts } from '../../../texts/catalogue.ts';
import { type CaseworkerTest, startCaseworkerTest, type Visitor } from '../../caseworker/testing.ts';
import { changeLanguages } from './change-languages.ts';

let product: CaseworkerTest;
let alma: Visitor;

before(async () => {
  product = await startCaseworkerTest();
  alma = await product.employee('Alma Administrator', ['administrator'], []);
});
after(() => product.close());

const here = '/demo/administration/sprog';
const importing = `${here}/importer`;
const press = (handling: string) => alma.submit(here, here, { handling });

function file(content: unknown): File {
  return new File([typeof content === 'string' ? content : JSON.stringify(content)], 'de.json');
}

/** Every text in something like German: what is tested is the way, not the words. */
function german(change: Readonly<Record<string, unknown>> = {}) {
  const texts = [...registeredTexts()].map(([key, { da }]) => [key, `${da} (de)`] as const);
  return { language: 'de', texts: { ...Object.fromEntries(texts), ...change } };
}

test('SPR-6 the page is for administrators alone', async () => {
  const signe = await product.employee('Signe Sagsbehandler', ['caseworker'], ['Fritid']);
  assert.equal((await signe.get(here)).status, 403);
  assert.equal((await signe.get(`${here}/katalog?sprog=de`)).status, 403);
  assert.equal((await product.nobody().get(here)).status, 303);
});

test('SPR-6 with the option off there is no menu and the organisation’s first language; on again, the menu is back', async () => {
  assert.match((await alma.get(here)).body, /class="language-menu/);
  assert.equal((await press('fra')).status, 303);
  const off = await alma.get(here);
  assert.doesNotMatch(off.body, /class="language-menu/);
  assert.match(off.body, /Sprogversionering er slået fra/);
  await press('op:en');
  await press('til');
  assert.match((await alma.get(here)).body, /class="language-menu/);
  assert.deepEqual((await product.organisations.bySlug('demo'))?.languages, ['en', 'da']);
  await press('op:da');
  assert.deepEqual((await product.organisations.bySlug('demo'))?.languages, ['da', 'en']);
  assert.equal((await product.audited()).at(-1)?.action, 'languagesChanged');
});

test('SPR-6 a third language is translated from a file, imported, used on pages, taken out and removed, without code', async () => {
  const exported = await alma.get(`${here}/katalog?sprog=de`);
  assert.equal(exported.header('content-disposition'), 'attachment; filename="catalogue-de.json"');
  const empty = JSON.parse(exported.body) as { texts: Record<string, { da: string; en: string; text: string }> };
  assert.equal(Object.keys(empty.texts).length, registeredTexts().size);
  assert.deepEqual(empty.texts['web.skip'], { da: 'Gå til sidens indhold', en: 'Skip to main content', text: '' });

  const answer = await alma.upload(
    here,
    importing,
    file(german({ 'web.skip': 'Zum Inhalt', 'web.language.choose': '' })),
  );
  assert.equal(answer.status, 200);
  assert.match(answer.body, /Deutsch er indlæst/);
  assert.match(answer.body, new RegExp(`1 af ${registeredTexts().size} tekster mangler`));
  assert.deepEqual((await product.organisations.bySlug('demo'))?.languages, ['da', 'en', 'de']);
  assert.deepEqual((await product.organisations.bySlug('proeveby'))?.languages, ['da', 'en']);
  assert.equal((await product.audited()).at(-1)?.action, 'languageImported');

  const page = await alma.in('de').get(here);
  assert.match(page.body, /<html lang="de">/);
  assert.match(page.body, />Zum Inhalt</);
  assert.match(page.body, /<h1>Sprog \(de\)<\/h1>/);
  // Not translated, and so English; in an attribute, which can't say so.
  assert.match(page.body, /aria-label="Choose language"/);
  assert.doesNotMatch(page.body, /[\ue000-\ue002]/);
  const lost = await alma.in('de').get('/demo/findes-ikke');
  assert.equal(lost.status, 404);
  assert.match(lost.body, /<html lang="de">/);
  assert.match(lost.body, /\(de\)<\/h1>/);

  const again = JSON.parse((await alma.get(`${here}/katalog?sprog=de`)).body) as typeof empty;
  assert.equal(again.texts['web.skip']?.text, 'Zum Inhalt');

  await press('skjul:de');
  assert.deepEqual((await product.organisations.bySlug('demo'))?.languages, ['da', 'en']);
  await press('vis:de');
  await press('slet:de');
  const left = await product.organisations.bySlug('demo');
  assert.deepEqual([left?.languages, left?.catalogues.size], [['da', 'en'], 0]);
  assert.match((await alma.in('de').get(here)).body, /<html lang="da">/);
});

test('SPR-6 another process sees an imported language within seconds', async () => {
  const { createOrganisations } = await import('../../../organisations/organisation.ts');
  const { offeredLanguages } = await import('../../../options/registry.ts');
  let clock = 0;
  const other = createOrganisations(product.database, product.masterKey, offeredLanguages, () => clock);
  assert.deepEqual((await other.bySlug('demo'))?.languages, ['da', 'en']);
  await alma.upload(here, importing, file(german()));
  clock += 5_001;
  const seen = await other.bySlug('demo');
  assert.deepEqual(seen?.languages, ['da', 'en', 'de']);
  assert.equal(seen?.texts?.translation('web.skip', 'de'), 'Gå til sidens indhold (de)');
  await press('slet:de');
});

for (const [what, content, told] of [
  [
    'broken placeholders',
    german({ 'web.title.error': 'Fehler: {titel}' }),
    /web\.title\.error: Teksten skal have \{title\}, men har \{titel\}/,
  ],
  ['unknown keys', german({ 'web.nowhere': 'x' }), /Produktet kender ikke disse tekster: web\.nowhere/],
  ['an invalid tag', { language: 'tysk sprog', texts: {} }, /“tysk sprog” er ikke en sprogkode/],
  ['no JSON', '{', /Filen er ikke gyldig JSON/],
] as const) {
  test(`SPR-6 a file with ${what} is refused with what to do, and nothing is changed`, async () => {
    const answer = await alma.upload(here, importing, file(content));
    assert.equal(answer.status, 422);
    assert.match(answer.body, told);
    assert.match(answer.body, /id="error-summary"/);
    assert.equal((await product.organisations.bySlug('demo'))?.catalogues.size, 0);
  });
}

test('SPR-6 unknown keys are passed over on demand; no file, and a tag that is none, are told of', async () => {
  const skipped = await alma.upload(here, importing, file(german({ 'web.nowhere': 'x' })), { spring: 'ja' });
  assert.match(skipped.body, /1 tekster er sprunget over, fordi produktet ikke kender dem: web\.nowhere/);
  await press('slet:de');
  assert.match((await alma.upload(here, importing, new File([], ''))).body, /Vælg en fil med oversættelsen/);
  assert.match((await alma.get(`${here}/katalog?sprog=%3F`)).body, /“\?” er ikke en sprogkode/);
  const large = await alma.upload(here, importing, file(`"${'x'.repeat(5_000_001)}"`));
  assert.match(large.body, /Filen er for stor/);
});

test('SPR-6 the last language stays, and buttons that no page has change nothing', () => {
  const one = { isOn: true, chosen: ['da'], others: ['en'] };
  assert.equal(changeLanguages(one, 'skjul:da'), null);
  assert.equal(changeLanguages(one, 'op:da'), null);
  assert.equal(changeLanguages(one, 'vis:xx'), null);
  assert.equal(changeLanguages(one, ''), null);
  assert.deepEqual(changeLanguages(one, 'vis:en'), { isOn: true, chosen: ['da', 'en'] });
});

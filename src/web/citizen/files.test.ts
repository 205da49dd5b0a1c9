import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestDatabase, type TestDatabase } from '../../../test/helpers/product.ts';
import { publishSmallForm } from '../../../test/helpers/small-form.ts';
import { createPdfRenderer } from '../../documents/pdf/pdf-renderer.ts';
import {
  type ChosenFile,
  type CitizenBrowser,
  type CitizenServer,
  startCitizenServer,
} from './test-support/citizen-server.ts';
import { visibleText } from './test-support/posted-fields.ts';

const text = (da: string, en: string) => ({ da, en });

let base: TestDatabase;
let citizens: CitizenServer;
before(async () => {
  base = await startTestDatabase();
  citizens = await startCitizenServer({ ...base.services, pdf: createPdfRenderer() });
  await publishSmallForm(base.definitions, base.demo.id, {
    key: 'bilag',
    start: { logins: ['anonymous'] },
    pages: [
      {
        key: 'bilag',
        title: text('Bilag', 'Papers'),
        fields: [
          { kind: 'yesNo', key: 'paid', label: text('Har du betalt?', 'Have you paid?'), required: true },
          {
            kind: 'files',
            key: 'paper',
            label: text('Kvittering', 'Receipt'),
            accept: ['image/png', 'application/pdf'],
            maxFiles: 2,
            required: 'paid',
            visibleWhen: 'paid != null',
            validations: [
              {
                rule: 'not(paid) or count(paper) = 2',
                message: text('Vedhæft begge sider af kvitteringen', 'Attach both sides of the receipt'),
              },
            ],
          },
        ],
      },
    ],
  });
});
after(async () => {
  await citizens?.server.close();
  await base?.close();
});

const png = (name: string): ChosenFile => ({
  field: 'paper',
  name,
  type: 'image/png',
  content: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
});
const pdf: ChosenFile = {
  field: 'paper',
  name: 'bagside.pdf',
  type: 'application/pdf',
  content: Buffer.from(
    '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n'.padEnd(5_000),
  ),
};
const begin = async (): Promise<{ readonly browser: CitizenBrowser; readonly here: string }> => {
  const browser = citizens.visitor();
  await browser.get('/demo/blanket/bilag');
  await browser.send('/demo/blanket/bilag/start-uden-login');
  return { browser, here: browser.page.path };
};
const documentsRead = () =>
  base.database.inOrganisation(base.demo.id, async (transaction) => {
    const rows = await transaction
      .selectFrom('audit_entry')
      .select('id')
      .where('action', '=', 'documentRead')
      .execute();
    return rows.length;
  });

test('FRM-6 without scripts: a picture is seen beside its name, every file can be opened, and each taken off by its own button', async () => {
  const { browser, here } = await begin();
  await browser.send(here, { paid: 'yes' }, ['_upload', 'paper'], [png('forside æ.png'), pdf]);
  assert.match(visibleText(browser.page.html), /forside æ\.png \(1 kB\).*bagside\.pdf \(5 kB\)/);
  const pictures = [...browser.page.html.matchAll(/<img src="([^"]*\/fil\/[^"]*)" alt(?:="")? [^>]*loading="lazy"/g)];
  assert.equal(pictures.length, 1, 'the PDF is no picture');
  const links = [...browser.page.html.matchAll(/<a href="([^"]*\/fil\/[0-9a-f-]{36})">([^<]*)<\/a>/g)];
  assert.deepEqual(
    links.map(([, , name]) => name),
    ['forside æ.png (1\u00a0kB)', 'bagside.pdf (5\u00a0kB)'],
  );
  const before = await documentsRead();
  const picture = await browser.request({ method: 'GET', url: pictures[0]?.[1] ?? '' });
  assert.equal(picture.headers['content-type'], 'image/png');
  assert.match(String(picture.headers['content-security-policy']), /default-src 'none'; sandbox/);
  assert.equal(await documentsRead(), before, 'a look within the own page is no reading of its own');
  const opened = await browser.request({ method: 'GET', url: links[1]?.[1] ?? '' });
  assert.deepEqual(opened.rawPayload, pdf.content);
  assert.equal(await documentsRead(), before + 1);
  assert.equal(
    (await citizens.visitor().request({ method: 'GET', url: links[1]?.[1] ?? '' })).statusCode,
    403,
    'nobody else gets it',
  );

  const [, id = ''] = /name="_remove-file" value="paper\.([^"]*)"/.exec(browser.page.html) ?? [];
  await browser.send(here, {}, ['_remove-file', `paper.${id}`]);
  assert.doesNotMatch(visibleText(browser.page.html), /forside/);
  assert.match(visibleText(browser.page.html), /bagside\.pdf/);
  assert.equal(
    (await browser.request({ method: 'GET', url: `${here.replace('/bilag', '')}/fil/${id}` })).statusCode,
    404,
  );
});

test('FRM-6 files are demanded by a condition and counted by a rule; one more than there may be is refused by name and nothing is lost', async () => {
  const { browser, here } = await begin();
  await browser.send(here, { paid: 'yes' }, ['_next', '1']);
  assert.match(visibleText(browser.page.html), /Der er kommet flere spørgsmål/);
  await browser.send(here, {}, ['_next', '1']);
  assert.equal(browser.page.status, 422);
  assert.match(visibleText(browser.page.html), /Kvittering: Vælg en fil/);
  await browser.send(here, {}, ['_next', '1'], [png('forside.png')]);
  assert.equal(browser.page.status, 422);
  assert.match(visibleText(browser.page.html), /Vedhæft begge sider af kvitteringen.*forside\.png/);
  await browser.send(here, {}, ['_upload', 'paper'], [pdf, png('tredje.png')]);
  assert.equal(browser.page.status, 422);
  assert.match(visibleText(browser.page.html), /højst vedhæfte 2.*forside\.png.*bagside\.pdf/);
  assert.doesNotMatch(visibleText(browser.page.html), /tredje\.png \(/);
  await browser.send(here, {}, ['_next', '1']);
  assert.match(browser.page.path, /\/gennemse$/);

  const { browser: other, here: there } = await begin();
  await other.send(there, { paid: 'no' }, ['_next', '1']);
  await other.send(there, {}, ['_next', '1']);
  assert.match(other.page.path, /\/gennemse$/, 'without the condition no file is asked for');
});

test('FRM-6 SPR-2 a file that is not what its name says, or of a type that the field does not take, is told in English too', async () => {
  const { browser, here } = await begin();
  browser.language = 'en';
  await browser.send(here, { paid: 'yes' }, ['_upload', 'paper'], [{ ...png('letter.pdf'), type: 'application/pdf' }]);
  assert.equal(browser.page.status, 422);
  assert.match(visibleText(browser.page.html), /Receipt: .*letter\.pdf/);
  const jpeg = {
    field: 'paper',
    name: 'photo.jpg',
    type: 'image/jpeg',
    content: Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'),
  };
  await browser.send(here, {}, ['_upload', 'paper'], [jpeg]);
  await browser.send(here, {}, ['_next', '1']);
  assert.match(visibleText(browser.page.html), /photo\.jpg must be of the type PNG or PDF/);
});

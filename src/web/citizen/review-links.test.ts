import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestDatabase, type TestDatabase } from '../../../test/helpers/product.ts';
import { publishSmallForm } from '../../../test/helpers/small-form.ts';
import { createPdfRenderer } from '../../documents/pdf/pdf-renderer.ts';
import type { FormDefinition } from '../../forms/definition.ts';
import { type CitizenServer, startCitizenServer } from './test-support/citizen-server.ts';
import { visibleText } from './test-support/posted-fields.ts';

const text = (da: string, en: string) => ({ da, en });
const layouts = ['steps', 'taskList', 'onePage'] as const;
const pages: FormDefinition['pages'] = [
  {
    key: 'om',
    title: text('Om dig', 'About you'),
    fields: [
      {
        kind: 'group',
        key: 'you',
        label: text('Dig', 'You'),
        fields: [
          { kind: 'shortText', key: 'name', label: text('Navn', 'Name'), required: true },
          { kind: 'date', key: 'born', label: text('Født', 'Born') },
        ],
      },
      { kind: 'address', key: 'home', label: text('Adresse', 'Address') },
      {
        kind: 'oneOf',
        key: 'how',
        label: text('Hvordan?', 'How?'),
        options: [{ value: 'a', label: text('Sådan', 'So') }],
      },
    ],
  },
  {
    key: 'mere',
    title: text('Mere', 'More'),
    fields: [
      {
        kind: 'rows',
        key: 'guests',
        label: text('Gæster', 'Guests'),
        rowLabel: text('gæst', 'guest'),
        addable: true,
        maxRows: 3,
        columns: [{ kind: 'shortText', key: 'guest', label: text('Gæst', 'Guest') }],
      },
      { kind: 'files', key: 'paper', label: text('Bilag', 'Papers') },
      { kind: 'mapPoint', key: 'spot', label: text('Sted', 'Place') },
      { kind: 'yesNo', key: 'more', label: text('Er der mere?', 'Is there more?') },
    ],
  },
  {
    key: 'sidst',
    title: text('Til sidst', 'At last'),
    visibleWhen: 'more = true',
    fields: [{ kind: 'longText', key: 'last', label: text('Hvad mere?', 'What more?'), required: true }],
  },
];

let base: TestDatabase;
let citizens: CitizenServer;
before(async () => {
  base = await startTestDatabase();
  citizens = await startCitizenServer({ ...base.services, pdf: createPdfRenderer() });
  for (const layout of layouts) {
    const start = { logins: ['anonymous' as const] };
    await publishSmallForm(base.definitions, base.demo.id, { key: layout.toLowerCase(), start, layout, pages });
  }
});
after(async () => {
  await citizens?.server.close();
  await base?.close();
});

for (const layout of layouts) {
  test(`FRM-8 ${layout}: every change link leads to its question, and back to the review with rows added, errors and a language on the way`, async () => {
    const key = layout.toLowerCase();
    const browser = citizens.visitor();
    await browser.get(`/demo/blanket/${key}`);
    await browser.send(`/demo/blanket/${key}/start-uden-login`);
    const draft = browser.page.path.split('/').slice(0, 6).join('/');
    const review = `${draft}/gennemse`;
    for (const page of layout === 'onePage' ? ['om'] : ['om', 'mere']) {
      await browser.get(`${draft}/${page}`);
      await browser.send(`${draft}/${page}`, page === 'om' ? { name: 'Ida' } : {}, ['_next', '1']);
    }
    await browser.get(review);
    assert.equal(browser.page.path, review, visibleText(browser.page.html));
    const links = [...browser.page.html.matchAll(/<a href="([^"]*\?ret=1#[^"]*)">Ret</g)].map(([, href = '']) => href);
    assert.equal(links.length, 8, links.join(' '));
    for (const href of links) {
      const [page = '', id = ''] = href.split('#');
      await browser.get(page);
      assert.equal(browser.page.status, 200);
      assert.match(browser.page.html, new RegExp(` id="${id}"`), `${href} is there`);
      assert.match(browser.page.html, /Gem, og gå til gennemsyn/);
      await browser.send(page, {}, ['_next', '1']);
      assert.equal(browser.page.path, review, href);
    }
    const of = (name: string) => links.find((href) => href.includes(`#${name}`))?.split('#')[0] ?? assert.fail(name);

    await browser.get(of('name'));
    await browser.send(of('name'), { name: '' }, ['_next', '1']);
    assert.equal(browser.page.status, 422, 'an error stays on the page');
    await browser.send(of('name'), { name: 'Ida Hansen' }, ['_sprog', 'da']);
    assert.match(browser.page.path, /\/om\?ret=1$/, 'another language comes back as from the review');
    await browser.get(of('name'));
    await browser.send(of('name'), {}, ['_next', '1']);
    assert.match(visibleText(browser.page.html), /Ida Hansen/);

    const rows = of('guests');
    await browser.get(rows);
    await browser.send(rows, {}, ['_add', 'guests']);
    const [, row = ''] = /#guests\.(r[\w-]+)$/.exec(browser.page.path) ?? assert.fail(browser.page.path);
    await browser.send(rows, { [`guests.${row}.guest`]: 'Bo' }, ['_next', '1']);
    assert.equal(browser.page.path, review);
    assert.match(visibleText(browser.page.html), /Gæst: Bo/);

    // A change that brings up another page: what is missing there is told, with a link that comes back too.
    await browser.get(of('more'));
    await browser.send(of('more'), { more: 'yes' }, ['_next', '1']);
    if (layout === 'onePage') await browser.send(of('more'), { last: 'Det hele' }, ['_next', '1']);
    if (layout === 'steps') {
      const [, missing = ''] =
        /<a href="([^"]*\?ret=1)#last"/.exec(browser.page.html) ?? assert.fail(visibleText(browser.page.html));
      await browser.get(missing);
      await browser.send(missing, { last: 'Det hele' }, ['_next', '1']);
    }
    if (layout === 'taskList') {
      assert.match(
        visibleText(browser.page.html),
        /2 af 3 dele/,
        'there is nothing to review before the new part is done',
      );
      await browser.get(`${draft}/sidst`);
      await browser.send(`${draft}/sidst`, { last: 'Det hele' }, ['_next', '1']);
      await browser.get(review);
    }
    assert.equal(browser.page.path, review, visibleText(browser.page.html));
    assert.match(visibleText(browser.page.html), /Det hele/);
    await browser.send(`${draft}/send`);
    assert.match(visibleText(browser.page.html), /Sagsnummer/);
  });
}

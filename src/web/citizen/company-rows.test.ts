import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type PeerInTest, startPeer } from '../../../sandbox/cpr/peer-in-test.ts';
import { cvrPeer } from '../../../sandbox/cvr/peer.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/helpers/product.ts';
import { smallForm } from '../../../test/helpers/small-form.ts';
import { approve, definitionOf, end, fill } from '../../../test/helpers/workflow-of.ts';
import { findCase } from '../../cases/stored-case.ts';
import { createPdfRenderer, type PdfRenderer } from '../../documents/pdf/pdf-renderer.ts';
import { cvrSoapRegister } from '../../registers/cvr-soap-register.ts';
import { type CitizenBrowser, type CitizenServer, startCitizenServer } from './test-support/citizen-server.ts';
import { visibleText } from './test-support/posted-fields.ts';

let base: TestDatabase;
let pdf: PdfRenderer;
let citizens: CitizenServer;
let peer: PeerInTest;

const text = (da: string) => ({ da, en: da });
const cell = (key: string, from: string) =>
  ({ kind: 'shortText', key, label: text(key), prefill: { from, locked: true } }) as const;
const rows = { kind: 'rows', rowLabel: text('række'), addable: true, maxRows: 5 } as const;

before(async () => {
  base = await startTestDatabase();
  pdf = createPdfRenderer();
  peer = await startPeer(cvrPeer);
  citizens = await startCitizenServer({ ...base.services, pdf });
  // The register of the sandbox over its protocol, in place of the stand-in.
  Object.assign(citizens.registers, { cvr: cvrSoapRegister(peer.access, () => '2026-11-24') });
  const key = 'virksomhed';
  const form = smallForm({
    key,
    pages: [
      {
        key: 'side',
        title: text('Virksomheden'),
        fields: [
          { kind: 'company', key: 'firm', label: text('Virksomhed'), required: true },
          cell('industry', 'cvr.firm.industryText'),
          { kind: 'date', key: 'since', label: text('Start'), prefill: { from: 'cvr.firm.startDate', locked: true } },
          {
            ...{ ...rows, key: 'units', label: text('P-enheder') },
            prefill: { from: 'cvr.firm.productionUnits', locked: true, unchecked: true },
            columns: [
              cell('number', 'unit.number'),
              cell('name', 'unit.name'),
              cell('place', 'unit.address'),
              { kind: 'shortText', key: 'note', label: text('Bemærkning') },
            ],
          },
          {
            ...{ ...rows, key: 'owners', label: text('Ejere') },
            prefill: { from: 'cvr.firm.owners', locked: true, unchecked: true },
            columns: [cell('name', 'owner.name'), cell('cvr', 'owner.cvr')],
          },
        ],
      },
    ],
  });
  const published = await base.definitions.publishForm(base.demo.id, form);
  assert.ok(published.ok, JSON.stringify(published));
  const workflow = definitionOf(
    {
      begin: fill({ form: key, as: 'start', by: 'starter', next: 'first' }),
      first: approve({ as: 'boss', approved: 'stop', rejected: 'stop' }),
      stop: end('done'),
    },
    { key: `flow-${key}` },
  );
  assert.ok((await base.definitions.publishWorkflow(base.demo.id, workflow)).ok);
});
after(async () => {
  await citizens?.server.close();
  await peer?.stop();
  await pdf?.stop();
  await base?.close();
});

async function begin(): Promise<{ readonly browser: CitizenBrowser; readonly here: string }> {
  const browser = await citizens.browserOf(base.demo, { cpr: '2411790031', name: 'Peter Hansen' });
  await browser.get('/demo/blanket/virksomhed/start');
  await browser.send('/demo/blanket/virksomhed/start');
  const here = /^.*\/udfyld\/[0-9a-f-]{36}/.exec(browser.page.path)?.[0];
  assert.ok(here, browser.page.path);
  return { browser, here };
}

const asked = () => peer.accepted.length;

test('FUL-4 the production units and owners of a company fill in rows by one look-up, locked, and go with another company', async () => {
  const { browser, here } = await begin();
  const lookUp = (cvr: string, more: Readonly<Record<string, string>> = {}) =>
    browser.send(`${here}/side`, { 'firm.cvr': cvr, ...more, _lookup: 'firm' });
  const before = asked();
  await lookUp('99000104');
  assert.equal(asked() - before, 2, 'the company and its units');
  const found = visibleText(browser.page.html);
  assert.match(found, /9900010401.*Stadionvej 7-9, 9000 Aalborg.*9900010402.*hal 2.*Hallen 12B/);
  assert.match(found, /Sportsklubber/);
  assert.match(found, /14\. marts 1978|14-03-1978|14\.03\.1978/);
  assert.doesNotMatch(browser.page.html, /name="units\.unit-9900010401\.(number|name|place)"/, 'locked');

  await lookUp('99000163', { 'units.unit-9900010401.note': 'Kun om fredagen' });
  const other = visibleText(browser.page.html);
  assert.match(other, /9900016301.*Karen Hansen.*Fjordbyens Idrætsforening.*99000104.*Balettstudion i Malmö AB/);
  assert.doesNotMatch(browser.page.html, /99000104\d\d|Kun om fredagen|Bo Berg|0107850018|010785/);
  const asTold = asked();
  await lookUp('99000104');
  assert.match(visibleText(browser.page.html), /9900010402/);
  await lookUp('99000163');
  assert.equal(asked(), asTold, 'what was asked some minutes ago is not asked again');

  await browser.send(`${here}/side`, { _next: '1' });
  await browser.get(`${here}/gennemse`);
  assert.doesNotMatch(visibleText(browser.page.html), /ikke kontrolleret/);
  await browser.send(`${here}/send`);
  const id = /mine-sager\/([0-9a-f-]{36})\/kvittering/.exec(browser.page.path)?.[1];
  assert.ok(id, visibleText(browser.page.html).slice(0, 400));
  const stored = await base.database.inOrganisation(base.demo.id, (transaction) =>
    findCase(transaction, base.demo, id, false),
  );
  const [answers] = Object.values(stored?.state.answers ?? {});
  assert.deepEqual(answers?.owners, [
    { name: 'Karen Hansen', cvr: null },
    { name: 'Fjordbyens Idrætsforening', cvr: '99000104' },
    { name: 'Balettstudion i Malmö AB', cvr: null },
  ]);
  assert.deepEqual(answers?.units, [{ number: '9900016301', name: 'Danseværkstedet', place: null, note: null }]);
  assert.equal(answers?.since, '2015-02-02');
});

test('FUL-4 while CVR does not answer the rows are the citizen’s to fill in, and marked as unchecked', async () => {
  const { browser, here } = await begin();
  peer.setFaults([{ at: 'request', kind: 'error' }]);
  await browser.send(`${here}/side`, { 'firm.cvr': '99000104', _lookup: 'firm' });
  peer.setFaults([]);
  assert.match(visibleText(browser.page.html), /Vi kan ikke hente oplysninger fra CVR-registret lige nu/);
  await browser.send(`${here}/side`, { 'firm.name': 'Idrætsforeningen', _add: 'owners' });
  const row = /name="owners\.([A-Za-z0-9_-]+)\.name"/.exec(browser.page.html)?.[1];
  assert.ok(row, 'a row can be added');
  await browser.send(`${here}/side`, { [`owners.${row}.name`]: 'Ida Iversen', _next: '1' });
  await browser.get(`${here}/gennemse`);
  const review = visibleText(browser.page.html);
  assert.match(review, /Ida Iversen/);
  assert.match(review, /ikke kontrolleret i registret/);
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestDatabase, type TestDatabase } from '../../../test/helpers/product.ts';
import { smallForm } from '../../../test/helpers/small-form.ts';
import { approve, definitionOf, end, fill } from '../../../test/helpers/workflow-of.ts';
import { checkRegisters } from '../../cases/register-checks/check-registers.ts';
import { readOpenChecks } from '../../cases/register-checks/differences.ts';
import { settleDifference } from '../../cases/register-checks/settle-difference.ts';
import { findCase } from '../../cases/stored-case.ts';
import { createPdfRenderer, type PdfRenderer } from '../../documents/pdf/pdf-renderer.ts';
import { accessOf } from '../../identity/rights/access.ts';
import { writeText } from '../../workflows/placeholders.ts';
import { type CitizenServer, startCitizenServer } from './test-support/citizen-server.ts';
import { visibleText } from './test-support/posted-fields.ts';

let base: TestDatabase;
let pdf: PdfRenderer;
let citizens: CitizenServer;
const signe = '0190a0aa-0000-7000-8000-000000000001';
const peter = { cpr: '2411790031', name: 'Peter Hansen' };

const field = (key: string, from: string, unchecked: boolean) =>
  ({
    kind: 'shortText',
    key,
    label: { da: key, en: key },
    prefill: { from, locked: true, ...(unchecked ? { unchecked: true } : {}) },
  }) as const;

before(async () => {
  base = await startTestDatabase();
  pdf = createPdfRenderer();
  citizens = await startCitizenServer({ ...base.services, pdf });
  for (const [key, unchecked] of [
    ['husstand', true],
    ['venter', false],
  ] as const) {
    const form = smallForm({
      key,
      pages: [
        {
          key: 'side',
          title: { da: 'Ansøger', en: 'Applicant' },
          fields: [field('name', 'cpr.name', unchecked), field('street', 'cpr.address', true)],
        },
      ],
    });
    assert.ok((await base.definitions.publishForm(base.demo.id, form)).ok);
    const workflow = definitionOf(
      {
        begin: fill({ form: key, as: 'start', by: 'starter', next: 'first' }),
        first: approve({ as: 'boss', approved: 'stop', rejected: 'stop' }),
        stop: end('done'),
      },
      { key: `flow-${key}` },
    );
    const published = await base.definitions.publishWorkflow(base.demo.id, workflow);
    assert.ok(published.ok, JSON.stringify(published));
  }
});
async function publishCompanyForm(key: string, unchecked: boolean): Promise<void> {
  const form = smallForm({
    key,
    pages: [
      {
        key: 'side',
        title: { da: 'Foreningen', en: 'The association' },
        fields: [
          { kind: 'company', key: 'club', label: { da: 'Forening', en: 'Association' }, required: true },
          field('official', 'cvr.club.name', unchecked),
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
  const flow = await base.definitions.publishWorkflow(base.demo.id, workflow);
  assert.ok(flow.ok, JSON.stringify(flow));
}

after(async () => {
  await citizens?.server.close();
  await pdf?.stop();
  await base?.close();
});

const check = () =>
  checkRegisters({ ...base.services, cpr: () => citizens.registers.cpr, cvr: () => citizens.registers.cvr });

async function readCase(id: string) {
  return base.database.inOrganisation(base.demo.id, async (transaction) => {
    const stored = await findCase(transaction, base.demo, id, false);
    assert.ok(stored);
    return { stored, checks: await readOpenChecks(transaction, stored) };
  });
}

test('FUL-4 while CPR is silent a form without the setting waits: the page says so, the draft is kept, and one tries again', async () => {
  citizens.registers.down = true;
  const browser = await citizens.browserOf(base.demo, peter);
  await browser.get('/demo/blanket/venter/start');
  await browser.send('/demo/blanket/venter/start');
  assert.equal(browser.page.status, 503);
  assert.match(visibleText(browser.page.html), /CPR-registret svarer ikke/);
  const draft = /\/udfyld\/[0-9a-f-]{36}/.exec(browser.page.path)?.[0];
  assert.ok(draft);
  const here = `/demo/blanket/venter${draft}`;
  for (const page of ['', '/side', '/gennemse']) {
    await browser.get(here + page);
    assert.equal(browser.page.status, 503, page);
  }
  await browser.send(`${here}/cpr`);
  assert.equal(browser.page.status, 503, 'still silent');
  citizens.registers.down = false;
  await browser.get(here);
  await browser.send(`${here}/cpr`);
  assert.equal(browser.page.status, 200);
  assert.match(browser.page.html, /Peter Hansen/);
});

test('FUL-4 where the designer allows it answers are typed, marked everywhere, checked later, and settled by a case worker', async () => {
  citizens.registers.down = true;
  const browser = await citizens.browserOf(base.demo, peter);
  await browser.get('/demo/blanket/husstand/start');
  await browser.send('/demo/blanket/husstand/start');
  const here = /^.*\/udfyld\/[0-9a-f-]{36}/.exec(browser.page.path)?.[0];
  assert.ok(here, browser.page.path);
  assert.match(visibleText(browser.page.html), /mærket som ikke kontrolleret/);
  await browser.send(`${here}/side`, { name: 'peter hansen', street: 'Skovvej 1, 8000 Aarhus C' });
  assert.equal((visibleText(browser.page.html).match(/ikke kontrolleret i registret/g) ?? []).length, 2);
  await browser.send(`${here}/send`);
  const id = /mine-sager\/([0-9a-f-]{36})\/kvittering/.exec(browser.page.path)?.[1];
  assert.ok(id, visibleText(browser.page.html).slice(0, 400));
  await browser.get(`/demo/mine-sager/${id}`);
  assert.match(visibleText(browser.page.html), /ikke kontrolleret i registret/);

  const sent = await readCase(id);
  const [alias = ''] = Object.keys(sent.stored.state.answers);
  assert.deepEqual(sent.stored.state.unchecked, { [alias]: ['name', 'street'] });
  const version = await base.definitions.workflow(base.demo.id, sent.stored.workflowVersion);
  const place = {
    workflow: version.workflow,
    path: [],
    caseNumber: sent.stored.number,
    at: base.clock.now.toISOString(),
  };
  const letter = { da: `{{${alias}.name}}` };
  assert.equal(
    writeText({ ...place, state: sent.stored.state }, letter, 'da'),
    'peter hansen (ikke kontrolleret i registret)',
  );

  assert.equal(await check(), 0, 'still silent');
  citizens.registers.down = false;
  assert.equal(await check(), 0, 'not at once again');
  base.clock.now = new Date(base.clock.now.getTime() + 3 * 60_000);
  assert.equal(await check(), 1);

  const checked = await readCase(id);
  assert.deepEqual(checked.stored.state.unchecked, { [alias]: ['street'] }, 'the name is the same');
  assert.deepEqual(
    checked.checks.flatMap(({ differences }) => differences),
    [{ key: 'street', raw: 'Birkevej 12A, 9000 Aalborg' }],
  );
  assert.equal(writeText({ ...place, state: checked.stored.state }, letter, 'da'), 'peter hansen');

  const [open] = checked.checks;
  assert.ok(open);
  const settle = (take: 'typed' | 'register') =>
    settleDifference(base.services, base.demo, {
      ...{ case: id, sequence: open.sequence, field: 'street', take, reason: 'CPR gælder', from: {} },
      employee: { id: signe, name: 'Signe', groups: ['Fritid'], access: accessOf([{ right: 'cases.work' }]) },
    });
  assert.deepEqual(await settle('register'), { ok: true });
  const settled = await readCase(id);
  assert.equal(settled.stored.state.answers[alias]?.street, 'Birkevej 12A, 9000 Aalborg');
  assert.deepEqual(settled.stored.state.unchecked, { [alias]: [] });
  assert.deepEqual(settled.checks, []);
  assert.equal((await settle('typed')).ok, false, 'settled once');
  assert.equal(await check(), 0);
});

/** A draft with a company that CVR was asked about in vain. */
async function withSilentCompany(form: string, cvr: string) {
  citizens.registers.down = false;
  const browser = await citizens.browserOf(base.demo, peter);
  await browser.get(`/demo/blanket/${form}/start`);
  await browser.send(`/demo/blanket/${form}/start`);
  const here = /^.*\/udfyld\/[0-9a-f-]{36}/.exec(browser.page.path)?.[0];
  assert.ok(here, browser.page.path);
  citizens.registers.down = true;
  await browser.send(`${here}/side`, { 'club.cvr': cvr, 'club.name': '', official: '', _lookup: 'club' });
  assert.match(visibleText(browser.page.html), /Vi kan ikke hente oplysninger fra CVR-registret lige nu/);
  return { browser, here };
}

test('FUL-4 while CVR is silent a company is typed where the designer allows it, marked, checked later, and settled by a case worker', async () => {
  await publishCompanyForm('forening', true);
  const { browser, here } = await withSilentCompany('forening', '10000025');
  const typed = { 'club.cvr': '10000025', 'club.name': 'aalborg boldklub', official: 'Aalborg BK' };
  await browser.send(`${here}/side`, { ...typed, official: '', _next: '1' });
  await browser.get(`${here}/gennemse`);
  const marks = () => (visibleText(browser.page.html).match(/ikke kontrolleret i registret/g) ?? []).length;
  assert.equal(marks(), 1, 'what was not answered is not marked');
  await browser.get(`${here}/side`);
  await browser.send(`${here}/side`, { ...typed, _next: '1' });
  await browser.get(`${here}/gennemse`);
  assert.equal(marks(), 2);
  await browser.send(`${here}/send`);
  const id = /mine-sager\/([0-9a-f-]{36})\/kvittering/.exec(browser.page.path)?.[1];
  assert.ok(id, visibleText(browser.page.html).slice(0, 400));
  const sent = await readCase(id);
  const [alias = ''] = Object.keys(sent.stored.state.answers);
  assert.deepEqual(sent.stored.state.unchecked, { [alias]: ['club', 'official'] });

  assert.equal(await check(), 0, 'still silent');
  citizens.registers.down = false;
  base.clock.now = new Date(base.clock.now.getTime() + 3 * 60_000);
  assert.equal(await check(), 1);
  const checked = await readCase(id);
  assert.deepEqual(checked.stored.state.unchecked, { [alias]: ['official'] }, 'the company is the same');
  assert.deepEqual(
    checked.checks.flatMap(({ differences }) => differences),
    [{ key: 'official', raw: 'Aalborg Boldklub' }],
  );
  const [open] = checked.checks;
  assert.ok(open);
  const settled = await settleDifference(base.services, base.demo, {
    ...{ case: id, sequence: open.sequence, field: 'official', take: 'register', reason: 'CVR gælder', from: {} },
    employee: { id: signe, name: 'Signe', groups: ['Fritid'], access: accessOf([{ right: 'cases.work' }]) },
  });
  assert.deepEqual(settled, { ok: true });
  assert.equal((await readCase(id)).stored.state.answers[alias]?.official, 'Aalborg Boldklub');
});

test('FUL-4 of a company that is not in CVR, or no more, the mark stays when CVR has answered', async () => {
  for (const cvr of ['10000033', '99000104']) {
    const { browser, here } = await withSilentCompany('forening', cvr);
    await browser.send(`${here}/side`, { 'club.cvr': cvr, 'club.name': 'X', official: 'X', _next: '1' });
    await browser.send(`${here}/send`);
    const id = /mine-sager\/([0-9a-f-]{36})\/kvittering/.exec(browser.page.path)?.[1];
    assert.ok(id, visibleText(browser.page.html).slice(0, 400));
    citizens.registers.down = false;
    assert.equal(await check(), 1);
    const { stored, checks } = await readCase(id);
    assert.deepEqual(Object.values(stored.state.unchecked ?? {}), [['club', 'official']], cvr);
    assert.deepEqual(checks, []);
    assert.equal(await check(), 0, 'asked once');
  }
});

test('FUL-4 a field that is locked to CVR and may not be typed holds the form back until CVR has answered about the company', async () => {
  await publishCompanyForm('selskab', false);
  const { browser, here } = await withSilentCompany('selskab', '10000025');
  await browser.send(`${here}/side`, {
    ...{ 'club.cvr': '10000025', 'club.name': 'Aalborg Boldklub', official: 'Noget andet', _next: '1' },
  });
  await browser.get(`${here}/gennemse`);
  assert.match(visibleText(browser.page.html), /CVR-registret svarede ikke, og blanketten skal bruge det/);
  await browser.send(`${here}/send`);
  assert.doesNotMatch(browser.page.path, /kvittering/);
  citizens.registers.down = false;
  await browser.get(`${here}/side`);
  await browser.send(`${here}/side`, {
    ...{ 'club.cvr': '10000025', 'club.name': 'Aalborg Boldklub', official: 'Noget andet', _lookup: 'club' },
  });
  await browser.send(`${here}/side`, { _next: '1' });
  await browser.get(`${here}/gennemse`);
  assert.doesNotMatch(visibleText(browser.page.html), /Noget andet|ikke kontrolleret|CVR-registret svarede ikke/);
  await browser.send(`${here}/send`);
  assert.match(browser.page.path, /kvittering/);
});

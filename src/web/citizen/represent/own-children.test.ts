import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { startTestDatabase, type TestDatabase } from '../../../../test/helpers/product.ts';
import { smallForm } from '../../../../test/helpers/small-form.ts';
import { approve, definitionOf, end } from '../../../../test/helpers/workflow-of.ts';
import { readAuditLog } from '../../../audit/read-audit-log.ts';
import { fixInput } from '../../../cases/deliveries/delivery-input.ts';
import { readRepresentations } from '../../../cases/representation.ts';
import { findCase } from '../../../cases/stored-case.ts';
import { createPdfRenderer, type PdfRenderer } from '../../../documents/pdf/pdf-renderer.ts';
import { type CitizenBrowser, type CitizenServer, startCitizenServer } from '../test-support/citizen-server.ts';
import { visibleText } from '../test-support/posted-fields.ts';
import { referenceOf } from './name-grantors.ts';

let base: TestDatabase;
let pdf: PdfRenderer;
let citizens: CitizenServer;

const rikke = { cpr: '0202860022', name: 'Rikke Hansen' };
const [oejvind, noah, bo, maja] = ['1209174015', '2204164037', '0101990019', '1406134068'] as const;
const start = '/demo/blanket/husstand/start';

before(async () => {
  base = await startTestDatabase();
  pdf = createPdfRenderer();
  citizens = await startCitizenServer({ ...base.services, pdf });
  const form = smallForm({
    key: 'husstand',
    start: { ownChildren: { minAge: 6, wards: true } },
    pages: [
      {
        key: 'side',
        title: { da: 'Barnet', en: 'The child' },
        fields: [
          {
            ...{ kind: 'shortText', key: 'name', label: { da: 'Navn', en: 'Name' } },
            prefill: { from: 'cpr.name', locked: true },
          },
          {
            ...{ kind: 'shortText', key: 'street', label: { da: 'Adresse', en: 'Address' } },
            prefill: { from: 'cpr.address', locked: false },
          },
          {
            ...{ kind: 'yesNo', key: 'shared', label: { da: 'Fælles forældremyndighed', en: 'Shared custody' } },
            prefill: { from: 'custody.shared', locked: true },
          },
          { kind: 'person', key: 'child', label: { da: 'Et barn', en: 'A child' }, ownChildren: true },
          { kind: 'person', key: 'anybody', label: { da: 'En anden', en: 'Somebody' } },
        ],
      },
    ],
  });
  const published = await base.definitions.publishForm(base.demo.id, form);
  assert.ok(published.ok, JSON.stringify(published));
  const workflow = await base.definitions.publishWorkflow(
    base.demo.id,
    definitionOf({ first: approve({ as: 'boss', approved: 'stop', rejected: 'stop' }), stop: end('done') }),
  );
  assert.ok(workflow.ok, JSON.stringify(workflow));
});
beforeEach(() => {
  citizens.registers.asked.splice(0);
  citizens.registers.down = false;
});
after(async () => {
  await citizens?.server.close();
  await pdf?.stop();
  await base?.close();
});

const shown = (browser: CitizenBrowser): string => {
  const { html } = browser.page;
  const notice = /<aside[^>]*id="paa-vegne-af"[^>]*>.*?<\/aside>/s.exec(html)?.[0] ?? '';
  return notice.replaceAll(/<[^>]*>/g, ' ') + visibleText(html);
};

/** Rikke begins the form for a child; the address of the draft. */
async function beginFor(browser: CitizenBrowser, cpr: string): Promise<string> {
  await browser.get(start);
  await browser.send(start, { for: referenceOf(base.demo, cpr) });
  assert.match(shown(browser), /Du udfylder for/);
  await browser.send(start, {}, ['confirmed', '1']);
  const draft = /\/udfyld\/([0-9a-f-]{36})/.exec(browser.page.path)?.[1];
  assert.ok(draft, `${browser.page.status} ${shown(browser).slice(0, 500)}`);
  return `/demo/blanket/husstand/udfyld/${draft}`;
}

function withChild(cpr: string, change: Record<string, unknown>): () => void {
  const { people } = citizens.registers;
  const child = people.get(cpr);
  assert.ok(child);
  people.set(cpr, { ...child, ...change });
  return () => people.set(cpr, child);
}

async function audits(action: string): Promise<number> {
  const rows = await base.database.inOrganisation(base.demo.id, (transaction) =>
    transaction
      .selectFrom('audit_entry')
      .select('id')
      .where('action', '=', action as never)
      .execute(),
  );
  return rows.length;
}

test('FUL-1 a parent chooses among the children of whom CPR says that they have custody, and those whose guardian they are', async () => {
  const browser = await citizens.browserOf(base.demo, rikke);
  const logged = await audits('registerLookedUp');
  await browser.get(start);
  const choice = shown(browser);
  assert.match(choice, /Mig selv: Rikke Hansen/);
  assert.match(choice, /Mit barn: Øjvind Hansen/);
  assert.match(choice, /Den, jeg er værge for: Bo Hansen/);
  assert.match(choice, /Mit barn: person med beskyttet navn og adresse \(CPR-nummer 220416-/);
  assert.doesNotMatch(choice, /Maja|Noah|Hemmelig/, 'neither a child without custody nor a protected one elsewhere');
  for (const number of [oejvind, noah, bo, maja]) assert.ok(!browser.page.html.includes(number));
  assert.equal(await audits('registerLookedUp'), logged + 5, 'each look-up is logged');

  const forged = await browser.clone().get(start);
  await forged.send(start, { for: referenceOf(base.demo, maja) });
  assert.equal(forged.page.status, 403);
  assert.match(shown(forged), /Du kan ikke handle for barnet/);
});

test('FUL-4 the case is the child’s, sent by the parent, with custody and the other holder kept; the parent follows it', async () => {
  const browser = await citizens.browserOf(base.demo, rikke);
  const draft = await beginFor(browser, oejvind);
  assert.match(shown(browser), /Du udfylder for Øjvind Hansen/);
  assert.match(browser.page.html, /Birkevej/);
  assert.match(shown(browser), /Fælles forældremyndighed/);
  assert.doesNotMatch(browser.page.html, /150282/, 'who the other holder is, the page does not say');
  await browser.send(`${draft}/side`);
  citizens.registers.asked.splice(0);
  await browser.send(`${draft}/send`);
  assert.deepEqual(citizens.registers.asked, [oejvind], 'CPR is asked anew when it is sent');
  const id = /mine-sager\/([0-9a-f-]{36})\/kvittering/.exec(browser.page.path)?.[1];
  assert.ok(id, shown(browser).slice(0, 600));
  assert.match(shown(browser), /Sendt for Øjvind Hansen/);

  await base.database.inOrganisation(base.demo.id, async (transaction) => {
    const stored = await findCase(transaction, base.demo, id, false);
    assert.ok(stored);
    const [sent] = await readRepresentations(transaction, base.demo, stored);
    assert.equal(sent?.representation.relation, 'custody');
    assert.deepEqual(sent?.representation.otherHolders, [{ holder: 'father', cpr: '1502820021' }]);
    assert.equal(sent?.representation.evidence.kind, 'cpr');
    const version = await base.definitions.workflow(base.demo.id, stored.workflowVersion);
    const deliveries = await transaction.selectFrom('delivery').selectAll().where('case', '=', id).execute();
    assert.equal(deliveries.length, 1, 'a receipt for the parent alone');
    for (const each of deliveries) {
      const told = await fixInput(transaction, base.demo, 'https://example.test', {
        ...{ version, stored, step: each.step, openStep: each.open_step, createdAt: each.created_at },
      });
      assert.equal(told?.input.recipient?.id, rikke.cpr);
    }
  });

  await browser.get('/demo/mine-sager');
  assert.match(shown(browser), /Sager om dine børn.*Om Øjvind Hansen/s);
  await browser.get(`/demo/mine-sager/${id}`);
  assert.equal(browser.page.status, 200);
  assert.match(shown(browser), /Du følger sagen, fordi du har forældremyndigheden/);
  await browser.send(`/demo/mine-sager/${id}/besked`, { besked: 'Et spørgsmål' });
  assert.match(shown(browser), /Et spørgsmål/);

  base.clock.now = new Date(base.clock.now.getTime() + 16 * 60_000);
  const back = withChild(oejvind, { custody: [] });
  try {
    await browser.get(`/demo/mine-sager/${id}`);
    assert.match(browser.page.path, /kvittering$/, 'without custody the receipt alone is left');
  } finally {
    back();
  }
});

test('FUL-5 custody that has ended, a child too old, and a silent register send nothing, and the draft is kept', async () => {
  const browser = await citizens.browserOf(base.demo, rikke);
  const draft = await beginFor(browser, oejvind);
  await browser.send(`${draft}/side`);
  const send = async () => {
    await browser.get(`${draft}/gennemse`);
    await browser.send(`${draft}/send`);
  };
  const changes = [
    [{ custody: [] }, /Du kan ikke handle for barnet.*Det, du har skrevet, er gemt/s],
    [{ birthDate: '2024-01-01' }, /ikke længere til nogen i Øjvind Hansens alder/],
    [{ status: 90 }, /Du kan ikke handle for barnet/],
  ] as const;
  for (const [change, words] of changes) {
    await browser.get(`${draft}/gennemse`);
    const back = withChild(oejvind, change);
    try {
      await browser.send(`${draft}/send`);
      assert.equal(browser.page.status, 403);
      assert.match(shown(browser), words);
    } finally {
      back();
      base.clock.now = new Date(base.clock.now.getTime() + 16 * 60_000);
    }
  }
  citizens.registers.down = true;
  await send();
  assert.equal(browser.page.status, 503);
  assert.match(shown(browser), /CPR-registret svarer ikke/);
  citizens.registers.down = false;
  await send();
  assert.match(browser.page.path, /kvittering$/);
});

test('FUL-1 while CPR is silent the choice says so, and lets one act for oneself', async () => {
  const browser = await citizens.browserOf(base.demo, rikke);
  citizens.registers.down = true;
  await browser.get(start);
  assert.match(shown(browser), /Vi kan ikke se dine børn lige nu/);
  assert.match(shown(browser), /Mig selv: Rikke Hansen/);
  citizens.registers.down = false;
  await browser.send(start, { for: 'self' });
  assert.match(browser.page.path, /\/udfyld\//);
});

test('FUL-7 a field looks up own children with custody where it asks for them, and nobody else', async () => {
  const browser = await citizens.browserOf(base.demo, rikke);
  await browser.get(start);
  await browser.send(start, { for: 'self' });
  const page = `${/^(.*\/udfyld\/[0-9a-f-]{36})/.exec(browser.page.path)?.[1]}/side`;
  const ask = async (field: string, cpr: string) => {
    citizens.registers.asked.splice(0);
    await browser.get(page);
    await browser.send(page, { [`${field}.cpr`]: cpr }, ['_lookup', field]);
  };
  await ask('child', oejvind);
  assert.match(browser.page.html, /Øjvind Hansen/);
  assert.deepEqual(citizens.registers.asked, [oejvind], 'one’s own record is still known from the beginning');
  await ask('child', oejvind);
  assert.deepEqual(citizens.registers.asked, [oejvind], 'pressed again: asked again');
  await ask('anybody', oejvind);
  assert.equal(browser.page.status, 403, 'the field does not ask for children');
  assert.deepEqual(citizens.registers.asked, []);
  await ask('child', maja);
  assert.equal(browser.page.status, 403, 'a child without custody');
  assert.doesNotMatch(browser.page.html, /Maja/);
  await ask('child', '2411790031');
  assert.equal(browser.page.status, 403);
  assert.deepEqual(citizens.registers.asked, []);
});

test('SEC-1 what CPR answered lies under the draft’s key, serves no other draft, and goes with it', async () => {
  const browser = await citizens.browserOf(base.demo, rikke);
  const first = await beginFor(browser, oejvind);
  await browser.get(`${first}/side`);
  citizens.registers.asked.splice(0);
  await browser.get(`${first}/side`);
  assert.deepEqual(citizens.registers.asked, [], 'not asked again within the minutes');
  const rows = await base.database.inOrganisation(base.demo.id, (transaction) =>
    transaction
      .selectFrom('register_answer')
      .innerJoin('draft', 'draft.data_key', 'register_answer.data_key')
      .select(['register_answer.answer', 'register_answer.question'])
      .where('draft.id', '=', first.slice(-36))
      .execute(),
  );
  assert.equal(rows.length, 1);
  assert.ok(rows.every(({ answer }) => !answer.toString('latin1').includes('Hansen')));
  await beginFor(browser.clone(), oejvind);
  assert.ok([...citizens.registers.asked].map(String).includes(oejvind), 'another draft asks for itself');
  const keptOf = () =>
    base.database.inOrganisation(base.demo.id, (transaction) =>
      transaction
        .selectFrom('register_answer')
        .select('question')
        .where('question', '=', rows[0]?.question ?? Buffer.alloc(0))
        .execute(),
    );
  const { length: before } = await keptOf();
  await browser.get(`${first}/skift`);
  await browser.send(`${first}/skift`);
  const left = await keptOf();
  assert.equal(left.length, before - 1, 'gone with the deleted draft; the others’ are left');
});

test('SEC-1 CPR numbers are masked on the review and the case page, and shown by a press that is logged', async () => {
  const browser = await citizens.browserOf(base.demo, rikke);
  await browser.get(start);
  await browser.send(start, { for: 'self' });
  const draft = /^.*\/udfyld\/[0-9a-f-]{36}/.exec(browser.page.path)?.[0] ?? assert.fail(browser.page.path);
  await browser.send(`${draft}/side`, { 'anybody.cpr': '241179-0031', 'anybody.name': 'Peter', shared: 'no' });
  assert.match(shown(browser), /Peter/);
  assert.doesNotMatch(browser.page.html, /241179-?0031/);
  await browser.send(`${draft}/send`);
  const id = /mine-sager\/([0-9a-f-]{36})\/kvittering/.exec(browser.page.path)?.[1] ?? assert.fail(browser.page.path);
  await browser.get(`/demo/mine-sager/${id}`);
  assert.doesNotMatch(browser.page.html, /241179-?0031/);
  const before = await shownReadings();
  await browser.send(`/demo/mine-sager/${id}/cpr`);
  assert.match(browser.page.html, /241179-0031/);
  assert.equal(await shownReadings(), before + 1);
});

/** How many readings of cases are logged with whole numbers shown. */
async function shownReadings(): Promise<number> {
  const entries = await base.database.inOrganisation(base.demo.id, (transaction) =>
    readAuditLog(transaction, base.demo, { action: 'caseRead' }, null),
  );
  return entries.filter(({ detail }) => typeof detail === 'object' && detail.shown === true).length;
}

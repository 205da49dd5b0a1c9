import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { grantsIn, privilegesFor } from '../../../../sandbox/power-of-attorney/grants.ts';
import { lookUpToken, packages, productSystem } from '../../../../sandbox/power-of-attorney/packages.ts';
import { powerOfAttorneyPeer } from '../../../../sandbox/power-of-attorney/peer.tsx';
import { startSandbox } from '../../../../sandbox/start-sandbox.ts';
import { startTestDatabase, type TestDatabase } from '../../../../test/helpers/product.ts';
import { smallForm } from '../../../../test/helpers/small-form.ts';
import { approve, definitionOf, end } from '../../../../test/helpers/workflow-of.ts';
import { fixInput } from '../../../cases/deliveries/delivery-input.ts';
import { findCase } from '../../../cases/stored-case.ts';
import { createPdfRenderer, type PdfRenderer } from '../../../documents/pdf/pdf-renderer.ts';
import { sealSecret } from '../../../organisations/option-settings.ts';
import { writeOptionState } from '../../../organisations/option-states.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { type CitizenBrowser, type CitizenServer, startCitizenServer } from '../test-support/citizen-server.ts';
import { visibleText } from '../test-support/posted-fields.ts';
import { referenceOf } from './name-grantors.ts';

let base: TestDatabase;
let pdf: PdfRenderer;
let citizens: CitizenServer;

const peter = { cpr: '2411790031', name: 'Peter Hansen' };
const act = 'urn:dk:test:blanket:ansoeg';
const read = 'urn:dk:test:blanket:laes';
const [sandboxAct = ''] = packages[0]?.privileges ?? [];
const [aage, gudrun, sofie, ida] = ['1301450053', '0404300064', '0906880042', '0305154024'];

before(async () => {
  base = await startTestDatabase();
  pdf = createPdfRenderer();
  citizens = await startCitizenServer({ ...base.services, pdf });
  const form = smallForm({
    key: 'husstand',
    start: { representation: { act: [act, sandboxAct], read: [read] } },
    pages: [
      {
        key: 'side',
        title: { da: 'Ansøger', en: 'Applicant' },
        fields: [
          {
            kind: 'shortText',
            key: 'name',
            label: { da: 'Navn', en: 'Name' },
            prefill: { from: 'cpr.name', locked: true },
          },
          {
            kind: 'shortText',
            key: 'street',
            label: { da: 'Adresse', en: 'Address' },
            prefill: { from: 'cpr.address', locked: false },
          },
          { kind: 'shortText', key: 'subject', label: { da: 'Emne', en: 'Subject' } },
          { kind: 'person', key: 'other', label: { da: 'En person', en: 'A person' } },
        ],
      },
    ],
  });
  assert.ok((await base.definitions.publishForm(base.demo.id, form)).ok);
  const published = await base.definitions.publishWorkflow(
    base.demo.id,
    definitionOf({ first: approve({ as: 'boss', approved: 'stop', rejected: 'stop' }), stop: end('done') }),
  );
  assert.ok(published.ok, JSON.stringify(published));
});
beforeEach(() => citizens.registers.asked.splice(0));
after(async () => {
  await citizens?.server.close();
  await pdf?.stop();
  await base?.close();
});

/** The attribute as NemLog-in writes it, of what each grantor gave. */
function statement(
  ...groups: readonly (readonly [cpr: string, privileges: readonly string[], more?: string])[]
): string {
  const xml = groups.map(
    ([cpr, privileges, more = '']) =>
      `<PrivilegeGroup Scope="urn:dk:gov:saml:cprNumberIdentifier:${cpr}">${more}${privileges.map((each) => `<Privilege>${each}</Privilege>`).join('')}</PrivilegeGroup>`,
  );
  return Buffer.from(
    `<bpp:PrivilegeList xmlns:bpp="http://digst.dk/oiosaml/basic_privilege_profile">${xml.join('')}</bpp:PrivilegeList>`,
  ).toString('base64');
}

const start = '/demo/blanket/husstand/start';
const ofAage = statement([aage, [act]]);

async function peterWith(privileges?: string): Promise<CitizenBrowser> {
  return citizens.browserOf(base.demo, { ...peter, ...(privileges === undefined ? {} : { privileges }) });
}

/** Peter begins the form for somebody; where his browser stands then. */
async function beginFor(browser: CitizenBrowser, cpr: string): Promise<string> {
  await browser.get(start);
  await browser.send(start, { for: referenceOf(base.demo, cpr) });
  assert.match(visibleText(browser.page.html), /Du udfylder på vegne af/);
  await browser.send(start, {}, ['confirmed', '1']);
  const draft = /\/udfyld\/([0-9a-f-]{36})/.exec(browser.page.path)?.[1];
  assert.ok(draft, `${browser.page.status} ${visibleText(browser.page.html).slice(0, 500)}`);
  return `/demo/blanket/husstand/udfyld/${draft}`;
}

/** What stands on the page, with the notice above it. */
const shown = (browser: CitizenBrowser): string => {
  const { html } = browser.page;
  const notice = /<aside[^>]*id="paa-vegne-af"[^>]*>.*?<\/aside>/s.exec(html)?.[0] ?? '';
  return notice.replaceAll(/<[^>]*>/g, ' ') + visibleText(html);
};

async function audits(organisation: Organisation, action: string): Promise<number> {
  const rows = await base.database.inOrganisation(organisation.id, (transaction) =>
    transaction
      .selectFrom('audit_entry')
      .select('id')
      .where('action', '=', action as never)
      .execute(),
  );
  return rows.length;
}

/** Switches the option, with settings. */
async function setOption(isOn: boolean, settings: Readonly<Record<string, unknown>> = {}): Promise<void> {
  await base.database.inOrganisation(base.demo.id, (transaction) =>
    writeOptionState(transaction, base.demo.id, 'power-of-attorney', { isOn, settings }),
  );
  base.organisations.refresh();
}

test('FUL-6 somebody without powers is asked nothing, and acts for themselves', async () => {
  const browser = await peterWith();
  await browser.get(start);
  assert.doesNotMatch(shown(browser), /på vegne af/i);
  await browser.send(start);
  assert.match(browser.page.path, /\/udfyld\//);
  assert.match(browser.page.html, /Peter Hansen/);
});

test('FUL-1 FUL-2 FUL-3 FUL-4 the choice names those whose power fits the form; the case is the grantor’s, sent by the representative', async () => {
  const browser = await peterWith(
    statement([aage, [act]], [ida, ['urn:dk:other:form']], [sofie, [act]], [gudrun, [act]], [peter.cpr, [act]]),
  );
  await browser.get(start);
  const choice = shown(browser);
  assert.match(choice, /Mig selv: Peter Hansen/);
  assert.match(choice, /På vegne af Aage Hansen/);
  assert.doesNotMatch(choice, /Ida|Sofie|1301450053|Birkevej/, 'neither who gave another power, nor a protected name');
  assert.match(choice, /beskyttet navn og adresse \(CPR-nummer 090688-/);
  assert.match(choice, /Gudrun Hansen: Fuldmagten gælder ikke længere/);
  assert.ok(!citizens.registers.asked.includes(ida), 'nobody else is looked up');
  assert.equal(browser.page.html.includes(gudrun), false);

  await browser.send(start, {});
  assert.equal(browser.page.status, 422);

  const draft = await beginFor(browser, aage);
  assert.match(browser.page.html, /value="Aage Hansen"|Aage Hansen/);
  assert.match(shown(browser), /Du udfylder på vegne af Aage Hansen/);
  assert.match(shown(browser), /Adresse/);
  assert.match(browser.page.html, /Birkevej/);
  await browser.send(`${draft}/side`, { subject: 'Tillæg' });
  assert.match(shown(browser), /Du udfylder på vegne af Aage Hansen/, 'on the review too');
  await browser.send(`${draft}/send`);
  const id = /mine-sager\/([0-9a-f-]{36})\/kvittering/.exec(browser.page.path)?.[1];
  assert.ok(id, shown(browser).slice(0, 600));
  assert.match(shown(browser), /Sendt på vegne af Aage Hansen/);

  const row = await base.database.inOrganisation(base.demo.id, (transaction) =>
    transaction
      .selectFrom('submission')
      .innerJoin('case', 'case.id', 'submission.case')
      .select(['case.person', 'submission.actor', 'submission.representation'])
      .where('case.id', '=', id)
      .executeTakeFirstOrThrow(),
  );
  assert.ok(row.actor);
  assert.notEqual(row.actor, row.person);
  assert.ok(row.representation);
  const told = await base.database.inOrganisation(base.demo.id, async (transaction) => {
    const stored = await findCase(transaction, base.demo, id, false);
    assert.ok(stored);
    const version = await base.definitions.workflow(base.demo.id, stored.workflowVersion);
    const deliveries = await transaction.selectFrom('delivery').selectAll().where('case', '=', id).execute();
    return Promise.all(
      deliveries.map((each) =>
        fixInput(transaction, base.demo, 'https://example.test', {
          ...{ version, stored, step: each.step, openStep: each.open_step, createdAt: each.created_at },
        }),
      ),
    );
  });
  const words = told.map((each) => [each?.input.recipient?.id, each?.letter?.blocks[0]?.text, each?.receipts]).sort();
  assert.equal(words.length, 2, 'a receipt for each');
  assert.match(JSON.stringify(words[0]), /^\["1301450053","Peter Hansen har den .* på dine vegne/);
  assert.match(JSON.stringify(words[1]), /^\["2411790031","Du har den .* på vegne af Aage Hansen/);

  await browser.get('/demo/mine-sager');
  assert.match(shown(browser), /Sendt på vegne af andre.*Aage Hansen/s);
  await browser.get(`/demo/mine-sager/${id}`);
  assert.match(browser.page.path, /kvittering$/, 'the representative sees the receipt, not the case');

  const own = await citizens.browserOf(base.demo, { cpr: aage, name: 'Aage Hansen' });
  await own.get(`/demo/mine-sager/${id}`);
  assert.equal(own.page.status, 200);
  assert.match(shown(own), /Sendt af Peter Hansen med fuldmagt fra dig/);
  const receipt = await own.request({ method: 'GET', url: `/demo/mine-sager/${id}/dokument/kvittering-1` });
  assert.equal(receipt.statusCode, 200);
});

test('FUL-4 a protected grantor is shown neither by name nor by address', async () => {
  const browser = await peterWith(statement([sofie, [act]]));
  await beginFor(browser, sofie);
  assert.doesNotMatch(browser.page.html, /Sofie|Birkevej|0906880042/);
  assert.match(shown(browser), /på vegne af person med beskyttet navn/);
});

test('FUL-5 whom one has no power for can’t be chosen, not even by a forged form, and that is logged', async () => {
  const browser = await peterWith(statement([aage, [read]], [ida, [act]]));
  const before = await audits(base.demo, 'powerRefused');
  for (const cpr of [aage, gudrun]) {
    await browser.get(start);
    const asked = citizens.registers.asked.length;
    const answer = await browser.request({
      method: 'POST',
      url: start,
      payload: new URLSearchParams({
        for: referenceOf(base.demo, cpr),
        confirmed: '1',
        _csrf: csrfOf(browser),
      }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    assert.equal(answer.statusCode, 403);
    assert.equal(citizens.registers.asked.length, asked);
  }
  assert.equal(await audits(base.demo, 'powerRefused'), before + 2);
  await browser.get(start);
  await browser.send(start, { for: referenceOf(base.demo, ida) });
  assert.match(shown(browser), /for ung/, 'a child of eleven gives no power that counts here');
});

test('FUL-5 a log-in that says nothing of the power any more opens no draft, and the draft is kept', async () => {
  const browser = await peterWith(ofAage);
  const draft = await beginFor(browser, aage);
  await browser.send(`${draft}/side`, { subject: 'Beholdes' });
  const without = await peterWith();
  await without.get(`${draft}/side`);
  assert.equal(without.page.status, 403);
  assert.match(shown(without), /Du har ikke fuldmagt/);
  assert.doesNotMatch(without.page.html, /Beholdes|Birkevej/);
  await browser.get(`${draft}/gennemse`);
  const answer = await without.request({
    method: 'POST',
    url: `${draft}/send`,
    payload: new URLSearchParams({ revision: '2' }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  assert.equal(answer.statusCode, 403);
  await browser.get(`${draft}/side`);
  assert.match(browser.page.html, /Beholdes/);
});

test('FUL-1 two windows never mix two people, and changing the person deletes what was written after a warning', async () => {
  const browser = await peterWith(statement([aage, [act]], [sofie, [act]]));
  const other = browser.clone();
  const first = await beginFor(browser, aage);
  const second = await beginFor(other, sofie);
  await browser.send(`${first}/side`, { subject: 'Om Aage' });
  await other.send(`${second}/side`, { subject: 'Om en anden' });
  await browser.get(`${first}/side`);
  assert.match(browser.page.html, /Om Aage/);
  assert.match(shown(browser), /på vegne af Aage Hansen/);
  await other.get(`${second}/side`);
  assert.match(other.page.html, /Om en anden/);
  assert.doesNotMatch(other.page.html, /Aage/);

  await browser.get(`${first}/skift`);
  assert.match(shown(browser), /bliver alt det, du har skrevet, slettet/);
  await browser.send(`${first}/skift`);
  assert.equal(browser.page.path, start);
  await browser.get(`${first}/side`);
  assert.equal(browser.page.status, 404);
  await other.get(`${second}/side`);
  assert.equal(other.page.status, 200, 'the other one’s stays');
});

test('FUL-5 a log-in that is too old sends nothing for another; after a new one the kept draft is sent', async () => {
  const browser = await peterWith(ofAage);
  const draft = await beginFor(browser, aage);
  await browser.send(`${draft}/side`, { subject: 'Senere' });
  const began = base.clock.now;
  base.clock.now = new Date(began.getTime() + 31 * 60_000);
  try {
    await browser.get(`${draft}/gennemse`);
    await browser.send(`${draft}/send`);
    assert.equal(browser.page.status, 403);
    assert.match(shown(browser), /Det er for længe siden, du loggede på/);
    assert.match(browser.page.html, /login\/mitid\?tilbage=/);
    const again = await peterWith(ofAage);
    await again.get(`${draft}/gennemse`);
    assert.match(again.page.html, /Senere/);
    await again.send(`${draft}/send`);
    assert.match(again.page.path, /kvittering$/);
  } finally {
    base.clock.now = began;
  }
});

test('FUL-5 a power is looked up when the form is sent: revoked and expired ones are refused in words, and the draft is kept', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'powers-'));
  const sandbox = await startSandbox({
    ...{ port: 0, dataFolder: folder, productUrl: 'http://127.0.0.1:1', peers: [powerOfAttorneyPeer] },
  });
  const store = await grantsIn(join(folder, 'power-of-attorney'));
  const give = async () => {
    const made = await store.give(
      {
        ...{ loggedIn: aage, grantorCpr: aage, package: 'fritidspas-handle' },
        representative: { kind: 'person', cpr: peter.cpr },
      },
      new Date(base.clock.now.getTime() - 1000),
    );
    assert.ok(made.ok, JSON.stringify(made));
    return made.grant.id;
  };
  const lookUpUrl = `${sandbox.url}/power-of-attorney`;
  const settings = { lookUpUrl, lookUpToken: sealSecret(base.demo, 'power-of-attorney', lookUpToken) };
  const send = async (browser: CitizenBrowser, draft: string) => {
    await browser.get(`${draft}/gennemse`);
    await browser.send(`${draft}/send`);
  };
  try {
    const first = await give();
    const privileges = privilegesFor(store, peter.cpr, productSystem, base.clock.now);
    assert.ok(privileges);
    await setOption(true, settings);
    const browser = await peterWith(privileges);
    const draft = await beginFor(browser, aage);
    await browser.send(`${draft}/side`, { subject: 'Slås op' });

    await store.revoke(first, new Date());
    await send(browser, draft);
    assert.equal(browser.page.status, 403);
    assert.match(shown(browser), /trukket tilbage eller udløbet/);

    const second = await give();
    await store.expire(second, base.clock.now);
    await send(browser, draft);
    assert.match(shown(browser), /trukket tilbage eller udløbet/);

    await give();
    await setOption(true, { ...settings, lookUpUrl: 'http://127.0.0.1:1/nobody' });
    await send(browser, draft);
    assert.equal(browser.page.status, 503);
    assert.match(shown(browser), /Vi kan ikke lige nu se/);
    assert.match(browser.page.html, /Slås op/);
    const draftsShown = await browser.clone().get('/demo/mine-sager');
    assert.match(shown(draftsShown), /På vegne af Aage Hansen/);
    await setOption(true, { ...settings, lookUpToken: sealSecret(base.demo, 'power-of-attorney', 'a'.repeat(20)) });
    await send(browser, draft);
    assert.equal(browser.page.status, 503, 'a refused key is no answer');

    await setOption(true, settings);
    await send(browser, draft);
    assert.match(browser.page.path, /kvittering$/);
  } finally {
    await setOption(true);
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

test('FUL-5 a statement that can’t be read lets one act for oneself, and says so', async () => {
  for (const unread of ['', 'ikke base64!', Buffer.from('<x/>').toString('base64')]) {
    const browser = await peterWith(unread);
    await browser.get(start);
    assert.equal(browser.page.status, 200);
    assert.match(shown(browser), /Vi kunne ikke læse dine fuldmagter/);
  }
});

test('FUL-7 a CPR number that is not one’s own to ask about is refused without a look-up, and many are an alarm', async () => {
  const browser = await peterWith(ofAage);
  const draft = await beginFor(browser, aage);
  const refused = await audits(base.demo, 'lookUpRefused');
  const alarms = await audits(base.demo, 'lookUpAlarm');
  citizens.registers.asked.splice(0);
  for (let time = 0; time < 6; time += 1) {
    await browser.get(`${draft}/side`);
    await browser.send(`${draft}/side`, { 'other.cpr': '010785-0018' }, ['_lookup', 'other']);
    assert.equal(browser.page.status, 403, shown(browser).slice(0, 300));
  }
  assert.deepEqual(citizens.registers.asked, []);
  assert.equal(await audits(base.demo, 'lookUpRefused'), refused + 6);
  assert.equal(await audits(base.demo, 'lookUpAlarm'), alarms + 1, 'once a burst');
  await browser.get(`${draft}/side`);
  await browser.send(`${draft}/side`, { 'other.cpr': '130145-0053' }, ['_lookup', 'other']);
  assert.match(browser.page.html, /value="Aage Hansen"/);
  assert.deepEqual(citizens.registers.asked, [], 'known from when the draft was begun');
});

test('FUL-8 while the option is off there is no choice, and privileges are ignored', async () => {
  const browser = await peterWith(ofAage);
  const draft = await beginFor(browser, aage);
  await setOption(false);
  try {
    await browser.get(start);
    assert.doesNotMatch(shown(browser), /Aage/);
    await browser.get(`${draft}/side`);
    assert.equal(browser.page.status, 403);
  } finally {
    await setOption(true);
  }
});

test('FUL-3 a power to read shows the grantor’s cases of the form under Mine sager, and lets one do nothing there', async () => {
  const own = await citizens.browserOf(base.demo, { cpr: aage, name: 'Aage Hansen' });
  await own.get(start);
  await own.send(start);
  const draft = /^.*\/udfyld\/[0-9a-f-]{36}/.exec(own.page.path)?.[0] ?? assert.fail(own.page.path);
  await own.send(`${draft}/side`, { subject: 'Mit eget' });
  await own.send(`${draft}/send`);
  const id = /mine-sager\/([0-9a-f-]{36})\/kvittering/.exec(own.page.path)?.[1] ?? assert.fail(own.page.path);
  const here = `/demo/mine-sager/${id}`;

  const reader = await peterWith(statement([aage, [read]]));
  await reader.get('/demo/mine-sager');
  assert.match(shown(reader), /Sager, du må læse for andre.*Om Aage Hansen/s);
  await reader.get(here);
  assert.equal(reader.page.status, 200);
  assert.match(shown(reader), /Du kan læse sagen, fordi du har en fuldmagt til at læse/);
  assert.match(shown(reader), /Mit eget/);
  assert.doesNotMatch(reader.page.html, new RegExp(`action="${here}/(besked|annuller)`));
  const written = await reader.request({
    method: 'POST',
    url: `${here}/besked`,
    payload: new URLSearchParams({ besked: 'Nej', _csrf: csrfOf(reader) }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  assert.equal(written.statusCode, 404);
  for (const stranger of [
    await peterWith(),
    await peterWith(statement([aage, [act]])),
    await peterWith(statement([sofie, [read]])),
  ]) {
    await stranger.get(here);
    assert.equal(stranger.page.status, 404);
  }
  await setOption(false);
  try {
    await reader.get(here);
    assert.equal(reader.page.status, 404);
  } finally {
    await setOption(true);
  }
});

function csrfOf(browser: CitizenBrowser): string {
  return /name="_csrf" value="([^"]+)"/.exec(browser.page.html)?.[1] ?? '';
}

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { paymentAgreements } from '../../sandbox/pensopay/agreements.ts';
import { createPensopayPeer } from '../../sandbox/pensopay/peer.tsx';
import { insertDesign } from '../../src/cases/designs/design-row.ts';
import { theProduct } from '../../src/cases/designs/design-services.ts';
import { formDesigns } from '../../src/cases/designs/form-designs.ts';
import { publishDesign } from '../../src/cases/designs/publish-design.ts';
import { publishScheduled } from '../../src/cases/designs/publish-scheduled.ts';
import { publishWorkflowDesign } from '../../src/cases/workflow-designs/publish-workflow-design.ts';
import { workflowDesigns } from '../../src/cases/workflow-designs/workflow-designs.ts';
import { checkShape } from '../../src/forms/design/check-shape.ts';
import type { DesignFinding } from '../../src/forms/design/finding.ts';
import { findingMessage } from '../../src/forms/design/finding-texts.ts';
import { agreementsOf } from '../../src/options/payment/agreements.ts';
import type { AgreementSettings } from '../../src/options/payment/settings.ts';
import { playPeer } from '../../src/options/testing.ts';
import type { Organisation } from '../../src/organisations/organisation.ts';
import { findingsOfWorkflow } from '../../src/workflows/design/findings-of-workflow.ts';
import { permitForm, permitWorkflow } from '../helpers/payments.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';

let product: TestDatabase;
const peer = await playPeer(createPensopayPeer());
const [{ apiKey, privateKey, cvr }] = paymentAgreements;
const working: AgreementSettings = {
  ...{ name: 'borgerservice', title: 'Borgerservice', apiKey, privateKey, account: '1', methods: 'card, mobilepay' },
  testMode: true,
};

before(async () => {
  product = await startTestDatabase();
  await product.database.inOrganisation(product.demo.id, async (transaction) => {
    const { id } = product.demo;
    const form = permitForm('licens', 'later');
    await insertDesign(formDesigns, transaction, id, form, null, product.clock.now);
    const euro = permitForm('i-euro', 'later', {}, 'EUR');
    await insertDesign(formDesigns, transaction, id, euro, null, product.clock.now);
    await insertDesign(workflowDesigns, transaction, id, permitWorkflow('licens', 'later'), null, product.clock.now);
  });
});
after(() => product.close());
beforeEach(() => peer.faults([]));

/** The organisation as it is where these are the settings of its agreements, and the services that work for it. */
function having(settings: Partial<AgreementSettings>, isProduction = false) {
  const agreements = [{ ...working, ...settings }];
  const url = `${peer.url}/pensopay`;
  const organisation: Organisation = {
    ...product.demo,
    options: { ...product.demo.options, payment: { isOn: true, settings: { agreements } } },
  } as Organisation;
  const owner = { cvr, isProduction };
  const services = { ...product.services, agreements: () => agreementsOf({ agreements, url }, owner) };
  const designer = { ...theProduct, groups: ['Fritid'] };
  return {
    services,
    form: (at?: string, key = 'licens') =>
      publishDesign(services, organisation, designer, key, {
        ...{ revision: 1, group: 'Fritid', anyway: true },
        ...(at === undefined ? {} : { at }),
      }),
    workflow: () => publishWorkflowDesign(services, organisation, designer, 'licens', { revision: 1 }),
  };
}

async function refusedFor(settings: Partial<AgreementSettings>, isProduction = false): Promise<DesignFinding> {
  const answer = await having(settings, isProduction).form();
  assert.equal(answer?.kind, 'refused', JSON.stringify(answer));
  assert.ok(answer.kind === 'refused');
  const [finding, ...others] = answer.findings;
  assert.ok(finding && others.length === 0, JSON.stringify(answer.findings));
  assert.deepEqual([finding.code, finding.place], ['agreement-trial', 'fields.pay.agreement']);
  for (const key of ['apiKey', 'privateKey'] as const) {
    assert.ok(!JSON.stringify(finding).includes(settings[key] ?? working[key]), 'no key is told');
  }
  return finding;
}

test('BET-4 a form is not published while its agreement lacks a method, its key is refused, or it is in test mode in production; the words say what to do', async () => {
  const lacking = await refusedFor({ methods: 'card, klarna' });
  assert.match(lacking.message.da, /»Borgerservice« har ikke .*: klarna\. Den har: dankort, .*Funktioner › Betaling/);
  assert.match(lacking.message.en, /does not have .*: klarna\..* Functions › Payment/);
  const refused = await refusedFor({ apiKey: 'forkert-noegle-1' });
  assert.match(refused.message.da, /nej til API-nøglen .* \(HTTP 401\)\. Hent en ny/);
  const unsigned = await refusedFor({ privateKey: 'forkert-noegle-2' });
  assert.match(unsigned.message.da, /private nøgle/);
  const test = await refusedFor({}, true);
  assert.match(test.message.da, /er i prøvetilstand, så ingen ville betale for alvor/);
  assert.match(test.message.en, /is in test mode/);
});

test('BET-4 a gateway that can’t be reached is told, with what to do, and nothing is published', async () => {
  for (const service of ['account', 'methods']) {
    await peer.faults([{ at: 'request', kind: 'drop', service, times: 1 }]);
    const silent = await refusedFor({});
    assert.match(silent.message.da, /Pensopay ikke svarer \(.+\)\. Intet er udgivet\. Prøv igen/);
    assert.match(silent.message.en, /does not answer .*Try again/);
  }
  assert.equal(await versions(), 0);
});

test('BET-4 a planned publishing is checked when it is planned and at its time, where it waits for a gateway that is silent', async () => {
  await peer.faults([{ at: 'request', kind: 'drop', service: 'account', times: 1 }]);
  const time = new Date(product.clock.now.getTime() + 3_600_000);
  assert.equal((await having({}).form(time.toISOString()))?.kind, 'refused');
  const { services, form } = having({});
  assert.equal((await form(time.toISOString()))?.kind, 'scheduled');
  product.clock.now = new Date(time.getTime() + 60_000);
  await peer.faults([{ at: 'request', kind: 'drop', service: 'account' }]);
  assert.equal(await publishScheduled(services), 0);
  assert.deepEqual(await problems(), [null], 'it waits');
  product.clock.now = new Date(time.getTime() + 2 * 3_600_000);
  assert.equal(await publishScheduled(services), 0);
  assert.match(JSON.stringify(await problems()), /Pensopay ikke svarer/, 'and after an hour its designer is told');
  await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.deleteFrom('form_schedule').execute(),
  );
});

test('BET-4 what the agreement has enabled is published; version 1 can’t list that, which is said', async () => {
  const older = await having({ dialect: 'v1' }).form();
  assert.equal(older?.kind, 'published', JSON.stringify(older));
  assert.ok(older.kind === 'published');
  assert.match(JSON.stringify(older.notes), /version 1.*Prøv selv en betaling/);
  const { form, workflow } = having({});
  const published = await form();
  assert.ok(published?.kind === 'published' && published.notes === undefined, JSON.stringify(published));

  const refused = await having({ methods: 'klarna' }).workflow();
  assert.ok(refused?.kind === 'refused', JSON.stringify(refused));
  assert.deepEqual(
    refused.findings.map(({ code, place }) => [code, place]),
    [['agreement-trial', 'pay']],
  );
  await peer.faults([{ at: 'request', kind: 'drop', service: 'account', times: 1 }]);
  assert.equal((await workflow())?.kind, 'refused');
  const flow = await workflow();
  assert.equal(flow?.kind, 'published', JSON.stringify(flow));
});

test('BET-4 a form is paid in a currency that its agreement can take, and in no other; the words say what to do', async () => {
  const form = permitForm('licens', 'later');
  const withPayment = (members: object, unitPrice = '125.55') =>
    JSON.parse(JSON.stringify(form), (_, value) =>
      value?.kind === 'payment' ? { ...value, ...members } : value?.unitPrice ? { ...value, unitPrice } : value,
    );
  const before = await versions();
  for (const currency of ['JPY', 'KWD', 'QQQ']) {
    assert.ok(checkShape(withPayment({ currency })).ok);
    const published = await product.definitions.publishForm(product.demo.id, withPayment({ currency }));
    assert.ok(!published.ok, currency);
    const [finding, ...others] = published.findings;
    assert.deepEqual([finding?.place, others], ['fields.pay.currency', []]);
    assert.match(
      finding?.message.da ?? '',
      /ikke betales i valutaen.*Vælg en, der findes, og som deles i hundrededele/,
    );
  }
  const euro = withPayment({ currency: 'EUR' });
  assert.ok(checkShape(euro).ok, 'it can be imported');
  const [page] = form.pages;
  const [plate, pay] = page?.fields ?? [];
  assert.ok(page && plate && pay?.kind === 'payment');
  const fields = [plate, pay, { ...pay, key: 'more', currency: 'EUR' }];
  const mixed = await product.definitions.publishForm(product.demo.id, { ...form, pages: [{ ...page, fields }] });
  assert.ok(!mixed.ok);
  assert.match(mixed.findings[0]?.message.da ?? '', /flere valutaer: DKK, EUR\./);

  const refused = await having({}).form(undefined, 'i-euro');
  assert.ok(refused?.kind === 'refused', JSON.stringify(refused));
  assert.deepEqual(
    refused.findings.map(({ code, place }) => [code, place]),
    [['currency-lacking', 'fields.pay.currency']],
  );
  assert.match(findingMessage('currency-lacking', {}).da, /kan ikke tage imod den valuta/);
  const published = await having({ currencies: 'SEK, EUR' }).form(undefined, 'i-euro');
  assert.equal(published?.kind, 'published', JSON.stringify(published));
  const forms = new Map([['i-euro', permitForm('i-euro', 'later', {}, 'EUR')]]);
  const flow = (...currencies: readonly string[]) =>
    findingsOfWorkflow(permitWorkflow('i-euro', 'later'), {
      ...{ forms, deliveries: new Map(), languages: ['da', 'en'] },
      agreements: [{ key: 'borgerservice', currencies }],
    });
  assert.deepEqual(flow('DKK', 'EUR'), []);
  const [lost, ...none] = flow('DKK');
  assert.deepEqual([lost?.code, lost?.place, none], ['currency-lacking', 'pay', []]);
  assert.match(lost?.message.da ?? '', /skal betales i EUR, men betalingsaftalen »borgerservice« kan ikke/);
  for (const price of ['EUR 5', '5 €', '"5 EUR"']) {
    const published = await product.definitions.publishForm(product.demo.id, withPayment({}, price));
    assert.ok(!published.ok, price);
    assert.match(published.findings[0]?.place ?? '', /pay.*permit/, JSON.stringify(published.findings));
  }
  assert.equal(await versions(), before, 'nothing is published');
});

async function versions(): Promise<number> {
  const rows = await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.selectFrom('form_version').select('id').where('key', '=', 'licens').execute(),
  );
  return rows.length;
}

async function problems(): Promise<readonly unknown[]> {
  const rows = await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.selectFrom('form_schedule').select('problem').execute(),
  );
  return rows.map(({ problem }) => problem);
}

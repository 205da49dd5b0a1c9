import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { submitDraft } from '../../src/cases/submit-draft.ts';
import { createDraft } from '../../src/forms/drafts/draft.ts';
import type { Step } from '../../src/workflows/definition.ts';
import { axeViolations, newVisitor, startBrowser } from '../helpers/browser.ts';
import { personOf } from '../helpers/fritidspas.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { smallForm } from '../helpers/small-form.ts';

let product: RunningProduct;
let browser: Browser;
let page: Page;

const text = (da: string) => ({ da, en: `${da} (en)` });
const status = { now: text('Vi sender'), next: text('Så er du færdig') };
const deliver = (of: Partial<Extract<Step, { kind: 'deliver' }>> & { delivery: string; next: string }): Step => ({
  kind: 'deliver',
  title: text(`Aflever med ${of.delivery}`),
  status,
  failureGroup: 'Fritid',
  ...of,
});

before(async () => {
  product = await startRunningProduct();
  browser = await startBrowser();
  const { definitions, demo } = product;
  const form = await definitions.publishForm(demo.id, smallForm({ key: 'afleveret' }));
  const workflow = await definitions.publishWorkflow(demo.id, {
    schema: 'workflow/1',
    key: 'afleveret',
    title: text('Sag, der afleveres'),
    start: 'fill',
    group: 'Fritid',
    retentionDays: 90,
    steps: {
      fill: { kind: 'fill', title: text('Udfyld'), form: 'afleveret', as: 'svar', by: 'starter', status, next: 'hook' },
      hook: deliver({
        delivery: 'webhook',
        choices: { target: 'fagsystem' },
        values: { content: '{emne: svar.subject, haster: svar.urgent}' },
        next: 'later',
      }),
      later: deliver({
        delivery: 'webhook',
        choices: { target: 'kvitterer-senere', receipt: 'later' },
        values: { content: '{emne: svar.subject}' },
        next: 'file',
      }),
      file: deliver({
        delivery: 'file-transfer',
        choices: { target: 'okonomi', format: 'csv' },
        texts: { name: text('udtræk {{case.number}}') },
        values: { content: '[{emne: svar.subject, navn: svar.name}]' },
        next: 'mail',
      }),
      mail: deliver({
        delivery: 'email',
        values: { to: 'svar.mail' },
        texts: { subject: text('Sag {{case.number}}'), body: text('Emnet er {{svar.subject}}.') },
        attachments: ['receipts'],
        next: 'done',
      }),
      done: { kind: 'end', title: text('Slut'), outcome: 'sent', status },
    },
  });
  for (const each of [form, workflow]) assert.ok(each.ok, JSON.stringify(each));
  page = await (await newVisitor(browser)).newPage();
});
after(async () => {
  await browser?.close();
  await product?.close();
});

async function submit(mail: string): Promise<string> {
  const { services, demo, definitions, database } = product;
  const live = { ...services, now: () => new Date() };
  const person = await personOf(live, demo);
  const form = await definitions.publishedForm(demo.id, 'afleveret');
  const workflow = await definitions.workflowStartedBy(demo.id, 'afleveret');
  assert.ok(form && workflow);
  const draft = await database.inOrganisation(demo.id, (transaction) =>
    createDraft(transaction, demo, {
      person: person.id,
      formVersion: form.id,
      workflowVersion: workflow.id,
      language: 'da',
      content: {
        answers: { subject: 'Æbler; & "pærer"', urgent: 'yes', name: '=Karen', mail },
        prefilled: {},
        visited: ['sagen', 'kontakt'],
        person: { birthDate: '1985-07-01', municipality: '0851' },
        registerUnavailable: false,
      },
      now: new Date(),
      expiresAt: new Date(Date.now() + 86_400_000),
    }),
  );
  const result = await submitDraft(live, demo, {
    draft: draft.id,
    person: person.id,
    revision: 1,
    context: () => ({
      today: '2026-11-24',
      language: 'da',
      person: { age: 41, municipality: '0851', loginLevel: 'substantial' },
    }),
    from: {},
  });
  assert.ok(result.kind === 'submitted', JSON.stringify(result));
  return result.case;
}

async function caseEnds(id: string): Promise<void> {
  await until(async () => {
    const row = await product.database.inOrganisation(product.demo.id, (transaction) =>
      transaction.selectFrom('case').select('status').where('id', '=', id).executeTakeFirst(),
    );
    return row?.status === 'ended';
  });
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 300; turn += 1) {
    if (await isSo()) return;
    await sleep(200);
  }
  assert.fail('It did not come about within a minute.');
}

async function look(name: string): Promise<void> {
  assert.deepEqual(await axeViolations(page), [], name);
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true });
}

test('DEL-3 a case goes out by webhook, with a receipt that comes later, as a CSV file and by e-mail with its receipt', async () => {
  const id = await submit('karen@demo.example');
  await caseEnds(id);
  const hooks = await product.received('webhooks');
  assert.deepEqual(
    hooks.map(({ body }) => JSON.parse(String(body)).content),
    [{ emne: 'Æbler; & "pærer"', haster: true }, { emne: 'Æbler; & "pærer"' }],
  );
  const [file] = await product.received('sftp');
  const csv = await (
    await fetch(`${product.sandboxUrl}/sftp/fil?${new URLSearchParams({ sti: String(file?.path) })}`)
  ).text();
  assert.match(csv, /emne;navn\r\n"Æbler; & ""pærer""";'=Karen\r\n/);
  const mails = (await product.received('smtp')).filter(({ to }) => String(to) === 'karen@demo.example');
  assert.equal(mails.length, 1);
  assert.match(String(mails[0]?.text), /Emnet er Æbler; & "pærer"\./);
  assert.match(JSON.stringify(mails[0]?.attachments), /Kvittering \d{4}-\d+\.pdf/);
  const receipts = await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.selectFrom('delivery_receipt').select(['outcome', 'effect']).execute(),
  );
  assert.deepEqual(receipts, [{ outcome: 'accepted', effect: 'settled' }]);
});

test('DEL-2 PLA-5 a case worker is told of a failed delivery, corrects it without scripts on accessible pages, and it goes out once', async () => {
  await page.goto(`${product.origin}/demo/sagsbehandling/afleveringer`);
  await page.getByRole('button', { name: /Signe Sagsbehandler/ }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  const id = await submit('ukendt@demo.example');
  await until(async () => {
    await page.goto(`${product.origin}/demo/sagsbehandling/afleveringer`);
    return (await page.getByRole('link', { name: /Se og ret/ }).count()) > 0;
  });
  // Nobody is told of a task that was settled before they could be: first the notification, then the correction.
  await until(async () => {
    await page.goto(`${product.origin}/demo/sagsbehandling/notifikationer`);
    return (await page.getByRole('link', { name: /En aflevering i sag/ }).count()) > 0;
  });
  await page
    .getByRole('link', { name: /Notifikationer/ })
    .getByText('ulæst')
    .waitFor();
  await page.goto(`${product.origin}/demo/sagsbehandling/afleveringer`);
  await look('afleveringer');
  await page.getByRole('link', { name: /Se og ret/ }).click();
  await look('en-aflevering');
  await page.getByLabel('Modtagerens e-mailadresse').fill('rettet@demo.example');
  await page.getByRole('button', { name: 'Ret og send igen' }).click();
  await caseEnds(id);
  const mails = (await product.received('smtp')).filter(({ to }) => String(to) === 'rettet@demo.example');
  assert.equal(mails.length, 1);

  await page.goto(`${product.origin}/demo/sagsbehandling/notifikationer`);
  // Correcting led to the case, and with that the notification is read.
  await page.getByRole('link', { name: /En aflevering i sag/ }).waitFor();
  assert.equal(
    await page
      .getByRole('link', { name: /Notifikationer/ })
      .getByText('ulæst')
      .count(),
    0,
  );
  await look('notifikationer');
  await page.getByRole('link', { name: 'Vælg, hvad du vil have besked om' }).click();
  await look('notifikationer-valg');
  await until(async () =>
    (await product.received('smtp')).some(({ subject }) =>
      /^En aflevering i sag .* er mislykket$/.test(String(subject)),
    ),
  );
});

test('PLA-1 ADM-3 the settings of every option are filled in and tested on accessible pages', async () => {
  const visitor = await newVisitor(browser);
  page = await visitor.newPage();
  await page.goto(`${product.origin}/demo/administration/indstillinger`);
  await page.getByRole('button', { name: /Alma Administrator/ }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await look('indstillinger');
  for (const option of ['webhook', 'file-transfer', 'email-delivery', 'delivery-alarms', 'remote-print']) {
    await page.goto(`${product.origin}/demo/administration/indstillinger/${option}`);
    await look(`indstillinger-${option}`);
    const test = page.getByRole('button', { name: 'Afprøv forbindelsen' });
    if ((await test.count()) === 0) continue;
    await test.click();
    await page.getByText('Forbindelsen virker').first().waitFor();
    await look(`afproevet-${option}`);
  }
  await page.goto(`${product.origin}/demo/administration/indstillinger/webhook`);
  await page.getByLabel('Adresse (https)').first().fill('ftp://forkert');
  await page.getByRole('button', { name: 'Gem' }).click();
  await page.getByRole('heading', { name: 'Der er en fejl på siden' }).waitFor();
  await look('indstillinger-fejl');
  await page.goto(`${product.origin}/demo/sagsbehandling/afleveringer`);
  await look('afleveringer-administrator');
});

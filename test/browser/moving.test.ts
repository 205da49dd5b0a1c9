import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import type { Answers } from '../../src/forms/answers.ts';
import type { Step } from '../../src/workflows/definition.ts';
import { axeViolations, newVisitor, startBrowser } from '../helpers/browser.ts';
import { designerClient } from '../helpers/designer-client.ts';
import { draftWith, personOf, send } from '../helpers/fritidspas.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { approve, decide, definitionOf, end, householdForm, wait } from '../helpers/workflow-of.ts';
import { tabTo } from './tab-to.ts';

let product: RunningProduct;
let browser: Browser;
before(async () => {
  product = await startRunningProduct();
  browser = await startBrowser();
});
after(async () => {
  await browser.close();
  await product.close();
});

const path = '/demo/design/arbejdsgange/proeve/flyt';
const assess = approve({ as: 'boss', deadline: { days: 5 }, approved: 'done', rejected: 'done' });
const old = {
  first: decide('start.subject = "vent"', 'stay', 'assess'),
  assess,
  stay: wait({ term: { days: 90 }, next: 'done' }),
  done: end('x'),
} satisfies Record<string, Step>;
const newer = { first: decide('start.subject = "vent"', 'done', 'assess'), assess, done: end('x') };

test('WFL-7 cases are checked and moved in a browser: by keyboard, live, in Danish and English, and without JavaScript', async () => {
  const { services, demo, definitions, database, ownerUrl, origin } = product;
  const publish = async (steps: Record<string, Step>) => {
    const published = await definitions.publishWorkflow(demo.id, definitionOf(steps));
    assert.ok(published.ok, JSON.stringify(published));
  };
  const form = await definitions.publishForm(demo.id, householdForm);
  assert.ok(form.ok);
  await publish(old);
  const person = await personOf(services, demo);
  const ids: string[] = [];
  for (let count = 0; count < 56; count += 1) {
    const answers: Answers = count === 55 ? { subject: 'vent' } : {};
    const sent = await send(services, demo, await draftWith(services, demo, person.id, answers, 'husstand'), person.id);
    assert.ok(sent.kind === 'submitted');
    ids.push(sent.case);
  }
  await publish(newer);
  const ditte = await designerClient(product, demo, 'Ditte');
  const visit = async (more: Parameters<typeof newVisitor>[1] = {}) => {
    const visitor = await newVisitor(browser, more);
    await visitor.addCookies([{ name: 'session', value: ditte.cookie.replace('session=', ''), url: origin }]);
    return { visitor, page: await visitor.newPage() };
  };
  const { visitor, page } = await visit();
  const hasNoFaults = async (what: string) => assert.deepEqual(await axeViolations(page), [], what);
  const shot = async (name: string) => {
    const folder = process.env.SCREENSHOTS;
    if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };

  await page.goto(origin + path);
  await hasNoFaults('before');
  await shot('before');
  await tabTo(page, /^Undersøg sagerne$/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Sagerne er undersøgt' }).waitFor();
  await page.getByText('Sager, der kan flyttes: 55').waitFor();
  await page.getByRole('cell', { name: 'Trinnet »Trin« findes ikke i version 2.' }).waitFor();
  await hasNoFaults('checked');
  await shot('checked');

  // Somebody works on one of the last cases meanwhile: the move waits for them after its first fifty.
  const holder = new pg.Client({ connectionString: ownerUrl });
  await holder.connect();
  await holder.query('begin');
  await holder.query('select from "case" where id = $1 for update', [ids.toSorted()[53]]);
  await tabTo(page, /^Flyt sagerne til version 2$/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Sagerne bliver flyttet til version 2' }).waitFor();
  await page.getByText('50 af 56 sager er gennemgået.').waitFor();
  await hasNoFaults('moving');
  await shot('moving');
  const { page: plain } = await visit({ javaScriptEnabled: false, locale: 'en-GB' });
  await plain.goto(origin + path);
  await plain.getByText('50 of 56 cases have been gone through.').waitFor();
  await plain.getByRole('link', { name: 'Refresh the page' }).click();
  await plain.getByRole('heading', { name: 'The cases are being moved to version 2' }).waitFor();
  await holder.query('rollback');
  await holder.end();

  // Nobody touches this page, and it tells; the one without scripts is asked.
  await page.getByRole('heading', { name: 'Sagerne er flyttet' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'status');
  await page.getByText('Sager flyttet til version 2: 55').waitFor();
  const older = page.getByRole('table', { name: 'Sager i gang efter en ældre version' });
  assert.deepEqual(await older.getByRole('cell').allTextContents(), ['1', '1'], 'one of version 1 is left');
  await hasNoFaults('moved');
  await shot('moved');
  await plain.getByRole('link', { name: 'Refresh the page' }).click();
  await plain.getByText('Cases moved to version 2: 55').waitFor();
  await plain.getByRole('cell', { name: 'The step “Step” is not in version 2.' }).waitFor();

  // The whole way once more without scripts, to a version that the one left behind can follow too.
  await publish(old);
  await plain.reload();
  await plain.getByRole('button', { name: 'Check the cases again' }).click();
  const refreshUntil = async (heading: string) => {
    while ((await plain.getByRole('heading', { name: heading }).count()) === 0) {
      await plain.getByRole('link', { name: 'Refresh the page' }).click();
    }
  };
  await refreshUntil('The cases have been checked');
  await plain.getByText('Cases that can be moved: 56').waitFor();
  await plain.getByRole('button', { name: 'Move the cases to version 3' }).click();
  await refreshUntil('The cases have been moved');
  await plain.getByText('Cases moved to version 3: 56').waitFor();
  const followed = await database.inOrganisation(demo.id, (transaction) =>
    transaction.selectFrom('case').select('workflow_version').distinct().where('id', 'in', ids).execute(),
  );
  assert.equal(followed.length, 1);

  await visitor.addCookies([{ name: 'sprog', value: 'en', url: origin }]);
  await page.setViewportSize({ width: 390, height: 800 });
  await page.reload();
  await page.getByRole('heading', { name: 'The cases have been moved' }).waitFor();
  await hasNoFaults('narrow, in English');
  await shot('english');
});

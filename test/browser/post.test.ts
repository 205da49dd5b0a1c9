import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { people } from '../../sandbox/people.ts';
import type { Channel } from '../../src/options/remote-print/channel.ts';
import { openSettings } from '../../src/organisations/option-settings.ts';
import { writeOptionState } from '../../src/organisations/option-states.ts';
import { axeViolations, newVisitor, startBrowser } from '../helpers/browser.ts';
import { answersWithPrice, draftWith, karen, personOf, send } from '../helpers/fritidspas.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';

let product: RunningProduct;
let browser: Browser;
before(async () => {
  product = await startRunningProduct();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await product?.close();
});

const exempt = people.find(({ cpr }) => cpr === '1301450053') ?? assert.fail();

/** A case whose letter goes out at once; waits until its receipts have settled it. */
async function delivered(identity: { readonly cpr: string; readonly name: string }): Promise<string> {
  const person = await personOf(product.services, product.demo, identity);
  const draft = await draftWith(product.services, product.demo, person.id, answersWithPrice('900'));
  const sent = await send(product.services, product.demo, draft, person.id);
  assert.ok(sent.kind === 'submitted');
  for (let tries = 0; tries < 120; tries += 1) {
    const row = await product.database.inOrganisation(product.demo.id, (transaction) =>
      transaction
        .selectFrom('delivery')
        .select(['status', 'reason'])
        .where('case', '=', sent.case)
        .executeTakeFirstOrThrow(),
    );
    assert.notEqual(row.status, 'failed', row.reason?.da);
    if (row.status === 'delivered') return sent.case;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return assert.fail('the post did not go out');
}

async function logIn(page: Page, path: string, name: RegExp): Promise<void> {
  await page.goto(product.origin + path);
  const ways = page.locator('main').getByRole('link', { name: /MitID|Log/ });
  if (new URL(page.url()).origin === product.origin && (await ways.count()) > 0) await ways.first().click();
  await page.waitForURL((url) => url.origin !== product.origin, { waitUntil: 'commit' });
  await Promise.all([
    page.waitForURL((url) => url.origin === product.origin),
    page.getByRole('button', { name }).first().click(),
  ]);
  await page.goto(product.origin + path);
}

test('FJE-1 FJE-2 FJE-3 FJE-8 who is registered gets Digital Post, who is not a letter; the case worker sees how, when and the receipts', {
  timeout: 240_000,
}, async () => {
  await delivered(karen);
  const name = `${exempt.firstName} ${exempt.lastName}`;
  const paper = await delivered({ cpr: exempt.cpr ?? '', name });
  assert.equal((await product.received('digital-post')).length, 1);
  assert.equal((await product.received('printer')).length, 1);

  const worker = await (await newVisitor(browser)).newPage();
  await logIn(worker, `/demo/sagsbehandling/sag/${paper}`, /Signe|Sagsbehandler/);
  const course = await worker.locator('section[aria-labelledby="deliveries"]').innerText();
  assert.match(course, /Sendt som\s+Fysisk brev/);
  assert.match(course, /Tilmeldt Digital Post\s+Nej/);
  assert.match(course, /Omfang\s+Sider: \d+\. Ark: \d+\./);
  assert.match(course, /Kvitteringer \(5\)/);
  assert.deepEqual(await axeViolations(worker), []);
});

async function choose(channel: Channel): Promise<void> {
  const { database, demo } = product;
  const settings = { ...openSettings(demo, 'remote-print'), channel };
  await database.inOrganisation(demo.id, (transaction) =>
    writeOptionState(transaction, demo.id, 'remote-print', { isOn: true, settings }),
  );
  product.refresh();
}

const counted = async () => ({
  digital: (await product.received('digital-post')).length,
  letters: (await product.received('printer')).length,
});

test('FJE-5 FJE-4 a message that fails afterwards becomes one letter where the organisation wants a backup; “always a letter” wins over the registration', {
  timeout: 240_000,
}, async () => {
  const before = await counted();
  await choose('digital-with-backup');
  const put = await fetch(`${product.sandboxUrl}/_/beskedfordeler/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ at: 'receipt', kind: 'wrong', what: 'fails', times: 1 }]),
  });
  assert.ok(put.ok);
  await delivered(karen);
  assert.deepEqual(await counted(), { digital: before.digital + 1, letters: before.letters + 1 });
  await choose('letter-always');
  await delivered(karen);
  assert.deepEqual(await counted(), { digital: before.digital + 1, letters: before.letters + 2 });
});

test('FJE-9 an administrator has the sender information tried, by Digital Post and by a letter, and sees what became of it', {
  timeout: 240_000,
}, async () => {
  const before = await counted();
  const page = await (await newVisitor(browser)).newPage();
  const path = '/demo/administration/indstillinger/remote-print';
  await logIn(page, path, /Alma|Administrator/);
  for (const [channel, way] of [
    ['digital-or-letter', /Sendt som: Digital Post/],
    ['letter-always', /Sendt som: Fysisk brev/],
  ] as const) {
    await choose(channel);
    await page.goto(product.origin + path);
    await page.getByRole('button', { name: 'Send en prøvebesked' }).click();
    const newest = page.locator('section[aria-labelledby="trial"] ol > li').first();
    for (let tries = 0; tries < 120 && !/Kommet frem/.test(await newest.innerText()); tries += 1) {
      await page.waitForTimeout(250);
      await page.reload();
    }
    assert.match(await newest.innerText(), way);
    assert.match(await newest.innerText(), /Kommet frem/);
  }
  assert.deepEqual(await counted(), { digital: before.digital + 1, letters: before.letters + 1 });
  assert.deepEqual(await axeViolations(page), []);
  if (process.env.PICTURES) {
    await page.locator('section[aria-labelledby="trial"]').screenshot({ path: `${process.env.PICTURES}/trial.png` });
  }
});

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Browser, Page } from 'playwright-core';
import { people } from '../../sandbox/people.ts';
import { chooseMessages } from '../../src/cases/refusals/refusals.ts';
import type { Channel } from '../../src/options/remote-print/channel.ts';
import { openSettings } from '../../src/organisations/option-settings.ts';
import { writeOptionState } from '../../src/organisations/option-states.ts';
import type { Step } from '../../src/workflows/definition.ts';
import { axeViolations, newVisitor, startBrowser } from '../helpers/browser.ts';
import { answersWithPrice, draftWith, karen, personOf, send } from '../helpers/fritidspas.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { nemSmsStep, publishSms, smsCase, smsWorkflow } from '../helpers/sms.ts';
import { tabTo } from './tab-to.ts';

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

const unregistered = { cpr: exempt.cpr ?? '', name: `${exempt.firstName} ${exempt.lastName}` };

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

/** The demonstration's workflow, with letters that may be answered. */
async function allowAnswers(): Promise<void> {
  const definition = JSON.parse(await readFile('src/organisations/demo/fritidspas.workflow.json', 'utf8'));
  definition.steps.letterGranted.choices = { reply: 'yes' };
  const published = await product.definitions.publishWorkflow(product.demo.id, definition);
  assert.ok(published.ok, JSON.stringify(published));
  product.refresh();
}

/** Logs a citizen in, at each level that is asked for. */
async function enter(page: Page, path: string, name: RegExp): Promise<void> {
  await page.goto(product.origin + path);
  for (let turn = 0; turn < 3 && new URL(page.url()).pathname !== path; turn += 1) {
    if (new URL(page.url()).origin === product.origin) {
      await page.locator('main').getByRole('link', { name: /MitID/ }).first().click();
    } else {
      await page.getByRole('button', { name }).first().click();
    }
    await page.waitForLoadState('load');
  }
  await page.waitForURL(product.origin + path);
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('FJE-1 FJE-2 FJE-3 FJE-8 who is registered gets Digital Post, who is not a letter; both see what went out, how, when and how far it is, and an answer comes to the case', {
  timeout: 240_000,
}, async () => {
  await allowAnswers();
  const digital = await delivered(karen);
  const name = `${exempt.firstName} ${exempt.lastName}`;
  const paper = await delivered({ cpr: exempt.cpr ?? '', name });
  assert.equal((await product.received('digital-post')).length, 1);
  const [printed] = await product.received('printer');
  assert.ok(printed);

  const worker = await (await newVisitor(browser)).newPage();
  await logIn(worker, `/demo/sagsbehandling/sag/${paper}`, /Signe|Sagsbehandler/);
  const deliveries = worker.locator('section[aria-labelledby="deliveries"]');
  const course = await deliveries.innerText();
  assert.match(course, /Sendt som\s+Fysisk brev/);
  assert.match(course, /Tilmeldt Digital Post\s+Nej/);
  assert.match(course, /Omfang\s+Sider: \d+\. Ark: \d+\./);
  assert.match(course, /Kvitteringer \(5\)/);
  assert.deepEqual(await axeViolations(worker), []);
  // The bytes that the printer had.
  const href = await deliveries.locator('a[href*="/afsendt/"]').first().getAttribute('href');
  const kept = await (await worker.request.get(product.origin + href)).body();
  const atPrinter = await fetch(`${product.sandboxUrl}/printer/brev/${printed.dispatch}/pdf`);
  assert.equal(digest(kept), digest(new Uint8Array(await atPrinter.arrayBuffer())));

  const citizen = await (await newVisitor(browser)).newPage();
  await enter(citizen, `/demo/mine-sager/${digital}`, /Karen/);
  const sent = citizen.locator('section[aria-labelledby="post"]');
  assert.match(await sent.innerText(), /Sendt som\s+Digital Post[\s\S]*Det ligger i din digitale postkasse/);
  assert.deepEqual(await axeViolations(citizen), []);
  const own = await sent.locator('a[href*="/sendt/"]').first().getAttribute('href');
  const opened = await (await citizen.request.get(product.origin + own)).body();
  assert.equal(opened.subarray(0, 5).toString(), '%PDF-');
  await citizen.setViewportSize({ width: 390, height: 800 });
  await citizen.context().addCookies([{ name: 'sprog', value: 'en', url: product.origin }]);
  await citizen.reload();
  assert.match(await sent.innerText(), /Sent as\s+Digital Post[\s\S]*It is in your digital mailbox/);
  const overflows = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
  assert.equal(await citizen.evaluate(overflows), false);
  assert.deepEqual(await axeViolations(citizen), []);

  const phone = await (
    await newVisitor(browser, { viewport: { width: 390, height: 800 }, javaScriptEnabled: false })
  ).newPage();
  await enter(phone, `/demo/mine-sager/${paper}`, new RegExp(exempt.firstName));
  assert.match(await phone.locator('section[aria-labelledby="post"]').innerText(), /Fysisk brev[\s\S]*på vej til dig/);

  // The citizen answers in the mailbox, with a file.
  const mailbox = await (await newVisitor(browser)).newPage();
  await mailbox.goto(`${product.sandboxUrl}/digital-post/`);
  await mailbox.getByRole('link', { name: /Karen/ }).click();
  await mailbox.locator('tbody a').first().click();
  await mailbox.getByLabel('Dit svar').fill('Tak for brevet. Her er kvitteringen fra klubben.');
  const content = await PDFDocument.create();
  content.addPage([300, 400]);
  const file = {
    name: 'kvittering fra klubben.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(await content.save()),
  };
  await mailbox.getByLabel(/Filer til svaret/).setInputFiles(file);
  await mailbox.getByRole('button', { name: 'Send svaret' }).click();
  await mailbox.getByRole('heading', { name: 'Svaret er afleveret' }).waitFor();
  await worker.goto(`${product.origin}/demo/sagsbehandling/sag/${digital}`);
  const messages = worker.locator('section[aria-labelledby="messages"]');
  assert.match(await messages.innerText(), /Her er kvitteringen fra klubben[\s\S]*kvittering fra klubben\.pdf/);
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

/** Has a peer of the sandbox do one thing wrong, once. */
async function fault(peer: string, wrong: { readonly at: string; readonly what: string; readonly service?: string }) {
  const put = await fetch(`${product.sandboxUrl}/_/${peer}/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ kind: 'wrong', times: 1, ...wrong }]),
  });
  assert.ok(put.ok);
}

test('FJE-5 FJE-4 a message that fails afterwards becomes one letter where the organisation wants a backup; “always a letter” wins over the registration', {
  timeout: 240_000,
}, async () => {
  const before = await counted();
  await choose('digital-with-backup');
  await fault('beskedfordeler', { at: 'receipt', what: 'fails' });
  await delivered(karen);
  assert.deepEqual(await counted(), { digital: before.digital + 1, letters: before.letters + 1 });
  await choose('letter-always');
  await delivered(karen);
  assert.deepEqual(await counted(), { digital: before.digital + 1, letters: before.letters + 2 });
  // Whoever was registered at the look-up and is exempt when the message comes: its receipt says so.
  await choose('digital-or-letter');
  await fault('digital-post', { at: 'answer', service: 'registration', what: 'registered-until-now' });
  await delivered(unregistered);
  assert.deepEqual(await counted(), { digital: before.digital + 1, letters: before.letters + 3 });
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

/** What can have the focus in the page's content, in the order of the document, by id or by its words; nothing that is folded away. */
const controls = `[...document.querySelectorAll('main :is(a[href], button, input, select, textarea, summary)')]
  .filter((each) => each.type !== 'hidden' && each.checkVisibility())`;
const calledBy = '(each) => each.id || each.name || each.textContent.trim()';

test('FJE-9 the settings are walked through, mistaken, corrected and saved by the keyboard alone', {
  timeout: 240_000,
}, async () => {
  await choose('digital-or-letter');
  const page = await (await newVisitor(browser, { viewport: { width: 1280, height: 700 } })).newPage();
  await logIn(page, '/demo/administration/indstillinger/remote-print', /Alma|Administrator/);
  const all = await page.evaluate<readonly string[]>(`${controls}.map(${calledBy})`);
  for (const name of ['senderCvr', 'channel', 'receipts', 'printType', 'returnAddress', 'priceC5']) {
    assert.ok(
      all.some((each) => each.includes(name)),
      name,
    );
  }
  const walked: string[] = [];
  for (let presses = 0; presses < 100 && walked.length < all.length; presses += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate<{ name: string; isSeen: boolean } | null>(`(() => {
      const at = document.activeElement;
      if (!at.closest('main')) return null;
      const { top, bottom } = at.getBoundingClientRect();
      const isMarked = getComputedStyle(at).outlineStyle !== 'none' || getComputedStyle(at).boxShadow !== 'none';
      return { name: (${calledBy})(at), isSeen: isMarked && bottom > 0 && top < innerHeight };
    })()`);
    if (at) walked.push(at.name);
    assert.notEqual(at?.isSeen, false, `the focus is seen on ${at?.name}`);
  }
  assert.deepEqual(walked, all, 'every control, in the order that they stand');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate("document.activeElement.closest('main') === null"), true, 'and out of it again');

  await page.reload();
  const type = async (label: RegExp, text: string) => {
    await tabTo(page, label);
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text);
  };
  await type(/^Afsenders CVR-nummer/, '1234');
  await type(/^Afsenders navn/, 'Demo Kommunes Borgerservice');
  await tabTo(page, /^Tryk på/);
  await page.keyboard.press('End');
  await type(/^Pris for hvert ark papir/, 'en krone');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  const focused = () => page.evaluate<string>('document.activeElement.id');
  assert.equal(await focused(), 'error-summary');
  assert.equal(await page.locator('#error-summary a').count(), 2);
  assert.deepEqual(await axeViolations(page), []);
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/errors.png`, fullPage: true });
  for (const [index, name] of [/senderCvr/, /priceSheet/].entries()) {
    const link = page.locator('#error-summary a').nth(index);
    const said = await link.innerText();
    while (!(await link.evaluate((each) => each === document.activeElement))) {
      await page.keyboard.press(index === 0 ? 'Tab' : 'Shift+Tab');
    }
    await page.keyboard.press('Enter');
    assert.match(await focused(), name);
    const field = page.locator(':focus');
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    const described = ((await field.getAttribute('aria-describedby')) ?? '').split(' ');
    const error = await page.locator(`#${described.find((id) => id.endsWith('-error'))}`).innerText();
    assert.ok(error.includes(said), 'what the summary says stands at the field too');
    await page.keyboard.press('Control+A');
    await page.keyboard.type(index === 0 ? '10000009' : '0,35');
  }
  assert.equal(await page.getByLabel('Afsenders navn').inputValue(), 'Demo Kommunes Borgerservice', 'nothing is lost');
  await tabTo(page, /^Gem/);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  assert.match(await page.locator(':focus').innerText(), /gemt/i);
  await page.goto(page.url());
  const kept = ['senderCvr', 'senderName', 'printSides', 'priceSheet'].map((id) => page.locator(`#${id}`).inputValue());
  assert.deepEqual(await Promise.all(kept), ['10000009', 'Demo Kommunes Borgerservice', 'Simplex', '0,35']);
});

/** The demonstration's workflow, whose only delivery is the letter of the decision or the receipt of the form. */
async function publishSending(document: 'decision' | 'receipt'): Promise<void> {
  const definition = JSON.parse(await readFile('src/organisations/demo/fritidspas.workflow.json', 'utf8'));
  if (document === 'receipt') {
    const { letter: _, ...step } = definition.steps.letterGranted;
    definition.steps.letterGranted = { ...step, main: { alias: 'ansoegning' } };
  }
  const published = await product.definitions.publishWorkflow(product.demo.id, definition);
  assert.ok(published.ok, JSON.stringify(published));
}

/** Sends the form in, and tells what the peers had of it when its receipts have settled it. */
async function sentTo(identity: { readonly cpr: string; readonly name: string }): Promise<string> {
  const had = await counted();
  const person = await personOf(product.services, product.demo, identity);
  const draft = await draftWith(product.services, product.demo, person.id, answersWithPrice('900'));
  const sent = await send(product.services, product.demo, draft, person.id);
  assert.ok(sent.kind === 'submitted');
  for (let tries = 0; tries < 240; tries += 1) {
    const { status } = await product.database.inOrganisation(product.demo.id, (transaction) =>
      transaction.selectFrom('delivery').select('status').where('case', '=', sent.case).executeTakeFirstOrThrow(),
    );
    if (status === 'delivered' || status === 'failed') {
      const has = await counted();
      const of = (many: number, way: string) => Array.from({ length: many }, () => way);
      const went = [of(has.digital - had.digital, 'digital'), of(has.letters - had.letters, 'letter')].flat();
      return [...went, ...(status === 'failed' ? ['task'] : [])].join(', ');
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return assert.fail('the post did not go out');
}

/** What each setting promises where it differs from another: a registered person, an unregistered one, a failure told afterwards. */
const promised: readonly (readonly [Channel, 'registered' | 'unregistered' | 'fails', string])[] = [
  ['digital-or-letter', 'unregistered', 'letter'],
  ['digital-only', 'registered', 'digital'],
  ['digital-only', 'unregistered', 'task'],
  ['letter-always', 'registered', 'letter'],
  ['digital-with-backup', 'fails', 'digital, letter'],
];

for (const document of ['receipt', 'decision'] as const) {
  test(`FJE-1 FJE-4 FJE-5 the ${document} goes by each of the four channels as the setting promises`, {
    timeout: 240_000,
  }, async () => {
    await publishSending(document);
    for (const [channel, to, has] of promised) {
      await choose(channel);
      if (to === 'fails') await fault('beskedfordeler', { at: 'receipt', what: 'fails-after' });
      assert.equal(await sentTo(to === 'unregistered' ? unregistered : karen), has, `${channel}, ${to}`);
    }
  });
}

const mads = { cpr: '1502820021', name: 'Mads Hansen' };

/** A case with a NemSMS; waits until it has come so far. */
async function nemSms(wanted: string, name: string, who: { readonly cpr: string; readonly name: string } = karen) {
  const made = await smsCase(product, { phone: '+4520304050', name }, who);
  const [id = ''] = made.deliveries;
  return { ...made, id, ...(await settled(id, wanted)) };
}

async function settled(id: string, wanted: string) {
  for (let tries = 0; tries < 120; tries += 1) {
    const row = await product.database.inOrganisation(product.demo.id, (transaction) =>
      transaction
        .selectFrom('delivery')
        .innerJoin('case', 'case.id', 'delivery.case')
        .select(['delivery.status', 'delivery.reason', 'case.status as caseStatus'])
        .where('delivery.id', '=', id)
        .executeTakeFirstOrThrow(),
    );
    if (row.status === wanted) return { reason: row.reason?.da ?? '', caseStatus: row.caseStatus };
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return assert.fail(`the NemSMS did not become ${wanted}`);
}

/** `PICTURES=folder` keeps how the pages look. */
async function look(page: Page, name: string): Promise<void> {
  assert.deepEqual(await axeViolations(page), [], name);
  const folder = process.env.PICTURES;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/nem-sms-${name}.png`, fullPage: true });
}

test('SMS-1 SMS-3 FJE-1 a NemSMS reaches the phone that was registered, its receipts find it, one too long is corrected by a case worker, and who is not registered or said no is not sent any', {
  timeout: 240_000,
}, async () => {
  const texts = async () =>
    (await product.received('digital-post')).flatMap(({ sms }) => (typeof sms === 'string' ? [sms] : []));
  const formatted = '<p>Kære {{svar.name}}: Husk <b>din tid</b> i morgen.</p>';
  await publishSms(
    product,
    smsWorkflow({ first: nemSmsStep('done', { texts: { text: { da: formatted, en: formatted } } }) }),
  );
  const reached = await nemSms('delivered', 'Karen');
  assert.deepEqual(await texts(), ['Kære Karen: Husk din tid i morgen.']);

  const worker = await (await newVisitor(browser)).newPage();
  await logIn(worker, `/demo/sagsbehandling/sag/${reached.case}`, /Signe|Sagsbehandler/);
  const deliveries = worker.locator('section[aria-labelledby="deliveries"]');
  await deliveries.locator('summary').first().click();
  const course = await deliveries.innerText();
  assert.match(course, /Sendt som\s+NemSMS[\s\S]*Tilmeldt NemSMS\s+Ja[\s\S]*34 af 150 tegn/);
  assert.match(course, /Modtaget af Digital Post[\s\S]*Sendt til den telefon, modtageren har tilmeldt/);
  await look(worker, 'case');

  // The answer put in makes it too long.
  const long = await nemSms('failed', 'K'.repeat(150));
  assert.match(long.reason, /fylder 179 tegn.*højst have 150/);
  await worker.goto(`${product.origin}/demo/sagsbehandling/afleveringer`);
  await worker.locator(`a[href*="${long.id}"]`).first().click();
  const field = worker.locator('[name="felt-text"]');
  await field.fill('x'.repeat(151));
  await worker.getByRole('button', { name: /Ret og send/ }).click();
  await worker
    .getByText(/fylder 151 tegn/)
    .first()
    .waitFor();
  await look(worker, 'corrected-wrongly');
  await field.fill('Kære Karen: Husk i morgen.');
  await worker.getByRole('button', { name: /Ret og send/ }).click();
  await settled(long.id, 'delivered');
  assert.equal((await texts()).at(-1), 'Kære Karen: Husk i morgen.');

  // Digital Post has it and says afterwards that it failed.
  await fault('beskedfordeler', { at: 'receipt', what: 'fails' });
  await nemSms('failed', 'Karen');

  const untold = await nemSms('failed', 'Mads', mads);
  assert.match(untold.reason, /ikke tilmeldt NemSMS/);
  const sent = (await texts()).length;
  // Whoever gets none goes the step's own way.
  const told: Step = {
    kind: 'notify',
    title: { da: 'Besked', en: 'Message' },
    message: { da: 'Vi kunne ikke sende dig en NemSMS.', en: 'We could not send you a NemSMS.' },
    next: 'done',
  };
  const skipping = nemSmsStep('done', { choices: { unregistered: 'skip' }, unsent: 'told' });
  await publishSms(product, smsWorkflow({ first: skipping, told }));
  const skipped = await nemSms('calledOff', 'Mads', mads);
  assert.equal(skipped.caseStatus, 'ended');
  const person = await personOf(product.services, product.demo, karen);
  const wants = (isWanted: boolean) =>
    chooseMessages(product.services, product.demo, 'sms', isWanted, {
      person: person.id,
      actor: { kind: 'citizen', id: person.id },
      from: {},
    });
  await wants(false);
  const refused = await nemSms('calledOff', 'Karen');
  assert.match(refused.reason, /sagt nej/);
  await publishSms(product, smsWorkflow({ first: nemSmsStep('done', { choices: { demanded: 'yes', link: 'yes' } }) }));
  await nemSms('delivered', 'Karen');
  await wants(true);
  assert.equal((await texts()).length, sent + 1);
  assert.match((await texts()).at(-1) ?? '', /^Kære Karen: Husk din tid i morgen\.\nhttp\S+\/demo\/s\/[\w-]{22}$/);
  await worker.goto(`${product.origin}/demo/sagsbehandling/sag/${skipped.case}`);
  assert.match(await deliveries.innerText(), /Ikke sendt[\s\S]*ikke er tilmeldt NemSMS/);
  assert.match(
    await worker.locator('main').innerText(),
    /Vi kunne ikke sende dig en NemSMS[\s\S]*Ikke sendt: Send NemSMS/,
  );
  await look(worker, 'skipped');

  // News of a case: to the phone where there is one, and otherwise not at all.
  const notice: Step = {
    kind: 'notify',
    title: { da: 'Besked', en: 'Message' },
    message: { da: 'Vi mangler et bilag.', en: 'We lack an enclosure.' },
    next: 'done',
  };
  await publishSms(product, smsWorkflow({ first: notice }, { smsTo: 'nem-sms' }));
  await nemSms('delivered', 'Karen');
  const untoldOfNews = await nemSms('calledOff', 'Mads', mads);
  assert.equal(untoldOfNews.deliveries.length, 1);
  assert.match(
    (await texts()).at(-1) ?? '',
    /^Demo Kommune: Der er nyt i din sag 2026-\d+\. Log på selvbetjeningen, og læs det\.\nhttp\S+\/demo\/s\/[\w-]{22}$/,
  );

  const phone = await (await newVisitor(browser)).newPage();
  await phone.goto(`${product.sandboxUrl}/digital-post/`);
  await look(phone, 'mailboxes');
  await phone.getByRole('link', { name: /Karen/ }).click();
  await phone.getByText('Kære Karen: Husk i morgen.').waitFor();
  await look(phone, 'phone');

  const citizen = await (await newVisitor(browser)).newPage();
  await enter(citizen, `/demo/mine-sager/${reached.case}`, /Karen/);
  const post = citizen.locator('section[aria-labelledby="post"]');
  assert.match(await post.innerText(), /Sendt\s+\d/);
  assert.match(await post.innerText(), /NemSMS[\s\S]*Den er sendt til den telefon/);
  await look(citizen, 'citizen');
});

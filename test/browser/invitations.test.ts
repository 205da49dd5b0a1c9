import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { annulCase } from '../../src/cases/case-actions.ts';
import { findCase } from '../../src/cases/stored-case.ts';
import { textOf } from '../../src/documents/pdf/text-runs.ts';
import type { FormDefinition } from '../../src/forms/definition.ts';
import { accessOfRole } from '../../src/identity/rights/access-of-employee.ts';
import type { Step, WorkflowDefinition } from '../../src/workflows/definition.ts';
import { axeViolations, newVisitor, startBrowser } from '../helpers/browser.ts';
import { draftWith, personOf, send } from '../helpers/fritidspas.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { smallForm } from '../helpers/small-form.ts';
import { end, parallel } from '../helpers/workflow-of.ts';

let product: RunningProduct;
let browser: Browser;
/** Where axe-core looks at the pages of visitors without JavaScript. */
let twin: Page;

const text = (da: string, en: string) => ({ da, en });
const status = {
  now: text('Vi venter på svar', 'We wait for answers'),
  next: text('Så er vi færdige', 'Then we are done'),
};
const page = (fields: FormDefinition['pages'][number]['fields']): FormDefinition['pages'] => [
  { key: 'side', title: text('Oplysninger', 'Details'), fields },
];
const line = (key: string, da: string, en: string) => ({ kind: 'shortText' as const, key, label: text(da, en) });
const fill = (of: Omit<Extract<Step, { kind: 'fill' }>, 'kind' | 'status'>): Step => ({ kind: 'fill', status, ...of });
const secret = 'Min løn er 12.345';

const forms = [
  smallForm({
    key: 'faelles',
    pages: page([
      line('parent', 'Den anden forælder', 'The other parent'),
      line('landlord', 'Udlejer', 'Landlord'),
      line('company', 'Virksomhed', 'Company'),
      line('grandCpr', 'Bedsteforælder', 'Grandparent'),
      line('grandMail', 'Bedsteforælders e-mail', 'Grandparent’s e-mail'),
      line('child', 'Barnets navn', 'Name of the child'),
      line('income', 'Løn', 'Income'),
    ]),
  }),
  smallForm({
    key: 'samtykke',
    pages: page([{ kind: 'yesNo', key: 'agrees', label: text('Er du enig?', 'Do you agree?'), required: true }]),
  }),
  smallForm({
    key: 'bolig',
    pages: page([{ ...line('rent', 'Husleje om måneden', 'Rent a month'), required: true }]),
  }),
  smallForm({ key: 'rejse', start: { logins: ['employee'] }, pages: page([line('purpose', 'Formål', 'Purpose')]) }),
];

const together: WorkflowDefinition = {
  schema: 'workflow/1',
  key: 'faelles',
  title: text('Sag med flere', 'Case with several'),
  start: 'begin',
  group: 'Fritid',
  retentionDays: 30,
  annulment: { by: ['employee'], status },
  steps: {
    begin: fill({ title: text('Søg', 'Apply'), form: 'faelles', as: 'start', by: 'starter', next: 'all' }),
    all: parallel('done', 'parent', 'landlord', 'company', 'grand'),
    parent: fill({
      title: text('Samtykke fra den anden forælder', 'Consent of the other parent'),
      form: 'samtykke',
      as: 'parentSays',
      by: { cpr: 'start.parent' },
      sees: [{ alias: 'start', fields: ['child'] }],
      invitation: text('Det handler om {{start.child}}.', 'It is about {{start.child}}.'),
      deadline: { days: 14 },
      next: 'all',
    }),
    landlord: fill({
      title: text('Oplysninger fra udlejer', 'Details from the landlord'),
      form: 'bolig',
      as: 'landlordSays',
      by: { email: 'start.landlord' },
      deadline: { seconds: 3_600 },
      remindBefore: { seconds: 3_597 },
      next: 'all',
    }),
    company: fill({
      title: text('Oplysninger fra virksomheden', 'Details from the company'),
      form: 'bolig',
      as: 'companySays',
      by: { cvr: 'start.company' },
      next: 'all',
    }),
    grand: fill({
      title: text('Samtykke fra bedsteforælder', 'Consent of a grandparent'),
      form: 'samtykke',
      as: 'grandSays',
      by: { cpr: 'start.grandCpr', email: 'start.grandMail' },
      next: 'all',
    }),
    done: end('granted'),
  },
};

const travel: WorkflowDefinition = {
  schema: 'workflow/1',
  key: 'rejse',
  title: text('Tjenesterejse', 'Official journey'),
  start: 'begin',
  group: 'Løn',
  retentionDays: 30,
  steps: {
    begin: fill({
      title: text('Bed om rejsen', 'Ask for it'),
      form: 'rejse',
      as: 'start',
      by: 'starter',
      next: 'boss',
    }),
    boss: fill({
      title: text('Lederens svar', 'Answer of the manager'),
      form: 'samtykke',
      as: 'boss',
      by: { group: 'Løn', employee: { manager: 'starter' } },
      next: 'done',
    }),
    done: end('granted'),
  },
};

before(async () => {
  product = await startRunningProduct();
  browser = await startBrowser();
  for (const form of forms) assert.ok((await product.definitions.publishForm(product.demo.id, form)).ok);
  for (const workflow of [together, travel]) {
    const published = await product.definitions.publishWorkflow(product.demo.id, workflow);
    assert.ok(published.ok, JSON.stringify(published));
  }
  twin = await (await newVisitor(browser)).newPage();
});
after(async () => {
  await browser?.close();
  await product?.close();
});

async function visit(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const visitor = await newVisitor(browser, options);
  const opened = await visitor.newPage();
  await opened.goto(address);
  return opened;
}

async function until<T>(found: () => Promise<T | undefined>): Promise<T> {
  for (let turn = 0; turn < 240; turn += 1) {
    const value = await found();
    if (value !== undefined) return value;
    await sleep(150);
  }
  return assert.fail('It did not come about within half a minute.');
}

let pictures = 0;
/** Nothing that axe-core objects to, on the page as it is or, without JavaScript, as its twin shows it. */
async function look(shown: Page, hasScripts = true): Promise<string> {
  if (!hasScripts) {
    await twin.context().clearCookies();
    await twin.context().addCookies(await shown.context().cookies());
    await twin.goto(shown.url());
  }
  assert.deepEqual(await axeViolations(hasScripts ? shown : twin), [], `${shown.url()} ${await shown.title()}`);
  pictures += 1;
  if (process.env.PICTURES) {
    await shown.screenshot({ path: `${process.env.PICTURES}/invitation-${pictures}.png`, fullPage: true });
  }
  return shown.locator('main').innerText();
}

async function logInAs(shown: Page, name: string): Promise<void> {
  await Promise.all([
    shown.waitForURL((url) => url.origin === product.origin),
    shown.getByRole('button', { name: new RegExp(name) }).click(),
  ]);
}

async function press(shown: Page, name: RegExp): Promise<void> {
  await Promise.all([shown.waitForNavigation(), shown.locator('main').getByRole('button', { name }).first().click()]);
}

const goOn = /^(Fortsæt|Gem, og gå|Continue|Save and go)/;
const sendIt = /^Send/;

const mailsTo = async (address: string) =>
  (await product.received('smtp')).filter(({ to }) => String(to) === address) as unknown as readonly {
    readonly subject: string;
    readonly text: string;
  }[];

const linkIn = (shown: string): string => /https?:\/\/\S+/.exec(shown)?.[0] ?? assert.fail(`no link in: ${shown}`);

/** The letter in somebody's Digital Post, as text, and the address that a reader of its PDF can follow. */
async function letterTo(id: string): Promise<{ readonly words: string; readonly link: string }> {
  const message = await until(async () =>
    (await product.received('digital-post')).find(({ recipient }) => (recipient as { id: string }).id === id),
  );
  const pdf = Buffer.from(
    await (await fetch(`${product.sandboxUrl}/digital-post/besked/${message.messageUuid}/fil/0`)).arrayBuffer(),
  );
  const link = /\/URI ?\((http[^)]+)\)/.exec(pdf.toString('latin1'))?.[1];
  assert.ok(link, 'the address in the letter can be followed');
  return { words: textOf(pdf).replaceAll(/\s+/g, ' '), link };
}

async function begin(
  answers: Readonly<Record<string, string>>,
): Promise<{ readonly id: string; readonly number: string }> {
  const { demo, database } = product;
  const services = { ...product.services, now: () => new Date() };
  const person = await personOf(services, demo);
  const draft = await draftWith(services, demo, person.id, answers, 'faelles');
  const sent = await send(services, demo, draft, person.id);
  assert.ok(sent.kind === 'submitted', JSON.stringify(sent));
  const { number } = await database.inOrganisation(demo.id, (transaction) =>
    transaction.selectFrom('case').select('number').where('id', '=', sent.case).executeTakeFirstOrThrow(),
  );
  return { id: sent.case, number };
}

const stateOf = async (id: string) =>
  (
    await product.database.inOrganisation(product.demo.id, (transaction) =>
      findCase(transaction, product.demo, id, false),
    )
  )?.state;

test('WFL-1 WFL-4 CIT-1 each who is invited finds the way from their own mail or letter, gets in alone, and sees what is theirs to see', async () => {
  const { id, number } = await begin({
    parent: '150282-0021',
    landlord: 'udlejer@example.dk',
    company: '10000025',
    grandCpr: '1301450053',
    grandMail: 'aage@example.dk',
    child: 'Ida Hansen',
    income: secret,
  });

  // The other parent: by the letter in Digital Post, without JavaScript.
  const letter = await letterTo('1502820021');
  assert.match(letter.words, /Demo Kommune beder dig udfylde en blanket/);
  assert.match(letter.words, /Det handler om Ida Hansen\./);
  assert.match(letter.words, /Send blanketten senest \d+\. \w+ \d{4}\./);
  const stranger = await visit(letter.link, { javaScriptEnabled: false });
  await logInAs(stranger, 'Peter Nørgaard');
  const refused = await look(stranger, false);
  assert.match(refused, /Her er ingen blanket til dig.*Du er logget på som Peter Nørgaard/s);
  assert.ok(!refused.includes(number) && !/Ida|Samtykke|Prøveblanket/.test(refused), 'the case is not revealed');
  const nothing = await stranger.goto(letter.link.replace(/.$/, (last) => (last === '0' ? '1' : '0')));
  assert.equal(nothing?.status(), 404);
  assert.equal(await look(stranger, false), refused, 'an invitation that never was is told of in the same words');
  const mads = await visit(letter.link, { javaScriptEnabled: false });
  await logInAs(mads, 'Mads Hansen');
  await look(mads, false);
  const form = (await mads.locator('main').textContent()) ?? '';
  assert.match(form, /Ida Hansen/);
  assert.doesNotMatch(form, /12\.345|udlejer@/, 'only what the designer lets them see');
  await mads.locator('[name=agrees][value=yes]').check();
  await press(mads, goOn);
  await look(mads, false);
  await press(mads, sendIt);
  assert.match(await look(mads, false), new RegExp(`Vi har modtaget din blanket.*${number}`, 's'));
  await mads.goto(letter.link);
  assert.match(mads.url(), /kvittering/, 'the letter’s link leads to the receipt afterwards');

  // The landlord: by e-mail, in English; the reminder's link takes the place of the first one's.
  const [first, reminder] = await until(async () => {
    const mails = await mailsTo('udlejer@example.dk');
    return mails.length > 1 ? mails : undefined;
  });
  assert.match(first?.subject ?? '', /^Du er bedt om at udfylde en blanket: Oplysninger fra udlejer$/);
  assert.match(reminder?.subject ?? '', /^Husk at udfylde en blanket/);
  assert.match(reminder?.text ?? '', /Det er en påmindelse/);
  const english = { locale: 'en-GB', extraHTTPHeaders: { 'accept-language': 'en' } };
  const landlord = await visit(linkIn(first?.text ?? ''), english);
  assert.match(await look(landlord), /The link does not work/);
  await landlord.goto(linkIn(reminder?.text ?? ''));
  assert.match(await look(landlord), /The link works once/);
  await press(landlord, /Open the form/);
  await look(landlord);
  assert.doesNotMatch((await landlord.locator('main').textContent()) ?? '', /Ida|12\.345/);
  const other = await visit(linkIn(reminder?.text ?? ''), english);
  assert.match(await look(other), /The link has been used already/);
  await landlord.goto(linkIn(reminder?.text ?? ''));
  await landlord.getByRole('link', { name: 'Go on with the form' }).click();
  await landlord.locator('[name=rent]').fill('7500');
  await press(landlord, goOn);
  await press(landlord, sendIt);
  assert.match(await look(landlord), /We have received your form/);
  await other.reload();
  assert.match(await look(other), /The form has been sent/);

  // The company: by its Digital Post, without a log-in.
  const post = await letterTo('10000025');
  assert.match(post.words, /beder virksomheden udfylde en blanket/);
  const company = await visit(post.link);
  await press(company, /Åbn blanketten/);
  await company.locator('[name=rent]').fill('9000');
  await press(company, goOn);
  await press(company, sendIt);
  assert.match(await look(company), /Vi har modtaget din blanket/);

  // The grandparent: the mail's link demands MitID as that person.
  const [mail] = await mailsTo('aage@example.dk');
  assert.match(mail?.text ?? '', /Log på med dit MitID/);
  const wrong = await visit(linkIn(mail?.text ?? ''));
  await logInAs(wrong, 'Peter Nørgaard');
  assert.match(await look(wrong), /Her er ingen blanket til dig/);
  const aage = await visit(linkIn(mail?.text ?? ''));
  await logInAs(aage, 'Aage Sørensen');
  await aage.locator('[name=agrees][value=no]').check();
  await press(aage, goOn);
  await press(aage, sendIt);
  const state = await stateOf(id);
  assert.equal(state?.outcome, 'granted');
  assert.deepEqual(
    [state?.answers.landlordSays, state?.answers.companySays, state?.answers.grandSays],
    [{ rent: '7500' }, { rent: '9000' }, { agrees: false }],
  );
});

test('WFL-4 who could not be invited is invited anew by a case worker, and an annulled case’s link says that nothing is to be done', async () => {
  const { id } = await begin({ parent: 'ukendt', landlord: 'ingen', company: '12345678', grandCpr: '', child: 'Bo' });
  const signe = await visit(`${product.origin}/demo/sagsbehandling/sag/${id}`);
  await logInAs(signe, 'Signe Sagsbehandler');
  const failed = await look(signe);
  assert.equal(failed.match(/En person kunne ikke inviteres/g)?.length, 4);
  await signe.getByLabel('CPR-nummer, CVR-nummer eller e-mailadresse').nth(1).fill('ny@example.dk');
  await Promise.all([signe.waitForNavigation(), signe.getByRole('button', { name: 'Send invitation' }).nth(1).click()]);
  assert.match(await look(signe), /Invitationen er på vej/);
  const mail = await until(async () => (await mailsTo('ny@example.dk'))[0]);
  const invited = await visit(linkIn(mail.text));
  await press(invited, /Åbn blanketten/);
  const annulled = await annulCase({ ...product.services, now: () => new Date() }, product.demo, {
    case: id,
    by: {
      kind: 'employee',
      employee: { id: crypto.randomUUID(), name: 'Signe', groups: ['Fritid'], access: accessOfRole('caseworker') },
    },
    reason: 'Trukket tilbage',
    from: {},
  });
  assert.deepEqual(annulled, { ok: true });
  await invited.locator('[name=rent]').fill('1');
  await press(invited, goOn);
  assert.match(await look(invited), /Blanketten skal ikke udfyldes mere/);
  await invited.goto(linkIn(mail.text));
  assert.match(await look(invited), /Blanketten skal ikke udfyldes mere/);
});

test('WFL-4 an employee’s form goes to their manager, whom the log-in names', async () => {
  const bo = await visit(`${product.origin}/demo/sagsbehandling`);
  await logInAs(bo, 'Bo Berg');
  const leo = await visit(`${product.origin}/demo/blanket/rejse`);
  await leo
    .locator('main')
    .getByRole('button', { name: /^Start/ })
    .or(leo.locator('main a', { hasText: /^\s*Start/ }))
    .first()
    .click();
  await logInAs(leo, 'Leo Løn');
  if (leo.url().endsWith('/start')) await press(leo, /^(Start|Begynd)/);
  await leo.locator('[name=purpose]').fill('Kursus i Vejle');
  await press(leo, goOn);
  await press(leo, sendIt);
  await bo.goto(`${product.origin}/demo/sagsbehandling`);
  await bo
    .getByRole('link', { name: /^Mine \(1\)|^Mine.*1/ })
    .first()
    .click();
  await bo
    .getByRole('link', { name: /Lederens svar|Tjenesterejse|\d{4}-\d{6}/ })
    .first()
    .click();
  assert.match(await look(bo), /Lederens svar/);
  await press(bo, /Udfyld/);
  await look(bo);
  await bo.locator('[name=agrees][value=yes]').check();
  await press(bo, goOn);
  await press(bo, sendIt);
  assert.match(await look(bo), /Vi har modtaget din blanket/, 'whose group the case is not’s is led to their receipt');
});

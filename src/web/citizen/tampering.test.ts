import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestDatabase, type TestDatabase } from '../../../test/helpers/product.ts';
import { sampleAnswers } from '../../../test/helpers/sample-answers.ts';
import { smallForm } from '../../../test/helpers/small-form.ts';
import { createPdfRenderer } from '../../documents/pdf/pdf-renderer.ts';
import type { Field, FormDefinition } from '../../forms/definition.ts';
import { draftRows, openDraftRow } from '../../forms/drafts/draft.ts';
import { evaluate, type SubmittedValues } from '../../forms/evaluate.ts';
import { samples } from '../../forms/kinds/samples.ts';
import { loginEmployee } from '../../identity/login.ts';
import { signatureOf } from './start/link-values.ts';
import {
  CitizenBrowser,
  type CitizenServer,
  multipart,
  startCitizenServer,
  urlencoded,
} from './test-support/citizen-server.ts';
import { fieldsOfForm, visibleText } from './test-support/posted-fields.ts';

const karen = { cpr: '0107850018', name: 'Karen Hansen' };
const text = (da: string, en: string) => ({ da, en });

let base: TestDatabase;
let citizens: CitizenServer;
before(async () => {
  base = await startTestDatabase();
  citizens = await startCitizenServer({ ...base.services, pdf: createPdfRenderer() });
});
after(async () => {
  await citizens?.server.close();
  await base?.close();
});

type Pages = FormDefinition['pages'];
type Posted = readonly (readonly [name: string, value: string])[];

const note: Field = { kind: 'shortText', key: 'note', label: text('Bemærkning', 'Remark') };

/** Publishes forms that are filled in one after the other by whoever started the case; each is `svar1`, `svar2` … in the workflow. */
async function publish(key: string, forms: readonly FormDefinition[]): Promise<void> {
  const { definitions, demo } = base;
  const status = { now: text('Vi venter på dig', 'We wait'), next: text('Send', 'Send') };
  const fills = forms.map((form, index) => [
    `fill${index + 1}`,
    {
      kind: 'fill' as const,
      title: form.title,
      form: form.key,
      as: `svar${index + 1}`,
      by: 'starter' as const,
      status,
      next: index === forms.length - 1 ? 'done' : `fill${index + 2}`,
    },
  ]);
  const published = [
    ...(await Promise.all(forms.map((form) => definitions.publishForm(demo.id, form)))),
    await definitions.publishWorkflow(demo.id, {
      schema: 'workflow/1',
      key,
      title: text(`Sag ${key}`, `Case ${key}`),
      start: 'fill1',
      group: 'Fritid',
      kle: '18.20.02',
      retentionDays: 90,
      steps: {
        ...Object.fromEntries(fills),
        done: { kind: 'end', outcome: 'received', title: text('Modtaget', 'Received'), status },
      },
    }),
  ];
  for (const each of published) assert.ok(each.ok, JSON.stringify(each));
}

/** What the form says of the newest draft of the form: the values that would be sent in. */
async function valuesOf(form: string): Promise<SubmittedValues> {
  const { database, definitions, demo } = base;
  const rows = await database.inOrganisation(demo.id, (transaction) =>
    draftRows(transaction).where('submitted_case', 'is', null).orderBy('draft.id', 'desc').execute(),
  );
  for (const row of rows) {
    const version = await definitions.form(demo.id, row.form_version);
    if (version.definition.key !== form) continue;
    const { answers, prefilled, person } = openDraftRow(demo, row).content;
    const context = {
      today: '2026-11-24',
      language: 'da',
      person: { age: 41, municipality: person.municipality, loginLevel: 'substantial' as const },
    };
    return evaluate(version.prepared, { answers, prefilled, files: {} }, context).values;
  }
  return assert.fail(`There is no draft of ${form}.`);
}

/** Answers that every open field of the kinds would take, other than those of the samples. */
const evilParts: Readonly<Record<string, string>> = {
  day: '2',
  month: '2',
  year: '2002',
  time: '01.00',
  cvr: '10000033',
  cpr: '2411790031',
  name: 'Ond Bandit',
  registration: '6666',
  account: '666',
  street: 'Ondvej',
  number: '6',
  postCode: '6000',
  city: 'Kolding',
  bfe: '666',
  position: '56,00 9,00',
  description: 'Et andet sted',
  km: '6',
  toll: '6',
};
const evilByKey: Readonly<Record<string, string>> = {
  number: '6',
  amount: '6',
  yesNo: 'no',
  oneOf: 'music',
  severalOf: 'visit',
  rating: '1',
  email: 'ond@example.dk',
  phone: '66666666',
  cprNumber: '241179-0031',
  caseNumber: '2026 666666',
  confirmation: '',
};
const evil = (name: string): string => {
  const [key = ''] = name.split('.');
  if (name.endsWith('.to.year')) return '2003';
  return name === key ? (evilByKey[key] ?? 'Ondt') : (evilParts[name.split('.').at(-1) ?? ''] ?? 'Ondt');
};

/** A price is worked out anew from each form's own answers: it can't be taken over from another, and is held in its kind's tests. */
const answered = Object.entries(sampleAnswers).filter(([kind]) => kind !== 'files' && kind !== 'payment') as [
  keyof typeof samples,
  (typeof sampleAnswers)[keyof typeof sampleAnswers] & object,
][];
/** A field of each kind that a person answers, from the samples. */
const kindFields = (locked: boolean): Field[] =>
  answered.map(([kind]) => ({
    ...samples[kind],
    key: kind,
    label: text(`Felt ${kind}`, `Field ${kind}`),
    ...(locked ? { prefill: { from: `case.svar1.${kind}`, locked: true } } : {}),
  })) as Field[];
const rows = (locked: boolean): Field => ({
  ...samples.rows,
  key: 'rows',
  label: text('Børn', 'Children'),
  ...(locked ? { prefill: { from: 'case.svar1.rows', locked: true } } : {}),
});
const kindPages = (locked: boolean): Pages => [
  { key: 'felter', title: text('Felter', 'Fields'), fields: [...kindFields(locked), rows(locked), note] },
];
const typed: Posted = answered.flatMap(([kind, { typed: parts }]) =>
  Object.entries(parts).flatMap(([part, value]) =>
    (typeof value === 'string' ? [value] : (value as readonly string[])).map(
      (each) => [`${kind}${part}`, each] as const,
    ),
  ),
);

/** Every name under which an open form of the kinds would post, in the order of the page. */
let openNames: readonly string[] = [];
const begin = async (browser: CitizenBrowser, start: string): Promise<string> => {
  base.clock.now = new Date(base.clock.now.getTime() + 120_000);
  await browser.get(start);
  await browser.send(start);
  assert.equal(browser.page.status, 200, visibleText(browser.page.html));
  return browser.page.path.split('/').slice(0, 6).join('/');
};

/** Posts what a changed browser sends beside what the page holds; the answer's status. */
async function post(browser: CitizenBrowser, page: string, more: Posted, asMultipart = false): Promise<number> {
  await browser.get(page);
  const forged = new Set(more.map(([name]) => name).filter((name) => name !== 'rows'));
  const body = [...fieldsOfForm(browser.page.html, page).filter(([name]) => !forged.has(name)), ...more];
  const answer = await browser.request({
    method: 'POST',
    url: page,
    ...(asMultipart ? multipart(body, []) : urlencoded(body)),
  });
  return answer.statusCode;
}

test('FRM-4 earlier answers of the case, of every kind and of rows, are locked against every way in over HTTP', async () => {
  const first = smallForm({ key: 'foerste', pages: kindPages(false) });
  const second = smallForm({ key: 'anden', pages: kindPages(true) });
  const third = smallForm({ key: 'tredje', layout: 'onePage', pages: kindPages(true) });
  await publish('tre-i-traek', [first, second, third]);
  const browser = await citizens.browserOf(base.demo, karen);
  const draft = await begin(browser, '/demo/blanket/foerste/start');
  const page = `${draft}/felter`;
  await browser.send(page, {}, ['_add', 'rows']);
  const [, row = ''] = /#rows\.(r[\w-]+)$/.exec(browser.page.path) ?? assert.fail(browser.page.path);
  openNames = fieldsOfForm(browser.page.html, page).map(([name]) => name);
  const inRow: Posted = [
    [`rows.${row}.name`, 'Ida'],
    [`rows.${row}.price`, '1.250'],
  ];
  await browser.get(page);
  const held = fieldsOfForm(browser.page.html, page).filter(([name]) => !typed.some(([each]) => each === name));
  const own = held.filter(([name]) => !name.startsWith(`rows.${row}`));
  const sent = await browser.request({
    method: 'POST',
    url: page,
    ...urlencoded([...own, ...typed, ...inRow, ['_next', '1']]),
  });
  assert.equal(sent.headers.location, `${draft}/gennemse`, visibleText(sent.body));
  const given = await valuesOf('foerste');
  for (const [kind] of answered) assert.notEqual(given[kind], null, kind);

  // The forged post does change each field where it is open: it is no harmless one.
  const names = [...new Set([...openNames, ...answered.map(([kind]) => kind), ...typed.map(([name]) => name)])];
  const forged = names
    .filter((name) => !name.startsWith('_') && name !== 'revision' && !name.startsWith('rows') && name !== 'note')
    .map((name) => [name, evil(name)] as const);
  const forgedRows: Posted = [
    [`rows.${row}.name`, 'Ond'],
    [`rows.${row}.price`, '6'],
  ];
  const open = await citizens.browserOf(base.demo, karen);
  const other = await begin(open, '/demo/blanket/foerste/start');
  const marks = held.filter(([name]) => !name.startsWith('rows'));
  await open.get(`${other}/felter`);
  const token = fieldsOfForm(open.page.html, `${other}/felter`).filter(
    ([name]) => name === '_csrf' || name === 'revision',
  );
  await open.request({
    method: 'POST',
    url: `${other}/felter`,
    ...urlencoded([
      ...token,
      ...marks.filter(([name]) => name !== '_csrf' && name !== 'revision'),
      ...forged.map(([name, value]) => [name, value] as const),
    ]),
  });
  const changed = await valuesOf('foerste');
  for (const [kind] of answered)
    assert.notDeepEqual(changed[kind], given[kind], `${kind} can be forged where it is open`);

  await browser.get(`${draft}/gennemse`);
  await browser.send(`${draft}/send`);
  for (const form of ['anden', 'tredje']) {
    await browser.get('/demo/mine-sager');
    const [, way = ''] =
      new RegExp(`href="(/demo/blanket/${form}/udfyld/[0-9a-f-]{36})[^"]*"`).exec(browser.page.html) ??
      assert.fail(`${form}: ${visibleText(browser.page.html)}`);
    const here = `${way}/felter`;
    assert.deepEqual(withoutNote(await valuesOf(form)), withoutNote(given), `${form} begins with the earlier answers`);
    await browser.get(here);
    for (const [kind] of answered) {
      assert.doesNotMatch(
        browser.page.html,
        new RegExp(`<(?:input|select|textarea)[^>]* name="${kind}[".]`),
        `${kind} is no input`,
      );
    }
    const ways: Readonly<Record<string, () => Promise<number>>> = {
      'a page': () => post(browser, here, [...forged, ...forgedRows, ['note', 'a page'], ['_next', '1']]),
      'a page with files': () => post(browser, here, [...forged, ...forgedRows, ['note', 'a page with files']], true),
      'a page from the review': () =>
        post(browser, here, [...forged, ...forgedRows, ['note', 'a page from the review'], ['ret', '1']]),
      'a page with scripts': () =>
        post(browser, here, [...forged, ...forgedRows, ['_live', '1'], ['note', 'a page with scripts']]),
      'a row taken away': () =>
        post(browser, here, [
          ['_remove', `rows.${row}`],
          ['note', 'a row taken away'],
        ]),
      'a row in its place': () =>
        post(browser, here, [
          ['rows', 'rForged'],
          ['rows.rForged.name', 'Ond'],
          ['_remove', 'rows.rForged'],
          ['note', 'a row in its place'],
        ]),
      'a look-up': () =>
        post(browser, here, [
          ...forged,
          ['_lookup', 'address'],
          ['address.choice', '0a3f507a-93e7-42b8-8044-0003ba298018'],
          ['note', 'a look-up'],
        ]),
      'another company': () => post(browser, here, [...forged, ['_lookup', 'company'], ['note', 'another company']]),
      'another language': () => post(browser, here, [...forged, ['_sprog', 'en'], ['note', 'another language']]),
      closed: () => post(browser, here, [...forged, ['_close', '1'], ['note', 'closed']]),
    };
    for (const [name, take] of Object.entries(ways)) {
      const status = await take();
      assert.ok(status < 500, `${form}, ${name}: ${status}`);
      const { note: noted, ...values } = await valuesOf(form);
      assert.equal(noted, name, `${form}: the post was taken, but for what is locked`);
      assert.deepEqual(values, withoutNote(given), `${form}, ${name}`);
    }
    // After the log-in has ended, and taken over by the owner.
    await browser.get(here);
    const late = [
      ...fieldsOfForm(browser.page.html, here).filter(([name]) => name !== 'note'),
      ...forged,
      ['note', 'late'] as const,
    ];
    const visitor = citizens.visitor();
    await visitor.request({ method: 'POST', url: here, ...urlencoded(late) });
    await browser.get(here);
    await browser.send(here, {}, ['_next', '1']);
    assert.equal(browser.page.path, `${way}/gennemse`, visibleText(browser.page.html));
    const { note: _, ...kept } = await valuesOf(form);
    assert.deepEqual(kept, withoutNote(given), `${form}: after the log-in had ended`);
    const body = [...fieldsOfForm(browser.page.html, `${way}/send`), ...forged, ...forgedRows];
    const answer = await browser.request({ method: 'POST', url: `${way}/send`, ...urlencoded(body) });
    assert.match(String(answer.headers.location), /\/kvittering$/);
  }
  const [, caseId = ''] = /mine-sager\/([0-9a-f-]{36})/.exec((await browser.get('/demo/mine-sager')).page.html) ?? [];
  await browser.get(`/demo/mine-sager/${caseId}`);
  assert.doesNotMatch(visibleText(browser.page.html), /Ond |Ondvej|Ondt/);
});

function withoutNote({ note: _, ...values }: SubmittedValues): SubmittedValues {
  return values;
}

/** A field of the register, of the log-in, of a signed link, or computed; none of them may be written by a browser. */
const registerPages: Pages = [
  {
    key: 'dig',
    title: text('Dig', 'You'),
    fields: [
      {
        kind: 'group',
        key: 'you',
        label: text('Om dig', 'About you'),
        fields: [
          { kind: 'person', key: 'me', label: text('Dig', 'You'), prefill: { from: 'cpr.person', locked: true } },
          { kind: 'date', key: 'born', label: text('Født', 'Born'), prefill: { from: 'cpr.birthDate', locked: true } },
          { kind: 'number', key: 'age', label: text('Alder', 'Age'), prefill: { from: 'cpr.age', locked: true } },
        ],
      },
      { kind: 'address', key: 'home', label: text('Bopæl', 'Home'), prefill: { from: 'cpr.address', locked: true } },
      { kind: 'shortText', key: 'user', label: text('Navn', 'Name'), prefill: { from: 'login.name', locked: true } },
      {
        kind: 'rows',
        key: 'children',
        label: text('Børn', 'Children'),
        rowLabel: text('barn', 'child'),
        addable: false,
        maxRows: 5,
        prefill: { from: 'cpr.children', locked: true },
        columns: [
          { kind: 'person', key: 'who', label: text('Barn', 'Child'), prefill: { from: 'child.person', locked: true } },
          {
            kind: 'date',
            key: 'born',
            label: text('Født', 'Born'),
            prefill: { from: 'child.birthDate', locked: true },
          },
          {
            kind: 'address',
            key: 'home',
            label: text('Bopæl', 'Home'),
            prefill: { from: 'child.address', locked: true },
          },
          { kind: 'shortText', key: 'school', label: text('Skole', 'School') },
          {
            kind: 'computed',
            key: 'fee',
            label: text('Gebyr', 'Fee'),
            expression: 'if school = null then 100 else 200',
            result: 'amount',
          },
        ],
      },
      { kind: 'company', key: 'firm', label: text('Firma', 'Firm'), prefill: { from: 'link.firm', locked: true } },
      {
        kind: 'longText',
        key: 'firmName',
        label: text('Firmaets navn', 'Its name'),
        prefill: { from: 'cvr.firm.name', locked: true },
      },
      { kind: 'period', key: 'term', label: text('Periode', 'Period'), prefill: { from: 'link.term', locked: true } },
      {
        kind: 'property',
        key: 'house',
        label: text('Ejendom', 'Property'),
        prefill: { from: 'link.house', locked: true },
      },
      { kind: 'mapPoint', key: 'place', label: text('Sted', 'Place'), prefill: { from: 'link.place', locked: true } },
      {
        kind: 'amount',
        key: 'deposit',
        label: text('Depositum', 'Deposit'),
        prefill: { from: 'link.deposit', locked: true },
      },
      {
        kind: 'prices',
        key: 'price',
        label: text('Pris', 'Price'),
        lines: [{ key: 'base', label: text('Tilladelse', 'Permit'), unitPrice: '300', quantity: '1' }],
      },
      {
        kind: 'computed',
        key: 'total',
        label: text('I alt', 'Total'),
        expression: 'price.total + deposit + sum(children.fee)',
        result: 'amount',
      },
      note,
    ],
  },
];
const signed = {
  firm: '10000025',
  term: '2027-01-01/2027-06-30',
  house: '2000001',
  place: '57.05,9.92',
  deposit: '500.00',
};
const linkParameters = Object.keys(signed).map((name) => ({ name, maxLength: 40, signed: true }));

test('FRM-4 register, log-in, signed link, prices and computed values are the server’s, in groups and in the cells of rows', async () => {
  const form = smallForm({ key: 'register', start: { parameters: linkParameters }, pages: registerPages });
  await publish('register', [form]);
  const browser = await citizens.browserOf(base.demo, karen);
  const signatur = signatureOf(base.demo, 'register', signed);
  const start = `/demo/blanket/register/start?${new URLSearchParams({ ...signed, signatur })}`;
  const draft = await begin(browser, start);
  const here = `${draft}/dig`;
  const given = withoutNote(await valuesOf('register'));
  assert.deepEqual(
    given.firm,
    { cvr: '10000025', name: 'Aalborg Boldklub' },
    'CVR gave the name of the company of the link',
  );
  assert.equal(given.firmName, 'Aalborg Boldklub');
  assert.equal(given.total, '900.00');
  assert.ok(
    Object.values(given).every((value) => value !== null),
    JSON.stringify(given),
  );
  const open = fieldsOfForm(browser.page.html, here)
    .map(([name]) => name)
    .filter((name) => !name.startsWith('_'));
  assert.deepEqual(open, ['revision', 'children', 'children.child-1.school', 'note'], 'what is locked has no input');

  const fields = [
    'me',
    'born',
    'age',
    'home',
    'user',
    'firm',
    'firmName',
    'term',
    'house',
    'place',
    'deposit',
    'price',
    'total',
  ];
  const cells = ['who', 'born', 'home', 'fee'].map((cell) => `children.child-1.${cell}`);
  const parts = [
    ...Object.keys(evilParts),
    'from.day',
    'from.month',
    'from.year',
    'to.day',
    'to.month',
    'to.year',
    'address',
    'protected',
    'known',
    'id',
    'found',
    'base',
    'total',
    'choice',
  ];
  const forged: Posted = [...fields, ...cells].flatMap((name) => [
    [name, '6'] as const,
    ...parts.map((part) => [`${name}.${part}`, evil(`x.${part}`)] as const),
  ]);
  const lookUps = ['me', 'home', 'firm', 'house', 'children.child-1.who', 'children.child-1.home'];
  const ways: readonly Posted[] = [
    [],
    [['_next', '1']],
    [['_live', '1']],
    [['_add', 'children']],
    [['_remove', 'children.child-1']],
    ...lookUps.map((name): Posted => [['_lookup', name]]),
    [['_sprog', 'en']],
    [['_close', '1']],
  ];
  for (const [index, way] of ways.entries()) {
    const noted = `way ${index}: ${way.join()}.`;
    await post(browser, here, [...forged, ['note', noted], ...way], index % 2 === 1);
    const { note: said, ...values } = await valuesOf('register');
    assert.equal(said, noted, 'the post was taken');
    assert.deepEqual(values, given, noted);
  }
  await post(browser, here, [...forged, ['children', 'child-1'], ['children.child-1.school', 'Nord'], ['_next', '1']]);
  assert.equal((await valuesOf('register')).total, '1000.00', 'what is open counts in what is computed');
  await browser.get(`${draft}/gennemse`);
  assert.match(visibleText(browser.page.html), /I alt 1\.000,00 kr\./);
  assert.doesNotMatch(visibleText(browser.page.html), /Ond/);
  const sent = await browser.request({
    method: 'POST',
    url: `${draft}/send`,
    ...urlencoded([...fieldsOfForm(browser.page.html, `${draft}/send`), ...forged]),
  });
  await browser.get(String(sent.headers.location).replace('/kvittering', ''));
  assert.match(visibleText(browser.page.html), /Ida Hansen.*Aalborg Boldklub.*1\.000,00 kr\./);
});

test('FRM-4 FRM-7 an unsigned link, or one whose values were changed, locks nothing: what it brings is as if typed', async () => {
  const form = smallForm({ key: 'usigneret', start: { parameters: linkParameters }, pages: registerPages });
  await publish('usigneret', [form]);
  const browser = await citizens.browserOf(base.demo, karen);
  const changed = { ...signed, deposit: '1', signatur: signatureOf(base.demo, 'usigneret', signed) };
  const draft = await begin(browser, `/demo/blanket/usigneret/start?${new URLSearchParams(changed)}`);
  for (const name of ['firm.cvr', 'term.from.day', 'house.bfe', 'place.position', 'deposit']) {
    const [, value] =
      fieldsOfForm(browser.page.html, `${draft}/dig`).find(([each]) => each === name) ?? assert.fail(name);
    assert.equal(value, '', `${name} is open, and what a changed link says is not taken`);
  }
});

for (const way of ['a link', 'the log-in of an employee'] as const) {
  test(`FRM-4 the company of ${way} is looked up in CVR at the start: its name and address stand in the form, and may be open`, async () => {
    const isLink = way === 'a link';
    const key = isLink ? 'firma-link' : 'firma-ansat';
    const from = isLink ? 'link.firma' : 'login.cvr';
    const pages: Pages = [
      {
        key: 'firma',
        title: text('Firma', 'Firm'),
        fields: [
          { kind: 'company', key: 'firm', label: text('Firma', 'Firm'), prefill: { from, locked: !isLink } },
          {
            kind: 'shortText',
            key: 'firmName',
            label: text('Navn', 'Name'),
            prefill: { from: 'cvr.firm.name', locked: true },
          },
          note,
        ],
      },
    ];
    const parameters = [{ name: 'firma', maxLength: 20 }];
    await publish(key, [
      smallForm({ key, start: { parameters, logins: isLink ? ['anonymous'] : ['employee'] }, pages }),
    ]);
    const browser = isLink ? citizens.visitor() : await employee('10000025');
    if (isLink) {
      const start = `/demo/blanket/${key}/start-uden-login?firma=10000025`;
      await browser.get(`/demo/blanket/${key}?firma=10000025`);
      await browser.send(start);
    } else await begin(browser, `/demo/blanket/${key}/start`);
    const here = browser.page.path;
    assert.match(visibleText(browser.page.html), /Aalborg Boldklub/);
    const names = fieldsOfForm(browser.page.html, here).map(([name]) => name);
    assert.equal(names.includes('firm.cvr'), isLink);
    assert.equal(names.includes('firmName'), false);
    await post(browser, here, [
      ['firmName', 'Ond'],
      ['firm.cvr', isLink ? '10 00 00 25' : '10000033'],
      ['note', 'x'],
    ]);
    const values = await valuesOf(key);
    assert.equal(values.firmName, 'Aalborg Boldklub');
    assert.deepEqual(values.firm, { cvr: '10000025', name: 'Aalborg Boldklub' });
    if (!isLink) return;
    await post(browser, here, [
      ['firm.cvr', '10000033'],
      ['firm.name', 'Min klub'],
      ['firmName', 'Ond'],
    ]);
    assert.equal((await valuesOf(key)).firmName, null, 'another number takes back what was said of the first');
    const down = citizens.visitor();
    citizens.registers.down = true;
    await down.get(`/demo/blanket/${key}?firma=10000025`);
    await down.send(`/demo/blanket/${key}/start-uden-login?firma=10000025`);
    citizens.registers.down = false;
    assert.match(down.page.html, /name="firm.cvr"[^>]*value="10000025"/, 'a register that is down stops nobody');
    const unknown = citizens.visitor();
    await unknown.get(`/demo/blanket/${key}?firma=12345`);
    await unknown.send(`/demo/blanket/${key}/start-uden-login?firma=12345`);
    assert.match(unknown.page.html, /name="firm.cvr"[^>]*value="12345"/);
  });
}

/** An employee of the company, as one who fills in. */
async function employee(cvr: string): Promise<CitizenBrowser> {
  const { database, demo, clock } = base;
  const identity = {
    subject: `e${cvr}`,
    name: 'Bo Berg',
    cvr,
    groups: [],
    roles: [],
    groupsLeftOut: false,
    multiFactor: true,
    authenticatedAt: new Date(),
  };
  const { token } = await loginEmployee(database, citizens.sessions, demo, identity, 'id token', {}, clock.now);
  return new CitizenBrowser(citizens.server, token);
}

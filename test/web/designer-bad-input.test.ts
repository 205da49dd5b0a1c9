import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FormDefinition } from '../../src/forms/definition.ts';
import type { FindingsAnswer, ImportAnswer, PublishAnswer, SaveAnswer } from '../../src/forms/design/api-types.ts';
import { createDraft } from '../../src/forms/drafts/draft.ts';
import { createSessions } from '../../src/identity/sessions.ts';
import { type DesignerClient, designerClient } from '../helpers/designer-client.ts';
import { personOf } from '../helpers/fritidspas.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { publishSmallForm, smallForm } from '../helpers/small-form.ts';

let product: RunningProduct;
let ditte: DesignerClient;
before(async () => {
  product = await startRunningProduct();
  ditte = await designerClient(product, product.demo, 'Ditte Designer');
});
after(() => product.close());

const text = (da: string) => ({ da, en: da });
const form = (key: string, fields: readonly unknown[]): FormDefinition =>
  smallForm({ key, pages: [{ key: 'side', title: text('Side'), fields }] as unknown as FormDefinition['pages'] });
const bytes = (content: string) => new TextEncoder().encode(content);

/** The process answers as before, and its memory is not full of what it refused. */
async function isUnharmed(): Promise<void> {
  for (const address of ['/readyz', '/demo/', '/demo/blanket/fritidspas']) {
    assert.equal((await fetch(product.origin + address)).status, 200, address);
  }
  assert.equal((await ditte.load('fritidspas')).state.key, 'fritidspas');
}

async function refusal(file: Uint8Array): Promise<string> {
  const answer = await ditte.ask<ImportAnswer>('POST', '/import?mode=new&key=ny', file);
  assert.ok(answer.kind === 'refused', answer.kind);
  assert.ok(answer.findings.every(({ message }) => message.da !== '' && message.en !== ''));
  return `${answer.findings.length} ${answer.findings[0]?.code}`;
}

test('FRM-13 a file of 10 MB, of nesting 1,000 or a million, or of a hundred thousand faults is refused with reasons', async () => {
  const whole = JSON.stringify(form('ny', [{ kind: 'yesNo', key: 'a', label: text('A') }]));
  assert.equal(await refusal(bytes(whole.padEnd(10_000_000, ' '))), '1 too-large');
  assert.equal(await refusal(bytes(`${'['.repeat(1_000)}${']'.repeat(1_000)}`)), '1 nesting');
  assert.equal(await refusal(bytes(whole.replace('"A"', `${'[{"a":'.repeat(500)}1${'}]'.repeat(500)}`))), '1 nesting');
  assert.equal(await refusal(bytes('{"a":'.repeat(900_000))), '1 nesting');
  assert.equal(await refusal(bytes(whole.replace('"fields":[', `"fields":[${'0,'.repeat(1_000_000)}`))), '20 schema');
  assert.equal(await refusal(bytes(`{"schema":"form/1",${'"x":1,'.repeat(500_000)}"y":1}`)), '2 schema');
  assert.equal(await refusal(bytes('"'.repeat(4_000_000))), '1 json');
  const tooLarge = await ditte.raw('POST', '/import?mode=new&key=ny', new Uint8Array(40_000_000).fill(32));
  assert.equal(tooLarge.status, 413);
  await isUnharmed();
});

test('FRM-9 what is saved is held to the same: too much is 413, too deep and too many faults are refused, nothing is stored', async () => {
  const { definition, state } = await ditte.load('fritidspas');
  const save = (content: string) =>
    fetch(`${product.origin}/demo/design/api/forms/fritidspas`, {
      method: 'PUT',
      headers: {
        ...{ cookie: ditte.cookie, origin: product.origin, 'x-csrf-token': ditte.token },
        'content-type': 'application/json',
      },
      body: `{"baseRevision":${state.revision},"definition":${content}}`,
    });
  const big = await save(JSON.stringify(definition).padEnd(10_000_000, ' '));
  assert.equal(big.status, 413);
  assert.match(big.headers.get('content-type') ?? '', /application\/problem\+json/);
  for (const content of [
    JSON.stringify({ ...definition, title: '¤' }).replace('"¤"', `${'['.repeat(1_000)}${']'.repeat(1_000)}`),
    `${'{"a":'.repeat(900_000)}1${'}'.repeat(900_000)}`,
    `${'['.repeat(2_500_000)}${']'.repeat(2_500_000)}`,
    JSON.stringify({ ...definition, pages: '¤' }).replace('"¤"', `[${'0,'.repeat(2_000_000)}0]`),
  ]) {
    const answer = await save(content);
    const body = await answer.text();
    assert.ok(
      answer.status === 400 || (answer.status === 200 && (JSON.parse(body) as SaveAnswer).kind === 'refused'),
      `${content.slice(0, 40)}…: ${answer.status} ${body.slice(0, 200)}`,
    );
    assert.ok(body.length < 100_000, 'the reasons are not as large as what they are about');
  }
  assert.equal((await ditte.load('fritidspas')).state.revision, state.revision);
  await isUnharmed();
});

test('FRM-2 expressions that are dear to read are told as too much, and are not published', async () => {
  const ways = [
    '{a:'.repeat(1_300),
    '['.repeat(1_900),
    'a['.repeat(1_900),
    `[${'1,'.repeat(1_900)}1]`,
    '1..'.repeat(1_300),
  ];
  const fields = Array.from({ length: 400 }, (_, index) => ({
    ...{ kind: 'computed', key: `c${index}`, label: text(`C${index}`), result: 'number' },
    expression: ways[index % ways.length],
  }));
  const imported = await ditte.ask<ImportAnswer>(
    'POST',
    '/import?mode=new',
    bytes(JSON.stringify(form('dyr', fields))),
  );
  assert.equal(imported.kind, 'created', 'what is being written may be wrong for a while');
  const { findings } = await ditte.ask<FindingsAnswer>('GET', '/forms/dyr/findings');
  assert.ok(findings.some(({ code }) => code === 'too-heavy'));
  assert.ok(findings.some(({ code }) => code === 'tooDeep'));
  const published = await ditte.ask<PublishAnswer>('POST', '/forms/dyr/publish', { revision: 1, group: 'Fritid' });
  assert.equal(published.kind, 'refused');
  await isUnharmed();
});

test('FRM-2 expressions that would run for ever or allocate without end give nothing, however many there are', async () => {
  const endless = [
    'count(for i in 1..1000000000 return i)',
    'count(for x in 1..30000, y in 1..30000 return x * y)',
    'if (some x in 1..1000000000 satisfies x < 0) then 1 else 2',
    'count(for a in 1..100000 return for b in 1..100000 return for c in 1..100000 return [a, b, c])',
    'string length(string join(for i in 1..1000000 return "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"))',
    'count(split(string join(for i in 1..90000 return "a"), ""))',
    'if matches(string join(for i in 1..90000 return "a"), "(a*)*b") then 1 else 2',
  ];
  const fields = Array.from({ length: 499 }, (_, index) => ({
    ...{ kind: 'computed', key: `c${index}`, label: text(`C${index}`), result: 'number' },
    expression: endless[index % endless.length],
  }));
  const key = 'endeloes';
  await publishSmallForm(product.definitions, product.demo.id, { key });
  await ditte.publish(form(key, [...fields, { kind: 'shortText', key: 'name', label: text('Navn') }]));

  const { database, definitions, demo, services } = product;
  definitions.changed(demo.id);
  const { id: person } = await personOf({ ...services, now: () => new Date() }, demo);
  const version = await definitions.publishedForm(demo.id, key);
  const workflow = await definitions.workflowStartedBy(demo.id, key);
  assert.ok(version && workflow);
  const sessions = createSessions(database, { idleMinutes: 30, hours: 8 }, () => new Date());
  const made = await database.inOrganisation(demo.id, async (transaction) => ({
    token: await sessions.create(transaction, demo, { kind: 'citizen', person, level: 'high' }, 'x'),
    draft: await createDraft(transaction, demo, {
      ...{ person, formVersion: version.id, workflowVersion: workflow.id, language: 'da', now: new Date() },
      content: {
        ...{ answers: { name: 'Karen' }, prefilled: {}, visited: [], registerUnavailable: false },
        person: { birthDate: '1985-07-01', municipality: '0851' },
      },
      expiresAt: new Date(Date.now() + 86_400_000),
    }),
  }));
  const page = await fetch(`${product.origin}/demo/blanket/${key}/udfyld/${made.draft.id}/side`, {
    headers: { cookie: `session=${made.token}` },
  });
  assert.equal(page.status, 200);
  const body = await page.text();
  assert.match(body, /value="Karen"/);
  assert.ok(body.length < 2_000_000);
  await isUnharmed();
});

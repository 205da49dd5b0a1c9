import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { publishScheduledWorkflows } from '../../src/cases/workflow-designs/publish-scheduled-workflows.ts';
import type { CreateAnswer, ImportAnswer, VersionsAnswer } from '../../src/forms/design/api-types.ts';
import type { FormDifference } from '../../src/forms/design/difference.ts';
import type { DesignFinding } from '../../src/forms/design/finding.ts';
import { translationTable } from '../../src/forms/design/translations.ts';
import { createSessions } from '../../src/identity/sessions.ts';
import type { Organisation } from '../../src/organisations/organisation.ts';
import type { WorkflowDefinition } from '../../src/workflows/definition.ts';
import { addStep } from '../../src/workflows/design/add-step.ts';
import type {
  LoadedWorkflow,
  PublishedWorkflow,
  SavedWorkflow,
  TranslatedWorkflow,
  WorkflowList,
} from '../../src/workflows/design/api-types.ts';
import { renameStep } from '../../src/workflows/design/rename-step.ts';
import { workflowTexts } from '../../src/workflows/design/texts-of-workflow.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';

let product: RunningProduct;
let ditte: Client;
let dan: Client;
let other: Client;
before(async () => {
  product = await startRunningProduct();
  ditte = await client(product.demo, 'Ditte Designer', ['designer']);
  dan = await client(product.demo, 'Dan Designer', ['designer']);
  other = await client(product.proeveby, 'Ane Anden', ['designer']);
});
after(() => product.close());

interface Client {
  readonly cookie: string;
  readonly token: string;
  readonly slug: string;
}

let employees = 0;
async function client(organisation: Organisation, name: string, roles: string[]): Promise<Client> {
  const sessions = createSessions(product.database, { idleMinutes: 30, hours: 8 }, () => new Date());
  employees += 1;
  const id = `00000000-0000-4000-8000-0000000002${String(employees).padStart(2, '0')}`;
  const session = await product.database.inOrganisation(organisation.id, async (transaction) => {
    await transaction
      .insertInto('employee')
      .values({
        organisation: organisation.id,
        id,
        subject: id,
        name,
        email: null,
        groups: ['Fritid'],
        roles,
        language: null,
      })
      .execute();
    return sessions.create(transaction, organisation, { kind: 'employee', employee: id }, 'x');
  });
  const cookie = `session=${session}`;
  const page = await fetch(`${product.origin}/${organisation.slug}/`, { headers: { cookie } });
  const token = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  return { cookie, token, slug: organisation.slug };
}

async function ask<Answer>(who: Client, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await raw(who, method, path, body);
  const text = await response.text();
  assert.equal(response.status, 200, `${method} ${path}: ${text.slice(0, 300)}`);
  return JSON.parse(text) as Answer;
}

function raw(who: Client, method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(`${product.origin}/${who.slug}/design/api${path}`, {
    method,
    headers: {
      cookie: who.cookie,
      origin: product.origin,
      'x-csrf-token': who.token,
      ...(body === undefined
        ? {}
        : { 'content-type': body instanceof Uint8Array ? 'application/octet-stream' : 'application/json' }),
    },
    ...(body === undefined ? {} : { body: body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body) }),
  });
}

const load = (who: Client, key: string) => ask<LoadedWorkflow>(who, 'GET', `/workflows/${key}`);
const save = (who: Client, key: string, baseRevision: number, definition: unknown) =>
  ask<SavedWorkflow>(who, 'PUT', `/workflows/${key}`, { baseRevision, definition });
const publish = (who: Client, key: string, revision: number, at?: string) =>
  ask<PublishedWorkflow>(who, 'POST', `/workflows/${key}/publish`, { revision, ...(at === undefined ? {} : { at }) });
const file = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const retitled = (definition: WorkflowDefinition, da: string): WorkflowDefinition => ({ ...definition, title: { da } });

function withStep(definition: WorkflowDefinition): WorkflowDefinition {
  const main = Object.keys(definition.steps).find((key) => definition.steps[key]?.kind === 'fill') ?? '';
  const added = addStep(definition, { step: main, exit: 'next' }, 'notify', {
    form: 'fritidspas',
    group: 'Fritid',
    delivery: '',
  });
  assert.ok(added.ok);
  return added.definition;
}

test('PLA-3 the list has the published workflows, and what new ones can be made of', async () => {
  const list = await ask<WorkflowList>(ditte, 'GET', '/workflows');
  const fritidspas = list.workflows.find(({ key }) => key === 'fritidspas');
  assert.equal(fritidspas?.form, 'fritidspas');
  assert.equal(fritidspas?.changed, false);
  assert.ok(list.forms.some(({ key }) => key === 'fritidspas'));
  assert.ok(list.groups.includes('Fritid'));
  assert.ok(list.deliveries.some(({ contract }) => contract.letter));
});

test('PLA-3 two designers change the same workflow: different things come together, the same thing is a conflict', async () => {
  const { definition, state } = await load(ditte, 'fritidspas');
  const one = await save(ditte, 'fritidspas', state.revision, { ...definition, retentionDays: 77 });
  assert.equal(one.kind, 'saved');
  const two = await save(dan, 'fritidspas', state.revision, withStep(definition));
  assert.ok(two.kind === 'merged');
  assert.equal(two.by, 'Ditte Designer');
  const now = await load(ditte, 'fritidspas');
  assert.equal(now.definition.retentionDays, 77);
  assert.ok(now.definition.steps.notify);
  const three = await save(dan, 'fritidspas', state.revision, { ...definition, retentionDays: 78 });
  assert.ok(three.kind === 'conflict');
  assert.deepEqual(
    three.conflicts.map(({ place, mine, theirs }) => [place, mine, theirs]),
    [['retentionDays', 78, 77]],
  );
  assert.equal((await load(dan, 'fritidspas')).state.revision, now.state.revision, 'nothing was stored');
});

test('WFL-5 publishing refuses what would fail later, at its step; what is whole becomes a version with its difference', async () => {
  const { definition, state } = await load(ditte, 'fritidspas');
  const broken: WorkflowDefinition = {
    ...definition,
    steps: {
      ...definition.steps,
      alone: { kind: 'notify', title: { da: 'Alene' }, message: { da: 'Hej {{ingen.ting}}' }, next: 'nowhere' },
    },
  };
  const saved = await save(ditte, 'fritidspas', state.revision, broken);
  assert.ok(saved.kind === 'saved');
  const refused = await publish(ditte, 'fritidspas', saved.revision);
  assert.ok(refused.kind === 'refused');
  const found = refused.findings.map(({ code, place }) => `${code} ${place.split('.')[0]}`);
  for (const wanted of ['unknown-step alone', 'unreachable alone', 'unknown-placeholder alone']) {
    assert.ok(found.includes(wanted), `${wanted} in ${found}`);
  }
  assert.deepEqual(refused.findings.find(({ code }) => code === 'unreachable')?.path, [{ da: 'Alene' }]);

  const mended = await save(ditte, 'fritidspas', saved.revision, retitled(definition, 'Fritidspas, ny'));
  assert.ok(mended.kind === 'saved');
  assert.equal((await publish(ditte, 'fritidspas', saved.revision)).kind, 'changedMeanwhile');
  const published = await publish(ditte, 'fritidspas', mended.revision);
  assert.ok(published.kind === 'published', JSON.stringify(published).slice(0, 500));
  assert.equal(published.state.changed, false);
  const { versions } = await ask<VersionsAnswer>(ditte, 'GET', '/workflows/fritidspas/versions');
  assert.equal(versions[0]?.publishedBy, 'Ditte Designer');
  const { difference } = await ask<{ difference: FormDifference }>(
    ditte,
    'GET',
    `/workflows/fritidspas/difference?from=v${published.version - 1}&to=v${published.version}`,
  );
  assert.deepEqual(
    difference.map(({ kind, thing }) => `${kind} ${thing}`),
    ['changed workflow', 'changed step', 'added step'],
  );
  const restored = await ask<SavedWorkflow>(ditte, 'POST', '/workflows/fritidspas/restore', {
    baseRevision: published.state.revision,
    from: `v${published.version - 1}`,
  });
  assert.ok(restored.kind === 'merged');
  assert.notEqual(restored.definition.title.da, 'Fritidspas, ny');
});

test('PLA-3 a new workflow comes from a template; a form that begins another workflow’s cases is not taken twice', async () => {
  for (const template of ['standard', 'approvalAndLetter', 'twoParents', 'landlord']) {
    const created = await ask<CreateAnswer>(ditte, 'POST', '/workflows', {
      key: `ny-${template.toLowerCase()}`,
      title: { da: 'Ny' },
      template,
      form: 'hul-i-vejen',
      second: 'fritidspas',
      group: 'Fritid',
    });
    assert.equal(created.kind, 'created', JSON.stringify(created));
  }
  const published = await publish(ditte, 'ny-standard', 1);
  assert.ok(published.kind === 'refused');
  assert.deepEqual(
    published.findings.map(({ code }) => code),
    ['form-taken'],
  );
  const taken = await ask<CreateAnswer>(ditte, 'POST', '/workflows', {
    key: 'ny-standard',
    title: { da: 'Ny' },
    copyOf: 'fritidspas',
  });
  assert.ok(taken.kind === 'refused');
  assert.equal(taken.findings[0]?.code, 'key-taken');
  const withdrawn = await ask<{ published: unknown }>(ditte, 'POST', '/workflows/hul-i-vejen/withdraw', {});
  assert.equal(withdrawn.published, null);
  assert.equal((await publish(ditte, 'ny-standard', 1)).kind, 'published');
});

test('PLA-3 a workflow waits for its time and is published then, once', async () => {
  const { state } = await load(ditte, 'ny-approvalandletter');
  const { definition } = await load(ditte, 'ny-approvalandletter');
  const key = Object.keys(definition.steps)[0] ?? '';
  const fill = definition.steps[key];
  assert.ok(fill?.kind === 'fill');
  const saved = await save(ditte, 'ny-approvalandletter', state.revision, {
    ...definition,
    steps: { ...definition.steps, [key]: { ...fill, form: 'skift-dagtilbud' } },
  });
  assert.ok(saved.kind === 'saved');
  await ask(ditte, 'POST', '/workflows/skift-dagtilbud/withdraw', {});
  const at = new Date(Date.now() + 3_600_000).toISOString();
  const planned = await publish(ditte, 'ny-approvalandletter', saved.revision, at);
  assert.ok(planned.kind === 'scheduled', JSON.stringify(planned).slice(0, 400));
  assert.equal(await publishScheduledWorkflows(product.services), 0);
  const later = { ...product.services, now: () => new Date(Date.now() + 7_200_000) };
  assert.equal(await publishScheduledWorkflows(later), 1);
  assert.equal(await publishScheduledWorkflows(later), 0);
  const list = await ask<WorkflowList>(ditte, 'GET', '/workflows');
  const published = list.workflows.find((each) => each.key === 'ny-approvalandletter');
  assert.equal(published?.published?.version, 1);
  assert.equal(published?.scheduled, null);
});

test('PLA-3 a file comes back as it went out, and a circle without a person is never published', async () => {
  const exported = await raw(ditte, 'GET', '/workflows/fritidspas/export');
  assert.match(exported.headers.get('content-disposition') ?? '', /fritidspas\.arbejdsgang\.json/);
  const text = await exported.text();
  const again = await ask<ImportAnswer>(ditte, 'POST', '/workflows-import?mode=new&key=hentet', file(text));
  assert.equal(again.kind, 'created');
  const copy = await (await raw(ditte, 'GET', '/workflows/hentet/export')).text();
  assert.equal(copy.replace('"key": "hentet"', '"key": "fritidspas"'), text);
  const exists = await ask<ImportAnswer>(
    ditte,
    'POST',
    '/workflows-import?mode=replace',
    file(text.replace('"retentionDays": ', '"retentionDays": 1')),
  );
  assert.ok(exists.kind === 'exists');
  assert.equal(exists.difference.length, 1);

  const whole = JSON.parse(text) as WorkflowDefinition;
  // A circle without a person is a workflow in the making, but is never published.
  const circle = { ...whole, key: 'ring', steps: { ...whole.steps } };
  const first = Object.entries(circle.steps).find(([, step]) => step.kind === 'fill')?.[0] ?? '';
  const fill = circle.steps[first];
  assert.ok(fill?.kind === 'fill');
  Object.assign(circle.steps, {
    [first]: { ...fill, next: 'a' },
    a: { kind: 'notify', title: { da: 'A' }, message: { da: 'A' }, next: 'b' },
    b: { kind: 'notify', title: { da: 'B' }, message: { da: 'B' }, next: 'a' },
  });
  const ring = await ask<ImportAnswer>(ditte, 'POST', '/workflows-import?mode=new&key=ring', file(circle));
  assert.ok(ring.kind === 'created');
  const refused = await publish(ditte, 'ring', ring.revision);
  assert.ok(refused.kind === 'refused');
  assert.ok(refused.findings.some(({ code }) => code === 'endless-loop'));
});

/** Definitions that nobody should send, each with the code and what is said of it in both languages. */
const bad: readonly (readonly [
  what: string,
  of: (whole: WorkflowDefinition) => unknown,
  code: string,
  da: RegExp,
  en: RegExp,
])[] = [
  [
    '10,000 steps',
    (whole) => ({ ...whole, steps: chain(10_000) }),
    'too-many-steps',
    /10000 trin.*500/,
    /10000 steps.*500/,
  ],
  ['501 steps', (whole) => ({ ...whole, steps: chain(501) }), 'too-many-steps', /501 trin/, /501 steps/],
  ['an unknown key', (whole) => ({ ...whole, colour: 'red' }), 'schema', /colour/, /colour/],
  [
    'an unknown key of a step',
    (whole) => withOdd(whole, { kind: 'notify', title: { da: 'x' }, message: { da: 'x' }, next: 'odd', loud: true }),
    'schema',
    /loud/,
    /loud/,
  ],
  [
    'a prototype key',
    (whole) => `${JSON.stringify(whole).slice(0, -1)},"__proto__":{"steps":{}}}`,
    'schema',
    /__proto__/,
    /__proto__/,
  ],
  [
    'a constructor among the members',
    (whole) => ({ ...whole, constructor: 1 }),
    'schema',
    /constructor/,
    /constructor/,
  ],
  [
    'a prototype key of a step',
    (whole) => JSON.stringify(whole).replace('"steps":{', '"steps":{"__proto__":{"kind":"end"},'),
    'schema',
    /__proto__/,
    /__proto__/,
  ],
  [
    'a step under a key that is none',
    (whole) => ({ ...whole, steps: { ...whole.steps, '1 x': Object.values(whole.steps)[0] } }),
    'schema',
    /«1 x»/,
    /“1 x”/,
  ],
  ['an unknown kind', (whole) => withOdd(whole, { kind: 'dance' }), 'schema', /dance/, /dance/],
  [
    'a member that is missing',
    (whole) => withOdd(whole, { kind: 'notify', title: { da: 'x' }, next: 'odd' }),
    'schema',
    /message/,
    /message/,
  ],
  ['steps that are a list', (whole) => ({ ...whole, steps: [] }), 'schema', /Trin/, /Steps/],
  ['steps that are nothing', (whole) => ({ ...whole, steps: null }), 'schema', /Trin/, /Steps/],
  ['a step that is a text', (whole) => withOdd(whole, 'x'), 'schema', /./, /./],
  ['a number for a title', (whole) => ({ ...whole, title: 4 }), 'schema', /Navn/, /Name/],
  [
    'days as a text',
    (whole) => ({ ...whole, retentionDays: 'mange' }),
    'schema',
    /Dage sagen gemmes/,
    /Days that the case is kept/,
  ],
  [
    'days below none',
    (whole) => ({ ...whole, retentionDays: -1 }),
    'schema',
    /Dage sagen gemmes/,
    /Days that the case is kept/,
  ],
  ['a title without Danish', (whole) => ({ ...whole, title: { en: 'x' } }), 'schema', /Navn/, /Name/],
  ['a list', () => [], 'schema', /./, /./],
  ['nothing', () => null, 'schema', /./, /./],
  [
    'translations of nobody’s making',
    (whole) => ({ ...whole, translations: { en: { title: 'x' } } }),
    'schema',
    /./,
    /./,
  ],
];

/** Steps that tell something, one after the other. */
function chain(length: number) {
  return Object.fromEntries(
    Array.from({ length }, (_, index) => [
      `n${index}`,
      { kind: 'notify', title: { da: 'x' }, message: { da: 'x' }, next: `n${index + 1}` },
    ]),
  );
}

function withOdd(whole: WorkflowDefinition, odd: unknown) {
  return { ...whole, steps: { ...whole.steps, odd } };
}

test('PLA-3 WFL-5 what fits no workflow is refused by file and by the API alike, with its place and the reason, and nothing is stored', async () => {
  const { definition, state } = await load(ditte, 'ny-standard');
  const before = await ask<WorkflowList>(ditte, 'GET', '/workflows');
  const told = (findings: readonly DesignFinding[], language: 'da' | 'en') =>
    findings
      .map(({ path, message }) => [...path, message].map((part) => part[language] ?? part.da).join(' '))
      .join(' | ');
  for (const [what, of, code, da, en] of bad) {
    const wrong = of(definition);
    const written = typeof wrong === 'string' ? wrong : JSON.stringify(wrong);
    const imported = await ask<ImportAnswer>(ditte, 'POST', '/workflows-import?mode=new&key=daarlig', file(written));
    assert.ok(imported.kind === 'refused', `${what}: ${imported.kind}`);
    const answer = await put(`{"baseRevision":${state.revision},"definition":${written}}`);
    const saved = (await answer.json()) as SavedWorkflow;
    // JSON with prototype keys is no request at all.
    const findings = answer.status === 400 ? [] : saved.kind === 'refused' ? saved.findings : null;
    assert.ok(findings, `${what}: ${JSON.stringify(saved).slice(0, 200)}`);
    for (const each of findings.length === 0 ? [imported.findings] : [imported.findings, findings]) {
      assert.equal(each[0]?.code, code, what);
      assert.ok(each.length <= 20, what);
      assert.match(told(each, 'da'), da, what);
      assert.match(told(each, 'en'), en, what);
    }
  }
  // Texts that are no JSON, or too deep, are told with their line.
  for (const [text, code, da, en] of [
    ['{"schema": "workflow/1",\n oops', 'json', /linje 2/, /line 2/],
    ['['.repeat(60) + ']'.repeat(60), 'nesting', /40/, /40/],
    ['', 'json', /./, /./],
  ] as const) {
    const imported = await ask<ImportAnswer>(ditte, 'POST', '/workflows-import?mode=new&key=daarlig', file(text));
    assert.ok(imported.kind === 'refused' && imported.findings[0]?.code === code, `${text.slice(0, 20)}: ${code}`);
    assert.match(told(imported.findings, 'da'), da);
    assert.match(told(imported.findings, 'en'), en);
  }
  // Requests that are none: the address, the revision, the members.
  for (const [method, path, body] of [
    ['PUT', '/workflows/ny-standard', { baseRevision: 0, definition }],
    ['PUT', '/workflows/ny-standard', { baseRevision: 1 }],
    ['PUT', '/workflows/ny-standard', { baseRevision: 1, definition, force: true }],
    ['POST', '/workflows', { key: '../x', title: { da: 'x' } }],
    ['POST', '/workflows', { key: 'x', title: { da: 'x' }, template: 'toString' }],
    ['POST', '/workflows', { key: 'x', title: 'x' }],
    ['POST', '/workflows/ny-standard/publish', { revision: 1, at: 'tomorrow' }],
    ['POST', '/workflows/ny-standard/restore', { baseRevision: 1, from: '__proto__' }],
    ['POST', '/workflows/ny-standard/translations', { baseRevision: 1, language: '../x', texts: [] }],
    ['POST', '/workflows-import?mode=new&key=../x', file('{}')],
  ] as const) {
    const answer = await raw(ditte, method, path, body);
    assert.equal(answer.status, 400, `${method} ${path} ${JSON.stringify(body).slice(0, 60)}`);
    assert.match(answer.headers.get('content-type') ?? '', /application\/problem\+json/);
  }
  for (const key of ['__proto__', 'constructor', 'toString', 'findes-ikke']) {
    assert.equal((await raw(ditte, 'GET', `/workflows/${key}`)).status, 404, key);
    assert.equal((await raw(ditte, 'GET', `/workflows/ny-standard/export?of=${key}`)).status, 404, key);
  }
  const after = await ask<WorkflowList>(ditte, 'GET', '/workflows');
  assert.deepEqual(after, before, 'nothing was stored');

  async function put(body: string): Promise<Response> {
    return fetch(`${product.origin}/demo/design/api/workflows/ny-standard`, {
      method: 'PUT',
      headers: {
        ...{ cookie: ditte.cookie, origin: product.origin, 'x-csrf-token': ditte.token },
        'content-type': 'application/json',
      },
      body,
    });
  }
});

test('PLA-3 FRM-12 the texts of a workflow are translated by the table and by XLIFF; a reworded one is outdated until somebody says more', async () => {
  const { definition, state } = await load(ditte, 'ny-twoparents');
  const key = '/workflows/ny-twoparents';
  const step = Object.keys(definition.steps)[0] ?? '';
  const place = `steps.${step}.title`;
  const translated = await ask<SavedWorkflow>(ditte, 'POST', `${key}/translations`, {
    ...{
      baseRevision: state.revision,
      language: 'en',
      texts: [
        { place, text: 'The first one' },
        { place: 'key', text: 'x' },
      ],
    },
  });
  assert.ok(translated.kind === 'merged');
  assert.equal(translated.definition.steps[step]?.title.en, 'The first one');
  assert.equal(translated.definition.key, 'ny-twoparents', 'what is no text stays as it is');

  // Somebody rewords the Danish text: the translation is outdated, also after the step has another key.
  const first = translated.definition.steps[step];
  assert.ok(first);
  const reworded = {
    ...translated.definition,
    steps: {
      ...translated.definition.steps,
      [step]: { ...first, title: { ...first.title, da: 'Et helt andet navn' } },
    },
  };
  const saved = await save(ditte, 'ny-twoparents', translated.revision, reworded);
  assert.ok(saved.kind === 'saved');
  const outdated = (await load(ditte, 'ny-twoparents')).definition;
  const rows = (of: WorkflowDefinition) =>
    new Map(translationTable(workflowTexts, of, ['en']).map((row) => [row.place, row]));
  assert.equal(rows(outdated).get(place)?.translations.en?.state, 'outdated');
  const renamed = renameStep(outdated, step, 'andetTrin');
  assert.ok(renamed.ok);
  assert.equal(rows(renamed.definition).get('steps.andetTrin.title')?.translations.en?.state, 'outdated');

  // The file goes out with that text marked, and comes in with another translation.
  const sent = await raw(ditte, 'GET', `${key}/xliff?language=en`);
  assert.match(sent.headers.get('content-disposition') ?? '', /ny-twoparents\.arbejdsgang\.en\.xlf/);
  const text = await sent.text();
  assert.match(text, /category="outdated"/);
  const takeIn = (content: string, at = key) => {
    return ask<TranslatedWorkflow>(ditte, 'POST', `${at}/xliff?revision=${saved.revision}`, file(content));
  };
  const untouched = await takeIn(text);
  assert.ok(untouched.kind === 'taken' && untouched.saved.kind === 'merged');
  assert.equal(untouched.saved.revision, saved.revision, 'a file that nobody touched changes nothing');
  const taken = await takeIn(text.replace('>The first one</target>', '>Quite another name</target>'));
  assert.ok(taken.kind === 'taken' && taken.saved.kind === 'merged', JSON.stringify(taken).slice(0, 300));
  assert.equal(rows(taken.saved.definition).get(place)?.translations.en?.text, 'Quite another name');
  assert.equal(rows(taken.saved.definition).get(place)?.translations.en?.state, 'translated');

  // A form's file with the same key is not a workflow's.
  const forms = await (await raw(ditte, 'GET', '/forms/fritidspas/xliff?language=en')).text();
  const refused = await takeIn(forms, '/workflows/fritidspas');
  assert.ok(refused.kind === 'refused');
  assert.match(refused.findings[0]?.message.da ?? '', /hører til «fritidspas», ikke til «fritidspas\.arbejdsgang»/);
});

test('PLA-3 designers see the workflows of their own organisation alone; others see none', async () => {
  const theirs = await ask<WorkflowList>(other, 'GET', '/workflows');
  assert.ok(theirs.workflows.every(({ key }) => key !== 'ny-standard'));
  assert.equal((await raw(other, 'GET', '/workflows/ny-standard')).status, 404);
  assert.equal((await raw(other, 'PUT', '/workflows/ny-standard', { baseRevision: 1, definition: {} })).status, 404);
  assert.equal((await raw(other, 'POST', '/workflows/ny-standard/publish', { revision: 1 })).status, 404);
  assert.equal((await raw(other, 'GET', '/workflows/ny-standard/versions')).status, 404);
  assert.equal((await raw(other, 'GET', '/workflows/ny-standard/export')).status, 404);
  const crossing = { ...other, slug: ditte.slug };
  assert.notEqual((await raw(crossing, 'GET', '/workflows')).status, 200);
  const worker = await client(product.demo, 'Signe Sagsbehandler', ['caseworker']);
  assert.equal((await raw(worker, 'GET', '/workflows')).status, 403);
  const forged = { ...ditte, token: 'x' };
  assert.equal((await raw(forged, 'POST', '/workflows/ny-standard/withdraw', {})).status, 403);
  assert.equal((await raw(ditte, 'PUT', '/workflows/ny-standard', { baseRevision: 0, definition: {} })).status, 400);
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { publishScheduledWorkflows } from '../../src/cases/workflow-designs/publish-scheduled-workflows.ts';
import type { FormDifference } from '../../src/forms/design/difference.ts';
import { createSessions } from '../../src/identity/sessions.ts';
import type { Organisation } from '../../src/organisations/organisation.ts';
import type { WorkflowDefinition } from '../../src/workflows/definition.ts';
import { addStep } from '../../src/workflows/design/add-step.ts';
import type {
  CreatedWorkflow,
  ImportedWorkflow,
  LoadedWorkflow,
  PublishedWorkflow,
  SavedWorkflow,
  WorkflowList,
  WorkflowVersions,
} from '../../src/workflows/design/api-types.ts';
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
  const { versions } = await ask<WorkflowVersions>(ditte, 'GET', '/workflows/fritidspas/versions');
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
    const created = await ask<CreatedWorkflow>(ditte, 'POST', '/workflows', {
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
  const taken = await ask<CreatedWorkflow>(ditte, 'POST', '/workflows', {
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
    steps: { ...definition.steps, [key]: { ...fill, form: 'parkeringstilladelse' } },
  });
  assert.ok(saved.kind === 'saved');
  await ask(ditte, 'POST', '/workflows/parkeringstilladelse/withdraw', {});
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

test('PLA-3 a file comes back as it went out; a bad one is refused with the reason, and nothing is stored', async () => {
  const exported = await raw(ditte, 'GET', '/workflows/fritidspas/export');
  assert.match(exported.headers.get('content-disposition') ?? '', /fritidspas\.arbejdsgang\.json/);
  const text = await exported.text();
  const again = await ask<ImportedWorkflow>(ditte, 'POST', '/workflows-import?mode=new&key=hentet', file(text));
  assert.equal(again.kind, 'created');
  const copy = await (await raw(ditte, 'GET', '/workflows/hentet/export')).text();
  assert.equal(copy.replace('"key": "hentet"', '"key": "fritidspas"'), text);
  const exists = await ask<ImportedWorkflow>(
    ditte,
    'POST',
    '/workflows-import?mode=replace',
    file(text.replace('"retentionDays": ', '"retentionDays": 1')),
  );
  assert.ok(exists.kind === 'exists');
  assert.equal(exists.difference.length, 1);

  const whole = JSON.parse(text) as WorkflowDefinition;
  const steps = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, index) => [
      `n${index}`,
      { kind: 'notify', title: { da: 'x' }, message: { da: 'x' }, next: `n${index + 1}` },
    ]),
  );
  const cases: readonly (readonly [unknown, string, RegExp])[] = [
    [{ ...whole, steps }, 'too-many-steps', /10000 trin.*500/],
    [{ ...whole, colour: 'red' }, 'schema', /colour/],
    [{ ...whole, steps: { ...whole.steps, odd: { kind: 'dance' } } }, 'schema', /dance/],
    [
      { ...whole, steps: { ...whole.steps, odd: { kind: 'notify', title: { da: 'x' }, next: 'odd' } } },
      'schema',
      /message/,
    ],
    ['{"schema": "workflow/1",\n oops', 'json', /linje 2/],
    ['['.repeat(60) + ']'.repeat(60), 'nesting', /40/],
  ];
  const before = (await ask<WorkflowList>(ditte, 'GET', '/workflows')).workflows.length;
  for (const [bad, code, message] of cases) {
    const answer = await ask<ImportedWorkflow>(ditte, 'POST', '/workflows-import?mode=new&key=daarlig', file(bad));
    assert.ok(answer.kind === 'refused');
    assert.equal(answer.findings[0]?.code, code);
    assert.match(answer.findings.map(({ message: told }) => told.da).join(' '), message);
  }
  assert.equal((await ask<WorkflowList>(ditte, 'GET', '/workflows')).workflows.length, before);
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
  const ring = await ask<ImportedWorkflow>(ditte, 'POST', '/workflows-import?mode=new&key=ring', file(circle));
  assert.ok(ring.kind === 'created');
  const refused = await publish(ditte, 'ring', ring.revision);
  assert.ok(refused.kind === 'refused');
  assert.ok(refused.findings.some(({ code }) => code === 'endless-loop'));
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

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { publishScheduled } from '../../src/cases/designs/publish-scheduled.ts';
import type { FormDefinition } from '../../src/forms/definition.ts';
import type {
  DesignList,
  ImportAnswer,
  ListsAnswer,
  LoadedDesign,
  PublishAnswer,
  SaveAnswer,
  VersionsAnswer,
} from '../../src/forms/design/api-types.ts';
import { withValueAt } from '../../src/forms/design/at-place.ts';
import { createSessions } from '../../src/identity/sessions.ts';
import { type DesignerClient, designerClient } from '../helpers/designer-client.ts';
import { answersWithPrice, draftWith, personOf, send } from '../helpers/fritidspas.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';

let product: RunningProduct;
let ditte: DesignerClient;
let dan: DesignerClient;
before(async () => {
  product = await startRunningProduct();
  ditte = await designerClient(product, product.demo, 'Ditte Designer');
  dan = await designerClient(product, product.demo, 'Dan Designer');
});
after(() => product.close());

const reworded = (definition: FormDefinition, key: string, da: string) =>
  withValueAt(definition, `fields.${key}.label.da`, da);

test('FRM-9 two designers change the same form: different things come together, the same thing is a conflict', async () => {
  const { definition, state } = await ditte.load('fritidspas');
  const one = await ditte.save('fritidspas', state.revision, reworded(definition, 'price', 'Prisen'));
  assert.equal(one.kind, 'saved');
  const two = await dan.save('fritidspas', state.revision, reworded(definition, 'phone', 'Mobil'));
  assert.ok(two.kind === 'merged');
  assert.equal(two.by, 'Ditte Designer');
  const now = await ditte.load('fritidspas');
  const labels = now.definition.pages.flatMap((page) => page.fields.map((field) => field.label.da));
  assert.ok(labels.includes('Prisen') && labels.includes('Mobil'));
  assert.equal(now.state.updatedBy, 'Dan Designer');

  const three = await ditte.save('fritidspas', state.revision, reworded(definition, 'phone', 'Telefon'));
  assert.ok(three.kind === 'conflict');
  assert.equal(three.by, 'Dan Designer');
  assert.deepEqual(
    three.conflicts.map(({ place, mine, theirs }) => [place, mine, theirs]),
    [['fields.phone.label.da', 'Telefon', 'Mobil']],
  );
  assert.equal((await dan.load('fritidspas')).state.revision, now.state.revision, 'nothing was stored');
});

test('FRM-10 publishing moves the workflow along: a new case starts with the new version, one under way stays', async () => {
  const { database, definitions, demo, services } = product;
  const person = await personOf(services, demo);
  const draft = await draftWith(services, demo, person.id, answersWithPrice('2.000'));
  const sent = await send(services, demo, draft, person.id);
  assert.ok(sent.kind === 'submitted');
  const before = await definitions.workflowStartedBy(demo.id, 'fritidspas');
  const { state } = await ditte.load('fritidspas');
  const published = await ditte.ask<PublishAnswer>('POST', '/forms/fritidspas/publish', { revision: state.revision });
  assert.ok(published.kind === 'published', JSON.stringify(published));
  assert.equal(published.version, (state.published?.version ?? 0) + 1);
  assert.equal(published.state.changed, false);
  definitions.changed(demo.id);
  const workflow = await definitions.workflowStartedBy(demo.id, 'fritidspas');
  const form = await definitions.publishedForm(demo.id, 'fritidspas');
  assert.equal(workflow?.version, (before?.version ?? 0) + 1);
  assert.deepEqual(Object.values(workflow?.formVersions ?? {}), [form?.id]);
  const row = await database.inOrganisation(demo.id, (transaction) =>
    transaction.selectFrom('case').select('workflow_version').where('id', '=', sent.case).executeTakeFirst(),
  );
  assert.equal(row?.workflow_version, before?.id, 'the case under way keeps its version');
});

test('FRM-10 a form whose workflow no longer fits is refused with the workflow’s place, and nothing changes', async () => {
  const { definition, state } = await ditte.load('fritidspas');
  const pages = definition.pages.map((page) => ({
    ...page,
    fields: page.fields.filter(({ key }) => key !== 'support' && key !== 'activity'),
  }));
  const changed = await ditte.save('fritidspas', state.revision, { ...definition, pages });
  assert.ok(changed.kind === 'saved');
  const answer = await ditte.ask<PublishAnswer>('POST', '/forms/fritidspas/publish', { revision: changed.revision });
  assert.ok(answer.kind === 'refused');
  assert.ok(
    answer.findings.some(({ place }) => place.startsWith('workflow.')),
    JSON.stringify(answer.findings),
  );
  const after = await ditte.load('fritidspas');
  assert.equal(after.state.published?.version, state.published?.version);
  const back = await ditte.ask<SaveAnswer>('POST', '/forms/fritidspas/restore', {
    baseRevision: changed.revision,
    from: `v${state.published?.version}`,
  });
  assert.ok(back.kind === 'merged');
  assert.equal((await ditte.load('fritidspas')).state.changed, false);
});

test('FRM-10 a new form is made, published with a standard workflow for a group, and withdrawn', async () => {
  const made = await ditte.ask<{ kind: string }>('POST', '/forms', { key: 'hul', title: { da: 'Hul i vejen' } });
  assert.equal(made.kind, 'created');
  assert.equal((await dan.ask<{ kind: string }>('POST', '/forms', { key: 'hul', title: { da: 'x' } })).kind, 'refused');
  const { definition, state } = await ditte.load('hul');
  const [page] = definition.pages;
  assert.ok(page);
  const field = { kind: 'longText' as const, key: 'where', label: { da: 'Hvor er hullet?', en: 'Where is the hole?' } };
  const privacy = { ...definition.start.privacy, purpose: { da: 'At lappe hullet', en: 'To mend the hole' } };
  const filled = {
    ...definition,
    summary: { da: 'Meld et hul', en: 'Report a hole' },
    start: { ...definition.start, privacy },
    pages: [{ ...page, fields: [field] }],
  };
  const saved = await ditte.save('hul', state.revision, filled);
  assert.ok(saved.kind === 'saved', JSON.stringify(saved));
  const first = await ditte.ask<PublishAnswer>('POST', '/forms/hul/publish', { revision: saved.revision });
  assert.ok(first.kind === 'needsGroup', JSON.stringify(first));
  assert.ok(first.groups.includes('Fritid'));
  const second = await ditte.ask<PublishAnswer>('POST', '/forms/hul/publish', {
    revision: saved.revision,
    group: 'Fritid',
  });
  assert.ok(second.kind === 'published', JSON.stringify(second));
  const front = await fetch(`${product.origin}/demo/blanket/hul`);
  assert.equal(front.status, 200);
  await ditte.ask('POST', '/forms/hul/withdraw');
  assert.equal((await ditte.load('hul')).state.published, null);
  assert.equal((await fetch(`${product.origin}/demo/blanket/hul`)).status, 404);
});

test('FRM-10 a planned version waits for its time, is published once by any number of processes, and can be called off', async () => {
  const { state } = await ditte.load('fritidspas');
  const at = new Date(Date.now() + 3_600_000);
  const wanted = { revision: state.revision, at: at.toISOString() };
  const planned = await ditte.ask<PublishAnswer>('POST', '/forms/fritidspas/publish', wanted);
  assert.ok(planned.kind === 'scheduled');
  assert.equal(planned.state.scheduled?.by, 'Ditte Designer');
  const later = { ...product.services, now: () => new Date(at.getTime() + 1_000) };
  assert.equal(await publishScheduled(product.services), 0, 'its time has not come');
  const counts = await Promise.all([publishScheduled(later), publishScheduled(later), publishScheduled(later)]);
  assert.equal(
    counts.reduce((sum, count) => sum + count),
    1,
  );
  const versions = await ditte.ask<VersionsAnswer>('GET', '/forms/fritidspas/versions');
  assert.equal(versions.state.scheduled, null);
  assert.equal(versions.state.published?.version, (state.published?.version ?? 0) + 1);
  assert.equal(versions.versions[0]?.publishedBy, 'Ditte Designer');
  await ditte.ask('POST', '/forms/fritidspas/publish', wanted);
  const off = await ditte.ask<LoadedDesign['state']>('DELETE', '/forms/fritidspas/schedule');
  assert.equal(off.scheduled, null);
  assert.equal(await publishScheduled(later), 0);
});

test('FRM-13 a form goes out as a file and comes in again; a file under a known key shows the difference first', async () => {
  const file = new Uint8Array(await (await ditte.raw('GET', '/forms/fritidspas/export')).arrayBuffer());
  const neighbour = await designerClient(product, product.proeveby, 'Nana Designer');
  const exists = await neighbour.ask<ImportAnswer>('POST', '/import?mode=new', file);
  assert.equal(exists.kind, 'exists');
  const copied = await neighbour.ask<ImportAnswer>('POST', '/import?mode=new&key=kopi', file);
  assert.equal(copied.kind, 'created');
  const { definition } = await ditte.load('fritidspas');
  assert.deepEqual((await neighbour.load('kopi')).definition, { ...definition, key: 'kopi' });
  const big = new Uint8Array(10_000_000).fill(0x20);
  const refused = await neighbour.ask<ImportAnswer>('POST', '/import?mode=new', big);
  assert.ok(refused.kind === 'refused');
  assert.equal(refused.findings[0]?.code, 'too-large');
  const list = await neighbour.ask<DesignList>('GET', '/forms');
  assert.deepEqual(
    list.forms.map(({ key }) => key).includes('hul'),
    false,
    'the other organisation’s forms are not here',
  );
});

test('PLA-8 whoever is no designer gets 403 from every route of the designer', async () => {
  const signe = await designerClient(product, product.demo, 'Signe Sagsbehandler', ['caseworker']);
  for (const [method, path] of [
    ['GET', '/forms'],
    ['GET', '/forms/fritidspas'],
    ['GET', '/forms/fritidspas/export'],
    ['GET', '/schema'],
    ['POST', '/forms/fritidspas/withdraw'],
  ] as const) {
    assert.equal((await signe.raw(method, path)).status, 403, `${method} ${path}`);
  }
  const forged = await fetch(`${product.origin}/demo/design/api/forms/fritidspas/withdraw`, {
    method: 'POST',
    headers: { cookie: ditte.cookie, origin: product.origin },
  });
  assert.equal(forged.status, 403);
});

test('FRM-9 what fits no form, or is no JSON, is refused with a reason and stores nothing', async () => {
  const { state, definition } = await ditte.load('fritidspas');
  const wrong = { ...definition, title: 7 } as unknown as FormDefinition;
  assert.equal((await ditte.save('fritidspas', state.revision, wrong)).kind, 'refused');
  const nul = { ...definition, title: { da: 'a\u0000b' } };
  assert.equal((await ditte.save('fritidspas', state.revision, nul)).kind, 'refused');
  assert.equal((await ditte.save('fritidspas', state.revision, { ...definition, key: 'andet' })).kind, 'refused');
  assert.equal((await ditte.raw('PUT', '/forms/fritidspas', { nothing: true })).status, 400);
  assert.equal((await ditte.raw('GET', '/forms/findes-ikke')).status, 404);
  assert.equal((await ditte.load('fritidspas')).state.revision, state.revision);
});

test('FRM-5 an open draft moves to the new version with its workflow, and the citizen is told what changed once', async () => {
  const { database, demo, definitions } = product;
  const services = { ...product.services, now: () => new Date() };
  const person = await personOf(services, demo);
  const draft = await draftWith(services, demo, person.id, answersWithPrice('900', { remarks: 'Tak' }));
  const sessions = createSessions(database, { idleMinutes: 30, hours: 8 }, () => new Date());
  const token = await database.inOrganisation(demo.id, (transaction) =>
    sessions.create(transaction, demo, { kind: 'citizen', person: person.id, level: 'high' }, 'x'),
  );
  const { definition, state } = await ditte.load('fritidspas');
  const pages = definition.pages.map((page) => ({
    ...page,
    fields: page.fields.filter(({ key }) => key !== 'remarks'),
  }));
  const saved = await ditte.save('fritidspas', state.revision, { ...definition, pages });
  assert.ok(saved.kind === 'saved');
  const published = await ditte.ask<PublishAnswer>('POST', '/forms/fritidspas/publish', { revision: saved.revision });
  assert.ok(published.kind === 'published', JSON.stringify(published));
  definitions.changed(demo.id);

  const cookie = `session=${token}`;
  const address = `${product.origin}/demo/blanket/fritidspas/udfyld/${draft}/bilag`;
  const page = await fetch(address, { headers: { cookie, 'accept-language': 'da' } });
  assert.equal(page.status, 200);
  assert.match(await page.text(), /Vi spørger ikke længere om «Bemærkninger»/);
  const row = await database.inOrganisation(demo.id, (transaction) =>
    transaction
      .selectFrom('draft')
      .select(['form_version', 'workflow_version'])
      .where('id', '=', draft)
      .executeTakeFirst(),
  );
  const workflow = await definitions.workflowStartedBy(demo.id, 'fritidspas');
  assert.equal(row?.workflow_version, workflow?.id);
  assert.deepEqual([row?.form_version], Object.values(workflow?.formVersions ?? {}));
  assert.equal((await send(services, demo, draft, person.id)).kind, 'changed', 'nobody sends what they have not seen');
  assert.equal((await send(services, demo, draft, person.id, 2)).kind, 'submitted');
});

test('FRM-14 a list is taken in from a file on a page without scripts; what a new file leaves out is ended, not deleted', async () => {
  const put = async (csv: string): Promise<Response> => {
    const form = new FormData();
    form.set('_csrf', ditte.token);
    form.set('key', 'skoler');
    form.set('name', 'Skoler');
    form.set('file', new Blob([csv]), 'skoler.csv');
    const headers = { cookie: ditte.cookie, origin: product.origin, 'accept-language': 'da' };
    return fetch(`${product.origin}/demo/design/lister`, { method: 'POST', body: form, headers, redirect: 'manual' });
  };
  assert.equal((await put('value;da\noest;Øst\nvest;Vest\n')).status, 303);
  assert.equal((await put('value;da\noest;Østre\n')).status, 303);
  const { lists } = await ditte.ask<ListsAnswer>('GET', '/lists');
  assert.deepEqual(
    lists.skoler?.map(({ value, label, to }) => [value, label.da, to !== undefined]),
    [
      ['oest', 'Østre', false],
      ['vest', 'Vest', true],
    ],
  );
  const wrong = await put('intet');
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /Den første linje skal have kolonnerne/);
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Value } from 'typebox/value';
import type {
  CreateAnswer,
  DesignList,
  DifferenceAnswer,
  DiscardAnswer,
  PublishAnswer,
  SaveAnswer,
  VersionsAnswer,
  XliffAnswer,
} from '../../src/forms/design/api-types.ts';
import { withValueAt } from '../../src/forms/design/at-place.ts';
import { type DesignerClient, designerClient } from '../helpers/designer-client.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { publishSmallForm, smallForm } from '../helpers/small-form.ts';

let product: RunningProduct;
let ditte: DesignerClient;
let nana: DesignerClient;
before(async () => {
  product = await startRunningProduct();
  ditte = await designerClient(product, product.demo, 'Ditte Designer');
  nana = await designerClient(product, product.proeveby, 'Nana Designer');
});
after(() => product.close());

const create = (key: string) =>
  ditte.ask<CreateAnswer>('POST', '/forms', { key, title: { da: `Blanket ${key}`, en: `Form ${key}` } });

test('FRM-10 a form that was never published is deleted; another goes back to what is published, and a stale page deletes nothing', async () => {
  assert.equal((await create('kladde')).kind, 'created');
  const stale = await ditte.ask<DiscardAnswer>('DELETE', '/forms/kladde', { revision: 7 });
  assert.deepEqual(stale, { kind: 'changedMeanwhile', revision: 1 });
  assert.equal((await nana.raw('DELETE', '/forms/kladde', { revision: 1 })).status, 404, 'not another’s');
  assert.equal((await ditte.raw('DELETE', '/forms/kladde', {})).status, 400);
  assert.deepEqual(await ditte.ask<DiscardAnswer>('DELETE', '/forms/kladde', { revision: 1 }), { kind: 'deleted' });
  assert.equal((await ditte.raw('GET', '/forms/kladde')).status, 404);
  const { forms } = await ditte.ask<DesignList>('GET', '/forms');
  assert.ok(!forms.some(({ key }) => key === 'kladde'));
  assert.equal((await create('kladde')).kind, 'created', 'the key is free again');

  const { definition, state } = await ditte.load('hul-i-vejen');
  const saved = await ditte.save('hul-i-vejen', state.revision, withValueAt(definition, 'title.da', 'Et andet hul'));
  assert.ok(saved.kind === 'saved');
  const back = await ditte.ask<DiscardAnswer>('DELETE', '/forms/hul-i-vejen', { revision: saved.revision });
  assert.ok(back.kind === 'saved');
  assert.deepEqual(back.definition, definition);
  assert.deepEqual((await ditte.load('hul-i-vejen')).definition, definition);
});

test('FRM-10 two versions are compared in words, a kept revision is looked at and brought back', async () => {
  const { definition, state } = await ditte.load('parkeringstilladelse');
  const changed = withValueAt(definition, 'title.da', 'Parkér nu');
  const saved = await ditte.save('parkeringstilladelse', state.revision, changed);
  assert.ok(saved.kind === 'saved');
  const form = '/forms/parkeringstilladelse';
  const { difference } = await ditte.ask<DifferenceAnswer>('GET', `${form}/difference?from=v1&to=draft`);
  assert.match(JSON.stringify(difference), /Parkér nu/);
  assert.doesNotMatch(
    JSON.stringify(await ditte.ask('GET', `${form}/difference?from=r${state.revision}&to=r${state.revision}`)),
    /Parkér nu/,
  );
  for (const wrong of ['from=v99&to=draft', 'from=x&to=draft', 'to=draft', 'from=v1&to=r999']) {
    assert.equal((await ditte.raw('GET', `${form}/difference?${wrong}`)).status, 404, wrong);
  }
  assert.equal((await nana.raw('GET', '/forms/kladde/difference?from=draft')).status, 404);
  const { revisions } = await ditte.ask<VersionsAnswer>('GET', `${form}/versions`);
  assert.deepEqual(revisions[0], { ...revisions[0], revision: saved.revision, cause: 'saved', by: 'Ditte Designer' });
  const restored = await ditte.ask<SaveAnswer>('POST', `${form}/restore`, {
    baseRevision: saved.revision,
    from: `r${state.revision}`,
  });
  assert.ok(restored.kind === 'merged');
  assert.deepEqual(restored.definition, definition);
  assert.equal((await ditte.raw('POST', `${form}/restore`, { baseRevision: 1, from: 'v99' })).status, 404);
});

test('FRM-13 the JSON Schema that the API publishes admits the forms there are, and no others', async () => {
  const answer = await ditte.raw('GET', '/schema');
  assert.match(answer.headers.get('content-type') ?? '', /^application\/schema\+json/);
  const schema = (await answer.json()) as Parameters<typeof Value.Check>[0] & { readonly $schema: string };
  assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
  const { forms } = await ditte.ask<DesignList>('GET', '/forms');
  for (const { key } of forms) {
    const { definition } = await ditte.load(key);
    assert.ok(Value.Check(schema, definition), key);
    assert.ok(!Value.Check(schema, { ...definition, more: 1 }), key);
  }
});

test('FRM-12 translations are written in a table: saved, confirmed, taken out, and brought together with others’ changes', async () => {
  const { definition, state } = await ditte.load('grundlovsceremoni');
  const form = '/forms/grundlovsceremoni';
  const [page] = definition.pages;
  assert.ok(page);
  const reworded = await ditte.save(
    'grundlovsceremoni',
    state.revision,
    withValueAt(definition, 'title.da', 'En anden titel'),
  );
  assert.ok(reworded.kind === 'saved');
  assert.ok(reworded.translations?.en?.title, 'the English title was made from another Danish one');
  const confirmed = await ditte.ask<SaveAnswer>('POST', `${form}/translations`, {
    ...{ baseRevision: reworded.revision, language: 'en', texts: [], confirmed: ['title'] },
  });
  assert.ok(confirmed.kind === 'merged' && confirmed.definition.translations === undefined);
  // From the page as it was before: what was saved since is kept.
  const place = `pages.${page.key}.title`;
  const translated = await ditte.ask<SaveAnswer>('POST', `${form}/translations`, {
    ...{ baseRevision: state.revision, language: 'en', texts: [{ place, text: 'A page' }] },
  });
  assert.ok(translated.kind === 'merged', JSON.stringify(translated).slice(0, 300));
  assert.equal(translated.definition.title.da, 'En anden titel');
  assert.equal(translated.definition.pages[0]?.title.en, 'A page');
  for (const wrong of [
    { baseRevision: 1, language: '../x', texts: [] },
    { baseRevision: 1, language: 'en' },
    { baseRevision: 1, language: 'en', texts: [{ place: 'title', text: 'x'.repeat(20_001) }] },
  ]) {
    assert.equal((await ditte.raw('POST', `${form}/translations`, wrong)).status, 400);
  }
});

test('FRM-12 translations go out as XLIFF and come in again, with what became of each text', async () => {
  const { definition, state } = await ditte.load('skift-dagtilbud');
  const form = '/forms/skift-dagtilbud';
  const sent = await ditte.raw('GET', `${form}/xliff?language=en`);
  assert.match(sent.headers.get('content-disposition') ?? '', /skift-dagtilbud\.en\.xlf/);
  const file = await sent.text();
  const bytes = (text: string) => new TextEncoder().encode(text);
  const take = (text: string, key = form) =>
    ditte.ask<XliffAnswer>('POST', `${key}/xliff?revision=${state.revision}`, bytes(text));
  const untouched = await take(file);
  assert.ok(untouched.kind === 'taken' && untouched.saved.kind === 'merged');
  assert.equal(untouched.saved.revision, state.revision, 'nothing is new, and nothing is stored');
  const title = definition.title.en ?? '';
  const done = await take(
    file.replace(`>${title}</target>`, '>Another title</target>').replace('<unit id="summary">', '<unit id="gone">'),
  );
  assert.ok(done.kind === 'taken' && done.saved.kind === 'merged', JSON.stringify(done).slice(0, 300));
  assert.equal(done.saved.definition.title.en, 'Another title');
  assert.deepEqual(done.unknown, ['gone']);
  assert.equal((await ditte.load('skift-dagtilbud')).definition.title.en, 'Another title');

  const refused = async (text: string, key?: string) => {
    const answer = await take(text, key);
    return answer.kind === 'refused' ? answer.findings[0]?.message.en : answer.kind;
  };
  assert.match((await refused('<xliff')) ?? '', /not valid XML/);
  assert.match((await refused(file.replace('trgLang="en"', 'trgLang="fr"'))) ?? '', /“fr”, which you do not offer/);
  assert.match((await refused(file, '/forms/fritidspas')) ?? '', /belongs to “skift-dagtilbud”/);
  assert.equal((await ditte.raw('GET', `${form}/xliff?language=da`)).status, 400);
  assert.equal((await ditte.raw('GET', `${form}/xliff?language=fr`)).status, 400);
  assert.equal((await ditte.raw('POST', `${form}/xliff`, bytes(file))).status, 400, 'without a revision');
  assert.equal(
    (
      await ditte.raw(
        'POST',
        '/forms/findes-ikke/xliff?revision=1',
        bytes(file.replaceAll('skift-dagtilbud', 'findes-ikke')),
      )
    ).status,
    404,
  );
});

test('ARB-3 a form that can be sent without a log-in is not published, nor planned, while its workflow may send a case back', async () => {
  const key = 'uden-login';
  await publishSmallForm(product.definitions, product.demo.id, { key });
  const workflow = await product.definitions.workflowStartedBy(product.demo.id, key);
  assert.ok(workflow);
  const { definition } = workflow.workflow;
  const { fill, done } = definition.steps;
  assert.ok(fill?.kind === 'fill' && done);
  const returning = await product.definitions.publishWorkflow(product.demo.id, {
    ...definition,
    steps: {
      fill: { ...fill, next: 'handle' },
      handle: {
        kind: 'approve',
        title: { da: 'Behandl', en: 'Handle' },
        status: { now: { da: 'Vi behandler', en: 'We handle' }, next: { da: 'Svar', en: 'An answer' } },
        group: 'Fritid',
        as: 'handling',
        deadline: { workingDays: 5 },
        approved: 'done',
        rejected: 'done',
        returned: 'fill',
      },
      done,
    },
  });
  assert.ok(returning.ok, JSON.stringify(returning));
  const { state } = await ditte.load(key);
  const anonymous = smallForm({ key, start: { logins: ['anonymous'] } });
  const saved = await ditte.save(key, state.revision, anonymous);
  assert.ok(saved.kind === 'saved');
  const later = new Date(Date.now() + 3_600_000).toISOString();
  for (const at of [undefined, later]) {
    const answer = await ditte.ask<PublishAnswer>('POST', `/forms/${key}/publish`, {
      revision: saved.revision,
      ...(at === undefined ? {} : { at }),
    });
    assert.ok(answer.kind === 'refused', JSON.stringify(answer));
    assert.match(answer.findings[0]?.message.en ?? '', /cannot be sent back to whoever started it/);
  }
  const after = await ditte.load(key);
  assert.deepEqual([after.state.published?.version, after.state.scheduled], [1, null]);
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { draftWith, personOf } from '../../../test/helpers/fritidspas.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/helpers/product.ts';
import { type Draft, findDraft, openDraftRow, saveDraft, saveUnsaved } from './draft.ts';
import { readDraftRow, saveUntouchedDraft } from './gathered-drafts.ts';

let base: TestDatabase;
let karen: string;
let peter: string;
before(async () => {
  base = await startTestDatabase();
  karen = (await personOf(base.services, base.demo)).id;
  peter = (await personOf(base.services, base.demo, { cpr: '2411790031', name: 'Peter Hansen' })).id;
});
after(() => base?.close());

const later = new Date('2027-03-01T00:00:00Z');

async function read(id: string, person = karen): Promise<Draft> {
  const row = await readDraftRow(base.database, base.demo, id, person);
  assert.ok(row);
  return openDraftRow(base.demo, row);
}

function save(draft: Draft, activity: string) {
  const content = { ...draft.content, answers: { ...draft.content.answers, activity } };
  return saveUntouchedDraft(base.database, base.demo, draft, content, base.clock.now, later);
}

test('PLA-8 drafts that are read together are each given to their own person in their own organisation alone', async () => {
  const own = await draftWith(base.services, base.demo, karen, { activity: 'Fodbold' });
  const other = await draftWith(base.services, base.demo, peter, { activity: 'Skak' });
  const rows = await Promise.all([
    readDraftRow(base.database, base.demo, own, karen),
    readDraftRow(base.database, base.demo, own, peter),
    readDraftRow(base.database, base.demo, other, karen),
    readDraftRow(base.database, base.proeveby, own, karen),
    readDraftRow(base.database, base.demo, other, peter),
  ]);
  assert.deepEqual(
    rows.map((row) => row?.id),
    [own, undefined, undefined, undefined, other],
  );
});

test('drafts that are saved together each keep their own answers', async () => {
  const ids = await Promise.all(
    Array.from({ length: 25 }, (_, number) =>
      draftWith(base.services, base.demo, karen, { activity: `alt ${number}` }),
    ),
  );
  const drafts = await Promise.all(ids.map((id) => read(id)));
  const saved = await Promise.all(drafts.map((draft, number) => save(draft, `nyt ${number}`)));
  const now = await Promise.all(ids.map((id) => read(id)));
  for (const [number, draft] of now.entries()) {
    assert.equal(draft.content.answers.activity, `nyt ${number}`);
    assert.equal(draft.revision, 2);
    assert.equal(saved[number]?.revision, 2);
    assert.equal(saved[number]?.stamp, draft.stamp);
    assert.deepEqual(draft.expiresAt, later);
  }
});

test('of two savings of the same draft at the same moment one counts, and the other is told', async () => {
  const draft = await read(await draftWith(base.services, base.demo, karen, { activity: 'Fodbold' }));
  const saved = await Promise.all([save(draft, 'Skak'), save(draft, 'Svømning')]);
  assert.equal(saved.filter((each) => each === null).length, 1);
  const stored = await read(draft.id);
  assert.equal(stored.content.answers.activity, saved[0] ? 'Skak' : 'Svømning');
  assert.equal(await save(draft, 'Ridning'), null);
  assert.deepEqual(await read(draft.id), stored);
});

test('a draft that somebody wrote to since is not saved over, whatever was written', async () => {
  const draft = await read(await draftWith(base.services, base.demo, karen, { activity: 'Fodbold' }));
  const unsaved = { aktivitet: { answers: { activity: 'Dans' }, revision: 1 } };
  await base.database.inOrganisation(base.demo.id, async (transaction) => {
    const locked = await findDraft(transaction, base.demo, draft.id, karen, true);
    assert.ok(locked);
    await saveUnsaved(transaction, locked, { ...locked.content, unsaved });
  });
  assert.equal(await save(draft, 'Skak'), null, 'what is kept unsaved makes no revision and must stay all the same');
  const now = await read(draft.id);
  assert.deepEqual(now.content.unsaved, unsaved);
  await base.database.inOrganisation(base.demo.id, (transaction) =>
    saveDraft(transaction, now, now.revision, now.content, base.clock.now, later),
  );
  assert.equal(await save(now, 'Skak'), null);
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { answersWithPrice, draftWith, send } from '../../../test/helpers/fritidspas.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/helpers/product.ts';
import { ensurePerson } from '../person.ts';
import { type CaseSearch, searchCases } from '../search-cases.ts';
import { indexNames } from './index-names.ts';
import { nameTokens, nameWords } from './name-index.ts';

const nobody = '00000000-0000-7000-8000-000000000000';
let product: TestDatabase;
before(async () => {
  product = await startTestDatabase();
});
after(() => product.close());

const everything: CaseSearch = { for: null, workflow: null, status: null, from: null, to: null };

function search(wanted: Partial<CaseSearch>, after_: string | null = null, groups = ['Fritid']) {
  return product.database.inOrganisation(product.demo.id, (transaction) =>
    searchCases(
      transaction,
      product.demo,
      { id: nobody, groups, standsInFor: [], reach: null, readsAll: [] },
      { ...everything, ...wanted },
      after_,
    ),
  );
}

async function submit(name: string, subject: string, at = '2026-11-24T09:00:00Z'): Promise<string> {
  product.clock.now = new Date(at);
  const person = await product.database.inOrganisation(product.demo.id, (transaction) =>
    ensurePerson(transaction, product.demo, { cpr: null, name }, subject),
  );
  const draft = await draftWith(product.services, product.demo, person.id, answersWithPrice('9.000'));
  const sent = await send(product.services, product.demo, draft, person.id);
  if (sent.kind !== 'submitted') throw new Error(sent.kind);
  return sent.case;
}

const named = (name: string) => search({ for: { by: 'name', name } });
const ids = (found: { readonly cases: readonly { readonly id: string }[] }) => found.cases.map(({ id }) => id);

test('CAS-1 a name is found by its words in any order, without case and accents; æ, ø and å are letters of their own', async () => {
  assert.deepEqual(nameWords('  Zoë MÜLLER-Ærø, Åse d. '), ['zoe', 'muller', 'ærø', 'åse']);
  assert.deepEqual(nameWords('A\u030ase'), nameWords('Åse'), 'composed or not');
  const id = await submit('Zoé Ærø Mortensen', 'zoe');
  await submit('Zoé Holm', 'other');
  for (const name of ['mortensen zoe', 'Zoë Ærø', 'ZOÉ MORTENSEN ÆRØ'])
    assert.deepEqual(ids(await named(name)), [id], name);
  for (const name of ['Zoe Aero', 'Morten', 'Zoé Mortensen Hansen']) assert.deepEqual(ids(await named(name)), [], name);
  assert.equal(ids(await named('Zoé')).length, 2);
});

test('CAS-1 a changed name is found, the one before no more; no name can be read in the index', async () => {
  const id = await submit('Bodil Bergmann', 'bodil');
  await submit('Bodil Skovgaard', 'bodil');
  assert.deepEqual(ids(await named('Bodil Bergmann')), []);
  assert.equal(ids(await named('Bodil Skovgaard')).length, 2);
  assert.ok(ids(await named('Bodil Skovgaard')).includes(id));
  const rows = await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.selectFrom('person_name_token').select('token').execute(),
  );
  for (const { token } of rows) assert.equal(token.length, 8);
  assert.notDeepEqual(
    nameTokens(product.demo, 'Bodil'),
    nameTokens(product.proeveby, 'Bodil'),
    'each organisation has its key',
  );
});

test('CAS-1 people from before names could be searched are found once the workers have come to them', async () => {
  const id = await submit('Gamle Grevsen', 'gamle');
  await product.database.inOrganisation(product.demo.id, async (transaction) => {
    const { person } = await transaction
      .selectFrom('case')
      .select('person')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    await transaction.deleteFrom('person_name_token').where('person', '=', person).execute();
    await transaction.updateTable('person').set({ names_indexed: false }).where('id', '=', person).execute();
  });
  assert.deepEqual(ids(await named('Grevsen')), []);
  assert.equal(await indexNames(product.services), 1);
  assert.equal(await indexNames(product.services), 0);
  assert.deepEqual(ids(await named('Grevsen')), [id]);
});

test('CAS-1 cases are found by form, status and days of receipt by Danish time, page after page, the newest first', async () => {
  const made: string[] = [];
  for (let number = 0; number < 55; number += 1) {
    made.push(
      await submit(
        `Side ${number}`,
        `page-${number}`,
        `2026-10-${String(1 + (number % 28)).padStart(2, '0')}T22:30:00Z`,
      ),
    );
  }
  const october = { from: '2026-10-01', to: '2026-10-31' };
  const first = await search(october);
  assert.deepEqual([first.cases.length, first.isLast], [50, false]);
  const second = await search(october, first.cases.at(-1)?.id ?? null);
  assert.deepEqual([second.cases.length, second.isLast], [5, true]);
  assert.deepEqual([...ids(first), ...ids(second)].toSorted(), made.toSorted());
  // 22.30 in UTC is half past midnight in Denmark in summer: the next day.
  assert.equal((await search({ from: '2026-10-01', to: '2026-10-01' })).cases.length, 0);
  assert.equal((await search({ from: '2026-10-02', to: '2026-10-02' })).cases.length, 2);
  assert.equal((await search({ ...october, workflow: 'fritidspas' })).cases.length, 50);
  assert.equal((await search({ ...october, workflow: 'hul-i-vejen' })).cases.length, 0);
  assert.equal((await search({ ...october, status: 'ended' })).cases.length, 0);
  assert.equal((await search({ ...october, status: 'open' })).cases.length, 50);
  assert.deepEqual(ids(await search(october, null, ['Teknik'])), [], 'other groups find nothing');
  assert.deepEqual(ids(await search(october, null, [])), []);
});

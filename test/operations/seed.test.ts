import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';
import { runCommandFile, seedCommand, verifyCommand } from './command.ts';

let product: TestDatabase;
let settings: Readonly<Record<string, string>>;
before(async () => {
  product = await startTestDatabase();
  settings = { DATABASE_URL: product.ownerUrl, MASTER_KEY: product.masterKey.toString('base64') };
});
after(() => product?.close());

test('OPS-1 seed makes the cases asked for in various states, says how fast, and leaves an audit log that verifies', async () => {
  const { code, output, errors } = await runCommandFile(seedCommand, settings, '--cases', '20');
  assert.deepEqual(errors, []);
  assert.equal(code, 0);
  assert.match(output[0] ?? '', /^20 of 20 cases, \d+\/s$/);
  assert.equal(
    output.at(-1)?.split(', ').sort().join(', '),
    'granted: 2, letterUnderWay: 2, refused: 2, returned: 2, taken: 2, waiting: 10',
  );
  const rows = await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.selectFrom('case').select(['status', 'outcome', 'open_steps']).execute(),
  );
  const count = (what: string) =>
    rows.filter(({ outcome, open_steps }) => (outcome ?? open_steps.join(' ')) === what).length;
  assert.equal(rows.length, 20);
  assert.deepEqual(['granted', 'refused', 'assess', 'fill', 'letterGranted'].map(count), [2, 2, 12, 2, 2]);
  const verified = await runCommandFile(verifyCommand, settings);
  assert.equal(verified.code, 0, verified.output.join('\n'));
});

test('PLA-8 seed makes cases in the organisation that is named, and in no other', async () => {
  const count = (id: number) =>
    product.database.inOrganisation(id, (transaction) => transaction.selectFrom('case').select('id').execute());
  const before = (await count(product.demo.id)).length;
  const { code } = await runCommandFile(seedCommand, settings, '--cases', '1', '--organisation', 'proeveby');
  assert.equal(code, 0);
  assert.equal((await count(product.proeveby.id)).length, 1);
  assert.equal((await count(product.demo.id)).length, before);
});

test('OPS-1 seed answers bad arguments with one line and 1, and makes nothing in production', async () => {
  const problems = [
    [[], /^--cases is not given: allowed is a whole number from 1 to 1000000/],
    [['--cases', '0'], /^--cases is "0": allowed is a whole number/],
    [['--cases', '1e3'], /^--cases is "1e3": allowed is a whole number/],
    [['--cases', '1000001'], /^--cases is "1000001": allowed is a whole number/],
    [['--case', '5'], /^seed was given "--case 5": allowed is npm run seed -- --cases N/],
    [
      ['--cases', '5', '--organisation', 'nix'],
      /^--organisation is "nix": allowed is one of demo, proeveby, systemdrift$/,
    ],
  ] as const;
  for (const [args, expected] of problems) {
    const { code, errors } = await runCommandFile(seedCommand, settings, ...args);
    assert.equal(code, 1);
    assert.equal(errors.length, 1, errors.join('\n'));
    assert.match(errors[0] ?? '', expected);
  }
  const { code, errors } = await runCommandFile(seedCommand, { ...settings, NODE_ENV: 'production' }, '--cases', '5');
  assert.equal(code, 1);
  assert.match(errors[0] ?? '', /^NODE_ENV is production: /);
});

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createOrganisations } from '../../src/organisations/organisation.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';
import { organisationCommand, runCommandFile } from './command.ts';

let product: TestDatabase;
let settings: Readonly<Record<string, string>>;
let folder: string;
before(async () => {
  product = await startTestDatabase();
  settings = { DATABASE_URL: product.ownerUrl, MASTER_KEY: product.masterKey.toString('base64') };
  folder = await mkdtemp(join(tmpdir(), 'organisation-'));
});
after(async () => {
  await product?.close();
  await rm(folder, { recursive: true, force: true });
});

const wanted = {
  slug: 'nyby',
  cvr: '10000025',
  name: { da: 'Nyby Kommune', en: 'Nyby Municipality' },
  languages: ['da', 'en'],
  branding: { address: ['Torvet 1', '8000 Aarhus C'], email: 'post@nyby.example' },
  settings: { 'remote-print': { senderName: 'Nyby Kommune' } },
};

async function apply(content: unknown) {
  const file = join(folder, 'organisation.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return runCommandFile(organisationCommand, settings, file);
}

const found = async () => createOrganisations(product.database, product.masterKey).bySlug('nyby');

test('ADM-1 an operator makes an organisation from a file, with keys of its own, and later changes it', async () => {
  const made = await apply(wanted);
  assert.deepEqual(made, { code: 0, output: ['nyby: made, at /nyby/'], errors: [] });
  const first = await found();
  assert.equal(first?.name.da, 'Nyby Kommune');

  const changed = await apply({
    ...wanted,
    name: { da: 'Nye Nyby' },
    languages: ['da'],
    settings: { other: { a: 1 } },
  });
  assert.equal(changed.output[0], 'nyby: brought up to date, at /nyby/');
  const second = await found();
  assert.equal(second?.id, first?.id);
  assert.deepEqual(second?.name, { da: 'Nye Nyby' });
  assert.deepEqual(second?.languages, ['da']);
  assert.deepEqual(second?.settings, { 'remote-print': { senderName: 'Nyby Kommune' }, other: { a: 1 } });
});

test('ADM-1 a wrong file is told with the place in one line, and nothing is changed', async () => {
  const before = await found();
  const problems = [
    ['{', /it is no JSON/],
    [{ ...wanted, cvr: '1234' }, /\/cvr /],
    [{ ...wanted, slug: 'healthz' }, /\/slug is "healthz", an address of the product's/],
    [{ ...wanted, slug: '../etc' }, /\/slug /],
    [{ ...wanted, languages: [] }, /\/languages /],
    [{ ...wanted, branding: { address: ['x'], website: 'javascript:alert(1)' } }, /\/branding\/website /],
    [{ ...wanted, colour: 'red' }, /\/ /],
  ] as const;
  for (const [content, expected] of problems) {
    const { code, errors, output } = await apply(content);
    assert.equal(code, 1, JSON.stringify(content));
    assert.deepEqual(output, []);
    assert.equal(errors.length, 1, errors.join('\n'));
    assert.match(errors[0] ?? '', expected);
  }
  assert.deepEqual((await found())?.name, before?.name);
  const none = await runCommandFile(organisationCommand, settings);
  assert.match(none.errors[0] ?? '', /^organisation was given "": allowed is npm run organisation -- FILE.json/);
  const missing = await runCommandFile(organisationCommand, settings, join(folder, 'nix.json'));
  assert.match(missing.errors[0] ?? '', /can't be read \(ENOENT\)/);
});

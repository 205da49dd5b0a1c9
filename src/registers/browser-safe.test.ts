import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const pure = [
  'cpr-number',
  'cvr-number',
  'postal-address',
  'address-lines',
  'letter-address',
  'person-status',
  'register',
  'texts',
];

test('the pure files go into a browser: they need nothing of Node and no package', async () => {
  const { metafile } = await build({
    entryPoints: pure.map((name) => fileURLToPath(new URL(`${name}.ts`, import.meta.url))),
    bundle: true,
    platform: 'browser',
    format: 'esm',
    outdir: 'unused',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const inputs = Object.keys(metafile.inputs);
  assert.ok(inputs.length >= pure.length);
  assert.deepEqual(
    inputs.filter((input) => input.includes('node_modules') || input.startsWith('node:')),
    [],
  );
});

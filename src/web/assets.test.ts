import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { loadAssets } from './assets.ts';
import { testServer } from './test-server.ts';

test('a file is served for ever under the name of its content, compressed as the browser takes it', async () => {
  const server = await testServer();
  const { style } = server.assets;
  const plain = await server.inject(style);
  assert.equal(plain.headers['cache-control'], 'public, max-age=31536000, immutable');
  assert.equal(plain.headers['content-type'], 'text/css; charset=utf-8');
  const br = await server.inject({ url: style, headers: { 'accept-encoding': 'gzip, deflate, br' } });
  assert.equal(br.headers['content-encoding'], 'br');
  assert.equal(brotliDecompressSync(br.rawPayload).toString(), plain.body);
  const gzip = await server.inject({ url: style, headers: { 'accept-encoding': 'gzip' } });
  assert.equal(gunzipSync(gzip.rawPayload).toString(), plain.body);
  await server.close();
});

for (const name of ['none.css', '..%2f..%2fpackage.json', 'manifest.json']) {
  test(`SEC-2 /assets/${name} is not there`, async () => {
    const server = await testServer();
    assert.equal((await server.inject(`/assets/${name}`)).statusCode, 404);
    await server.close();
  });
}

test('all that the styles name is served, and nothing is left of dkfds’ own folders', async () => {
  const assets = await loadAssets({ root: process.cwd() });
  const css = assets.file(assets.style.replace('/assets/', ''))?.plain.toString() ?? '';
  const named = [...css.matchAll(/url\("?([^")]+)"?\)/g)].map(([, path = '']) => path);
  assert.ok(named.length > 5);
  for (const path of named) assert.ok(assets.file(path), path);
});

test('styles, scripts, icons and the fonts of a Danish page are below 110 kB compressed', async () => {
  const assets = await loadAssets({ root: process.cwd() });
  const size = (address: string) => {
    const file = assets.file(address.replace('/assets/', ''));
    assert.ok(file, address);
    return (file.brotli ?? file.plain).byteLength;
  };
  const css = assets.file(assets.style.replace('/assets/', ''))?.plain.toString() ?? '';
  const fonts = [...css.matchAll(/IBMPlexSans-\w+-Latin1\.[\w-]+\.woff2/g)].map(([name]) => name);
  assert.equal(fonts.length, 5);
  const total = [assets.style, assets.script('page'), assets.icons, ...fonts].reduce(
    (sum, name) => sum + size(name),
    0,
  );
  assert.ok(total < 110_000, `${total} bytes`);
});

test('an unknown script is named in the error, with those that there are', async () => {
  const assets = await loadAssets({ root: process.cwd() });
  assert.throws(() => assets.script('nothing'), /nothing; there are: .*page/);
});

test('the script of a form’s page, with every kind of field, is below 60 kB compressed', async () => {
  const assets = await loadAssets({ root: process.cwd() });
  const file = assets.file(assets.script('live-form').replace('/assets/', '')) ?? assert.fail('there is none');
  const size = file.gzip?.byteLength ?? file.plain.byteLength;
  assert.ok(size < 60_000, `${size} bytes`);
});

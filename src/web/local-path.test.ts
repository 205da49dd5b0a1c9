import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { localPath } from './local-path.ts';

test('keeps a path of this server with its query', () => {
  assert.equal(localPath('/demo/mine-sager?side=2#top'), '/demo/mine-sager?side=2#top');
  assert.equal(localPath('/'), '/');
});

for (const path of [
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  'demo',
  '',
]) {
  test(`SEC-2 refuses ${JSON.stringify(path)}, which leads elsewhere`, () => assert.equal(localPath(path), null));
}

test('SEC-2 whatever is given, what comes back stays on this server', () => {
  const parts = fc.array(
    fc.constantFrom('/', '\\', '.', '..', '\t', '\n', '@', ':', '?', '#', 'evil.example', 'http', '%2f', ' '),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        parts.map((all) => `/${all.join('')}`),
        fc.string().map((text) => `/${text}`),
      ),
      (path) => {
        const local = localPath(path);
        return local === null || new URL(local, 'https://own.example').origin === 'https://own.example';
      },
    ),
    { numRuns: 2000 },
  );
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../src/paths.ts';

const scripts = join(projectRoot, 'scripts/complete-lockfile.mjs');

test('PLA-9 the lockfile has every build for every platform, so that npm ci takes it on a fresh clone', async () => {
  const { missingBuilds } = await import(scripts);
  const lockfile = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'));
  assert.deepEqual(Object.keys(missingBuilds(lockfile)), [], 'run: node scripts/complete-lockfile.mjs');
});

test('a build that the lockfile lacks is added for its system, processor and C library, and optional', async () => {
  const { missingBuilds } = await import(scripts);
  const optionalDependencies = { '@a/b-linux-x64-musl': '1.2.3', '@a/b-android-arm-eabi': '1.2.3', fsevents: '~2.3.3' };
  const packages = { '': {}, 'node_modules/a': { version: '1.2.3', dev: true, optionalDependencies } };
  const build = { version: '1.2.3', dev: true, optional: true };
  assert.deepEqual(missingBuilds({ packages }), {
    'node_modules/@a/b-linux-x64-musl': { ...build, os: ['linux'], cpu: ['x64'], libc: ['musl'] },
    'node_modules/@a/b-android-arm-eabi': { ...build, os: ['android'], cpu: ['arm'] },
  });
});

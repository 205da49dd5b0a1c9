import assert from 'node:assert/strict';
import { test } from 'node:test';
import { letterRejection } from './letter-rejection.ts';
import { evidentProblems } from './printable-type.ts';

const pdf = (size: number) => ({ mediaType: 'application/pdf', size });

test('FJE-6 what print does not take is known by types and sizes, before a file is read', () => {
  assert.deepEqual(evidentProblems([pdf(1_000), { mediaType: 'image/png', size: 10 }]), []);
  assert.deepEqual(evidentProblems([]), [{ kind: 'no-document' }]);
  for (const mediaType of ['audio/mpeg', 'video/mp4', 'text/csv', 'application/zip']) {
    assert.deepEqual(evidentProblems([pdf(1), { mediaType, size: 1 }]), [{ kind: 'type', document: 2 }]);
  }
  assert.deepEqual(evidentProblems([pdf(0)]), [{ kind: 'empty', document: 1 }]);
  const [large] = evidentProblems([pdf(400_000_000), pdf(400_000_000)]);
  assert.ok(large?.kind === 'too-large' && large.megabytes > 0);
  const { reason } = letterRejection([large]);
  assert.match(reason.da, new RegExp(`${large.megabytes} MB`));
});

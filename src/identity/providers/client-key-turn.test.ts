import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ClientKeys } from '../oidc/keys.ts';
import { afterKeyStep, decryptionKeys, type KeyStep, type OwnClientKeys, publishedPairs } from './client-key-turn.ts';

const pair = (kid: string): ClientKeys => ({
  signing: { kty: 'EC', kid, alg: 'ES256', use: 'sig' },
  decryption: { kty: 'EC', kid: `${kid}-enc`, alg: 'ECDH-ES', use: 'enc' },
});
const at = new Date('2026-11-28T08:00:00Z');
const ids = (keys: OwnClientKeys) => publishedPairs(keys).map(({ signing }) => signing.kid);

test('SEC-1 a new key is published before it is used, and the old one stays published until it is taken away', () => {
  const made = afterKeyStep(pair('a'), { kind: 'make', made: pair('b') }, at);
  assert.ok(made);
  assert.deepEqual([made.signing.kid, ids(made)], ['a', ['a', 'b']]);
  const used = afterKeyStep(made, { kind: 'use', key: 'b' }, at);
  assert.ok(used);
  assert.deepEqual([used.signing.kid, ids(used)], ['b', ['b', 'a']]);
  assert.deepEqual(
    decryptionKeys(used).map(({ kid }) => kid),
    ['b-enc', 'a-enc'],
  );
  const back = afterKeyStep(used, { kind: 'back', key: 'a' }, at);
  assert.deepEqual(back && [back.signing.kid, back.next?.signing.kid, back.old], ['a', 'b', undefined]);
  const removed = afterKeyStep(used, { kind: 'remove', key: 'a' }, at);
  assert.ok(removed);
  assert.deepEqual(ids(removed), ['b']);
  assert.doesNotMatch(JSON.stringify(removed), /"a"/, 'nothing of the old key is kept');
  assert.deepEqual(afterKeyStep(made, { kind: 'discard', key: 'b' }, at), pair('a'));
});

test('SEC-1 a step that does not fit any more changes nothing, and no step leaves the organisation without a key', () => {
  const kid = fc.constantFrom('a', 'b', 'c', 'd');
  const step: fc.Arbitrary<KeyStep> = fc.oneof(
    kid.map((key) => ({ kind: 'make', made: pair(key) }) as const),
    fc.record({ kind: fc.constantFrom('use', 'discard', 'back', 'remove'), key: kid }) as fc.Arbitrary<KeyStep>,
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let keys: OwnClientKeys = pair('a');
      for (const each of steps) {
        const after = afterKeyStep(keys, each, at);
        if (after === null) continue;
        assert.ok(publishedPairs(after).length <= 2);
        // What signs from now on was published before.
        assert.ok(ids(keys).includes(after.signing.kid));
        if (each.kind !== 'use' && each.kind !== 'back') assert.equal(after.signing.kid, keys.signing.kid);
        keys = after;
      }
    }),
  );
});

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { csrfSecretLength, isMaskOf, maskCsrfSecret } from './csrf-token.ts';

test('a mask of a secret is accepted for that secret and for no other', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      (own, other) => {
        const token = maskCsrfSecret(own);
        assert.equal(isMaskOf(token, own), true);
        assert.equal(isMaskOf(token, other), Buffer.from(own).equals(Buffer.from(other)));
      },
    ),
  );
});

test('two masks of one secret are never alike, so that a compressed page does not give it away', () => {
  const secret = randomBytes(csrfSecretLength);
  assert.equal(new Set(Array.from({ length: 100 }, () => maskCsrfSecret(secret))).size, 100);
});

test('anything else is refused without an error', () => {
  const secret = randomBytes(csrfSecretLength);
  fc.assert(fc.property(fc.string(), (token) => isMaskOf(token, secret) === false));
  assert.equal(isMaskOf(maskCsrfSecret(secret), new Uint8Array()), false);
});

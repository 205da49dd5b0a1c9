import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateClientKeys, publicJwks } from './keys.ts';
import { isSafeAddress } from './safe-address.ts';

test('SEC-1 the published key set holds no private member, of elliptic or RSA keys', async () => {
  const keys = await generateClientKeys();
  const rsa = { kty: 'RSA', n: 'n', e: 'AQAB', d: 'd', p: 'p', q: 'q', dp: 'dp', dq: 'dq', qi: 'qi' };
  const published = publicJwks([keys.signing, keys.decryption, { ...rsa, kid: 'r', alg: 'RSA-OAEP-256', use: 'enc' }]);
  assert.equal(published.keys.length, 3);
  for (const key of published.keys) {
    for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']) assert.ok(!(secret in key), secret);
  }
  assert.deepEqual(
    published.keys.map(({ kid, use }) => ({ kid, use })),
    [
      { kid: keys.signing.kid, use: 'sig' },
      { kid: keys.decryption.kid, use: 'enc' },
      { kid: 'r', use: 'enc' },
    ],
  );
});

test('SEC-1 only https is safe, and http for this very machine where it is allowed', () => {
  for (const [address, allowed, safe] of [
    ['https://broker.example/op', false, true],
    ['http://broker.example/op', true, false],
    ['http://127.0.0.1:4001/mitid', true, true],
    ['http://localhost:4001', true, true],
    ['http://[::1]:4001', true, true],
    ['http://127.0.0.1:4001', false, false],
    ['http://127.0.0.1.example', true, false],
    ['http://user@127.0.0.1', true, false],
    ['file:///etc/hosts', true, false],
    ['nonsense', true, false],
  ] as const) {
    assert.equal(isSafeAddress(address, allowed), safe, address);
  }
});

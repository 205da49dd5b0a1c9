import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { verifyCallback } from './callback.ts';

const sign = (body: Uint8Array | string, key: string) => createHmac('sha256', key).update(body).digest('hex');
const envelope = (id: number, orderNumber: string) =>
  JSON.stringify({
    type: 'payment',
    event: 'payment.authorized',
    message: '',
    created_at: '2024-11-07T10:02:34.570769833Z',
    resource_id: id,
    resource: { id, order_id: orderNumber, state: 'authorized', amount: 500, currency: 'DKK' },
  });

const keys = fc.string({ minLength: 1, maxLength: 40 });
const ids = fc.integer({ min: 1, max: 2 ** 40 });
const numbers = fc.stringMatching(/^[A-Za-z0-9_-]{1,36}$/);

test('BET-6 a callback counts exactly when its bytes are signed by the private key', () => {
  fc.assert(
    fc.property(ids, numbers, keys, keys, (id, orderNumber, key, otherKey) => {
      const body = Buffer.from(envelope(id, orderNumber));
      assert.deepEqual(verifyCallback(body, { 'pensopay-signature': sign(body, key) }, key), {
        kind: 'payment',
        id: String(id),
        orderNumber,
        event: 'payment.authorized',
      });
      fc.pre(key !== otherKey);
      assert.deepEqual(verifyCallback(body, { 'pensopay-signature': sign(body, otherKey) }, key), { kind: 'forged' });
    }),
  );
});

test('BET-6 not one bit of the body or the signature can be changed', () => {
  const body = Buffer.from(envelope(23992, 'P-2026-000123'));
  const signature = sign(body, 'privat');
  fc.assert(
    fc.property(fc.nat(body.length * 8 - 1), (bit) => {
      const changed = Buffer.from(body);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      assert.deepEqual(verifyCallback(changed, { 'pensopay-signature': signature }, 'privat'), { kind: 'forged' });
    }),
  );
  fc.assert(
    fc.property(fc.nat(63), fc.constantFrom(...'0123456789abcdef'), (at, digit) => {
      fc.pre(signature[at] !== digit);
      const changed = signature.slice(0, at) + digit + signature.slice(at + 1);
      assert.deepEqual(verifyCallback(body, { 'pensopay-signature': changed }, 'privat'), { kind: 'forged' });
    }),
  );
});

test('BET-6 whatever stands in the header, nothing is thrown and nothing but the signature fits', () => {
  const body = Buffer.from(envelope(1, 'P-1'));
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constant(undefined), fc.array(fc.string())), (header) => {
      assert.deepEqual(verifyCallback(body, { 'pensopay-signature': header }, 'privat'), { kind: 'forged' });
    }),
  );
  const right = sign(body, 'privat');
  for (const wrong of [
    right.toUpperCase(),
    ` ${right}`,
    `${right} `,
    `sha256=${right}`,
    right.slice(2),
    `${right}00`,
  ]) {
    assert.deepEqual(verifyCallback(body, { 'pensopay-signature': wrong }, 'privat'), { kind: 'forged' }, wrong);
  }
  assert.deepEqual(verifyCallback(body, { 'pensopay-signature': sign(body, '') }, ''), { kind: 'forged' });
});

test('BET-6 the signature is over the bytes: the same content written otherwise is a forgery', () => {
  const body = envelope(1, 'P-1');
  const written = JSON.stringify(JSON.parse(body), null, 2);
  assert.notEqual(body, written);
  assert.deepEqual(verifyCallback(Buffer.from(body), { 'pensopay-signature': sign(written, 'k') }, 'k'), {
    kind: 'forged',
  });
});

test('BET-6 both dialects are read, other resources and other shapes are not', () => {
  const read = (content: unknown) => {
    const body = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
    return verifyCallback(body, { 'pensopay-signature': sign(body, 'k') }, 'k');
  };
  assert.deepEqual(read({ id: 7, order_id: 'P-7', state: 'captured', nyt: 1 }), {
    kind: 'payment',
    id: '7',
    orderNumber: 'P-7',
    event: 'payment.captured',
  });
  const whole = JSON.parse(envelope(7, 'P-7'));
  for (const event of ['payment.captured', 'payment.capture', 'payment.capture_failed']) {
    assert.deepEqual(read({ ...whole, event }), { kind: 'payment', id: '7', orderNumber: 'P-7', event });
  }
  for (const content of [
    { ...whole, type: 'mandate', event: 'mandate.authorized' },
    { ...whole, resource: { ...whole.resource, id: 'x' } },
    { ...whole, resource: { ...whole.resource, order_id: '../../x' } },
    { ...whole, id: 7, order_id: 'P-7', state: 'captured', resource: null },
    { id: 1.5, order_id: 'P-1', state: 'captured' },
    [],
    null,
    '{"type":',
    '',
  ]) {
    assert.deepEqual(read(content), { kind: 'unreadable' }, JSON.stringify(content));
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const { kind } = verifyCallback(bytes, { 'pensopay-signature': sign(bytes, 'k') }, 'k');
      assert.notEqual(kind, 'forged');
    }),
  );
});

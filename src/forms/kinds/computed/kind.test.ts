import assert from 'node:assert/strict';
import { test } from 'node:test';
import Big from 'big.js';
import type { FeelValue } from '../../feel/values.ts';
import { samples } from '../samples.ts';
import { drawField, takenFrom } from '../testing.ts';
import { computed, fromFeel } from './kind.ts';
import type { ComputedField } from './schema.ts';

const as = (result: ComputedField['result']): ComputedField => ({ ...samples.computed, result });

test('FRM-2 computed: nothing that is typed or posted becomes its value', () => {
  assert.equal(
    computed.read(as('amount'), 'field', () => ['1000000']),
    undefined,
  );
  assert.equal(takenFrom(computed.parse(as('amount'), '1000000', {})), null);
});

test('FRM-2 computed: amounts are rounded half up to øre, numbers kept to ten decimals', () => {
  assert.equal(fromFeel(as('amount'), new Big('1234.565')), '1234.57');
  assert.equal(fromFeel(as('amount'), new Big('-0.004')), '0.00');
  assert.equal(fromFeel(as('number'), new Big(1).div(3)), '0.3333333333');
  assert.equal(fromFeel(as('number'), new Big('1e20')), '100000000000000000000');
  assert.equal(fromFeel(as('number'), new Big('1e1000000')), null);
  assert.equal(fromFeel(as('number'), new Big('1e-1000000')), '0');
});

test('FRM-2 computed: a result of another type than was promised is nothing', () => {
  const right: Record<ComputedField['result'], FeelValue> = {
    amount: new Big(1),
    number: new Big(1),
    text: 'x',
    date: { kind: 'date', iso: '2026-01-01' },
    yesNo: false,
  };
  for (const result of ['amount', 'number', 'text', 'date', 'yesNo'] as const) {
    assert.notEqual(fromFeel(as(result), right[result]), null, result);
    for (const wrong of [null, [], [new Big(1)], { kind: 'time', iso: '12:00:00' }] satisfies FeelValue[]) {
      assert.equal(fromFeel(as(result), wrong), null, result);
    }
  }
});

test('FRM-2 computed: expressions see the value in its type again', () => {
  assert.deepEqual(computed.toFeel(as('date'), '2026-01-01'), { kind: 'date', iso: '2026-01-01' });
  assert.ok(computed.toFeel(as('amount'), '1.50') instanceof Big);
  assert.equal(computed.toFeel(as('yesNo'), false), false);
});

test('SPR-2 computed: an output with its label shows the value as the language writes it', () => {
  assert.match(drawField(as('amount'), { value: '1234.50' }), /<output id="field"[^>]*>1\.234,50\u00a0kr\.<\/output>/);
  assert.match(drawField(as('date'), { value: '2026-01-01', language: 'en' }), />1 January 2026</);
  assert.match(drawField(as('yesNo'), { value: false }), />Nej</);
  assert.match(drawField(as('number')), />Regnes ud, når du har svaret</);
  assert.doesNotMatch(drawField(as('text')), /<input/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import Big from 'big.js';
import fc from 'fast-check';
import type { FeelValue } from '../../feel/values.ts';
import { samples } from '../samples.ts';
import { kronerOf, ore, oreOfKroner } from './ore.ts';
import { computePrice, keepLine, mostOre, priceOf, vatByRate } from './price.ts';
import type { PaymentField } from './schema.ts';

const label = { da: 'Vare', en: 'Item' };

/** A field of such lines, with what its expressions give. */
const anyPriced = fc
  .record({
    lines: fc.array(
      fc.record({
        price: fc.tuple(fc.integer({ min: 0, max: 2_000_000 }), fc.integer({ min: 0, max: 4 })),
        pieces: fc.integer({ min: 0, max: 99 }),
        isChosen: fc.boolean(),
        vat: fc.option(fc.constantFrom(0, 25, 12.5, 6.25, 100), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    fee: fc.option(fc.integer({ min: 0, max: 10_000 }), { nil: undefined }),
  })
  .map(({ lines, fee }) => {
    const results = new Map<string, FeelValue>();
    const chosen: Record<string, number> = {};
    const defined = lines.map(({ price: [digits, scale], pieces, isChosen, vat }, index) => {
      const key = `l${index}`;
      results.set(`lines.${key}.unitPrice`, new Big(`${digits}e-${scale}`));
      if (isChosen) chosen[key] = pieces;
      else results.set(`lines.${key}.quantity`, new Big(pieces));
      const how = isChosen ? { most: 99 } : { quantity: 'q' };
      return { key, label, unitPrice: 'p', ...how, ...(vat === undefined ? {} : { vat }) };
    });
    const { fees: _, ...plain } = samples.payment;
    const field: PaymentField = {
      ...plain,
      mayBeFree: true,
      lines: defined,
      ...(fee === undefined ? {} : { fees: [{ key: 'fee', label, percent: fee / 100 }] }),
    };
    return { field, chosen, result: (name: string) => results.get(name) ?? null };
  });

test('BET-1 the total is the sum of the lines, each a whole number of pieces at a whole number of øre', () => {
  fc.assert(
    fc.property(anyPriced, ({ field, chosen, result }) => {
      const priced = computePrice(field, chosen, result);
      if (!priced.ok) return assert.equal(priced.problems[0]?.code, 'priceTooLarge');
      const { lines, total, vat } = priced.price;
      for (const line of lines) {
        assert.ok(Number.isSafeInteger(line.amount) && line.amount >= 0);
        assert.equal(line.amount, line.unitPrice * line.quantity);
        assert.ok(line.vat >= 0 && line.vat <= line.amount);
      }
      assert.equal(
        total,
        lines.reduce((sum, { amount }) => sum + amount, 0),
      );
      assert.equal(
        vat,
        lines.reduce((sum, line) => sum + line.vat, 0),
      );
      const parts = vatByRate(priced.price);
      assert.equal(
        total,
        parts.reduce((sum, { amount }) => sum + amount, 0),
      );
      assert.equal(
        vat,
        parts.reduce((sum, part) => sum + part.vat, 0),
      );
    }),
  );
});

test('BET-1 VAT is within half an øre of its exact part of the line’s amount, and half an øre goes up', () => {
  fc.assert(
    fc.property(anyPriced, ({ field, chosen, result }) => {
      const priced = computePrice(field, chosen, result);
      for (const { amount, vatRate, vat } of priced.ok ? priced.price.lines : []) {
        const exact = new Big(amount).times(vatRate ?? 0).div(100 + (vatRate ?? 0));
        const away = new Big(vat).minus(exact);
        assert.ok(away.gte(-0.5) && away.lte(0.5), `${amount} at ${vatRate}: ${vat}`);
      }
    }),
  );
  const half: PaymentField = { ...samples.payment, fees: [], lines: [{ key: 'l', label, unitPrice: 'p', vat: 100 }] };
  const priced = computePrice(half, {}, () => new Big('0.01'));
  assert.ok(priced.ok && priced.price.vat === 1, 'half of one øre');
});

test('BET-1 a price that was kept is read again as it was, and one that was touched is none', () => {
  fc.assert(
    fc.property(
      anyPriced,
      fc.nat(),
      fc.constantFrom('unitPrice', 'amount', 'vat', 'quantity', 'line'),
      (all, at, member) => {
        const priced = computePrice(all.field, all.chosen, all.result);
        if (!priced.ok) return;
        const kept = JSON.parse(JSON.stringify(priced.offered.map(keepLine)));
        assert.deepEqual(priceOf(all.field, kept), priced.price);
        const line = kept[at % kept.length];
        if (line.quantity === '0') return;
        // More of what costs nothing costs nothing.
        if (member === 'quantity' && Number(line.unitPrice) === 0) return;
        line[member] = member === 'line' ? 'other' : `${Number(line[member]) + 1}`;
        assert.equal(priceOf(all.field, kept), null, member);
      },
    ),
  );
  assert.deepEqual(priceOf(samples.payment, null), { lines: [], total: 0, vat: 0 });
  for (const wrong of [
    '300',
    true,
    [{ line: 'permit' }],
    [{ line: 'permit', quantity: '1', unitPrice: '', amount: '', vat: '' }],
  ])
    assert.equal(priceOf(samples.payment, wrong), null);
});

test('BET-1 kroner become øre half up and come back as written; beyond what is exact there is no amount', () => {
  assert.equal(oreOfKroner(new Big('35.555')), 3556);
  assert.equal(oreOfKroner(new Big('0.005')), 1);
  assert.equal(oreOfKroner(new Big('0.0049999')), 0);
  assert.equal(oreOfKroner(new Big('1e30')), null);
  assert.throws(() => ore(0.5));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: mostOre }), (amount) => {
      assert.equal(oreOfKroner(new Big(kronerOf(ore(amount)))), amount);
    }),
  );
});

test('BET-1 no total is larger than can be paid, however it is made up', () => {
  const field: PaymentField = {
    ...samples.payment,
    lines: [1, 2, 3].map((number) => ({ key: `l${number}`, label, unitPrice: 'p', most: 9_999 })),
  };
  const priced = computePrice(field, { l1: 9_999, l2: 9_999, l3: 9_999 }, () => new Big(400));
  assert.ok(!priced.ok);
  assert.deepEqual(priced.problems, [{ code: 'priceTooLarge', line: null }]);
});

test('BET-1 a fee is added once, of what is bought, and not where nothing is', () => {
  const priced = (pieces: number) => {
    const result = computePrice(
      { ...samples.payment, lines: samples.payment.lines.slice(1), mayBeFree: true },
      { card: pieces },
      () => new Big('35.50'),
    );
    assert.ok(result.ok);
    return result.price.lines.map(({ key, amount }) => [key, amount]);
  };
  assert.deepEqual(priced(2), [
    ['card', 7100],
    ['fee', 142],
  ]);
  assert.deepEqual(priced(0), []);
});

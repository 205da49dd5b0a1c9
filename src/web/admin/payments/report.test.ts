import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { mostReported, type PaymentRow } from '../../../cases/payments/payment-desk.ts';
import { ore } from '../../../forms/kinds/payment/ore.ts';
import { addDays } from '../../../workflows/working-days.ts';
import type { PageContext } from '../../page-context.ts';
import { readReport, reportQuery } from './report-filter.ts';
import { ReportPage } from './report-page.tsx';
import { byForm, byPeriod, sumsOf } from './report-sums.ts';

const now = new Date('2026-11-27T23:30:00Z');

test('ADM-2 without days the report is of this Danish month so far; what can’t be read is told and kept', () => {
  // Half an hour after midnight in Denmark.
  const usual = readReport({}, now);
  assert.deepEqual(usual.days, { from: '2026-11-01', to: '2026-11-28' });
  assert.equal(usual.filter.from.toISOString(), '2026-10-31T23:00:00.000Z');
  assert.equal(usual.filter.to.toISOString(), '2026-11-28T23:00:00.000Z');
  for (const [query, errors] of [
    [{ fra: '2026-02-30' }, { fra: 'paymentReport.badDay' }],
    [{ fra: '2026-11-20', til: '2026-11-19' }, { til: 'paymentReport.reversed' }],
    [{ fra: '2025-01-01', til: '2026-11-19' }, { til: 'paymentReport.tooLong' }],
    [{ fra: ['2026-01-01'], tilstand: 'stjaalet' }, {}],
  ] as const) {
    const read = readReport(query, now);
    assert.deepEqual(read.errors, errors);
    assert.equal(read.filter.status, undefined);
    if (typeof query.fra === 'string') assert.equal(read.typed.fra, query.fra);
  }
  assert.deepEqual(readReport({ fra: '2024-02-01', til: '2025-01-31' }, now).errors, {}, 'a year with its leap day');
});

test('ADM-2 the query of a report says the same report again', () => {
  const read = readReport({ fra: '2026-03-01', til: '2026-03-31', tilstand: 'refunded', konto: '5310-01 æ' }, now);
  const again = readReport(Object.fromEntries(new URLSearchParams(reportQuery(read))), now);
  assert.deepEqual(again, read);
});

const row = fc
  .record({
    day: fc.integer({ min: 0, max: 29 }),
    form: fc.constantFrom('licens', 'skur'),
    amount: fc.integer({ min: 1, max: 1_000_000 }),
    captured: fc.integer({ min: 0, max: 1_000_000 }),
  })
  .map(
    ({ day, form, amount, captured }): PaymentRow => ({
      ...{ payment: 'p', orderNumber: 'n', caseNumber: 'c', form, agreement: 'a', status: 'captured', currency: 'DKK' },
      ...{
        amount: ore(amount),
        captured: ore(captured),
        refunded: ore(Math.floor(captured / 2)),
        paidAt: null,
        troubles: [],
      },
      createdAt: new Date(`${addDays('2026-11-01', day)}T12:00:00Z`),
    }),
  );

test('ADM-2 the bars, and the forms, add up to the totals, whatever was paid when', () => {
  fc.assert(
    fc.property(fc.array(row), fc.constantFrom('2026-11-30', '2027-06-30'), (rows, to) => {
      const total = sumsOf(rows);
      const periods = byPeriod(rows, { from: '2026-11-01', to });
      for (const parts of [periods, byForm(rows)]) {
        assert.equal(
          parts.reduce((sum, { captured }) => sum + captured, 0),
          total.captured,
        );
        assert.equal(
          parts.reduce((sum, { refunded }) => sum + refunded, 0),
          total.refunded,
        );
        assert.equal(
          parts.reduce((sum, { count }) => sum + count, 0),
          rows.length,
        );
      }
      assert.equal(periods.length, to === '2026-11-30' ? 30 : 8, 'days and months without payments have a bar of none');
    }),
  );
});

test('ADM-2 a report that may lack payments says so, and what to do', () => {
  const [one] = fc.sample(row, { numRuns: 1, seed: 1 });
  assert.ok(one);
  const page = (count: number) =>
    renderToString(
      h(ReportPage, {
        ...{ context: { language: 'da' } as PageContext, address: '/demo', read: readReport({}, now), ledger: [] },
        ...{ agreements: [], forms: new Map(), reconciled: null },
        rows: Array<PaymentRow>(count).fill(one),
      }),
    );
  assert.match(page(mostReported), /højst 10\.000 betalinger.*Vælg en kortere periode/);
  assert.doesNotMatch(page(mostReported - 1), /Vælg en kortere periode/);
});

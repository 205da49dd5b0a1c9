import type { PaymentRow } from '../../../cases/payments/payment-desk.ts';
import { addDays, danishDate } from '../../../workflows/working-days.ts';
import type { ReadReport } from './report-filter.ts';

/** Sums of payments in øre; those of one currency. */
export interface ReportSums {
  readonly count: number;
  readonly amount: number;
  readonly captured: number;
  readonly refunded: number;
}

export function sumsOf(rows: readonly PaymentRow[]): ReportSums {
  return rows.reduce(
    (sums, { amount, captured, refunded }) => ({
      count: sums.count + 1,
      amount: sums.amount + amount,
      captured: sums.captured + captured,
      refunded: sums.refunded + refunded,
    }),
    { count: 0, amount: 0, captured: 0, refunded: 0 },
  );
}

/** Days beyond which the plot has a bar for each month. */
const mostDailyBars = 62;

/**
 * The payments by the day on which they were demanded, or by month in a longer period; also days and months without any, so that the
 * plot's axis is even. `period` is `YYYY-MM-DD` or `YYYY-MM`.
 */
export function byPeriod(
  rows: readonly PaymentRow[],
  { from, to }: ReadReport['days'],
): readonly (ReportSums & { readonly period: string })[] {
  const isDaily = addDays(from, mostDailyBars) > to;
  const periodOf = (day: string) => (isDaily ? day : day.slice(0, 7));
  const periods: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1))
    if (periods.at(-1) !== periodOf(day)) periods.push(periodOf(day));
  const within = Map.groupBy(rows, ({ createdAt }) => periodOf(danishDate(createdAt.toISOString())));
  return periods.map((period) => ({ period, ...sumsOf(within.get(period) ?? []) }));
}

/** The payments by form, those with the most money first. */
export function byForm(rows: readonly PaymentRow[]): readonly (ReportSums & { readonly form: string })[] {
  return [...Map.groupBy(rows, ({ form }) => form)]
    .map(([form, of]) => ({ form, ...sumsOf(of) }))
    .sort((one, other) => other.captured - one.captured || one.form.localeCompare(other.form, 'da'));
}

/** The payments of each currency apart: øre and cents are never added. */
export function byCurrency(rows: readonly PaymentRow[]): ReadonlyMap<string, readonly PaymentRow[]> {
  return Map.groupBy(rows, ({ currency }) => currency);
}

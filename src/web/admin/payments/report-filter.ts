import type { PaymentStatus } from '../../../cases/payments/payment.ts';
import type { PaymentFilter } from '../../../cases/payments/payment-desk.ts';
import { addDays, danishDate, endOfDanishDay } from '../../../workflows/working-days.ts';
import type { PaymentReportTextKey } from './texts.ts';

/** The names of the filter's inputs, and so of the parts of the address. */
export const reportNames = {
  from: 'fra',
  to: 'til',
  form: 'blanket',
  status: 'tilstand',
  agreement: 'aftale',
  ledger: 'konto',
} as const;

type Name = (typeof reportNames)[keyof typeof reportNames];

export const paymentStatuses: readonly PaymentStatus[] = [
  'open',
  'reserved',
  'captured',
  'released',
  'refunded',
  'cancelled',
  'expired',
];

/** What the address says: what is typed, the days and the filter in so far as they can be read, and what can't. */
export interface ReadReport {
  readonly typed: Readonly<Record<Name, string>>;
  /** Danish calendar days, both included. */
  readonly days: { readonly from: string; readonly to: string };
  readonly filter: PaymentFilter;
  readonly errors: Readonly<Partial<Record<Name, PaymentReportTextKey>>>;
}

/** Days of one report: a year with its leap day. */
const mostDays = 366;

/** Reads the address of the report; without days it is of this month so far. */
export function readReport(query: unknown, now: Date): ReadReport {
  const given = typeof query === 'object' && query !== null ? new Map(Object.entries(query)) : new Map();
  const text = (name: Name): string => {
    const value: unknown = given.get(name);
    return typeof value === 'string' ? value.trim().slice(0, 200) : '';
  };
  const today = danishDate(now.toISOString());
  const usual = { from: `${today.slice(0, 8)}01`, to: today };
  const from = text(reportNames.from) || usual.from;
  const to = text(reportNames.to) || usual.to;
  const errors: Partial<Record<Name, PaymentReportTextKey>> = {};
  if (!isDay(from)) errors.fra = 'paymentReport.badDay';
  if (!isDay(to)) errors.til = 'paymentReport.badDay';
  else if (isDay(from) && to < from) errors.til = 'paymentReport.reversed';
  else if (isDay(from) && addDays(from, mostDays) <= to) errors.til = 'paymentReport.tooLong';
  const days = Object.keys(errors).length > 0 ? usual : { from, to };
  const status = paymentStatuses.find((each) => each === text(reportNames.status));
  const [form, agreement, ledger] = [text(reportNames.form), text(reportNames.agreement), text(reportNames.ledger)];
  return {
    typed: { fra: from, til: to, blanket: form, tilstand: status ?? '', aftale: agreement, konto: ledger },
    days,
    filter: {
      ...momentsOf(days),
      ...(form === '' ? {} : { form }),
      ...(status === undefined ? {} : { status }),
      ...(agreement === '' ? {} : { agreement }),
      ...(ledger === '' ? {} : { ledger }),
    },
    errors,
  };
}

/** The moments between which the days lie: from the first, and before the second. */
export function momentsOf({ from, to }: ReadReport['days']): { readonly from: Date; readonly to: Date } {
  return { from: new Date(endOfDanishDay(addDays(from, -1))), to: new Date(endOfDanishDay(to)) };
}

/** The query that names a report again. */
export function reportQuery({ typed }: Pick<ReadReport, 'typed'>): string {
  return `?${new URLSearchParams(Object.entries(typed).filter(([, value]) => value !== ''))}`;
}

function isDay(text: string): boolean {
  if (!/^20\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

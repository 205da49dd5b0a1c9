import type { BilledFilter } from '../../../cases/billing/billed-messages.ts';
import { addDays, danishDate, endOfDanishDay } from '../../../workflows/working-days.ts';
import type { SmsLogTextKey } from './texts.ts';

/** The names of the filter's inputs, and so of the parts of the address. */
export const smsFilterNames = {
  month: 'maaned',
  workflow: 'arbejdsgang',
  account: 'konto',
  state: 'status',
  case: 'sag',
} as const;

type Name = (typeof smsFilterNames)[keyof typeof smsFilterNames];

export const smsStates = ['queued', 'sent', 'delivered', 'expired', 'undeliverable', 'rejected', 'unknown'] as const;

/** What the address says, the filter in so far as it can be read, and what can't. */
export interface ReadSmsFilter {
  readonly typed: Readonly<Record<Name, string>>;
  /** `yyyy-mm`. */
  readonly month: string;
  readonly filter: BilledFilter;
  readonly page: number;
  readonly errors: Readonly<Partial<Record<Name, SmsLogTextKey>>>;
}

/** Months that can be chosen, this one and those before it. */
const months = 24;

/** Reads the address of the log or the statement; without a month it is of this one. */
export function readSmsFilter(query: unknown, now: Date): ReadSmsFilter {
  const given = typeof query === 'object' && query !== null ? new Map(Object.entries(query)) : new Map();
  const text = (name: string): string => {
    const value: unknown = given.get(name);
    return typeof value === 'string' ? value.trim().slice(0, 200) : '';
  };
  const [workflow, account, number] = [
    text(smsFilterNames.workflow),
    text(smsFilterNames.account),
    text(smsFilterNames.case),
  ];
  const state = smsStates.find((each) => each === text(smsFilterNames.state));
  const chosen = text(smsFilterNames.month);
  const current = danishDate(now.toISOString()).slice(0, 7);
  const month = /^20\d{2}-(0[1-9]|1[0-2])$/.test(chosen) ? chosen : current;
  // What is no case number may be a CPR number, and is not shown again.
  const isCase = /^\d{4}-\d{6,12}$/.test(number);
  const page = /^[1-9]\d{0,5}$/.test(text('side')) ? Number(text('side')) : 1;
  return {
    typed: {
      maaned: month === current ? '' : month,
      arbejdsgang: workflow,
      konto: account,
      status: state ?? '',
      sag: isCase ? number : '',
    },
    month,
    filter: {
      // A case is looked for in all the months.
      ...(isCase && chosen === '' ? lastMonths(now) : momentsOfMonth(month)),
      ...(workflow !== '' && { workflow }),
      ...(account !== '' && { account }),
      ...(state !== undefined && { state }),
      ...(isCase && { caseNumber: number }),
    },
    page,
    errors: number !== '' && !isCase ? { sag: 'smsLog.badCase' } : {},
  };
}

/** The moments between which a Danish month lies: from the first, and before the second. */
export function momentsOfMonth(month: string): { readonly from: Date; readonly to: Date } {
  const next = addDays(`${month}-28`, 4).slice(0, 7);
  const begin = (of: string) => new Date(endOfDanishDay(addDays(`${of}-01`, -1)));
  return { from: begin(month), to: begin(next) };
}

/** All the months that can be chosen. */
export function lastMonths(now: Date): { readonly from: Date; readonly to: Date } {
  const all = choosableMonths(now);
  return { from: momentsOfMonth(all.at(-1) ?? '').from, to: momentsOfMonth(all[0] ?? '').to };
}

/** `yyyy-mm`, the latest first. */
export function choosableMonths(now: Date): readonly string[] {
  const [year, month] = danishDate(now.toISOString()).split('-').map(Number) as [number, number];
  return Array.from({ length: months }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  );
}

/** The query that names a filter again. */
export function smsFilterQuery({ typed }: Pick<ReadSmsFilter, 'typed'>, page = 1): string {
  const said = Object.entries({ ...typed, side: page === 1 ? '' : String(page) }).filter(([, value]) => value !== '');
  return said.length === 0 ? '' : `?${new URLSearchParams(said)}`;
}

import type { HeldSms } from './held-sms.ts';

/** One line of what a gateway bills. `cost`: hundredths of the account's currency. */
export interface BillLine {
  readonly account: number;
  readonly month: string;
  readonly label: string | null;
  readonly country: string;
  readonly messageClass: string;
  readonly parts: number;
  readonly cost: number;
}

const days = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short' });

/** The Danish day, `yyyy-mm-dd`. Which zone the real ones count in isn't published. */
export const billedDay = (iso: string): string => days.format(new Date(iso));

/** What messages cost, by account, month, label, country and class; what was called back in time is free. */
export function billOf(messages: readonly HeldSms[]): readonly BillLine[] {
  const lines = new Map<string, BillLine>();
  for (const { account, label, country, messageClass, acceptedAt, status, parts, cost } of messages) {
    if (status === 'DELETED') continue;
    const month = billedDay(acceptedAt).slice(0, 7);
    const key = JSON.stringify([account, month, label, country, messageClass]);
    const line = lines.get(key) ?? { account, month, label, country, messageClass, parts: 0, cost: 0 };
    lines.set(key, { ...line, parts: line.parts + parts.length, cost: line.cost + cost });
  }
  return [...lines.values()];
}

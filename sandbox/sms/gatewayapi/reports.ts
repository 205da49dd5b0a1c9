import type { SmsGatewayAccount } from '../accounts.ts';
import { type BillLine, billedDay, billOf } from '../bill.ts';
import type { SmsStore } from '../sms-store.ts';
import { isRecord } from './fields.ts';
import { invalid, type Refusal, refuse, unprocessable } from './refusal.ts';

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));

/** What was billed on these days, both included, by label, country and class. */
export function usageByLabel(store: SmsStore, account: SmsGatewayAccount, body: unknown): readonly object[] | Refusal {
  if (!isRecord(body)) return unprocessable('the body is an object');
  const other = Object.keys(body).find((name) => !['from', 'to', 'label'].includes(name));
  if (other !== undefined) return refuse('0x0220', other);
  const { from, to, label } = body;
  if (from === undefined || to === undefined) return refuse('0x0222', from === undefined ? 'from' : 'to');
  if (!isDay(from) || !isDay(to)) return invalid('from and to are days, YYYY-MM-DD');
  const chosen = store.all().filter((sms) => {
    const day = billedDay(sms.acceptedAt);
    return sms.account === account.id && day >= from && day <= to && (label === undefined || sms.label === label);
  });
  const perLabel = new Map<string, BillLine>();
  for (const line of billOf(chosen)) {
    // Over all the days, whatever months they are of.
    const key = JSON.stringify([line.label, line.country, line.messageClass]);
    const sum = perLabel.get(key);
    perLabel.set(key, sum ? { ...sum, parts: sum.parts + line.parts, cost: sum.cost + line.cost } : line);
  }
  return [...perLabel.values()].map((line) => ({
    amount: line.parts,
    cost: line.cost / 100,
    country: line.country,
    currency: account.currency,
    label: line.label,
    messageclass_id: line.messageClass,
  }));
}

/** What phones sent to the account on these days. */
export function incomingList(store: SmsStore, account: SmsGatewayAccount, query: unknown): object {
  const { from, to, page = '1', per_page: perPage = '50' } = query as Readonly<Record<string, string | undefined>>;
  if (from === undefined || to === undefined) return refuse('0x0222', from === undefined ? 'from' : 'to');
  if (!isDay(from) || !isDay(to)) return invalid('from and to are days, YYYY-MM-DD');
  const [number, size] = [Number(page), Number(perPage)];
  if (!Number.isInteger(number) || number < 1) return invalid('page is an integer from 1');
  if (!Number.isInteger(size) || size < 1 || size > 200) return invalid('per_page is an integer from 1 to 200');
  const found = store
    .incoming()
    .filter(({ account: id, at }) => id === account.id && billedDay(at) >= from && billedDay(at) <= to);
  return {
    messages: found.slice((number - 1) * size, number * size).map(({ id, from: msisdn, to: receiver, text, at }) => ({
      anonymized: null,
      encoding: null,
      message: text,
      mosms_id: id,
      msisdn: Number(msisdn),
      receiver: Number(receiver),
      sender: null,
      senttime: Math.floor(new Date(at).getTime() / 1000),
      webhook: account.name,
    })),
    page: number,
    pages: Math.max(1, Math.ceil(found.length / size)),
    per_page: size,
    results: found.length,
  };
}

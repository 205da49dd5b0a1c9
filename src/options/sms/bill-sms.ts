import { maskedNumber } from '../../sms/masked-number.ts';
import { fillText } from '../../texts/catalogue.ts';
import type { Billed, BilledThere, BillingNames, Kept, ToldDeliveryState } from '../option.ts';
import { isFinalSmsState, type SmsAnswer, type SmsState, type SmsUsage } from './gateway/gateway.ts';
import { smsStates } from './judge-state.ts';
import { keptSms } from './kept-sms.ts';
import { openAccount } from './open-account.ts';
import type { SmsAccount, SmsSettings } from './settings.ts';
import { smsPurposes } from './sms-fields.ts';
import { smsOptionTexts as texts } from './texts.ts';

/** What a receipt told, as far as the log needs it. */
interface Told {
  readonly reference?: string;
  readonly state?: ToldDeliveryState;
}

/** What the gateway bills for what it may have taken; undefined while nothing has gone out. */
export function billsOfSms(kept: Kept, told: Told = {}): Billed | undefined {
  const sms = keptSms(kept);
  if (!sms) return undefined;
  const { to, account, gateway, sender, purpose, parts, billedParts, partPrice, price, currency, sends = [] } = sms;
  const reference = told.reference ?? sms.reference ?? null;
  const sentAt = sms.sentAt === undefined ? told.state?.at : new Date(sms.sentAt);
  if ((reference === null && sends.length === 0) || sentAt === undefined) return undefined;
  const state = stateOf(told.state?.key ?? sms.state);
  const isFree = told.state ? told.state.free === true : sms.isFree === true;
  return {
    receiver: { whole: to, masked: maskedNumber(to) },
    reference,
    isAnswered: reference === sms.reference,
    sends: Math.max(1, sends.length),
    account,
    gateway,
    sender,
    ...(purpose !== undefined && { purpose }),
    sentAt,
    parts,
    ...(isFree ? { billedParts: 0 } : billedParts !== undefined && { billedParts }),
    ...(partPrice !== null && { partPrice }),
    ...(price !== undefined && currency !== undefined && { price: { amount: isFree ? 0 : price, currency } }),
    state: { key: state ?? 'queued', final: state !== undefined && isFinalSmsState(state) },
  };
}

function stateOf(key: string | undefined): SmsState | undefined {
  return (Object.keys(smsStates) as SmsState[]).find((state) => state === key);
}

/**
 * What the gateways billed in a month. Accounts of ours that are one at the gateway are told apart by the label that their messages carry,
 * where the gateway keeps labels; else they are one line.
 */
export async function billedSms(
  settings: SmsSettings,
  month: string,
  signal: AbortSignal,
): Promise<readonly BilledThere[]> {
  const groups = Map.groupBy(settings.accounts ?? [], ({ gateway = 'gatewayapi', user = '', token }) =>
    JSON.stringify([gateway, user, token]),
  );
  const told = await Promise.all([...groups.values()].map((accounts) => billedTo(accounts, settings, month, signal)));
  return told.flat();
}

async function billedTo(
  accounts: readonly SmsAccount[],
  settings: SmsSettings,
  month: string,
  signal: AbortSignal,
): Promise<readonly BilledThere[]> {
  const [first] = accounts;
  const gateway = first && openAccount(first, settings);
  const all = { title: accounts.map(({ title }) => title).join(', '), accounts: accounts.map(({ name }) => name) };
  const answer: SmsAnswer<readonly SmsUsage[]> | null = (await gateway?.usage?.(month, signal)) ?? null;
  if (answer === null) return [{ ...all, told: { problem: texts['sms-option.usage.none'] } }];
  if (answer.kind !== 'ok') {
    const problem =
      answer.kind === 'refused'
        ? fillText(texts['sms-option.health.refused'], { code: answer.code })
        : fillText(texts['sms-option.health.unavailable'], { reason: answer.why });
    return [{ ...all, told: { problem } }];
  }
  const lines = answer.value;
  if (lines.some(({ label }) => label === null)) return [{ ...all, told: sumOf(lines) }];
  const others = Map.groupBy(
    lines.filter(({ label }) => !accounts.some(({ name }) => name === label)),
    ({ label }) => label ?? '',
  );
  return [
    ...accounts.map(({ name, title }) => ({
      title,
      accounts: [name],
      told: sumOf(lines.filter(({ label }) => label === name)),
    })),
    // Sent by the same account from elsewhere.
    ...[...others].map(([label, of]) => ({ title: label, accounts: [], told: sumOf(of) })),
  ];
}

function sumOf(lines: readonly SmsUsage[]): Extract<BilledThere['told'], { parts: unknown }> {
  const currencies = new Set(lines.flatMap(({ price }) => (price ? [price.currency] : [])));
  const [currency] = currencies;
  return {
    parts: lines.some(({ parts }) => parts === null) ? null : lines.reduce((sum, { parts }) => sum + (parts ?? 0), 0),
    price:
      currencies.size === 1 && currency !== undefined
        ? { amount: lines.reduce((sum, { price }) => sum + (price?.amountOre ?? 0), 0), currency }
        : null,
  };
}

/** What the log calls accounts and purposes. */
export function smsBilling(settings: Partial<SmsSettings> | undefined): BillingNames {
  return {
    accounts: (settings?.accounts ?? []).map(({ name, title }) => ({ name, title })),
    purposes: Object.fromEntries(
      ([...smsPurposes, 'code'] as const).map((purpose) => [purpose, texts[`sms-option.purpose.${purpose}`]]),
    ),
  };
}

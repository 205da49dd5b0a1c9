import Big from 'big.js';
import type { OperationKind } from '../../../cases/payments/payment.ts';
import { amount as amountKind } from '../../../forms/kinds/amount/kind.ts';
import { parseDecimal } from '../../../forms/kinds/decimal.ts';
import { usualCurrency } from '../../../forms/kinds/payment/currency.ts';
import type { Ore } from '../../../forms/kinds/payment/ore.ts';
import { oreOfKroner } from '../../../forms/kinds/payment/ore.ts';
import { type Language, type Translate, textIn } from '../../../texts/catalogue.ts';
import { formatMoney } from '../../money.ts';
import type { PostedForm } from '../../posted-form.ts';
import { operationFields, type TypedOperation } from './operation-page.tsx';
import { type CasePaymentTextKey, casePaymentTranslator } from './texts.ts';

/** Longest reason, in characters. */
const longestReason = 2_000;
/** Longest text that is tried as an amount. */
const longestAmount = 60;

/** What was asked for: an amount in øre, null for all that remains, and why; or what is wrong with it. */
export function readOperation(
  form: PostedForm,
  kind: OperationKind,
  currency: string,
  language: Language,
): TypedOperation | { readonly ore: Ore | null; readonly amount: string; readonly reason: string } {
  const t = casePaymentTranslator(language);
  const amount = kind === 'release' ? '' : (form.value(operationFields.amount) ?? '').trim();
  const { reason, error } = readReason(form, t);
  const parsed = currency === usualCurrency ? readKroner(amount, language) : readForeign(amount, currency, t);
  const ore = parsed.ok && parsed.value !== null ? oreOfKroner(new Big(parsed.value)) : null;
  const wrong = !parsed.ok
    ? parsed.problem
    : parsed.value !== null && (ore ?? 0) === 0
      ? t('casePayments.amountZero', { least: formatMoney(1, currency, language) })
      : undefined;
  if (wrong === undefined && error === undefined) return { ore, amount, reason };
  return {
    amount,
    reason,
    errors: { ...(wrong === undefined ? {} : { amount: wrong }), ...(error === undefined ? {} : { reason: error }) },
  };
}

type ReadAmount =
  | { readonly ok: true; readonly value: string | null }
  | { readonly ok: false; readonly problem: string };

function readKroner(typed: string, language: Language): ReadAmount {
  const label = { da: operationFields.amount };
  const parsed = amountKind.parse({ kind: 'amount', key: operationFields.amount, label }, typed, {});
  return parsed.ok ? parsed : { ok: false, problem: textIn(parsed.error.message, language) };
}

/** An amount with or without the code of its currency; one with another's, such as kroner, is none. */
function readForeign(typed: string, currency: string, t: Translate<CasePaymentTextKey>): ReadAmount {
  if (typed === '') return { ok: true, value: null };
  const bare = typed.replace(new RegExp(`^${currency}\\s?|\\s?${currency}$`, 'i'), '');
  const read = typed.length > longestAmount ? null : parseDecimal(bare);
  return read === null || read.decimals > 2 || read.value.startsWith('-')
    ? { ok: false, problem: t('casePayments.amountWrong', { given: typed.slice(0, longestAmount), currency }) }
    : { ok: true, value: read.value };
}

/** Why somebody does it, which must be said. */
export function readReason(
  form: PostedForm,
  t: Translate<CasePaymentTextKey>,
): { readonly reason: string; readonly error?: string } {
  const reason = (form.value(operationFields.reason) ?? '').replaceAll('\r\n', '\n').trim();
  if (reason === '') return { reason, error: t('casePayments.reasonMissing') };
  if (reason.length > longestReason)
    return { reason, error: t('casePayments.reasonTooLong', { allowed: longestReason }) };
  return { reason };
}

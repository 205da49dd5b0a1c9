import Big from 'big.js';
import type { OperationKind } from '../../../cases/payments/payment.ts';
import { amount as amountKind } from '../../../forms/kinds/amount/kind.ts';
import type { Ore } from '../../../forms/kinds/payment/ore.ts';
import { oreOfKroner } from '../../../forms/kinds/payment/ore.ts';
import { type Language, type Translate, textIn } from '../../../texts/catalogue.ts';
import type { PostedForm } from '../../posted-form.ts';
import { operationFields, type TypedOperation } from './operation-page.tsx';
import { type CasePaymentTextKey, casePaymentTranslator } from './texts.ts';

/** Longest reason, in characters. */
const longestReason = 2_000;

/** What was asked for: an amount in øre, null for all that remains, and why; or what is wrong with it. */
export function readOperation(
  form: PostedForm,
  kind: OperationKind,
  language: Language,
): TypedOperation | { readonly ore: Ore | null; readonly amount: string; readonly reason: string } {
  const t = casePaymentTranslator(language);
  const amount = kind === 'release' ? '' : (form.value(operationFields.amount) ?? '').trim();
  const { reason, error } = readReason(form, t);
  const label = { da: t('casePayments.amount') };
  const parsed = amountKind.parse({ kind: 'amount', key: operationFields.amount, label }, amount, {});
  const ore = parsed.ok && parsed.value !== null ? oreOfKroner(new Big(parsed.value)) : null;
  const wrong = !parsed.ok
    ? textIn(parsed.error.message, language)
    : parsed.value !== null && (ore ?? 0) === 0
      ? t('casePayments.amountZero')
      : undefined;
  if (wrong === undefined && error === undefined) return { ore, amount, reason };
  return {
    amount,
    reason,
    errors: { ...(wrong === undefined ? {} : { amount: wrong }), ...(error === undefined ? {} : { reason: error }) },
  };
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

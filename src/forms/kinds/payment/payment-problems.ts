import type { BothTexts } from '../../../texts/catalogue.ts';
import { compileText } from '../../compile-texts.ts';
import type { FieldProblem } from '../../field-kind.ts';
import { isPayable } from './currency.ts';
import { hundredths } from './price.ts';
import type { PaymentField } from './schema.ts';

/** What the schema can't say of what is to be paid. */
export function paymentProblems({ currency, lines, fees = [] }: PaymentField): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const tell = (member: string, code: string, message: BothTexts) => problems.push({ member, code, message });
  if (currency !== undefined && !isPayable(currency))
    tell('currency', 'currency', compileText('paymentCurrency', { currency }));
  const seen = new Set<string>();
  for (const [list, items] of [['lines', lines] as const, ['fees', fees] as const]) {
    for (const { key, vat } of items) {
      if (seen.has(key)) tell(list, 'double-key', compileText('paymentDoubleKey', { key }));
      seen.add(key);
      if (hasTooManyDecimals(vat)) tell(list, 'percent-decimals', compileText('paymentDecimals', { line: key }));
    }
  }
  for (const { key, quantity, least, most } of lines) {
    if (quantity !== undefined && most !== undefined)
      tell('lines', 'two-quantities', compileText('paymentTwoQuantities', { line: key }));
    if (least !== undefined && (most === undefined || least > most))
      tell('lines', 'limits-reversed', compileText('paymentLimits', { line: key }));
  }
  for (const { key, amount, percent } of fees) {
    if ((amount === undefined) === (percent === undefined))
      tell('fees', 'fee-amount', compileText('paymentFee', { line: key }));
    if (hasTooManyDecimals(percent)) tell('fees', 'percent-decimals', compileText('paymentDecimals', { line: key }));
  }
  return problems;
}

function hasTooManyDecimals(percent: number | undefined): boolean {
  return percent !== undefined && hundredths(percent) / 100 !== percent;
}

import type { FormDefinition } from '../../forms/definition.ts';
import type { SubmittedValues } from '../../forms/evaluate.ts';
import { fieldsOf } from '../../forms/fields-of.ts';
import { currencyOf } from '../../forms/kinds/payment/currency.ts';
import { type Ore, sumOfOre } from '../../forms/kinds/payment/ore.ts';
import { priceOf } from '../../forms/kinds/payment/price.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { CaseServices } from '../services.ts';

/** What a form's payments come to by the answers; all of a form's are in one currency. */
export interface TotalToPay {
  readonly amount: Ore;
  readonly currency: string;
}

/** Whether two totals are the same: as much in another currency is not. */
export function isSameTotal(one: TotalToPay, other: TotalToPay): boolean {
  return one.amount === other.amount && one.currency === other.currency;
}

/** What there is to pay for a form; null where it asks for no payment, or has no price that could be charged. */
export function totalToPay(form: FormDefinition, values: SubmittedValues): TotalToPay | null {
  const totals: TotalToPay[] = [];
  for (const field of fieldsOf(form)) {
    if (field.kind !== 'payment') continue;
    const price = priceOf(field, values[field.key] ?? null);
    if (price === null) return null;
    totals.push({ amount: price.total, currency: currencyOf(field) });
  }
  const [first] = totals;
  return first ? { amount: sumOfOre(totals.map(({ amount }) => amount)), currency: first.currency } : null;
}

/** The demand that a case stands at and that can be paid; the latest where there are several. */
export async function openPaymentOf(
  { database }: Pick<CaseServices, 'database'>,
  organisation: Organisation,
  caseId: string,
): Promise<string | undefined> {
  const row = await database.inOrganisation(organisation.id, (transaction) =>
    transaction
      .selectFrom('payment')
      .select('id')
      .where('case', '=', caseId)
      .where('status', '=', 'open')
      .where('closed_at', 'is', null)
      .orderBy('created_at', 'desc')
      .limit(1)
      .executeTakeFirst(),
  );
  return row?.id;
}

import type { FormDefinition } from '../../definition.ts';
import { fieldsOf } from '../../fields-of.ts';
import { currencyOf } from '../../kinds/payment/currency.ts';
import type { OfferedAgreement } from '../findings.ts';
import type { Report } from './find.ts';

/** A form that asks for money by an agreement that the organisation does not have, or in a currency that it can't take: nobody could pay. */
export function findAgreements(
  definition: FormDefinition,
  agreements: readonly OfferedAgreement[],
  report: Report,
): void {
  for (const field of fieldsOf(definition)) {
    if (field.kind !== 'payment') continue;
    const chosen =
      field.agreement === undefined ? agreements[0] : agreements.find(({ key }) => key === field.agreement);
    if (agreements.length === 0) report('error', 'payments-off', `fields.${field.key}`);
    else if (!chosen) report('error', 'agreement-gone', `fields.${field.key}.agreement`);
    else if (!chosen.currencies.includes(currencyOf(field)))
      report('error', 'currency-lacking', `fields.${field.key}.currency`);
  }
}

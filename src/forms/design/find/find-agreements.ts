import type { FormDefinition } from '../../definition.ts';
import { fieldsOf } from '../../fields-of.ts';
import type { Report } from './find.ts';

/** A form that asks for money by an agreement that the organisation does not have: nobody could pay. */
export function findAgreements(definition: FormDefinition, agreements: ReadonlySet<string>, report: Report): void {
  for (const field of fieldsOf(definition)) {
    if (field.kind !== 'payment') continue;
    if (agreements.size === 0) report('error', 'payments-off', `fields.${field.key}`);
    else if (field.agreement !== undefined && !agreements.has(field.agreement))
      report('error', 'agreement-gone', `fields.${field.key}.agreement`);
  }
}

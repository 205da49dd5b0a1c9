import Big from 'big.js';
import { payment } from '../../../../forms/kinds/payment/kind.ts';
import type { KeptLine } from '../../../../forms/kinds/payment/price.ts';
import type { PaymentField } from '../../../../forms/kinds/payment/schema.ts';

/**
 * What can be said of a price before anything is answered: prices and quantities that are plain numbers, with every line in sight; what
 * hangs on the answers is not known. Pure.
 */
export function knownPrice(field: PaymentField): readonly KeptLine[] {
  const expressions = new Map(payment.expressions?.(field).map(({ name, source }) => [name, source]));
  const known = payment.complete?.(field, undefined, (name) => {
    if (name.endsWith('.visibleWhen')) return true;
    const source = expressions.get(name)?.trim() ?? '';
    return /^\d+(\.\d+)?$/.test(source) ? new Big(source) : null;
  });
  return known?.value ?? [];
}

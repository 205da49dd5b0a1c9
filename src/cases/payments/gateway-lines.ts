import type { PriceLine } from '../../forms/kinds/payment/price.ts';
import { textIn } from '../../texts/catalogue.ts';
import type { PaymentLine } from './payment-gateway.ts';

/** The lines as the gateway shows them. */
export function gatewayLines(lines: readonly PriceLine[], language: string): readonly PaymentLine[] {
  return lines.map((line) => ({
    name: textIn(line.label, language),
    price: line.unitPrice,
    quantity: line.quantity,
    number: line.key,
    vatPercent: line.vatRate ?? 0,
  }));
}

import type { PaymentLine } from '../../../cases/payments/payment-gateway.ts';

/** What is paid for, as both dialects take it. */
export const basketOf = (lines: readonly PaymentLine[]) => ({
  basket: lines.map(({ name, price, quantity, number, vatPercent }) => ({
    name,
    price,
    qty: quantity,
    sku: number,
    // A fraction, as in the gateway beneath (Quickpay's basket).
    vat_rate: vatPercent / 100,
  })),
});

import Type, { type Static } from 'typebox';
import type { Settlement, SettlementTransaction } from '../../../cases/payments/payment-gateway.ts';
import { ore } from '../../../forms/kinds/payment/ore.ts';
import { momentOf } from './moment.ts';
import { maybe, WireMoment, WireSignedAmount } from './wire-kinds.ts';

/** A day, or a moment whose day counts. */
const day = maybe(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}' }));

/** The description has every member as optional; without these a pay-out can't be compared with anything. */
export const SettlementSchema = Type.Object({
  id: Type.String({ pattern: '^[\\w-]{1,80}$' }),
  currency: Type.String({ pattern: '^[A-Z]{3}$' }),
  settled: Type.Boolean(),
  period: maybe(Type.Object({ start_date: day, end_date: day })),
  summary: Type.Object({
    sales: WireSignedAmount,
    refunds: maybe(WireSignedAmount),
    chargebacks: maybe(WireSignedAmount),
    fees: maybe(WireSignedAmount),
    net: WireSignedAmount,
  }),
  payout: maybe(Type.Object({ date: day })),
});

export const TransactionSchema = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 80 }),
  type: Type.String(),
  processed_at: WireMoment,
  amount: WireSignedAmount,
  currency: Type.String({ pattern: '^[A-Z]{3}$' }),
  reference: Type.String({ minLength: 1, maxLength: 80 }),
  settlement: maybe(Type.Object({ fees: maybe(WireSignedAmount) })),
});

/** A pay-out; refunds and chargebacks as what they come to, whichever sign they have on the wire. */
export function settlementOf(wire: Static<typeof SettlementSchema>): Settlement {
  const { summary, period, payout } = wire;
  return {
    id: wire.id,
    currency: wire.currency,
    settled: wire.settled,
    ...dayAs('from', period?.start_date),
    ...dayAs('to', period?.end_date),
    ...dayAs('paidOn', payout?.date),
    sales: ore(summary.sales),
    refunds: ore(Math.abs(summary.refunds ?? 0)),
    chargebacks: ore(Math.abs(summary.chargebacks ?? 0)),
    fees: ore(Math.abs(summary.fees ?? 0)),
    net: ore(summary.net),
  };
}

/** A movement; the amount is positive whichever way it goes, which its type says. */
export function transactionOf(wire: Static<typeof TransactionSchema>): SettlementTransaction {
  return {
    id: wire.id,
    orderNumber: wire.reference,
    type: typeOf(wire.type),
    amount: ore(Math.abs(wire.amount)),
    currency: wire.currency,
    fees: ore(Math.abs(wire.settlement?.fees ?? 0)),
    processedAt: momentOf(wire.processed_at) ?? new Date(Number.NaN),
  };
}

function typeOf(said: string): SettlementTransaction['type'] {
  if (/^(sale|capture|payment)/i.test(said)) return 'sale';
  if (/^(refund|credit)/i.test(said)) return 'refund';
  return /^chargeback/i.test(said) ? 'chargeback' : 'other';
}

function dayAs<Name extends string>(name: Name, said: string | null | undefined): { readonly [Key in Name]?: string } {
  return said ? ({ [name]: said.slice(0, 10) } as { readonly [Key in Name]?: string }) : {};
}

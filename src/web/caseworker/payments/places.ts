import type { OperationKind } from '../../../cases/payments/payment.ts';

/** The last part of the address where each operation is asked for. */
export const operationPaths: Readonly<Record<OperationKind, string>> = {
  capture: 'haev',
  release: 'frigiv',
  refund: 'tilbagebetal',
};

/** Where the payments of a case are handled. */
export const paymentAddresses = {
  operation: (slug: string, id: string, payment: string, kind: OperationKind) =>
    `/${slug}/sagsbehandling/sag/${id}/betaling/${payment}/${operationPaths[kind]}`,
  decide: (slug: string, id: string, payment: string, operation: string) =>
    `/${slug}/sagsbehandling/sag/${id}/betaling/${payment}/afgoer/${operation}`,
  settle: (slug: string, id: string, payment: string, trouble: string) =>
    `/${slug}/sagsbehandling/sag/${id}/betaling/${payment}/afklar/${trouble}`,
  again: (slug: string, id: string, open: number) => `/${slug}/sagsbehandling/sag/${id}/betalingstrin/${open}/igen`,
  byHand: (slug: string, id: string, open: number) =>
    `/${slug}/sagsbehandling/sag/${id}/betalingstrin/${open}/haandteret`,
  paper: (slug: string, id: string, payment: string, number: string) =>
    `/${slug}/sagsbehandling/sag/${id}/betaling/${payment}/bilag/${encodeURIComponent(number)}`,
} as const;

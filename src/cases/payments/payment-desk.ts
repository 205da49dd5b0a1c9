import type { IncomingHttpHeaders } from 'node:http';
import type { AuditDetail } from '../../audit/record.ts';
import type { Ore } from '../../forms/kinds/payment/ore.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { Employee } from '../employee-actions.ts';
import type { OperationKind, PaymentStatus, PaymentTrouble, PaymentView } from './payment.ts';
import type { StepSettled } from './settle-step.ts';

/**
 * What pages do with payments. Everything about money is decided here and by what the gateway answers the server; what a browser
 * brings is which payment it is about, and the total that its page showed.
 */
export interface PaymentDesk {
  /** The demand with this id, or null. Whoever calls checks whose it is, by `person` or by the right to read the case. */
  find(organisation: Organisation, payment: string): Promise<PaymentView | null>;
  /** The demands of these cases, the oldest first, by the case's id. */
  ofCases(organisation: Organisation, cases: readonly string[]): Promise<ReadonlyMap<string, readonly PaymentView[]>>;
  /**
   * Makes the payment window ready, or finds the one that is: two tabs get the same. The citizen's browser is sent to the address.
   * Whoever calls has had the terms accepted, which the log is told.
   * @param total the total that the page showed, as the browser brings it; another one now is answered by `changed`
   */
  begin(
    organisation: Organisation,
    asked: {
      readonly payment: string;
      readonly person: string;
      readonly total: number;
      readonly language: string;
      /** The page to which the citizen comes back, as a path of ours that begins with `/`; `?annulleret=1` is added where they gave up. */
      readonly returnPath: string;
      readonly from: AuditDetail;
    },
  ): Promise<PaymentBegun>;
  /**
   * Reads an open payment at the gateway now, as the page does to which the citizen comes back, and gives what it is thereafter. Asks the
   * gateway at most once in two seconds for a payment.
   */
  check(organisation: Organisation, payment: string): Promise<PaymentView | null>;
  /** Calls an open demand off, where the workflow has a way for that (`PaymentView.canCancel`). */
  cancel(
    organisation: Organisation,
    asked: { readonly payment: string; readonly person: string; readonly from: AuditDetail },
  ): Promise<'cancelled' | 'not-found' | 'not-open' | 'unknown'>;
  /** The document's id of a receipt or credit note, made when nobody has asked for it before; null where there is none. */
  paper(organisation: Organisation, payment: string, number: string): Promise<string | null>;

  /**
   * Captures, releases or pays back, for an employee with the right to it in the case, whom the caller has checked. Above the
   * agreement's limit a refund waits for a second employee. It is done within seconds; the view shows how it went.
   * @param amount all that remains when null
   */
  request(
    organisation: Organisation,
    asked: {
      readonly payment: string;
      readonly kind: OperationKind;
      readonly amount: Ore | null;
      readonly reason: string;
      readonly employee: Employee;
      readonly from: AuditDetail;
    },
  ): Promise<OperationRequested>;
  /** A second employee agrees to an operation or not; the one who asked for it can't. */
  decide(
    organisation: Organisation,
    asked: {
      readonly operation: string;
      readonly agreed: boolean;
      readonly employee: Employee;
      readonly from: AuditDetail;
    },
  ): Promise<'decided' | 'not-found' | 'not-waiting' | 'four-eyes'>;
  /** A person has looked into a trouble and says what was done. */
  settleTrouble(
    organisation: Organisation,
    asked: {
      readonly trouble: string;
      readonly reason: string;
      readonly employee: Employee;
      readonly from: AuditDetail;
    },
  ): Promise<'settled' | 'not-found'>;

  /**
   * A payment step that is a person's (a task with the purpose `failedPayment`): asked for `again`, or let go on `byHand` with a reason.
   * Whoever calls has checked the right to it.
   */
  settleStep(
    organisation: Organisation,
    asked: {
      readonly case: string;
      readonly open: number;
      readonly how: 'again' | 'byHand';
      readonly reason: string;
      readonly employee: Employee;
      readonly from: AuditDetail;
    },
  ): Promise<StepSettled>;

  /** A callback of the gateway, by the bytes as they came; for the route that takes them. */
  callback(
    organisation: Organisation,
    agreement: string,
    body: Buffer,
    headers: IncomingHttpHeaders,
  ): Promise<'nobody' | 'forged' | 'unknown' | 'read'>;

  /** Payments for the administrator's report, the latest first and no more than {@link mostReported}. Nothing personal is in it. */
  report(organisation: Organisation, filter: PaymentFilter): Promise<readonly PaymentRow[]>;
  /** The sums that the ledger has for a period, by accounting string. */
  ledger(organisation: Organisation, days: { readonly from: Date; readonly to: Date }): Promise<readonly LedgerSum[]>;
  /** The agreement's pay-outs in a period against the ledger; one line for each order number that differs. */
  reconcile(
    organisation: Organisation,
    agreement: string,
    days: { readonly from: string; readonly to: string },
  ): Promise<Reconciliation | { readonly problem: string }>;
  /** The organisation's agreements, for choices; no secret. */
  agreements(
    organisation: Organisation,
  ): readonly { readonly key: string; readonly title: string; readonly currencies: readonly string[] }[];
}

export type PaymentBegun =
  /** Send the browser there. */
  | { readonly kind: 'window'; readonly url: string }
  /** Nothing need be paid any more: it is paid, or being looked at. */
  | { readonly kind: 'settled'; readonly status: PaymentStatus }
  | { readonly kind: 'changed'; readonly total: Ore }
  /** The gateway can't be reached now; the demand stays open. */
  | { readonly kind: 'unavailable' }
  /** A person must put something right first; the demand stays open. */
  | { readonly kind: 'unready' }
  | { readonly kind: 'not-found' };

export type OperationRequested =
  | { readonly kind: 'requested'; readonly operation: string; readonly awaitsApproval: boolean }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'reason-missing' }
  /** Nothing to do it with: not held, not taken, or more than remains. `most` is what remains. */
  | { readonly kind: 'too-much'; readonly most: Ore }
  /** Another operation is under way. */
  | { readonly kind: 'busy' };

/** So many payments a report has at most. */
export const mostReported = 10_000;

export interface PaymentFilter {
  readonly from: Date;
  readonly to: Date;
  readonly form?: string;
  readonly status?: PaymentStatus;
  readonly ledger?: string;
  readonly agreement?: string;
}

export interface PaymentRow {
  readonly payment: string;
  readonly orderNumber: string;
  readonly caseNumber: string;
  readonly form: string;
  readonly agreement: string;
  readonly status: PaymentStatus;
  readonly currency: string;
  readonly amount: Ore;
  readonly captured: Ore;
  readonly refunded: Ore;
  readonly createdAt: Date;
  readonly paidAt: Date | null;
  readonly troubles: readonly PaymentTrouble[];
}

export interface LedgerSum {
  readonly account: string;
  readonly ledger: string;
  readonly currency: string;
  readonly debit: Ore;
  readonly credit: Ore;
}

export interface Reconciliation {
  readonly settlements: number;
  readonly compared: number;
  readonly differences: readonly {
    readonly orderNumber: string;
    /** `currency`: the order is known here, and was paid in another. */
    readonly why: 'amount' | 'currency' | 'unknown-here' | 'missing-there';
    readonly currency: string;
    readonly ours: Ore;
    readonly theirs: Ore;
  }[];
  /** Taken so lately that the gateway need not have paid it out: no difference yet. `by`: when it normally has, YYYY-MM-DD. */
  readonly awaited: readonly {
    readonly orderNumber: string;
    readonly currency: string;
    readonly amount: Ore;
    readonly by: string;
  }[];
  /** How long a sale normally waits for its pay-out, by the pay-outs that were read. */
  readonly daysToPayOut: number;
}

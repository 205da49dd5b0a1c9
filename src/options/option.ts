import type { Text } from '../texts/catalogue.ts';
import type { DeliveryField } from '../workflows/delivery-contract.ts';

/**
 * What became of one attempt at a delivery (design section 6).
 *
 * - `accepted`: the peer has it for good; `reference` is the peer's own.
 * - `awaiting`: taken over for handling; a receipt comes later, at the latest at `until`.
 * - `rejected`: a person must correct something; `reason` says what, in the user's languages, without personal data.
 * - `unavailable`: nothing is wrong with the delivery, the peer can't take it now; it is tried again.
 *   `reason` is for operators and carries no personal data.
 */
export type DeliveryOutcome =
  | { readonly outcome: 'accepted'; readonly reference: string }
  | { readonly outcome: 'awaiting'; readonly reference: string; readonly until: Date }
  | { readonly outcome: 'rejected'; readonly reason: Text }
  | { readonly outcome: 'unavailable'; readonly reason: string };

/** What went over the wire in one attempt; kept encrypted with the attempt. */
export interface Exchange {
  readonly request: string;
  readonly answer: string;
}

/** A file that a delivery sends along. `content` reads it anew at each call. */
export interface DeliveryFile {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  content(): Promise<Uint8Array>;
}

/** Everything an attempt may use. Nothing in it changes between the attempts of one delivery but `attempt` and `signal`. */
export interface DeliveryRequest<Input> {
  /** UUID version 4 fixed before the first attempt; goes out with the request wherever the protocol has a place for it. */
  readonly key: string;
  /** 1 for the first. */
  readonly attempt: number;
  readonly input: Input;
  readonly files: readonly DeliveryFile[];
  /** When the intent was committed: the same at each attempt, so that the same bytes go out. */
  readonly createdAt: Date;
  /** Aborted at the attempt's time limit and at shutdown. */
  readonly signal: AbortSignal;
}

/** One way out of the product. `Settings` are the organisation's, checked against the option's schema. */
export interface DeliveryKind<Input, Settings> {
  readonly key: string;
  readonly title: Text;
  /** Whether the workflow step's letter is written as a PDF and sent along as the first file. */
  readonly files: 'letter' | 'none';
  /** What the workflow step tells the delivery beside; nothing when absent. */
  readonly fields?: readonly DeliveryField[];
  /** Makes one attempt. Never throws for what the peer does: that is an outcome. */
  send(
    request: DeliveryRequest<Input>,
    settings: Settings,
  ): Promise<{ readonly outcome: DeliveryOutcome; readonly exchange: Exchange }>;
  /**
   * Asks the peer whether it already has the delivery with this key; called before any attempt but the first.
   * `unknown`: the peer has never seen it, send it. `unavailable`: could not be asked, try later.
   */
  ask(
    request: DeliveryRequest<Input>,
    settings: Settings,
  ): Promise<
    | { readonly outcome: 'unknown' }
    | Extract<DeliveryOutcome, { outcome: 'accepted' | 'awaiting' | 'rejected' | 'unavailable' }>
  >;
}

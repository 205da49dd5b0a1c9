import type { WireEncoding } from './message-parts.ts';

/** The states of GatewayAPI, by which CPSMS's are kept too. */
export type WireStatus =
  | 'UNKNOWN'
  | 'SCHEDULED'
  | 'BUFFERED'
  | 'ENROUTE'
  | 'DELIVERED'
  | 'EXPIRED'
  | 'DELETED'
  | 'UNDELIVERABLE'
  | 'ACCEPTED'
  | 'REJECTED'
  | 'SKIPPED';

export const isEnd = (status: WireStatus): boolean => !['UNKNOWN', 'SCHEDULED', 'BUFFERED', 'ENROUTE'].includes(status);

/** Where a message stands. Moments are ISO texts. */
export interface SmsPosition {
  readonly status: WireStatus;
  readonly code: string | null;
  readonly at: string;
}

/** One message to one receiver, as a gateway holds it. */
export interface HeldSms extends SmsPosition {
  /** Of the message; with several receivers they share it. */
  readonly id: number;
  readonly account: number;
  readonly msisdn: string;
  readonly country: string;
  readonly sender: string;
  readonly text: string;
  readonly encoding: WireEncoding;
  readonly units: number;
  readonly parts: readonly string[];
  /** Hundredths of the account's currency. */
  readonly cost: number;
  readonly userref: string | null;
  readonly callbackUrl: string | null;
  readonly label: string | null;
  readonly messageClass: string;
  readonly priority: string;
  readonly destaddr: string;
  readonly acceptedAt: string;
  /** When it is to be sent; null: at once. */
  readonly sendAt: string | null;
  readonly sentAt: string | null;
  /** How long it may be tried. */
  readonly validitySeconds: number;
  /** What becomes of it whatever the phone does, by a fault. */
  readonly fate: Fate | null;
}

export type Fate = 'unknown' | 'expired' | 'skipped' | 'rejected' | 'deleted' | 'accepted';

/** What is known of a message before the gateway has taken it. */
export type AskedSms = Omit<HeldSms, 'id' | 'acceptedAt' | 'sentAt' | 'fate' | keyof SmsPosition>;

/** What a phone does with what comes. */
export type PhoneState = 'on' | 'off' | 'full' | 'missing';

export const phoneStates: readonly PhoneState[] = ['on', 'off', 'full', 'missing'];

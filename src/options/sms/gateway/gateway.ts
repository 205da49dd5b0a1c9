import type { IncomingHttpHeaders } from 'node:http';

/**
 * Where a message stands, in our words; the last four are final.
 *
 * - `queued`: the gateway has it. `sent`: the network has it.
 * - `delivered`: the phone, or the network on its behalf, has confirmed it.
 * - `expired`: the phone was not reached in the time that the message was valid.
 * - `undeliverable`: it can't be delivered to this number. `rejected`: gateway or network took it and will not send it.
 */
export type SmsState = 'queued' | 'sent' | 'delivered' | 'expired' | 'undeliverable' | 'rejected';

/** A final state stays, whatever is told afterwards: what was told may come in any order. */
export const isFinalSmsState = (state: SmsState): boolean => state !== 'queued' && state !== 'sent';

/** One message to one number: each receiver is a delivery of its own. */
export interface SmsMessage {
  /** A UUID of ours. It goes along as the gateway's `userref` or `reference`; no gateway heeds it as an idempotency key. */
  readonly key: string;
  /** E.164, such as `+4512345678`. */
  readonly to: string;
  /** As it is to be read on the phone, before it is cut into parts. */
  readonly text: string;
  /** What `smsParts` counted it in. */
  readonly encoding: 'gsm7' | 'ucs2';
  readonly sender: string;
  readonly urgent: boolean;
  /** How long the gateway may go on trying; its own limit when absent. At least 60. */
  readonly validitySeconds?: number;
  /** When the gateway is to send it; at once when absent. */
  readonly sendAt?: Date;
  /** What the gateway's own usage figures put it under, such as a department; nothing personal. */
  readonly label?: string;
  /** Where states are told. */
  readonly statusUrl: string;
}

/** What the gateway says that it takes for a message, in hundredths of the currency; fractions of an øre occur. */
export interface SmsPrice {
  readonly amountOre: number;
  /** ISO 4217, or `point` where the gateway sells its own. */
  readonly currency: string;
}

/** What a refusal is about: whether a case worker corrects the number or the text, or an administrator the account or the sender. */
export type SmsRefusedField = 'receiver' | 'sender' | 'text' | 'account' | 'other';

/**
 * What came of sending.
 *
 * - `taken`: the gateway has it. `parts` is what the gateway counted; undefined where it doesn't tell.
 * - `refused`: it said no and sent nothing. `code` is the gateway's own, `message` its words without numbers and texts.
 * - `unavailable`: nothing was sent, and it may be tried again as it is.
 * - `lost`: nobody knows whether it was taken. Sending it again may give the receiver two.
 */
export type Sent =
  | { readonly kind: 'taken'; readonly reference: string; readonly parts?: number; readonly price?: SmsPrice }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly field: SmsRefusedField;
      readonly message: string;
    }
  | { readonly kind: 'unavailable'; readonly why: string }
  | { readonly kind: 'lost'; readonly why: string };

/** How far a message is, as the gateway tells it. */
export interface SmsStanding {
  readonly state: SmsState;
  /** The gateway's own error code, such as `0x1010`, where it has one. */
  readonly code?: string;
  /** When it came there; undefined where the gateway doesn't tell. */
  readonly at?: Date;
  /** What is billed for it. */
  readonly parts?: number;
  /** It was called back at the gateway before it was sent, and costs nothing. */
  readonly isFree?: true;
}

/** Reading, which may be done again at any time. `refused`: the account may not, with the gateway's own code. */
export type SmsAnswer<Value> =
  | { readonly kind: 'ok'; readonly value: Value }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'unavailable'; readonly why: string };

/** The account that the token belongs to. `currency` is ISO 4217, or `point` where the gateway sells its own. */
export interface SmsGatewayAccount {
  readonly credit: number;
  readonly currency: string;
}

/** What the gateway has billed for one label and country in a month. */
export interface SmsUsage {
  /** Null for what had none, or where the gateway keeps none. */
  readonly label: string | null;
  /** ISO 3166, such as `DK`; null where the gateway doesn't tell. */
  readonly country: string | null;
  /** Null where the gateway tells only what was paid. */
  readonly parts: number | null;
  readonly price?: SmsPrice;
}

/** What came to the status or incoming address. `query`: of the address, without `?`; some gateways tell by it alone. */
export interface SmsHook {
  readonly method: 'GET' | 'POST';
  readonly headers: IncomingHttpHeaders;
  readonly query: string;
  readonly body: Uint8Array;
}

/** A state that was told of a message. */
export interface ToldState extends SmsStanding {
  readonly kind: 'state';
  /** Ours; undefined where the gateway brought none that is one. */
  readonly key?: string;
  /** The gateway's; undefined where it tells only ours. With `msisdn` it names the message. */
  readonly reference?: string;
  /** E.164. */
  readonly msisdn: string;
  readonly final: boolean;
  /** Names what was told, so that the same told again is known. */
  readonly id: string;
}

/** An SMS from a phone to a number of the organisation's. */
export interface IncomingSms {
  readonly kind: 'incoming';
  /** The gateway's, so that the same told again is known. */
  readonly id: string;
  /** E.164. */
  readonly from: string;
  /** The number or short code that it was sent to, digits only. */
  readonly to: string;
  readonly text: string;
  readonly at: Date;
  /** Whether it asks that nothing more is sent. */
  readonly isStop: boolean;
}

/** `forged`: not signed by the gateway; `unreadable`: signed, and not to be understood. */
export type Misread = { readonly kind: 'forged' } | { readonly kind: 'unreadable'; readonly why: string };

/**
 * An account at an SMS gateway, whatever it speaks. Each call is one attempt and never throws for what the gateway does.
 */
export interface SmsGateway {
  send(message: SmsMessage, signal: AbortSignal): Promise<Sent>;
  /**
   * How far a message is. Null: the gateway has none under this reference, or not yet: a gateway may tell nothing of a message before it
   * is sent.
   */
  state(reference: string, signal: AbortSignal): Promise<SmsAnswer<SmsStanding | null>>;
  /**
   * Looks up by our key what became of a message whose answer was lost. `since`: when it was sent at the earliest. Null for an answer: it
   * is not there now, which does not say that it never comes. Null for the call: the gateway can't.
   */
  readonly findByKey:
    | ((
        key: string,
        since: Date,
        signal: AbortSignal,
      ) => Promise<SmsAnswer<(SmsStanding & { readonly reference: string }) | null>>)
    | null;
  /** Whose token it is, and what is left on the account. */
  account(signal: AbortSignal): Promise<SmsAnswer<SmsGatewayAccount>>;
  /** What was billed in a month, `yyyy-mm` in Danish time. Null: the gateway doesn't tell. */
  readonly usage: ((month: string, signal: AbortSignal) => Promise<SmsAnswer<readonly SmsUsage[]>>) | null;
  /** Judges and reads what was brought to a message's `statusUrl`; by the account's webhook secret. */
  readStatus(hook: SmsHook): Promise<ToldState | Misread>;
  /** Judges and reads what was brought to the address for incoming messages. */
  readIncoming(hook: SmsHook): Promise<IncomingSms | Misread>;
}

/** Where an account is reached. */
export interface SmsGatewayAccess {
  /** Without a slash at the end, such as `https://gatewayapi.com`. */
  readonly url: string;
  /** For gateways that know the account by a name beside the token. */
  readonly user?: string;
  readonly token: string;
  /** What the gateway's webhooks are proven by. Without it everything that is brought is forged. */
  readonly webhookSecret?: string;
}

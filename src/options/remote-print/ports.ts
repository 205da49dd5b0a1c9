import type { PostalAddress } from '../../registers/postal-address.ts';
import type { HttpAnswer } from '../../service-platform/exchange-http.ts';
import type { DeliveryOutcome, DeliveryRequest } from '../option.ts';
import type { DigitalPostInput } from './digital-post-input.ts';
import type { MemoFrame } from './memo/memo-frame.ts';
import type { DigitalPostSettings } from './settings.ts';

/**
 * What sending a message or a letter is made of, each behind one function, so that the wire, the letter and the delivery's course
 * know nothing of each other. All of them answer with values and throw for faults of our own alone.
 */
export interface PostPorts {
  readonly registered: Registered;
  readonly addressOf: AddressOf;
  readonly letterOf: LetterOf;
  readonly physicalRequest: PhysicalRequest;
  readonly sendKombi: SendKombi;
}

/** And a NemSMS of these. */
export interface NemSmsPorts {
  readonly registeredForNemSms: Registered;
  readonly sendKombi: SendKombi;
}

/** Who gets it: a person's ten digits or a company's eight. */
export type PostRecipient = NonNullable<DigitalPostInput['recipient']>;

/** A person must correct something; the reason is in the users' languages. */
export type Rejected = Extract<DeliveryOutcome, { outcome: 'rejected' }>;

/** No usable answer: it says nothing of the recipient, and is asked again later. For operators, without personal data. */
export interface Technical {
  readonly technical: string;
}

/**
 * Asks whether the recipient can receive Digital Post, or NemSMS (PostForespoerg). Anything but a clear answer is {@link Technical} or, where a
 * person must put something right first (the certificate, the agreement), {@link Rejected}.
 */
export type Registered = (
  recipient: PostRecipient,
  settings: DigitalPostSettings,
  signal: AbortSignal,
) => Promise<'yes' | 'no' | Technical | Rejected>;

/** Where a letter goes, as the register had it at `at`. Plain data: it is kept with the delivery, encrypted. */
export interface PrintAddress {
  readonly kind: 'domestic' | 'foreign' | 'contact';
  /** The whole name as it stands above the lines. */
  readonly name: string;
  /** As on the envelope, without the name. */
  readonly lines: readonly string[];
  /** The address in parts, where the register has it so. */
  readonly parts?: PostalAddress;
  /** ISO 3166, two letters; `DK` when absent. */
  readonly country?: string;
  /** Name and address are protected: they are on the envelope and nowhere else. */
  readonly protected: boolean;
}

/**
 * The recipient's address from CPR or CVR, asked for at the time of sending. Whoever no letter may go to (dead, no fixed address,
 * moved out, between two addresses …) is {@link Rejected} with the reason that the case worker reads.
 */
export type AddressOf = (
  recipient: PostRecipient,
  settings: DigitalPostSettings,
  signal: AbortSignal,
) => Promise<PrintAddress | Rejected | Technical>;

/** The letter as it is printed: one PDF of the address page, the main document and all attachments in order. */
export interface Letter {
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly sheets: number;
}

/** Makes the letter of a delivery's files; the same bytes each time for the same request and address. */
export type LetterOf = (
  request: Pick<DeliveryRequest<DigitalPostInput>, 'key' | 'input' | 'files' | 'createdAt'>,
  address: PrintAddress,
  settings: DigitalPostSettings,
) => Promise<Letter | Rejected>;

/** Writes the `ForsendelseI` of a letter, valid by its schema; `AfsendelseIdentifikator` is the request's key. */
export type PhysicalRequest = (
  letter: Letter,
  address: PrintAddress,
  request: Pick<DeliveryRequest<DigitalPostInput>, 'key' | 'input' | 'createdAt'>,
  settings: DigitalPostSettings,
) => MemoFrame | Rejected;

/** What is sent to the post component (SF1601, KombiPostAfsend): one `kombi_request`. */
export interface KombiSending {
  readonly body: MemoFrame;
  /** `x-TransaktionsId`: the leg's key, the same at each attempt. */
  readonly transactionId: string;
}

/** What came of it. `request`: the lines of the request without secrets, for the record. */
export type KombiSent =
  | {
      readonly kind: 'answered';
      readonly answer: HttpAnswer;
      readonly request: readonly string[];
      /** SHA-256 of each file that went out whole, by its place in the body. */
      readonly digests: ReadonlyMap<number, string>;
    }
  /** There was no right to send (certificate, token): nothing went out. `rejected` where a person must act. */
  | { readonly kind: 'not-sent'; readonly why: Technical | Rejected };

/** Makes one call with the organisation's certificate and a token. */
export type SendKombi = (
  sending: KombiSending,
  settings: DigitalPostSettings,
  signal: AbortSignal,
) => Promise<KombiSent>;

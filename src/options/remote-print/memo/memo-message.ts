/**
 * A MeMo 1.2 message as the product writes it: the parts of the message model that a letter from a case needs. Names follow
 * the model (`label` there is `title` here); the order and the lengths are the schema's, `memo-1.2.xsd`.
 */
export interface MemoMessage {
  readonly kind: 'digital-post';
  /** UUID version 4; Digital Post refuses a second message with the same. */
  readonly messageUuid: string;
  /** 1 to 256 characters; the heading in the mailbox. */
  readonly title: string;
  /** At most 150 characters; the text of the notice by e-mail and SMS, so no personal data. */
  readonly notification?: string;
  readonly replyAllowed: boolean;
  readonly replyBy?: Date;
  /** The recipient is obliged by law to receive it; false when absent. */
  readonly mandatory?: boolean;
  /** A date such as `2026-12-01`; at most 12 days ahead. */
  readonly doNotDeliverUntil?: string;
  readonly sender: MemoSender;
  readonly recipient: MemoParty;
  readonly content?: MemoContent;
  readonly createdAt: Date;
  readonly main: MemoDocument;
  readonly additional: readonly MemoDocument[];
}

/** A NemSMS: a message without a body, whose notification is all that it says. Goes to the phone that a person has registered. */
export interface MemoSms extends Pick<MemoMessage, 'messageUuid' | 'title' | 'sender' | 'recipient' | 'content'> {
  readonly kind: 'nem-sms';
  /** The text, at most 150 characters. */
  readonly notification: string;
}

/** A person by CPR number (10 digits) or a company by CVR number (8 digits), both without separators. */
export interface MemoParty {
  readonly kind: 'cpr' | 'cvr';
  readonly id: string;
  readonly name?: string;
}

/** The authority; `system` comes back in the answers of the recipients. */
export interface MemoSender extends MemoParty {
  readonly name: string;
  readonly system?: string;
}

/** What the message is about: lets the recipient's and the sender's systems sort it. */
export interface MemoContent {
  readonly caseNumber?: { readonly number: string; readonly system: string };
  /** KLE subject, such as `27.18.02`. */
  readonly kle?: string;
}

/** One document: the same content in one or more files, and what the reader can do about it. */
export interface MemoDocument {
  readonly title?: string;
  readonly files: readonly [MemoFile, ...MemoFile[]];
  readonly actions?: readonly MemoAction[];
}

/** A file. `content` is read when the message is sent and must be `size` bytes. */
export interface MemoFile {
  readonly name: string;
  readonly mediaType: string;
  /** Two letters, such as `da`. */
  readonly language: string;
  readonly size: number;
  content(): Promise<Uint8Array>;
}

/** What a link is for; Digital Post shows each by a sign and words of its own. */
export const linkCodes = [
  'SELVBETJENING',
  'INFORMATION',
  'BETALING',
  'UNDERSKRIV',
  'BEKRAEFT',
  'FORBEREDELSE',
  'TILMELDING',
] as const;

export type LinkCode = (typeof linkCodes)[number];

/** A button beside the document: a link (https only) or an appointment for the calendar. */
export type MemoAction =
  | {
      readonly kind: 'link';
      readonly title: string;
      readonly code: LinkCode;
      readonly url: string;
    }
  | {
      readonly kind: 'appointment';
      readonly title: string;
      readonly reservationUuid: string;
      readonly summary: string;
      readonly description: string;
      readonly place: string;
      readonly start: Date;
      readonly end: Date;
    };

import type { IncomingHttpHeaders } from 'node:http';
import type { TObject } from 'typebox';
import type { Text } from '../texts/catalogue.ts';
import type {
  DeliveryField,
  DeliveryLack,
  DeliverySaid,
  PartPrices,
  TextCounting,
} from '../workflows/delivery-contract.ts';

export type { DeliveryField } from '../workflows/delivery-contract.ts';

/** A value that a workflow's expression gave a delivery. Dates are ISO texts; a number that JSON can't hold is a text. */
export type DeliveryValue =
  | string
  | number
  | boolean
  | null
  | readonly DeliveryValue[]
  | { readonly [name: string]: DeliveryValue };

/** What every kind is told of the case; fixed when the first attempt is made. */
export interface CaseInput {
  /** `null` for somebody without a CPR number. */
  readonly recipient: { readonly kind: 'cpr' | 'cvr'; readonly id: string; readonly name?: string } | null;
  /** Of the letter where the step has one, else of the step. */
  readonly title: string;
  readonly caseNumber: string;
  /** Where whom the case is about reads it, after a log-in; short, and tells nothing of the case. Absent where no step sends. */
  readonly caseUrl?: string;
  readonly language: string;
  readonly kle?: string;
  readonly replyAllowed: boolean;
  /** What the recipient is asked to do, at an address of ours; for kinds that can carry a button. */
  readonly action?: { readonly title: string; readonly url: string };
  /** What the step says, by the names of the kind's own {@link DeliveryKind.fields}. */
  readonly fields: Readonly<Record<string, DeliveryValue>>;
}

/**
 * What became of one attempt at a delivery (design section 6).
 *
 * - `accepted`: the peer has it for good; `reference` is the peer's own.
 * - `awaiting`: taken over for handling; a receipt comes later, at the latest at `until`.
 * - `rejected`: a person must correct something; `reason` says what, in the user's languages, without personal data.
 *   `everyWay`: what is wrong stops every other way too (a setting, a document), so that none is tried. `code`: the reason by a name
 *   of the kind's own.
 * - `unavailable`: nothing is wrong with the delivery, the peer can't take it now; it is tried again.
 *   `reason` is for operators and carries no personal data. `maybeTaken` when the answer was lost on the way back, which
 *   only a kind says that can't ask its peer: then a person decides whether it is sent again.
 */
export type DeliveryOutcome =
  | { readonly outcome: 'accepted'; readonly reference: string }
  | { readonly outcome: 'awaiting'; readonly reference: string; readonly until: Date }
  | { readonly outcome: 'rejected'; readonly reason: Text; readonly everyWay?: true; readonly code?: string }
  | { readonly outcome: 'unavailable'; readonly reason: string; readonly maybeTaken?: boolean };

/** What went over the wire in one attempt; kept encrypted with the attempt. */
export interface Exchange {
  readonly request: string;
  readonly answer: string;
}

/** How an attempt ended. `keep`: what is kept from then on, where that is more than before; written together with the outcome. */
export interface Attempted {
  readonly outcome: DeliveryOutcome;
  readonly exchange: Exchange;
  readonly keep?: Kept;
  /** No document left the product: what is kept of those of the attempt is taken back. */
  readonly nothingSent?: true;
}

/** Nothing is sent, as the step wants it for such a receiver, and the case goes on. */
export interface Skipped extends Omit<Attempted, 'outcome' | 'nothingSent'> {
  readonly outcome: { readonly outcome: 'skipped'; readonly reason: Text };
  readonly nothingSent: true;
}

/** A document that a kind makes of a delivery's files for the way that it goes, such as a letter as it is printed. */
export interface MadeDocument {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
  /** It shows an address that is protected. */
  readonly guarded: boolean;
}

/** A file that a delivery sends along. `content` reads it anew at each call. */
export interface DeliveryFile {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  content(): Promise<Uint8Array>;
}

/** What a kind keeps of a delivery between its attempts, as JSON has it; encrypted under the case's key. */
export interface Kept {
  readonly [name: string]: DeliveryValue;
}

/**
 * Everything an attempt may use. Nothing in it changes between the attempts of one delivery but `attempt`, `kept`, `document` and
 * `signal`, and the key where the delivery goes on another way.
 */
export interface DeliveryRequest<Input> {
  /**
   * UUID fixed before the first attempt, of version 4 until the delivery goes on another way; goes out with the request wherever
   * the protocol has a place for it.
   */
  readonly key: string;
  /** 1 for the first of the way that the delivery goes. */
  readonly attempt: number;
  /** What the kind kept; absent until it has. */
  readonly kept?: Kept;
  readonly input: Input;
  readonly files: readonly DeliveryFile[];
  /** What {@link DeliveryKind.prepare} made for the way that it goes: the same bytes at each attempt. It goes out in place of the files. */
  readonly document?: DeliveryFile;
  /** When the intent was committed: the same at each attempt, so that the same bytes go out. */
  readonly createdAt: Date;
  /** Where the peer may send a receipt that comes later. */
  readonly receiptUrl?: string;
  /** Aborted at the attempt's time limit and at shutdown. */
  readonly signal: AbortSignal;
}

/** What a delivery is previewed by: the input, and the files by name. */
export type PreviewRequest<Input> = Pick<DeliveryRequest<Input>, 'key' | 'input' | 'createdAt'> & {
  readonly files: readonly Pick<DeliveryFile, 'name'>[];
};

/** What a delivery would hand over, as a person reads it. */
export interface DeliveryPreview {
  readonly parts: readonly { readonly title: Text; readonly text: string }[];
  /** What would stop it before it is sent, with the remedy; null where nothing would. */
  readonly problem: Text | null;
}

/** A receipt as it came in. */
export interface ReceiptRequest {
  readonly headers: IncomingHttpHeaders;
  /** How it was brought, and what stood after the `?` of the address as it came: some peers say all by it, and send no body. */
  readonly method?: 'GET' | 'POST';
  readonly query?: string;
  readonly body: Buffer;
  readonly now: Date;
  /**
   * Who brings it, where that is proven by how it came: the installation's message distributor, which its certificate names or whose
   * queue it was fetched from.
   */
  readonly sender?: 'distributor';
}

/** A receipt that came after the delivery was taken over. */
export type ReadReceipt =
  | {
      readonly kind: 'receipt';
      /** Names the receipt itself, so that one that is repeated is known again. */
      readonly id: string;
      /** The delivery's key. */
      readonly key: string;
      /** The peer's own reference, by which the delivery is known where the key is missing or not one of ours. */
      readonly reference?: string;
      /**
       * What the peer calls the system that it is about, where it tells receipts of several apart: those of the organisation's other
       * systems come along.
       */
      readonly system?: string;
      /** The peers that it may be from, as {@link DeliveryKind.peer} names them, the empty name too: nobody speaks for another. */
      readonly peers?: readonly string[];
      /**
       * `state`: how far it is; nothing is decided. `until`: by when the next word is due, where that is later than was said before.
       */
      readonly outcome:
        | Extract<DeliveryOutcome, { outcome: 'accepted' | 'rejected' }>
        | { readonly outcome: 'state'; readonly until: Date };
      /** One of {@link DeliveryKind.states}, and when the peer says that it was. */
      readonly state?: ToldDeliveryState;
      /** What is kept of it; the whole body when absent. */
      readonly content?: string;
    }
  /** From the peer, but what it says, or of which delivery, is not to be understood: kept for a person. */
  | {
      readonly kind: 'unclear';
      readonly id: string;
      readonly why: 'unreadable' | 'state' | 'delivery';
      /** What is kept of it; the whole body when absent. */
      readonly content?: string;
    }
  /** Somebody who gets messages of the kind asks that no more are sent. */
  | { readonly kind: 'refusal'; readonly receiver: string }
  /** From the peer, and about nothing that is delivered: it is answered, and nothing is done. */
  | { readonly kind: 'idle' }
  /** Not from the peer, or not to be read; `status` is what HTTP answers. */
  | { readonly kind: 'refused'; readonly status: 400 | 401; readonly error: string };

/** One of {@link DeliveryKind.states}, and when the peer says that it was; `free`: nothing is billed for it. */
export interface ToldDeliveryState {
  readonly key: string;
  readonly at: Date;
  readonly free?: true;
}

/** What went out of a delivery under its key and that somebody bills us for. */
export interface Billed {
  /** Whom it went to, whole and as lists may show it. */
  readonly receiver: { readonly whole: string; readonly masked: string };
  /** Names a message at the gateway, the one that the rest tells of; null while the gateway has named none. */
  readonly reference: string | null;
  /** The gateway named it in its answer, which has been noted; else by a word of its own, or when it was asked. */
  readonly isAnswered: boolean;
  /** How many of them it may have taken: one that it didn't name in its answer counts until it says no to it. */
  readonly sends: number;
  /** The organisation's account, and whose it is. */
  readonly account: string;
  readonly gateway: string;
  readonly sender: string;
  /** What it is for, by a name of the kind's own. */
  readonly purpose?: string;
  readonly sentAt: Date;
  /** As we counted them. */
  readonly parts: number;
  /** As the gateway counted them; 0 for what it called back. */
  readonly billedParts?: number;
  /** Øre for a part, as the organisation has said. */
  readonly partPrice?: number;
  /** What the gateway says that it costs, in hundredths of the currency. */
  readonly price?: { readonly amount: number; readonly currency: string };
  /** One of {@link DeliveryKind.states}; `final` where it stays. */
  readonly state: { readonly key: string; readonly final: boolean };
}

/** What a log of billed messages calls things. */
export interface BillingNames {
  readonly accounts: readonly { readonly name: string; readonly title: string }[];
  readonly purposes: Readonly<Record<string, Text>>;
}

/** What those who bill us say that they billed in a month. */
export interface BilledThere {
  /** What it is called: the title of the account, or of those that are one at the gateway. */
  readonly title: string;
  /** The accounts of ours that it is for. */
  readonly accounts: readonly string[];
  /** Parts, and the price in hundredths of the currency, as far as they are told; or why nothing is. */
  readonly told:
    | { readonly parts: number | null; readonly price: { readonly amount: number; readonly currency: string } | null }
    | { readonly problem: Text };
}

/** One way out of the product. `Settings` are the organisation's, checked against the option's schema. */
export interface DeliveryKind<Input, Settings> {
  readonly key: string;
  readonly title: Text;
  /** Whether the workflow step's letter is written as a PDF and sent along as the first file; `optional`: where it has one. */
  readonly files: 'letter' | 'optional' | 'none';
  /** What the workflow step tells the delivery beside; nothing when absent. */
  readonly fields?: readonly DeliveryField[];
  /** What is wrong with fields that a person has corrected, by field, as far as that can be seen before they are sent. */
  wrongFields?(fields: Readonly<Record<string, DeliveryValue>>): Readonly<Record<string, Text>>;
  /**
   * What the organisation's settings lack for a step that says this, and what is wrong with what it says, with the remedy: a workflow
   * with such a step is not published (FJE-9). `settings` are what was saved, which may be nothing at all.
   */
  missing?(settings: Partial<Settings> | undefined, step: DeliverySaid): readonly DeliveryLack[];
  /** What one part of its counted texts costs; undefined where the organisation has not said. */
  partPrices?(settings: Partial<Settings> | undefined): PartPrices | undefined;
  /** How long its counted texts may be at the organisation. */
  counting?(settings: Partial<Settings> | undefined): TextCounting | undefined;
  /** What would be sent, for the designer to look at. Sends and reads nothing; shows no secret of the settings. */
  preview?(request: PreviewRequest<Input>, settings: Settings): DeliveryPreview;
  /**
   * What the finished content would come to (pages, sheets, price) by its real files, beside {@link preview}; a problem where it can't be
   * made of them. Sends nothing. Undefined where there is nothing to measure.
   */
  measure?(
    request: Pick<DeliveryRequest<Input>, 'key' | 'input' | 'files' | 'createdAt'>,
    settings: Settings,
  ): Promise<DeliveryPreview | undefined>;
  /**
   * The fields for each receiver, where what a step names may be several: each is then a delivery of its own, with a key of its own. Asked
   * once, before the first attempt. Those of a single one take the place of what the step said.
   */
  receivers?(input: Input): readonly CaseInput['fields'][];
  /**
   * Which of several peers a delivery goes to; the kind's only one when absent. Each has a circuit of its own.
   * `title` is the organisation's own name for it.
   */
  peer?(input: Input): { readonly key: string; readonly title: string };
  /**
   * What must be settled before an attempt, such as which way the delivery goes; before each `send`, so that it answers at once when
   * all is kept. What it keeps and makes is committed before anything is sent: after a crash the next attempt goes the same way. An
   * outcome ends the attempt.
   */
  prepare?(
    request: DeliveryRequest<Input>,
    settings: Settings,
  ): Promise<{ readonly keep?: Kept; readonly document?: MadeDocument } | Attempted | Skipped>;
  /**
   * {@link prepare} asks nobody, makes no document and reads no file, and there is nothing to {@link ask}: what it keeps is committed with
   * the attempt itself, unless a former one is in doubt.
   */
  readonly preparesAtOnce?: true;
  /**
   * The other way that a delivery goes on when the peer refused it, or no receipt came in time: what is kept for it, or undefined
   * where there is none, so that it is a person's. The way has a key and attempts of its own; what was on the former stays noted.
   * @param code of the rejection, where it has one
   */
  fallback?(kept: Kept | null, why: 'rejected' | 'overdue', settings: Settings, code?: string): Kept | undefined;
  /** What stays kept when a person has a delivery sent again that the peer refused; nothing when absent. */
  again?(kept: Kept): Kept | null;
  /** Makes one attempt. Never throws for what the peer does: that is an outcome. */
  send(request: DeliveryRequest<Input>, settings: Settings): Promise<Attempted>;
  /**
   * Asks the peer whether it already has the delivery with this key; called before any attempt but the first.
   * `unknown`: the peer has never seen it, or heeds the key when it is sent again: send it. `unavailable`: could not be
   * asked, try later. Null where the peer can't be asked: after a lost answer the delivery is a person's.
   */
  readonly ask:
    | ((
        request: DeliveryRequest<Input>,
        settings: Settings,
      ) => Promise<
        | { readonly outcome: 'unknown' }
        | Extract<DeliveryOutcome, { outcome: 'accepted' | 'awaiting' | 'rejected' | 'unavailable' }>
      >)
    | null;
  /**
   * For a kind whose peer heeds no key, so that {@link ask} is null: what can be found out of an attempt whose end nobody knows
   * (`inDoubt`: its answer was lost, or the process ended), or of what was taken over when no receipt has come in time (`overdue`).
   * `unknown`: it may be sent, because it was not taken or because the organisation would rather have it twice; overdue, it is a person's.
   * `awaiting`: the peer's word is waited for so long. What `unavailable` says of one in doubt leaves it so.
   */
  lookUp?(
    request: DeliveryRequest<Input>,
    settings: Settings,
    why: 'inDoubt' | 'overdue',
    now: Date,
  ): Promise<{ readonly outcome: DeliveryOutcome | { readonly outcome: 'unknown' }; readonly keep?: Kept }>;
  /**
   * Whom it goes to, where they may have said no to messages of the kind: then it is not sent, and the case goes on as though it had been.
   * Undefined where the step says that the case demands it, or the receiver is not to be read. `as`: the kind that they choose about, where
   * one choice is for several; `receiver` is null where nobody could answer with a no from it.
   */
  refusable?(input: Input, settings: Settings): { readonly receiver: string | null; readonly as?: string } | undefined;
  /** When it may go out at the earliest, for a kind that is not sent at all times of day; null for now. Asked before each attempt. */
  notBefore?(input: Input, settings: Settings, now: Date): Date | null;
  /** For a kind that can't ask: whether the organisation would rather have something twice than not at all. */
  repeats?(settings: Settings): boolean;
  /** Reads a receipt that came later, and judges whether it is the peer's. */
  readReceipt?(request: ReceiptRequest, settings: Settings): ReadReceipt | Promise<ReadReceipt>;
  /**
   * Fetches the receipts that wait at the peer and hands each to `take`; the peer may forget one when that is done. Fetches nothing for
   * an organisation whose receipts come another way. Never throws for what the peer does.
   * @returns how many were taken, and for operators what hindered it
   */
  pullReceipts?(
    settings: Settings,
    signal: AbortSignal,
    take: (body: Buffer) => Promise<void>,
  ): Promise<{ readonly count: number; readonly problem?: string }>;
  /** What receipts can say of a delivery, by the key that they have it under; `final` where nothing more need come; `toRecipient`: in words for whom it goes to. */
  readonly states?: Readonly<
    Record<string, { readonly title: Text; readonly final: boolean; readonly toRecipient?: Text }>
  >;
  /**
   * For a kind whose receipts come as those of another, from the same peer: that kind reads them. What one says of a delivery of this kind
   * is said `inOwnWords`; its states are {@link states} of this kind.
   */
  readonly receiptsBy?: {
    readonly kind: string;
    inOwnWords(receipt: Extract<ReadReceipt, { kind: 'receipt' }>): Extract<ReadReceipt, { kind: 'receipt' }>;
  };
  /** How a receipt is answered that was taken or kept, where the peer wants other words than JSON with status 200. */
  readonly receiptAnswer?: { readonly type: string; readonly body: string };
  /** Reads a letter that was brought to the organisation; absent where none can be. */
  readIncoming?(body: Uint8Array, settings: Settings): ReadIncoming;
  /** How bringing a letter is answered: taken, or refused with a code. */
  incomingAnswer?(
    id: string | undefined,
    code: string | null,
    now: Date,
  ): { readonly type: string; readonly body: string };
  /**
   * What is billed of a delivery, by what is kept of it and what a receipt has just told; undefined where nothing went out. It is logged,
   * and counted for the statement, in the transaction that keeps it.
   */
  bills?(
    kept: Kept,
    told?: {
      readonly reference?: string;
      readonly state?: ToldDeliveryState;
    },
  ): Billed | undefined;
  /** What was billed in a month, `yyyy-mm` in Danish time, as those who bill tell it. Never throws for what they do. */
  billed?(settings: Settings, month: string, signal: AbortSignal): Promise<readonly BilledThere[]>;
  /** The accounts that messages may be billed to, and what purposes are called, for lists. */
  billing?(settings: Partial<Settings> | undefined): BillingNames;
  /** What is kept, as people read it: which way it went, and what was looked up. */
  course?(kept: Kept): DeliveryCourse;
  /** A delivery to the organisation itself, by which its settings are tried (FJE-9); absent where they can't be so. */
  readonly trial?: DeliveryTrial<Settings>;
  /** A delivery to whom an administrator names, by which they see for themselves that it arrives; absent where there is none. */
  readonly sample?: DeliverySample<Settings>;
}

/** How an organisation's settings are tried by a delivery to itself. */
export interface DeliveryTrial<Settings> {
  /**
   * What of the settings a trial shows to be right, digested: settings for which it is the same need no other. Undefined while they say
   * too little to send anything.
   */
  shows(settings: Settings | undefined): string | undefined;
  /** What is sent, as the kind's own input, and what its letter says. */
  input(
    settings: Settings,
    language: string,
  ): { readonly input: unknown; readonly title: string; readonly paragraphs: readonly string[] };
}

/** How an administrator tries an organisation's settings by a delivery to somebody they name. Nothing waits for it. */
export interface DeliverySample<Settings> {
  readonly title: Text;
  readonly intro: Text;
  /** On the button. */
  readonly send: Text;
  /** What is asked of whoever sends it; nothing while the settings say too little to send anything. */
  asks(settings: Partial<Settings> | undefined): readonly SampleQuestion[];
  /** What is wrong with what was typed, by question. */
  wrong(settings: Settings, typed: Readonly<Record<string, string>>): Readonly<Record<string, Text>>;
  /** The kind's own input. `from`: the organisation. */
  input(
    settings: Settings,
    typed: Readonly<Record<string, string>>,
    from: { readonly name: string; readonly language: string },
  ): unknown;
  /** Whom it goes to, where they may have said no to messages of the kind. */
  receiver?(typed: Readonly<Record<string, string>>): string;
  /** What stays of what was kept: nothing that leads to a person. */
  keeps(kept: Kept): Kept;
}

export interface SampleQuestion {
  readonly key: string;
  readonly label: Text;
  readonly help?: Text;
  /** How it is typed; text when absent. */
  readonly type?: 'tel';
  /** What may be chosen; typed when absent. The first is chosen where nothing is said. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

/** The course of a delivery, for those who read the case. */
export interface DeliveryCourse {
  /** The way that it goes, such as `Fysisk brev`. */
  readonly way: Text;
  /** Why it went more than one way, in words for whom it goes to. */
  readonly toRecipient?: Text;
  /** What was found out and chosen on the way; `at` where it has a time. */
  readonly facts: readonly { readonly title: Text; readonly text: Text; readonly at?: Date }[];
}

/** A letter that came in from outside, as its kind reads it. */
export interface IncomingPost {
  /** UUID of the letter: what comes twice is known again. */
  readonly id: string;
  readonly sender: { readonly kind: 'cpr' | 'cvr'; readonly id: string; readonly name?: string };
  readonly title: string;
  /** What was written, without mark-up; empty where all of it is in files. */
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly mediaType: string; readonly content: Uint8Array }[];
  /** Keys of the deliveries that it answers, the likeliest first. */
  readonly answers: readonly string[];
  /** The number of the case that it names, where the case is said to be of this system. */
  readonly caseNumber?: string;
}

/** What a letter that was brought is. `refused`: it isn't from who may bring it, or not for the organisation, or not to be read. */
export type ReadIncoming =
  | { readonly kind: 'post'; readonly post: IncomingPost }
  | { readonly kind: 'refused'; readonly status: 400 | 401 | 403; readonly code: string };

/** What came of trying a connection: one line for each peer of the option. `problem` is null where it works. */
export interface Health {
  /** Its name, or what it is called in the users' languages. */
  readonly peer: string | Text;
  readonly problem: Text | null;
}

/** Something told of an option's settings on their page, beside what they are. `warning`: somebody should act. */
export interface SettingsFact {
  readonly text: Text;
  readonly warning: boolean;
}

/** What is wrong with one member of an entry of a list, beyond its schema; `entry` is what the entry's first member says. */
export interface EntryProblem {
  readonly list: string;
  readonly entry: string;
  readonly member: string;
  readonly problem: Text;
}

/**
 * What an option of the product declares. The settings' schema draws the administrator's page: `textKey` of a member is its
 * label in the catalogues, `helpKey` what is said below it, a member with `secret` is never shown again once it is saved, and
 * an array of objects is a list to which more can be added. An integer with `typedInKroner` is øre, which people type as kroner.
 */
export interface OptionDeclaration<Settings> {
  readonly key: string;
  readonly title: Text;
  /** What it is for, on its page. */
  readonly intro: Text;
  readonly settings: TObject;
  readonly deliveries: readonly DeliveryKind<never, Settings>[];
  /** Keys of options that it works by: what is told of their settings is told on its page too. */
  readonly worksBy?: readonly string[];
  /** What is wrong with settings that fit their schema; asked before they are kept, with the secrets open. */
  problems?(settings: Settings): readonly EntryProblem[];
  /** What is told of settings as they are kept, secrets open: never a secret itself. */
  facts?(settings: Settings, now: Date): readonly SettingsFact[];
  /** Tries the connections without delivering anything. */
  health?(settings: Settings, signal: AbortSignal): Promise<readonly Health[]>;
}

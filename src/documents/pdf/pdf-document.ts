import type { Language } from '../../texts/catalogue.ts';
import type { Direction } from '../../texts/direction.ts';

/** How a document is written; the values in it may be in any language. */
interface PdfWriting {
  readonly language: Language;
  /** Which way its lines run; as its language is written when absent. */
  readonly direction?: Direction;
  /**
   * Its own words (page numbers, labels) by the keys of `pdfTexts`, for languages that the organisation has imported: the
   * process that sets it knows the product's own languages alone. See `pdfWriting`.
   */
  readonly words?: Readonly<Record<string, string>>;
}

/** A logo as the organisation uploaded it. */
export interface PdfLogo {
  readonly mediaType: 'image/png' | 'image/svg+xml';
  /** The file itself, or its base64. */
  readonly content: Uint8Array | string;
  /** What a screen reader says in place of the picture; the organisation's name when absent. */
  readonly alternativeText?: string;
}

/** Who the document is from. */
export interface PdfOrganisation {
  readonly name: string;
  readonly logo?: PdfLogo;
  /** Eight digits. */
  readonly cvr?: string;
  /** Street, postcode and town, telephone, web address: one line each. */
  readonly address: readonly string[];
}

/** A column of a table. Amounts are easier to compare when they end at the same edge: `align: 'end'`. */
export interface PdfColumn {
  readonly label: string;
  readonly align?: 'start' | 'end';
}

/** A table; a row shorter than `columns` is filled with empty cells, cells beyond them are an error. */
export interface PdfTable {
  readonly columns: readonly PdfColumn[];
  readonly rows: readonly (readonly string[])[];
}

/** One question of the form and what was answered, already worded for people. An empty value says "Not answered". */
export type PdfAnswer =
  | { readonly kind: 'value'; readonly label: string; readonly value: string }
  | { readonly kind: 'list'; readonly label: string; readonly items: readonly string[] }
  | ({ readonly kind: 'table'; readonly label: string } & PdfTable);

/** A page of the form with its answers. */
export interface PdfSection {
  readonly heading: string;
  readonly answers: readonly PdfAnswer[];
}

/** A file that was handed in with the form. */
export interface PdfAttachment {
  readonly name: string;
  /** In readable form, such as `1,2 MB`. */
  readonly size: string;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
}

/** What the citizen keeps as proof of what was handed in, and when. */
export interface ReceiptDocument extends PdfWriting {
  readonly kind: 'receipt';
  readonly organisation: PdfOrganisation;
  readonly formTitle: string;
  readonly caseNumber: string;
  readonly submittedAt: Date;
  /** Name, and what else tells who it was; never a whole CPR number. */
  readonly applicant: string;
  readonly sections: readonly PdfSection[];
  readonly attachments: readonly PdfAttachment[];
  /** Stands at the foot of every page, such as where to ask. */
  readonly footer?: string;
}

/** A part of a letter's body. A blank line in a paragraph's text begins a new paragraph. */
export type LetterBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly numbered?: boolean; readonly items: readonly string[] }
  | ({ readonly kind: 'table' } & PdfTable)
  | {
      readonly kind: 'keyFigures';
      readonly figures: readonly { readonly label: string; readonly value: string }[];
    };

/** A letter that can go as Digital Post and be printed for a window envelope. */
export interface LetterDocument extends PdfWriting {
  readonly kind: 'letter';
  readonly organisation: PdfOrganisation;
  /** Name, street, postcode and town; at most {@link maximumAddressLines} lines fit the envelope's window. */
  readonly recipient: readonly string[];
  readonly date: Date;
  readonly subject: string;
  readonly caseNumber: string;
  readonly body: readonly LetterBlock[];
  readonly signature: { readonly name: string; readonly title: string };
  /** The names of what is sent along. */
  readonly attachments: readonly string[];
  readonly footer?: string;
}

/** The first sheet of a letter whose own first page has no room for the address: address, sender and what follows. */
export interface CoverDocument extends PdfWriting {
  readonly kind: 'cover';
  readonly organisation: PdfOrganisation;
  /** Name and address as on the envelope. */
  readonly recipient: readonly string[];
  readonly date: Date;
  readonly title: string;
  readonly caseNumber: string;
  /** What follows, in order. */
  readonly contents: readonly { readonly name: string; readonly pages: number }[];
  readonly footer?: string;
}

/** An address alone, where an envelope's window shows it, on a page that is laid over another. */
export interface AddressDocument extends PdfWriting {
  readonly kind: 'address';
  readonly organisation: PdfOrganisation;
  readonly recipient: readonly string[];
  readonly date: Date;
  readonly footer?: string;
}

/** A case on paper, for those who handle it: what was answered, written and done. */
export interface ReportDocument extends PdfWriting {
  readonly kind: 'report';
  readonly organisation: PdfOrganisation;
  /** What it is, above the title, such as *Sag*. */
  readonly name: string;
  readonly title: string;
  readonly date: Date;
  /** What stands in the box below the title; the first, on every page too. */
  readonly facts: readonly [PdfFact, PdfFact, PdfFact];
  readonly sections: readonly PdfSection[];
  readonly attachments: readonly PdfAttachment[];
  readonly footer?: string;
}

export interface PdfFact {
  readonly label: string;
  readonly value: string;
}

/** Everything that can be made into a PDF. */
export type PdfDocument = ReceiptDocument | LetterDocument | ReportDocument | CoverDocument | AddressDocument;

/** Lines of a recipient's address; in a longer one lines are put together, since the envelope would hide the last. */
export const maximumAddressLines = 6;

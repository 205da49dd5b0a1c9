/** Points of a length in millimetres. */
export const points = (millimetres: number): number => (millimetres * 72) / 25.4;

/** A rectangle in millimetres from the paper's top left corner. */
export interface PaperArea {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Millimetres. */
export const a4 = { width: 210, height: 297 } as const;

/**
 * What the print vendors demand of a sheet. They agree on A4 without bleed; the measures themselves are each vendor's
 * and tied to its forsendelsestype, and KOMBIT publishes none. These are the cautious ones: the widest that Danish window
 * envelopes and public print guides ask for. Whoever learns a vendor's own changes them here and nowhere else.
 *
 * - No ink within 5 mm of an edge, where no printer prints.
 * - The left 10 mm are free for the marks and bar codes that tell the enveloping machine which sheets belong together.
 */
export const printable: PaperArea = { left: 10, top: 5, right: a4.width - 5, bottom: a4.height - 5 };

/**
 * What the window of an envelope can show of the first sheet, wherever the sheet lies in it. The window of a C5 (and of a
 * C4, whose sheet is not folded) is 44 to 79 mm from the envelope's top, that of an M65 39 to 74 mm, both from 15 mm; the
 * sheet moves up to 5 mm to each side and 15 mm up or down. Nothing but the recipient's address may stand here.
 */
export const windowArea: PaperArea = { left: 0, top: 26, right: 120, bottom: 80 };

/** Where the address itself stands: what a window shows even at its worst. */
export const addressArea: PaperArea = { left: 20, top: 43, right: 95, bottom: 65 };

/** Sheets that an envelope takes (public guide of a Danish print service; C4 is the larger). */
export const envelopeSheets = { C5: 8, C4: 40 } as const;

export type Envelope = keyof typeof envelopeSheets;

/** The smallest scale at which a page is printed: A2 on A4. What is larger could not be read. */
export const smallestScale = 0.46;

import { fillText } from '../../../texts/catalogue.ts';
import { frameOutline } from '../memo/memo-frame.ts';
import type { PhysicalRequest, Rejected } from '../ports.ts';
import { checkForsendelse } from './forsendelse/check-forsendelse.ts';
import { writeForsendelse } from './forsendelse/write-forsendelse.ts';
import { refuseWithoutPrint } from './letter-of.ts';
import { type LetterSettings, returnLines } from './print-settings.ts';
import { envelopeFor } from './sheets.ts';
import { letterTexts } from './texts.ts';

/** Stands for the content while the schema is asked: it is ours and rightly coded. */
const standIn = 'AA==';

/** The `ForsendelseISamling` of a letter, checked against the schema before anything goes out. */
export const physicalRequest = ((letter, address, { key, input, createdAt }, settings: LetterSettings) => {
  const refused = refuseWithoutPrint(settings);
  const { printType, printUser, printSides, printColour } = settings;
  if (refused || printType === undefined || printUser === undefined || !input.recipient) {
    return refused ?? invalid('recipient');
  }
  const frame = writeForsendelse({
    id: key,
    type: printType,
    recipient: input.recipient,
    address,
    sender: { name: settings.senderName, lines: returnLines(settings) },
    user: printUser,
    unit: settings.systemName,
    title: input.title,
    createdAt,
    pdf: letter.pdf,
    pages: letter.pages,
    sides: printSides ?? 'Duplex',
    colour: printColour ?? 'SH',
    envelope: envelopeFor(letter.sheets) ?? 'C4',
  });
  if (!frame) return { outcome: 'rejected', reason: letterTexts['remote-print.address.too-long'] };
  const [fault] = checkForsendelse(frameOutline(frame, () => standIn));
  return fault === undefined ? frame : invalid('schema');
}) satisfies PhysicalRequest;

function invalid(code: string): Rejected {
  return { outcome: 'rejected', reason: fillText(letterTexts['remote-print.letter.invalid'], { code }) };
}

import type { PdfOrganisation } from '../../../documents/pdf/pdf-document.ts';
import type { Letter, LetterOf, Rejected } from '../ports.ts';
import type { AssembledLetter } from './assemble-letter.ts';
import { sharedLetterAssembler } from './letter-assembler.ts';
import { letterRejection } from './letter-rejection.ts';
import { outsideAddress } from './outside-address.ts';
import { type LetterSettings, missingForPrint, type PrintSettings, returnLines } from './print-settings.ts';
import { evidentProblems } from './printable-type.ts';
import { letterTexts } from './texts.ts';

/** A letter with what is shown of it before it is sent. */
export type PrintedLetter = Letter & Pick<AssembledLetter, 'envelope' | 'hasCover' | 'documents'>;

/** Rejected where the organisation has not said what a physical letter needs. */
export function refuseWithoutPrint(settings: PrintSettings): Rejected | undefined {
  if (missingForPrint(settings).length === 0) return undefined;
  return { outcome: 'rejected', reason: letterTexts['remote-print.letter.missing-settings'] };
}

/**
 * Makes the letter of a delivery's files: assembled in a process of its own, the same bytes each time. What can be seen from
 * names and sizes is refused before a file is read.
 */
export const letterOf = (async (request, address, settings: LetterSettings): Promise<PrintedLetter | Rejected> => {
  const refused = refuseWithoutPrint(settings);
  if (refused) return refused;
  const evident = evidentProblems(request.files);
  if (evident.length > 0) return letterRejection(evident);
  const files = [];
  for (const { name, mediaType, content } of request.files) {
    files.push({ title: withoutExtension(name), mediaType, content: await content() });
  }
  const { title, caseNumber, language } = request.input;
  const made = await sharedLetterAssembler().assemble({
    files,
    recipient: outsideAddress(address),
    alsoCalled: request.input.recipient?.name,
    sender: senderOf(settings),
    title,
    caseNumber,
    date: request.createdAt,
    language,
    sides: settings.printSides ?? 'Duplex',
  });
  if (made.kind === 'problems') return letterRejection(made.problems);
  const { pdf, pages, sheets, envelope, hasCover, documents } = made;
  return { pdf, pages, sheets, envelope, hasCover, documents };
}) satisfies LetterOf;

function senderOf(settings: LetterSettings): PdfOrganisation {
  return { name: settings.senderName, cvr: settings.senderCvr, address: returnLines(settings) };
}

function withoutExtension(name: string): string {
  return name.replace(/\.[A-Za-z0-9]{1,5}$/, '') || name;
}

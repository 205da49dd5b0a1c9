import type { LetterDocument } from '../documents/pdf/pdf-document.ts';
import type { PdfRenderer } from '../documents/pdf/pdf-renderer.ts';
import { offeredLanguage } from '../organisations/offered-language.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { textIn } from '../texts/catalogue.ts';
import type { ItemPath } from '../workflows/case-state.ts';
import { type WrittenLetter, writeLetter } from '../workflows/letter-template.ts';
import type { WorkflowVersion } from './definitions.ts';
import { representationReceiptStep } from './deliveries/representation-receipts.ts';
import { letterhead, writingIn } from './organisation-letterhead.ts';
import type { StoredCase } from './stored-case.ts';
import { tellingStep } from './telling-step.ts';
import { caseTexts } from './texts.ts';

/** The letter of a deliver step as a PDF, for the case as it stands, dated when the delivery was decided on. */
export async function renderLetter(
  pdf: PdfRenderer,
  organisation: Organisation,
  version: WorkflowVersion,
  stored: StoredCase,
  step: string,
  recipient: { readonly name: string; readonly addressLines: readonly string[] },
  date: Date,
  /** The items of for-each steps that the delivery belongs to. */
  path: ItemPath,
  /** What it says where no step of the workflow has it written, such as an invitation. */
  given?: WrittenLetter,
): Promise<{ readonly name: string; readonly content: Uint8Array }> {
  const { state } = stored;
  const language = offeredLanguage(organisation, stored.language);
  const place = { workflow: version.workflow, state, path, caseNumber: stored.number, at: date.toISOString() };
  const letter = given ?? writeLetter(place, step, language);
  const isTelling = step === tellingStep;
  const sender = textIn(organisation.name, language);
  const content = await typesetLetter(pdf, organisation, language, letter, {
    recipient: [recipient.name, ...recipient.addressLines],
    date,
    caseNumber: stored.number,
    // Who handles the case may tell what it is about.
    signature: isTelling ? { name: sender, title: '' } : { name: version.workflow.definition.group, title: sender },
  });
  const kind = version.workflow.definition.steps[step]?.kind;
  const isNotice = isTelling || kind === 'notify';
  const fileName = isNotice
    ? 'case.telling.fileName'
    : step === representationReceiptStep
      ? 'case.representation.fileName'
      : kind === 'pay'
        ? 'case.payment.fileName'
        : given
          ? 'case.invitation.fileName'
          : 'case.letter.fileName';
  const name = textIn(caseTexts[fileName], language);
  return { name: `${name} ${stored.number}.pdf`, content };
}

/** A written letter as a PDF on the organisation's paper. */
export function typesetLetter(
  pdf: Pick<PdfRenderer, 'render'>,
  organisation: Organisation,
  language: string,
  letter: WrittenLetter,
  about: Pick<LetterDocument, 'recipient' | 'date' | 'caseNumber' | 'signature'>,
): Promise<Uint8Array> {
  return pdf.render({
    kind: 'letter',
    ...writingIn(organisation, language),
    organisation: letterhead(organisation, language),
    ...about,
    subject: letter.title,
    body: letter.blocks,
    attachments: [],
  });
}

import { decryptJson } from '../database/encryption/envelope.ts';
import type { ReceiptDocument } from '../documents/pdf/pdf-document.ts';
import type { PdfRenderer } from '../documents/pdf/pdf-renderer.ts';
import { fileReferences, keepGenerated, listDocuments } from '../documents/stored-document.ts';
import { formatSize } from '../forms/kinds/files/limits.ts';
import { summarise } from '../forms/summary.ts';
import { offeredLanguage } from '../organisations/offered-language.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { textIn } from '../texts/catalogue.ts';
import { readingTexts } from '../texts/reading.ts';
import type { SubmissionContent } from './open-filling.ts';
import { letterhead, writingIn } from './organisation-letterhead.ts';
import { pdfAnswer } from './pdf-answer.ts';
import { readIdentity } from './person.ts';
import { openRepresentation } from './representation.ts';
import type { CaseServices } from './services.ts';
import { casePlaces, findCase } from './stored-case.ts';
import { caseText, caseTexts } from './texts.ts';

export interface ReceiptServices extends CaseServices {
  readonly pdf: PdfRenderer;
}

/**
 * The receipt of one sending-in as a PDF, kept with the case; made once, whoever asks first.
 * @returns the document's id, or null when the case is gone.
 */
export async function makeReceipt(
  services: ReceiptServices,
  organisationId: number,
  caseId: string,
  sequence: number,
): Promise<string | null> {
  const organisation = await services.organisations.byId(organisationId);
  if (!organisation) return null;
  // Not a page's reading: a document can carry no marks.
  return readingTexts(organisation.texts, () => makeReceiptFor(services, organisation, caseId, sequence));
}

async function makeReceiptFor(
  services: ReceiptServices,
  organisation: Organisation,
  caseId: string,
  sequence: number,
): Promise<string | null> {
  const organisationId = organisation.id;
  const source = `receipt:${sequence}`;
  const found = await services.database.inOrganisation(organisationId, async (transaction) => {
    const stored = await findCase(transaction, organisation, caseId, false);
    if (!stored) return null;
    const existing = await transaction
      .selectFrom('document')
      .select('id')
      .where('case', '=', caseId)
      .where('source', '=', source)
      .executeTakeFirst();
    if (existing) return { existing: existing.id };
    const submission = await transaction
      .selectFrom('submission')
      .selectAll()
      .where('case', '=', caseId)
      .where('sequence', '=', sequence)
      .executeTakeFirst();
    if (!submission) return null;
    const identity = await readIdentity(transaction, organisation, submission.person ?? stored.person);
    const representative =
      submission.actor === null ? null : await readIdentity(transaction, organisation, submission.actor);
    const documents = await listDocuments(transaction, stored.key, { case: caseId });
    return { stored, submission, identity, representative, documents };
  });
  if (!found) return null;
  if ('existing' in found) return found.existing ?? null;
  const { stored, submission, identity, representative, documents } = found;
  const form = await services.definitions.shownForm(organisationId, submission.form_version);
  const content = decryptJson<SubmissionContent>(stored.key.key, casePlaces.submission, submission.content);
  const representation = openRepresentation(stored.key, submission.representation);
  const language = offeredLanguage(organisation, submission.language);
  const used = new Set(JSON.stringify(content.values).match(/"id":"([0-9a-f-]{36})"/g) ?? []);
  const attachments = Object.values(fileReferences(documents)).filter((file) => used.has(`"id":"${file.id}"`));
  const document: ReceiptDocument = {
    kind: 'receipt',
    ...writingIn(organisation, language),
    organisation: letterhead(organisation, language),
    formTitle: textIn(form.definition.title, language),
    caseNumber: stored.number,
    submittedAt: submission.at,
    applicant: representation
      ? textIn(
          caseText(`case.receipt.${representation.relation ?? 'onBehalf'}`, {
            name: representation.name,
            actor: representative?.name ?? '',
          }),
          language,
        )
      : identity.name || textIn(caseTexts['case.receipt.anonymous'], language),
    sections: summarise(form.definition, content.values, language, form.lists, content.unchecked).map((section) => ({
      heading: section.title.text,
      answers: section.entries.map((entry) => pdfAnswer(entry, language)),
    })),
    attachments: attachments.map(({ name, size, sha256 }) => ({ name, size: formatSize(size, language), sha256 })),
  };
  const pdf = await services.pdf.render(document);
  const name = `${textIn(caseTexts['case.receipt.fileName'], language)} ${stored.number}.pdf`;
  return services.database.inOrganisation(organisationId, async (transaction) => {
    // The case may have been deleted while the PDF was made; then there is nothing to keep it with.
    const still = await findCase(transaction, organisation, caseId, false);
    if (!still) return null;
    return keepGenerated(transaction, organisationId, still.key, caseId, 'receipt', source, name, pdf, services.now());
  });
}

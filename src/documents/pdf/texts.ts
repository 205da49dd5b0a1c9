import { defineTexts } from '../../texts/catalogue.ts';

/** The words that a PDF adds to what it is given. */
export const pdfTexts = defineTexts({
  'pdf.receipt.title': { da: 'Kvittering', en: 'Receipt' },
  'pdf.receipt.caseNumber': { da: 'Sagsnummer', en: 'Case number' },
  'pdf.receipt.submittedAt': { da: 'Modtaget', en: 'Received' },
  'pdf.receipt.applicant': { da: 'Indsendt af', en: 'Submitted by' },
  'pdf.receipt.notAnswered': { da: 'Ikke besvaret', en: 'Not answered' },
  'pdf.receipt.entry': { da: '{label} {number}', en: '{label} {number}' },
  'pdf.attachments.title': { da: 'Bilag', en: 'Attachments' },
  'pdf.attachments.name': { da: 'Filnavn', en: 'File name' },
  'pdf.attachments.size': { da: 'Størrelse', en: 'Size' },
  'pdf.attachments.sha256': { da: 'Digitalt fingeraftryk (SHA-256)', en: 'Digital fingerprint (SHA-256)' },
  'pdf.letter.date': { da: 'Dato', en: 'Date' },
  'pdf.letter.caseNumber': { da: 'Sagsnummer', en: 'Case number' },
  'pdf.letter.greeting': { da: 'Venlig hilsen', en: 'Yours sincerely' },
  'pdf.cover.contents': { da: 'I denne forsendelse', en: 'In this letter' },
  'pdf.cover.document': { da: 'Dokument', en: 'Document' },
  'pdf.cover.pages': { da: 'Sider', en: 'Pages' },
  'pdf.organisation.cvr': { da: 'CVR {number}', en: 'CVR {number}' },
  'pdf.organisation.logo': { da: 'Logo for {name}', en: 'Logo of {name}' },
  'pdf.page': { da: 'Side {page} af {pages}', en: 'Page {page} of {pages}' },
  'pdf.replaced': {
    da: '{mark} står for et tegn, som dette dokument ikke kan vise. Det, du skrev, er gemt uændret i sagen.',
    en: '{mark} stands for a character that this document cannot show. What you wrote is stored unchanged in the case.',
  },
  'pdf.replacedInLetter': {
    da: '{mark} står for et tegn, som dette dokument ikke kan vise.',
    en: '{mark} stands for a character that this document cannot show.',
  },
});

import { breakMark } from './break-opportunities.ts';
import type { PdfAnswer, ReceiptDocument, ReportDocument } from './pdf-document.ts';
import { readableMoment } from './readable-date.ts';
import { frameData, isLong, replacementNote, type TemplateContext, tableData } from './template-data.ts';

/** Millimetres between the margins. */
const pageWidth = 170;

/** Everything the receipt template shows, as plain JSON. */
export function receiptData(receipt: ReceiptDocument, context: TemplateContext) {
  const { set, translate } = context;
  const kind = translate('pdf.receipt.title');
  const title = `${kind}: ${receipt.formTitle} (${receipt.caseNumber})`;
  return sheetData(receipt, { kind, title, heading: receipt.formTitle, date: receipt.submittedAt }, context, [
    { label: translate('pdf.receipt.caseNumber'), value: set(receipt.caseNumber, { limit: 16 }) },
    { label: translate('pdf.receipt.submittedAt'), value: set(readableMoment(receipt.submittedAt, receipt.language)) },
    {
      label: translate('pdf.receipt.applicant'),
      value: set(receipt.applicant, { limit: 16, hyphenated: true }),
    },
  ]);
}

/** The same of a report, which looks like a receipt. */
export function reportData(report: ReportDocument, context: TemplateContext) {
  const { set } = context;
  const { name, title, date, facts } = report;
  const head = { kind: set(name), title: `${name}: ${title} (${facts[0].value})`, heading: title, date };
  return sheetData(
    report,
    head,
    context,
    facts.map(({ label, value }) => ({ label: set(label), value: set(value, { limit: 16, hyphenated: true }) })),
  );
}

function sheetData(
  document: ReceiptDocument | ReportDocument,
  head: { readonly kind: string; readonly title: string; readonly heading: string; readonly date: Date },
  context: TemplateContext,
  facts: readonly { readonly label: string; readonly value: string }[],
) {
  const { set, translate } = context;
  const data = {
    ...frameData(document, head.title, head.date, context),
    kind: head.kind,
    heading: set(head.heading, { limit: 30 }),
    facts,
    sections: document.sections.map(({ heading, answers }) => ({
      heading: set(heading, { limit: 40 }),
      answers: answers.map((answer) => answerData(answer, context)),
    })),
    attachments: document.attachments.map(({ name, size, sha256 }) => ({
      name: set(name, { limit: 20 }),
      size: set(size, { limit: 10 }),
      sha256: inHalves(set.plain(sha256)),
    })),
    words: {
      attachments: translate('pdf.attachments.title'),
      name: translate('pdf.attachments.name'),
      size: translate('pdf.attachments.size'),
      sha256: translate('pdf.attachments.sha256'),
      notAnswered: translate('pdf.receipt.notAnswered'),
    },
  };
  return { ...data, note: replacementNote(context, 'pdf.replaced') };
}

function answerData(answer: PdfAnswer, context: TemplateContext) {
  const { set, translate } = context;
  const label = set(answer.label, { limit: 16, hyphenated: true });
  switch (answer.kind) {
    case 'value':
      return {
        kind: 'value',
        label,
        paragraphs: set.paragraphs(answer.value, { limit: 34 }),
        long: isLong(answer.value),
      };
    case 'list':
      return { kind: 'list', label, items: answer.items.map((item) => set(item, { limit: 32 })) };
    case 'table': {
      if (answer.rows.length === 0 || answer.columns.length === 0)
        return { kind: 'value', label, paragraphs: [], long: false };
      const table = tableData(answer, pageWidth, context);
      if (table.kind === 'table') return { ...table, label };
      const entries = table.rows.map((cells, index) => ({
        title: translate('pdf.receipt.entry', { label, number: index + 1 }),
        cells,
      }));
      return { kind: 'rows', label, entries };
    }
  }
}

/** Two lines of 32 digits each: what differs between two digests stands at the same place in both. */
function inHalves(digest: string): string {
  return digest.slice(0, 32) + breakMark + digest.slice(32);
}

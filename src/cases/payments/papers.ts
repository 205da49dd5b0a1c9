import type { LetterBlock, LetterDocument } from '../../documents/pdf/pdf-document.ts';
import { keepGenerated } from '../../documents/stored-document.ts';
import { formatDateTime } from '../../forms/kinds/calendar-date.ts';
import { formatAmount, formatDecimal } from '../../forms/kinds/format-decimal.ts';
import { kronerOf, type Ore, ore } from '../../forms/kinds/payment/ore.ts';
import { offeredLanguage } from '../../organisations/offered-language.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type Text, textIn } from '../../texts/catalogue.ts';
import { readingTexts } from '../../texts/reading.ts';
import { letterhead, writingIn } from '../organisation-letterhead.ts';
import { readIdentity } from '../person.ts';
import { findCase } from '../stored-case.ts';
import type { PaymentPaper, PaymentView } from './payment.ts';
import type { PaymentMeans } from './payment-gateway.ts';
import type { PaymentServices } from './services.ts';
import { paymentText, paymentTexts } from './texts.ts';
import { paperSource, readViews } from './views.ts';

/**
 * A receipt or credit note as a PDF in the citizen's language, kept with the case; made once, whoever asks first. Its number, amount and time
 * were fixed when the money moved.
 * @returns the document's id; null where there is no such paper
 */
export async function makePaper(
  services: PaymentServices,
  organisation: Organisation,
  payment: string,
  number: string,
): Promise<string | null> {
  const found = await services.database.inOrganisation(organisation.id, async (transaction) => {
    const [view] = await readViews(transaction, organisation, { payment });
    const paper = view?.papers.find((each) => each.number === number);
    const stored = view && (await findCase(transaction, organisation, view.case, false));
    if (!view || !paper || !stored) return null;
    const identity = await readIdentity(transaction, organisation, stored.person);
    return { view, paper, stored, payer: identity.name };
  });
  if (!found) return null;
  const { view, paper, stored, payer } = found;
  if (paper.document !== null) return paper.document;
  const language = offeredLanguage(organisation, stored.language);
  // Not a page's reading: a document can carry no marks.
  const { pdf, name } = await readingTexts(organisation.texts, async () => ({
    pdf: await services.pdf.render(documentOf(organisation, view, paper, payer, language)),
    name: `${textIn(paymentTexts[`paymentPaper.${paper.kind}`], language)} ${number}.pdf`,
  }));
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const still = await findCase(transaction, organisation, stored.id, false);
    if (!still) return null;
    const { key } = still;
    const source = paperSource(number);
    return keepGenerated(transaction, organisation.id, key, still.id, 'letter', source, name, pdf, services.now());
  });
}

function documentOf(
  organisation: Organisation,
  view: PaymentView,
  paper: PaymentPaper,
  payer: string,
  language: string,
): LetterDocument {
  const say = (key: keyof typeof paymentTexts, values: Readonly<Record<string, string>> = {}): string =>
    textIn(paymentText(key, values), language);
  const written = (text: Text): string => textIn(text, language);
  const money = (amount: Ore): string => formatAmount(kronerOf(amount), view.currency, language);
  const isReceipt = paper.kind === 'receipt';
  const { lines, total, vat } = view.price;
  const figures = [
    { label: say('paymentPaper.order'), value: isReceipt ? paper.number : view.orderNumber },
    ...(isReceipt ? [] : [{ label: say('paymentPaper.creditNumber'), value: paper.number }]),
    { label: say('paymentPaper.amount'), value: money(paper.amount) },
    { label: say('paymentPaper.at'), value: formatDateTime(danishMoment(paper.at), language) },
    ...(view.means ? [{ label: say('paymentPaper.means'), value: meansInWords(view.means) }] : []),
  ];
  const rows = [
    ...lines.map((line) => [
      written(line.label),
      formatDecimal(String(line.quantity), language, { grouping: 'min2' }),
      money(line.unitPrice),
      line.vatRate === null
        ? say('paymentPaper.exempt')
        : `${formatDecimal(String(line.vatRate), language, { grouping: 'min2' })} %`,
      money(line.amount),
    ]),
    ...(view.cardFee > 0 ? [[say('paymentPaper.cardFee'), '', '', '', money(view.cardFee)]] : []),
    [say('paymentPaper.total'), '', '', '', money(ore(total + view.cardFee))],
    ...(vat > 0 ? [[say('paymentPaper.vat'), '', '', '', money(vat)]] : []),
  ];
  const body: LetterBlock[] = [
    { kind: 'keyFigures', figures },
    ...(isReceipt
      ? []
      : [{ kind: 'paragraph' as const, text: say('paymentPaper.creditNote.text', { order: view.orderNumber }) }]),
    {
      kind: 'table',
      columns: [
        { label: say('paymentPaper.line') },
        { label: say('paymentPaper.quantity'), align: 'end' },
        { label: say('paymentPaper.unitPrice'), align: 'end' },
        { label: say('paymentPaper.vatRate'), align: 'end' },
        { label: say('paymentPaper.sum'), align: 'end' },
      ],
      rows,
    },
    ...(isReceipt && !view.captureAtOnce ? [{ kind: 'paragraph' as const, text: say('paymentPaper.reserved') }] : []),
    ...(view.testMode ? [{ kind: 'paragraph' as const, text: say('paymentPaper.test') }] : []),
    ...(isReceipt && view.receiptText ? [{ kind: 'paragraph' as const, text: written(view.receiptText) }] : []),
  ];
  return {
    kind: 'letter',
    ...writingIn(organisation, language),
    organisation: letterhead(organisation, language),
    recipient: [payer === '' ? say('paymentPaper.anonymous') : payer],
    date: paper.at,
    subject: `${say(`paymentPaper.${paper.kind}`)}: ${written(view.label)}`,
    caseNumber: view.caseNumber,
    body,
    signature: { name: written(organisation.name), title: '' },
    attachments: [],
  };
}

function meansInWords({ method, brand, last4 }: PaymentMeans): string {
  const name = brand === '' || brand === method ? method : brand;
  const shown = name.charAt(0).toLocaleUpperCase('da') + name.slice(1);
  return last4 === undefined ? shown : `${shown} •••• ${last4}`;
}

/** A moment as Danish clocks show it, `yyyy-mm-ddThh:mm`. */
function danishMoment(at: Date): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Copenhagen',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return parts.format(at).replace(' ', 'T');
}

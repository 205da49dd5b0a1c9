import type { FieldKindName } from '../../src/forms/kinds/kinds.ts';
import type { Attached } from './answer-page.ts';

/** How the sample field of a kind is answered in a browser, and what is then read of it. */
export interface SampleAnswer {
  /** By the input's name without the field's key: `''` for a field of one input, `.day` for one of several. */
  readonly typed: Readonly<Record<string, string | readonly string[] | Attached>>;
  /** What review page and receipt say, in each language; with common blanks. */
  readonly shown: { readonly da: readonly string[]; readonly en: readonly string[] };
}

const alike = (...texts: readonly string[]) => ({ da: texts, en: texts });

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/**
 * An answer to the sample field of each kind, for the test that fills in a form of all of them. A kind without one is on the
 * page all the same and left empty.
 */
export const sampleAnswers: { readonly [Name in FieldKindName]?: SampleAnswer } = {
  shortText: { typed: { '': 'Åse Ørsted' }, shown: alike('Åse Ørsted') },
  longText: { typed: { '': 'Første linje\nanden linje' }, shown: alike('Første linje', 'anden linje') },
  number: { typed: { '': '12,5' }, shown: { da: ['12,5 timer'], en: ['12.5 hours'] } },
  amount: { typed: { '': '1250,50' }, shown: { da: ['1.250,50 kr.'], en: ['DKK 1,250.50'] } },
  date: {
    typed: { '.day': '1', '.month': '7', '.year': '1985' },
    shown: { da: ['1. juli 1985'], en: ['1 July 1985'] },
  },
  dateTime: {
    typed: { '.day': '2', '.month': '7', '.year': '2026', '.time': '14.30' },
    shown: { da: ['2. juli 2026 kl. 14.30'], en: ['2 July 2026 at 14:30'] },
  },
  period: {
    typed: {
      '.from.day': '1',
      '.from.month': '8',
      '.from.year': '2026',
      '.to.day': '30',
      '.to.month': '6',
      '.to.year': '2027',
    },
    shown: { da: ['1. august 2026 til 30. juni 2027'], en: ['1 August 2026 to 30 June 2027'] },
  },
  yesNo: { typed: { '': 'yes' }, shown: { da: ['Ja'], en: ['Yes'] } },
  oneOf: { typed: { '': 'sport' }, shown: { da: ['Idræt'], en: ['Sports'] } },
  severalOf: { typed: { '': ['mail', 'call'] }, shown: { da: ['Post', 'Opkald'], en: ['Mail', 'Call'] } },
  rating: { typed: { '': '4' }, shown: { da: ['4 ud af 5'], en: ['4 out of 5'] } },
  confirmation: { typed: { '': 'yes' }, shown: { da: ['Ja'], en: ['Yes'] } },
  email: { typed: { '': 'ase@example.dk' }, shown: alike('ase@example.dk') },
  phone: { typed: { '': '+46 (0)70 123 45 67' }, shown: alike('+46 701234567') },
  company: { typed: { '.cvr': '25313763', '.name': 'Firmaet Ø' }, shown: alike('Firmaet Ø') },
  cprNumber: { typed: { '': '010785-0018' }, shown: alike('010785-****') },
  accountNumber: {
    typed: { '.registration': '1234', '.account': '567890' },
    shown: {
      da: ['Reg.nr. 1234, kontonr. 0000567890'],
      en: ['Registration no. 1234, account no. 0000567890'],
    },
  },
  caseNumber: { typed: { '': '2026 000012' }, shown: alike('2026-000012') },
  person: {
    typed: { '.cpr': '010785-0018', '.name': 'Åge Ørsted' },
    shown: alike('Åge Ørsted'),
  },
  address: {
    typed: { '.street': 'Birkevej', '.number': '12A', '.postCode': '9000', '.city': 'Aalborg' },
    shown: alike('Birkevej 12A, 9000 Aalborg'),
  },
  property: { typed: { '.bfe': '100165717' }, shown: alike('100165717') },
  mapPoint: { typed: { '.description': 'Ved broen' }, shown: alike('Ved broen') },
  mapArea: { typed: { '.description': 'Hele engen' }, shown: alike('Hele engen') },
  payment: {
    typed: { '.card': '2' },
    shown: { da: ['Gæstekort', '71,00 kr.', '378,42 kr.'], en: ['Visitor card', 'DKK 71.00', 'DKK 378.42'] },
  },
  table: {
    typed: { '.jan.km': '12,5', '.feb.toll': '120' },
    shown: { da: ['Januar', '12,5', '120,00'], en: ['January', '12.5', '120.00'] },
  },
  files: {
    typed: { '': { name: 'tegning æøå.png', mimeType: 'image/png', buffer: png } },
    shown: alike('tegning æøå.png'),
  },
};

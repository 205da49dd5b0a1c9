import type { LetterDocument, PdfOrganisation, ReceiptDocument } from './pdf-document.ts';

/** Documents that show everything a PDF can hold, for tests, the bench and whoever wants to look at one. */
const organisation: PdfOrganisation = {
  name: 'Demo Kommune',
  cvr: '12345678',
  address: ['Rådhuspladsen 1', '8000 Aarhus C', 'Telefon 89 40 20 00'],
  logo: {
    mediaType: 'image/svg+xml',
    content: Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60"><circle cx="30" cy="30" r="28" fill="#0a4d8c"/><path d="M18 40 30 16 42 40Z" fill="#fff"/></svg>',
    ).toString('base64'),
  },
};

const footer = 'Demo Kommune, Kultur og Fritid. Spørgsmål: telefon 89 40 20 00';

/** A receipt of two pages in Danish. */
export const exampleReceipt: ReceiptDocument = {
  kind: 'receipt',
  language: 'da',
  organisation,
  formTitle: 'Ansøgning om fritidspas',
  caseNumber: '2026-000123',
  submittedAt: new Date('2026-11-26T13:03:00Z'),
  applicant: 'Åse Ægidius Østergård',
  sections: [
    {
      heading: 'Ansøger',
      answers: [
        { kind: 'value', label: 'Navn', value: 'Åse Ægidius Østergård' },
        { kind: 'value', label: 'Adresse', value: 'Nørre Allé 12, 2. tv.\n8000 Aarhus C' },
        { kind: 'value', label: 'Telefon', value: '' },
      ],
    },
    {
      heading: 'Husstand',
      answers: [
        {
          kind: 'table',
          label: 'Børn i husstanden',
          columns: [{ label: 'Navn' }, { label: 'Fødselsdag' }, { label: 'Skole' }, { label: 'Pris', align: 'end' }],
          rows: Array.from({ length: 20 }, (_, index) => [
            `Barn nummer ${index + 1}`,
            '1. maj 2015',
            'Rosenvangskolen',
            `${index + 1}.250,00`,
          ]),
        },
      ],
    },
    {
      heading: 'Aktivitet',
      answers: [
        { kind: 'list', label: 'Aktiviteter', items: ['Fodbold', 'Svømning'] },
        { kind: 'value', label: 'Begrundelse', value: 'Børnene vil gerne lære at svømme.\n\nDe har ventet længe.' },
      ],
    },
  ],
  attachments: [
    {
      name: 'årsopgørelse 2025.pdf',
      size: '1,2 MB',
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    },
  ],
  footer,
};

/** A decision of one page in Danish. */
export const exampleLetter: LetterDocument = {
  kind: 'letter',
  language: 'da',
  organisation,
  recipient: ['Åse Ægidius Østergård', 'c/o Jensen', 'Nørre Allé 12, 2. tv.', '8000 Aarhus C'],
  date: new Date('2026-11-26T13:03:00Z'),
  subject: 'Afgørelse: du får tilskud til fritidspas',
  caseNumber: '2026-000123',
  body: [
    {
      kind: 'paragraph',
      text: 'Kære Åse\n\nVi har behandlet din ansøgning om fritidspas. Du får tilskud til svømning.',
    },
    {
      kind: 'keyFigures',
      figures: [
        { label: 'Tilskud', value: '1.250,00 kr.' },
        { label: 'Periode', value: '1.1.–30.6.2027' },
        { label: 'Din egen betaling', value: '250,00 kr.' },
      ],
    },
    { kind: 'heading', text: 'Sådan har vi regnet' },
    {
      kind: 'table',
      columns: [{ label: 'Post' }, { label: 'Beløb i kr.', align: 'end' }],
      rows: [
        ['Kontingent', '1.500,00'],
        ['Kommunens tilskud', '1.250,00'],
      ],
    },
    { kind: 'heading', text: 'Hvis du er uenig' },
    { kind: 'list', numbered: true, items: ['Skriv til os inden 4 uger.', 'Vi ser på sagen igen.'] },
  ],
  signature: { name: 'Søren Sørensen', title: 'Sagsbehandler, Kultur og Fritid' },
  attachments: ['Klagevejledning.pdf'],
  footer,
};

import type { Attached, PageAnswers } from '../helpers/answer-page.ts';

/** One filling of a form, page by page. Of rows, `field.#1.column` is of the first, whatever its id. */
export interface Journey {
  readonly form: string;
  /** Who logs in in each language, since some forms take one of each person; nobody where the form asks for nobody. */
  readonly person?: { readonly da: string; readonly en: string };
  readonly pages: readonly (readonly (PageAnswers | Press)[])[];
  /** What review and receipt say in each language. */
  readonly shown: { readonly da: readonly string[]; readonly en: readonly string[] };
}

/** A button on the page, such as that which adds a row. */
export interface Press {
  readonly press: string;
  readonly of: string;
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const picture = (name: string): Attached => ({ name, mimeType: 'image/png', buffer: png });
const date = (name: string, day: string, month: string, year: string): PageAnswers => ({
  [`${name}.day`]: day,
  [`${name}.month`]: month,
  [`${name}.year`]: year,
});

export const journeys: readonly Journey[] = [
  {
    form: 'hul-i-vejen',
    pages: [
      [{ 'place.position': '57.0488, 9.9217' }, { placeText: 'Ud for nr. 12' }],
      [
        { damage: 'hole' },
        { size: 'wheel', depth: '12', danger: '4' },
        { ...date('seenAt', '20', '11', '2026'), 'seenAt.time': '14.15' },
        { photos: picture('hul.png') },
      ],
      [{ wantsAnswer: 'yes' }, { email: 'cyklist@example.dk' }],
    ],
    shown: {
      da: ['Et hul', 'Som et bilhjul', '4 ud af 5', '20. november 2026 kl. 14.15', 'hul.png', 'cyklist@example.dk'],
      en: ['A hole', 'Like a car wheel', '4 out of 5', '20 November 2026', 'hul.png', 'cyklist@example.dk'],
    },
  },
  {
    form: 'grundlovsceremoni',
    person: { da: 'Peter Nørgaard', en: 'Mads Hansen' },
    pages: [
      [{ ministryCase: '2026 12345', email: 'peter@example.dk', phone: '20 12 34 56' }],
      [{ ceremony: '2027-06-04', needs: ['wheelchair', 'loop'] }],
      [
        { hasGuests: 'yes' },
        { press: '_add', of: 'guests' },
        { 'guests.#1.guestName': 'Ingrid Ø', 'guests.#1.isChild': 'no', 'guests.#1.food': 'veg' },
      ],
      [{ truth: 'yes' }],
    ],
    shown: {
      da: ['Peter', '2026-12345', 'Fredag den 4. juni 2027', 'Plads til kørestol', 'Ingrid Ø', 'Vegetar'],
      en: ['Mads', '2026-12345', 'Friday 4 June 2027', 'Room for a wheelchair', 'Ingrid Ø', 'Vegetarian'],
    },
  },
  {
    form: 'parkeringstilladelse',
    person: { da: 'Karen Ærø', en: 'Karen Ærø' },
    pages: [
      [{ zone: 'b', phone: '20 12 34 56' }],
      [{ plateNumber: 'ab 12345', vehicle: 'electric', owns: 'no' }, { lease: picture('leje.png') }],
      [{ term: 'year', ...date('from', '1', '12', '2026'), 'price.cards': '3' }],
      [{ truth: 'yes' }],
    ],
    shown: {
      da: [
        'Zone B',
        'En elbil',
        'Beboerlicens',
        '300,00 kr.',
        '105,00 kr.',
        'I alt at betale',
        '405,00 kr.',
        '30. november 2027',
      ],
      en: ['Zone B', 'An electric car', 'Resident’s permit', 'DKK 300.00', 'DKK 405.00', '30 November 2027'],
    },
  },
  {
    form: 'skift-dagtilbud',
    person: { da: 'Karen Ærø', en: 'Karen Ærø' },
    pages: [
      [
        { jointCustody: 'yes' },
        { otherName: 'Mads Hansen', otherCpr: '010785-0018', otherPhone: '20 12 34 56', otherEmail: 'mads@example.dk' },
      ],
      [{ 'children.#1.moves': 'yes', 'children.#2.moves': 'no' }, { 'children.#1.present': 'Solsikken' }],
      [
        { kind: 'kindergarten', first: 'moellen', second: 'skovbo' },
        { ...date('wishedFrom', '1', '3', '2027'), reasons: ['moved', 'other'] },
        { reasonText: 'Vi vil gerne tæt på skoven.' },
      ],
      [{ agreed: 'yes' }],
    ],
    shown: {
      da: ['Mads Hansen', '010785-****', 'Solsikken', 'Børnehaven Møllen', 'Skovbo', '1. marts 2027', 'Vi er flyttet'],
      en: ['Mads Hansen', '010785-****', 'Solsikken', 'Møllen', 'Skovbo', '1 March 2027', 'We have moved'],
    },
  },
  {
    form: 'forhaandsdialog-byggeri',
    person: { da: 'Karen Ærø', en: 'Karen Ærø' },
    pages: [
      [
        { email: 'karen@example.dk', role: 'adviser' },
        { 'firm.cvr': '99000112', 'firm.name': 'Rådgiverne' },
        { mandate: picture('fuldmagt.png') },
      ],
      [{ 'property.bfe': '2000001', earlierCase: '2025000123' }],
      [
        { project: 'extension' },
        {
          'areas.house.before': '120',
          'areas.house.after': '150,5',
          'areas.small.before': '0',
          'areas.small.after': '20',
          'areas.business.before': '0',
          'areas.business.after': '0',
          height: '3,5',
          boundary: '2,25',
          description: 'Et værksted bag huset.',
        },
      ],
      [{ drawings: picture('plan.png'), questions: ['plan', 'neighbour'] }],
      [{ wantsMeeting: 'yes' }, { ...date('meeting', '14', '12', '2026'), 'meeting.time': '10:30', how: 'video' }],
    ],
    shown: {
      da: ['En tilbygning', '170,5', '50,5', '2,25 meter', 'plan.png', '14. december 2026 kl. 10.30', '2025-000123'],
      en: ['An extension', '170.5', '50.5', '2.25 metres', 'plan.png', '14 December 2026', '2025-000123'],
    },
  },
  {
    form: 'koerselsgodtgoerelse',
    person: { da: 'Leo Løn', en: 'Leo Løn' },
    pages: [
      [
        {
          'month.from.day': '1',
          'month.from.month': '11',
          'month.from.year': '2026',
          'month.to.day': '30',
          'month.to.month': '11',
          'month.to.year': '2026',
          rate: 'high',
        },
        { press: '_add', of: 'trips' },
        { ...date('trips.#1.day', '3', '11', '2026'), 'trips.#1.purpose': 'Møde i Vejle', 'trips.#1.km': '120,5' },
        { expenses: '40' },
        { receipts: picture('bro.png'), 'account.registration': '1234', 'account.account': '567890', truth: 'yes' },
      ],
    ],
    shown: {
      da: ['Møde i Vejle', '120,5', '474,77 kr.', '514,77 kr.', 'bro.png'],
      en: ['Møde i Vejle', '120.5', 'DKK 474.77', 'DKK 514.77', 'bro.png'],
    },
  },
];

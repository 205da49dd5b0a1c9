import type { DesignerPart, DesignerProperty } from '../../designer-part.ts';
import { listMembers } from '../list-members.ts';
import type { PaymentField } from './schema.ts';

const { key, label, visibleWhen, vat } = listMembers;
const account: DesignerProperty = {
  member: 'account',
  label: { da: 'Kontostreng', en: 'Account string' },
  help: {
    da: 'Den konto, som linjen bogføres på. Den følger med i rapporten over betalinger.',
    en: 'The account that the line is booked on. It is in the report of payments.',
  },
  optional: true,
  control: { kind: 'string', maxLength: 120 },
};

export const paymentDesigner: DesignerPart<PaymentField> = {
  name: { da: 'Betaling', en: 'Payment' },
  purpose: {
    da: 'Varer og ydelser, som borgeren betaler for, når blanketten er sendt.',
    en: 'Products and services that the citizen pays for when the form has been sent.',
  },
  group: 'computed',
  without: ['required', 'prefill', 'error'],
  properties: [
    {
      member: 'lines',
      label: { da: 'Det, der betales for', en: 'What is paid for' },
      optional: false,
      control: {
        kind: 'list',
        item: { da: 'Linje', en: 'Line' },
        of: [
          key,
          label,
          {
            member: 'details',
            label: { da: 'Beskrivelse', en: 'Description' },
            optional: true,
            control: { kind: 'text' },
          },
          {
            member: 'unitPrice',
            label: { da: 'Pris for én', en: 'Price of one' },
            help: {
              da: 'Et tal i kroner (eller i betalingens valuta), eller en beregning ud fra svarene. Prisen er med moms og afrundes til hele øre.',
              en: 'A number in kroner (or in the payment’s currency), or a calculation over the answers. It includes VAT and is rounded to whole øre.',
            },
            optional: false,
            control: { kind: 'feel', gives: { kind: 'number' } },
          },
          {
            member: 'most',
            label: { da: 'Borgeren vælger antal, højst', en: 'The citizen chooses how many, at most' },
            help: {
              da: 'Udfyldt: borgeren skriver selv antallet. Tomt: antallet er det nedenfor, eller én.',
              en: 'Filled in: the citizen writes the quantity. Empty: the quantity is the one below, or one.',
            },
            optional: true,
            control: { kind: 'integer', min: 1, max: 9_999 },
          },
          {
            member: 'least',
            label: { da: 'Borgeren vælger antal, mindst', en: 'The citizen chooses how many, at least' },
            optional: true,
            control: { kind: 'integer', min: 0, max: 9_999 },
          },
          {
            member: 'quantity',
            label: { da: 'Antal ud fra svarene', en: 'Quantity from the answers' },
            help: {
              da: 'Et helt tal, for eksempel antallet af børn. Er det 0, er linjen ikke med.',
              en: 'A whole number, such as the number of children. A line of 0 is left out.',
            },
            optional: true,
            control: { kind: 'feel', gives: { kind: 'number' } },
          },
          visibleWhen,
          vat,
          account,
        ],
      },
    },
    {
      member: 'fees',
      label: { da: 'Gebyrer', en: 'Fees' },
      help: {
        da: 'Lægges til én gang, når der købes noget. Det er ikke tilladt at kræve gebyr, fordi forbrugere betaler med kort.',
        en: 'Added once when anything is bought. Consumers may not be charged for paying by card.',
      },
      optional: true,
      control: {
        kind: 'list',
        item: { da: 'Gebyr', en: 'Fee' },
        of: [
          key,
          label,
          {
            member: 'amount',
            label: { da: 'Beløb', en: 'Amount' },
            help: {
              da: 'Et tal i kroner (eller i betalingens valuta), eller en beregning ud fra svarene. Skriv enten et beløb eller en procent.',
              en: 'A number in kroner (or in the payment’s currency), or a calculation over the answers. Give either an amount or a percentage.',
            },
            optional: true,
            control: { kind: 'feel', gives: { kind: 'number' } },
          },
          {
            member: 'percent',
            label: { da: 'Procent af det, der købes', en: 'Per cent of what is bought' },
            optional: true,
            control: { kind: 'decimal', min: 0, max: 100 },
          },
          visibleWhen,
          vat,
          account,
        ],
      },
    },
    {
      member: 'terms',
      label: { da: 'Betingelser', en: 'Terms' },
      help: {
        da: 'Borgeren skal acceptere dem, før der kan betales.',
        en: 'The citizen must accept them before paying.',
      },
      optional: false,
      control: { kind: 'longText', markup: true },
    },
    {
      member: 'termsLink',
      label: { da: 'Link til de fulde betingelser', en: 'Link to the full terms' },
      optional: true,
      control: { kind: 'string', pattern: '^https://[^\\s]+$', maxLength: 2_000 },
    },
    {
      member: 'receiptText',
      label: { da: 'Tekst på kvitteringen', en: 'Text on the receipt' },
      optional: true,
      control: { kind: 'longText' },
    },
    {
      member: 'capture',
      label: { da: 'Hvornår hæves pengene?', en: 'When is the money taken?' },
      help: {
        da: 'Hæves de senere, bliver de reserveret, når borgeren betaler. Et trin i arbejdsgangen skal så hæve eller frigive dem.',
        en: 'If later, the money is reserved when the citizen pays. A step of the workflow must then take or release it.',
      },
      optional: false,
      control: {
        kind: 'choice',
        choices: [
          { value: 'atOnce', label: { da: 'Når borgeren betaler', en: 'When the citizen pays' } },
          {
            value: 'later',
            label: { da: 'Senere, af et trin', en: 'Later, by a step' },
          },
        ],
      },
    },
    {
      member: 'agreement',
      label: { da: 'Betalingsaftale', en: 'Payment agreement' },
      help: {
        da: 'Aftalerne står under indstillingerne for betaling. Uden et valg bruges den første.',
        en: 'The agreements stand in the settings of payment. Without a choice the first is used.',
      },
      optional: true,
      control: { kind: 'agreement' },
    },
    {
      member: 'currency',
      label: { da: 'Valuta', en: 'Currency' },
      help: {
        da: 'Uden et valg betales der i danske kroner. Listen har de andre valutaer, som jeres betalingsaftaler kan tage imod. Intet regnes om: priserne skal stå i den valuta, der vælges.',
        en: 'Without a choice one pays in Danish kroner. The list has the other currencies that your payment agreements can take. Nothing is converted: the prices must be in the currency that is chosen.',
      },
      optional: true,
      control: { kind: 'currency' },
    },
    {
      member: 'mayBeFree',
      label: { da: 'Beløbet må blive 0', en: 'The amount may be 0' },
      help: {
        da: 'Så kan blanketten sendes uden betaling. Ellers skal der købes noget.',
        en: 'Then the form can be sent without a payment. Otherwise something must be bought.',
      },
      optional: true,
      control: { kind: 'boolean' },
    },
  ],
  create: (name) => ({
    kind: 'payment',
    key: name,
    label: { da: 'Betaling', en: 'Payment' },
    lines: [{ key: 'linje1', label: { da: 'Ydelse', en: 'Service' }, unitPrice: '100' }],
    terms: {
      da: 'Du får en kvittering, når du har betalt.',
      en: 'You get a receipt when you have paid.',
    },
    capture: 'atOnce',
  }),
};

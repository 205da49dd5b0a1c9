import type { Field } from '../definition.ts';
import type { FieldKindName } from './kinds.ts';

const label = { da: 'Spørgsmål', en: 'Question' };
const help = { da: 'Sådan svarer du.', en: 'This is how to answer.' };
const common = { key: 'field', label, help };

/** One field of each kind with its settings filled in: what the tests of all kinds are run with. */
export const samples: { readonly [Name in FieldKindName]: Extract<Field, { kind: Name }> } = {
  shortText: { kind: 'shortText', ...common, maxLength: 50, autocomplete: 'name' },
  longText: { kind: 'longText', ...common },
  number: { kind: 'number', ...common, min: 0, max: 5_000, decimals: 2, unit: { da: 'timer', en: 'hours' } },
  amount: { kind: 'amount', ...common, max: 100_000 },
  date: { kind: 'date', ...common },
  period: { kind: 'period', ...common },
  yesNo: { kind: 'yesNo', ...common },
  oneOf: {
    kind: 'oneOf',
    ...common,
    options: [
      { value: 'sport', label: { da: 'Idræt', en: 'Sports' } },
      { value: 'music', label: { da: 'Musik' } },
    ],
  },
  severalOf: {
    kind: 'severalOf',
    ...common,
    options: [
      { value: 'mail', label: { da: 'Post', en: 'Mail' } },
      { value: 'call', label: { da: 'Opkald', en: 'Call' } },
      { value: 'visit', label: { da: 'Besøg' } },
    ],
  },
  confirmation: { kind: 'confirmation', ...common },
  email: { kind: 'email', ...common },
  phone: { kind: 'phone', ...common },
  company: { kind: 'company', ...common },
  files: { kind: 'files', ...common, accept: ['application/pdf', 'image/png'], maxFiles: 2 },
  information: {
    kind: 'information',
    key: 'field',
    label,
    text: {
      da: 'Læs dette.\n\n- Et\n- [To](https://example.dk)',
      en: 'Read this.\n\n- One\n- [Two](https://example.dk)',
    },
  },
  accountNumber: { kind: 'accountNumber', ...common },
  cprNumber: { kind: 'cprNumber', ...common, masked: true },
  dateTime: { kind: 'dateTime', ...common },
  image: {
    kind: 'image',
    key: 'field',
    label,
    source:
      'data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI4MCIgaGVpZ2h0PSI4MCI+PHBhdGggZmlsbD0iIzAwNTliMyIgZD0iTTAgMGg4MHY4MEgweiIvPjwvc3ZnPg==',
    alternative: { da: 'Et kvadrat', en: 'A square' },
    caption: { da: 'Et kvadrat på en side.', en: 'A square on a page.' },
  },
  computed: { kind: 'computed', ...common, expression: '1 + 1', result: 'amount' },
  caseNumber: { kind: 'caseNumber', ...common, pattern: '0000-000000' },
  heading: { kind: 'heading', key: 'field', label, level: 2 },
  link: { kind: 'link', ...common, address: 'https://www.borger.dk/' },
  rating: {
    kind: 'rating',
    ...common,
    max: 5,
    lowest: { da: 'Dårligt', en: 'Poor' },
    highest: { da: 'Godt', en: 'Good' },
  },
  prices: {
    kind: 'prices',
    ...common,
    lines: [
      { key: 'permit', label: { da: 'Tilladelse', en: 'Permit' }, unitPrice: '300', quantity: '1', vat: 25 },
      { key: 'card', label: { da: 'Gæstekort', en: 'Visitor card' }, unitPrice: '35.50', quantity: '3' },
    ],
  },
  payment: {
    kind: 'payment',
    ...common,
    lines: [
      { key: 'permit', label: { da: 'Tilladelse', en: 'Permit' }, unitPrice: '300', vat: 25, account: '5310-01' },
      { key: 'card', label: { da: 'Gæstekort', en: 'Visitor card' }, unitPrice: '35.50', most: 20 },
    ],
    fees: [{ key: 'fee', label: { da: 'Gebyr', en: 'Fee' }, percent: 2 }],
    terms: { da: 'Købet kan ikke fortrydes.', en: 'The purchase is final.' },
    capture: 'atOnce',
  },
  address: { kind: 'address', ...common },
  property: { kind: 'property', ...common },
  person: { kind: 'person', ...common },
  mapPoint: { kind: 'mapPoint', ...common },
  mapArea: { kind: 'mapArea', ...common },
  table: {
    kind: 'table',
    ...common,
    rowHeading: { da: 'Måned', en: 'Month' },
    rows: [
      { key: 'jan', label: { da: 'Januar', en: 'January' } },
      { key: 'feb', label: { da: 'Februar', en: 'February' } },
    ],
    columns: [
      { key: 'km', label: { da: 'Kilometer', en: 'Kilometres' }, type: 'number', decimals: 1, min: 0, max: 2_000 },
      { key: 'toll', label: { da: 'Bro', en: 'Bridge' }, type: 'amount' },
    ],
    sumRow: true,
    sumColumn: true,
  },
  rows: {
    kind: 'rows',
    ...common,
    rowLabel: { da: 'barn', en: 'child' },
    addable: true,
    maxRows: 3,
    columns: [
      { kind: 'shortText', key: 'name', label: { da: 'Navn', en: 'Name' } },
      { kind: 'amount', key: 'price', label: { da: 'Pris', en: 'Price' } },
    ],
  },
};

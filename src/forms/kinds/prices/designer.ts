import type { DesignerPart } from '../../designer-part.ts';
import type { PricesField } from './schema.ts';

export const pricesDesigner: DesignerPart<PricesField> = {
  name: { da: 'Priser', en: 'Prices' },
  purpose: {
    da: 'En oversigt over, hvad der skal betales, regnet ud fra svarene.',
    en: 'An overview of what is to be paid, computed from the answers.',
  },
  group: 'computed',
  without: ['required', 'prefill', 'error'],
  properties: [
    {
      member: 'lines',
      label: { da: 'Prislinjer', en: 'Price lines' },
      optional: false,
      control: {
        kind: 'list',
        item: { da: 'Prislinje', en: 'Price line' },
        of: [
          {
            member: 'key',
            label: { da: 'Nøgle', en: 'Key' },
            optional: false,
            control: { kind: 'string', pattern: '^[A-Za-zÆØÅæøå][A-Za-z0-9_ÆØÅæøå]{0,59}$', maxLength: 60 },
          },
          { member: 'label', label: { da: 'Tekst', en: 'Text' }, optional: false, control: { kind: 'text' } },
          {
            member: 'unitPrice',
            label: { da: 'Pris for én, i kroner', en: 'Price of one, in kroner' },
            help: {
              da: 'Et tal eller en beregning ud fra svarene.',
              en: 'A number, or a calculation over the answers.',
            },
            optional: false,
            control: { kind: 'feel', gives: { kind: 'number' } },
          },
          {
            member: 'quantity',
            label: { da: 'Antal', en: 'Quantity' },
            help: { da: 'Er antallet 0, er linjen ikke med.', en: 'A line whose quantity is 0 is left out.' },
            optional: false,
            control: { kind: 'feel', gives: { kind: 'number' } },
          },
          {
            member: 'visibleWhen',
            label: { da: 'Kun når', en: 'Only when' },
            optional: true,
            control: { kind: 'feel', gives: { kind: 'boolean' } },
          },
          {
            member: 'vat',
            label: { da: 'Heraf moms, i procent', en: 'Of which VAT, in per cent' },
            optional: true,
            control: { kind: 'decimal', min: 0, max: 100 },
          },
        ],
      },
    },
  ],
  create: (key) => ({
    kind: 'prices',
    key,
    label: { da: 'Pris', en: 'Price' },
    lines: [{ key: 'linje1', label: { da: 'Ydelse', en: 'Service' }, unitPrice: '100', quantity: '1' }],
  }),
};

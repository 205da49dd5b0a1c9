import type { DesignerPart } from '../../designer-part.ts';
import { listMembers } from '../list-members.ts';
import type { PricesField } from './schema.ts';

export const pricesDesigner: DesignerPart<PricesField> = {
  name: { da: 'Priser', en: 'Prices' },
  purpose: {
    da: 'Viser, hvad noget koster, regnet ud fra svarene. Der betales ikke i blanketten.',
    en: 'Shows what something costs, computed from the answers. Nothing is paid in the form.',
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
          listMembers.key,
          listMembers.label,
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
          listMembers.visibleWhen,
          listMembers.vat,
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

import type { DesignerPart } from '../../designer-part.ts';
import { newLabel } from '../new-label.ts';
import type { NumberField } from './schema.ts';

export const numberDesigner: DesignerPart<NumberField> = {
  name: { da: 'Tal', en: 'Number' },
  purpose: {
    da: 'Et antal eller et mål, gerne med en enhed.',
    en: 'A count or a measure, with a unit where it has one.',
  },
  group: 'number',
  without: [],
  properties: [
    { member: 'min', label: { da: 'Mindst', en: 'Least' }, optional: true, control: { kind: 'decimal' } },
    { member: 'max', label: { da: 'Højst', en: 'Most' }, optional: true, control: { kind: 'decimal' } },
    {
      member: 'decimals',
      label: { da: 'Antal decimaler', en: 'Decimals' },
      help: { da: 'Kun hele tal, hvis feltet er tomt.', en: 'Whole numbers only when left empty.' },
      optional: true,
      control: { kind: 'integer', min: 0, max: 10 },
    },
    {
      member: 'unit',
      label: { da: 'Enhed', en: 'Unit' },
      help: {
        da: 'For eksempel timer eller km. Den står efter feltet.',
        en: 'Such as hours or km. It stands after the input.',
      },
      optional: true,
      control: { kind: 'text' },
    },
  ],
  create: (key) => ({ kind: 'number', key, label: newLabel, min: 0 }),
};

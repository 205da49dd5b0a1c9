import type { DesignerPart } from '../../designer-part.ts';
import { newLabel } from '../new-label.ts';
import type { AmountField } from './schema.ts';

export const amountDesigner: DesignerPart<AmountField> = {
  name: { da: 'Beløb', en: 'Amount' },
  purpose: { da: 'Kroner og øre.', en: 'Kroner and øre.' },
  group: 'number',
  without: [],
  properties: [
    {
      member: 'min',
      label: { da: 'Mindst, i kroner', en: 'Least, in kroner' },
      help: { da: '0, hvis feltet er tomt.', en: '0 when left empty.' },
      optional: true,
      control: { kind: 'decimal' },
    },
    {
      member: 'max',
      label: { da: 'Højst, i kroner', en: 'Most, in kroner' },
      optional: true,
      control: { kind: 'decimal' },
    },
  ],
  create: (key) => ({ kind: 'amount', key, label: newLabel }),
};

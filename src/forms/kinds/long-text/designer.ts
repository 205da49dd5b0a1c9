import type { DesignerPart } from '../../designer-part.ts';
import { newLabel } from '../new-label.ts';
import type { LongTextField } from './schema.ts';

export const longTextDesigner: DesignerPart<LongTextField> = {
  name: { da: 'Lang tekst', en: 'Long text' },
  purpose: {
    da: 'Et svar på flere linjer, for eksempel en begrundelse.',
    en: 'An answer of several lines, such as a reason.',
  },
  group: 'text',
  without: [],
  properties: [
    {
      member: 'maxLength',
      label: { da: 'Højst så mange tegn', en: 'Most characters' },
      help: { da: '4.000, hvis feltet er tomt.', en: '4,000 when left empty.' },
      optional: true,
      control: { kind: 'integer', min: 1, max: 20_000 },
    },
    {
      member: 'lines',
      label: { da: 'Feltets højde i linjer', en: 'Height of the input in lines' },
      optional: true,
      control: { kind: 'integer', min: 2, max: 30 },
    },
  ],
  create: (key) => ({ kind: 'longText', key, label: newLabel }),
};

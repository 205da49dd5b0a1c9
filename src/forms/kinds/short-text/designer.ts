import type { DesignerPart } from '../../designer-part.ts';
import type { ShortTextField } from './schema.ts';

export const shortTextDesigner: DesignerPart<ShortTextField> = {
  name: { da: 'Kort tekst', en: 'Short text' },
  purpose: { da: 'Et svar på én linje, for eksempel et navn.', en: 'An answer on one line, such as a name.' },
  group: 'text',
  without: [],
  properties: [
    {
      member: 'maxLength',
      label: { da: 'Højst så mange tegn', en: 'Most characters' },
      optional: true,
      control: { kind: 'integer', min: 1, max: 1_000 },
    },
  ],
  create: (key) => ({ kind: 'shortText', key, label: { da: 'Nyt spørgsmål', en: 'New question' } }),
};

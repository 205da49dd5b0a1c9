import type { DesignerPart } from '../../designer-part.ts';
import { newLabel } from '../new-label.ts';
import type { RatingField } from './schema.ts';

export const ratingDesigner: DesignerPart<RatingField> = {
  name: { da: 'Vurdering', en: 'Rating' },
  purpose: { da: 'Et tal på en skala, for eksempel 1 til 5.', en: 'A number on a scale, such as 1 to 5.' },
  group: 'choice',
  without: [],
  properties: [
    {
      member: 'max',
      label: { da: 'Skalaen går til', en: 'The scale goes to' },
      optional: false,
      control: { kind: 'integer', min: 2, max: 11 },
    },
    { member: 'lowest', label: { da: '1 betyder', en: '1 means' }, optional: false, control: { kind: 'text' } },
    {
      member: 'highest',
      label: { da: 'Det højeste tal betyder', en: 'The highest number means' },
      optional: false,
      control: { kind: 'text' },
    },
  ],
  create: (key) => ({
    kind: 'rating',
    key,
    label: newLabel,
    max: 5,
    lowest: { da: 'Meget dårligt', en: 'Very poor' },
    highest: { da: 'Meget godt', en: 'Very good' },
  }),
};

import type { DesignerPart } from '../../designer-part.ts';
import type { PhoneField } from './schema.ts';

export const phoneDesigner: DesignerPart<PhoneField> = {
  name: { da: 'Telefonnummer', en: 'Phone number' },
  purpose: { da: 'Et dansk eller udenlandsk telefonnummer.', en: 'A Danish or foreign phone number.' },
  group: 'person',
  without: [],
  properties: [
    {
      member: 'danishOnly',
      label: { da: 'Kun danske numre', en: 'Danish numbers only' },
      optional: true,
      control: { kind: 'boolean' },
    },
  ],
  create: (key) => ({ kind: 'phone', key, label: { da: 'Telefonnummer', en: 'Phone number' } }),
};

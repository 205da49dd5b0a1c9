import type { DesignerPart } from '../../designer-part.ts';
import type { PhoneField } from './schema.ts';

export const phoneDesigner: DesignerPart<PhoneField> = {
  name: { da: 'Telefonnummer', en: 'Phone number' },
  purpose: { da: 'Et dansk eller udenlandsk telefonnummer.', en: 'A Danish or foreign phone number.' },
  group: 'person',
  without: [],
  properties: [],
  create: (key) => ({ kind: 'phone', key, label: { da: 'Telefonnummer', en: 'Phone number' } }),
};

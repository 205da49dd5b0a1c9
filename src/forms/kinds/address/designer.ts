import type { DesignerPart } from '../../designer-part.ts';
import type { AddressField } from './schema.ts';

export const addressDesigner: DesignerPart<AddressField> = {
  name: { da: 'Adresse', en: 'Address' },
  purpose: {
    da: 'En dansk adresse med forslag fra adresseregistret.',
    en: 'A Danish address with suggestions from the address register.',
  },
  group: 'place',
  without: [],
  properties: [],
  create: (key) => ({ kind: 'address', key, label: { da: 'Adresse', en: 'Address' } }),
};

import type { DesignerPart } from '../../designer-part.ts';
import type { PersonField } from './schema.ts';

export const personDesigner: DesignerPart<PersonField> = {
  name: { da: 'Person', en: 'Person' },
  purpose: {
    da: 'En person med CPR-nummer og navn. Navn og adresse kan hentes for borgeren selv og egne børn.',
    en: 'A person with CPR number and name. Name and address can be fetched for the citizen and their own children.',
  },
  group: 'person',
  without: [],
  properties: [],
  create: (key) => ({ kind: 'person', key, label: { da: 'Person', en: 'Person' } }),
};

import type { DesignerPart } from '../../designer-part.ts';
import type { PersonField } from './schema.ts';

export const personDesigner: DesignerPart<PersonField> = {
  name: { da: 'Person', en: 'Person' },
  purpose: {
    da: 'En person med CPR-nummer og navn. Navn og adresse kan hentes for borgeren selv og, hvis du vælger det, egne børn.',
    en: 'A person with CPR number and name. Name and address can be fetched for the citizen and, where you choose so, their own children.',
  },
  group: 'person',
  without: [],
  properties: [
    {
      member: 'ownChildren',
      label: { da: 'Egne børn kan slås op', en: 'Own children can be looked up' },
      help: {
        da: 'Navn og adresse kan hentes for de børn, som borgeren har forældremyndigheden over.',
        en: 'Name and address can be fetched for the children of whom the citizen has custody.',
      },
      optional: true,
      control: { kind: 'boolean' },
    },
  ],
  create: (key) => ({ kind: 'person', key, label: { da: 'Person', en: 'Person' } }),
};

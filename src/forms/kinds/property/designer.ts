import type { DesignerPart } from '../../designer-part.ts';
import type { PropertyField } from './schema.ts';

export const propertyDesigner: DesignerPart<PropertyField> = {
  name: { da: 'Ejendom', en: 'Property' },
  purpose: {
    da: 'En ejendom ved dens BFE-nummer, eller fundet ved dens adresse.',
    en: 'A real property by its BFE number, or found by its address.',
  },
  group: 'place',
  without: [],
  properties: [],
  create: (key) => ({ kind: 'property', key, label: { da: 'Ejendom', en: 'Property' } }),
};

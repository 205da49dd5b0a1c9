import type { DesignerPart } from '../../designer-part.ts';
import type { CompanyField } from './schema.ts';

export const companyDesigner: DesignerPart<CompanyField> = {
  name: { da: 'Virksomhed (CVR)', en: 'Company (CVR)' },
  purpose: {
    da: 'Et CVR-nummer. Virksomhedens navn slås op.',
    en: 'A CVR number. The name of the company is looked up.',
  },
  group: 'person',
  without: [],
  properties: [],
  create: (key) => ({ kind: 'company', key, label: { da: 'Virksomhed', en: 'Company' } }),
};

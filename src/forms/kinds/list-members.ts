import type { DesignerProperty } from '../designer-part.ts';

/** What the records of a field's list have in common in the designer: price lines, fees, rows and columns of a table. */
export const listMembers = {
  key: {
    member: 'key',
    label: { da: 'Nøgle', en: 'Key' },
    optional: false,
    control: { kind: 'string', pattern: '^[A-Za-zÆØÅæøå][A-Za-z0-9_ÆØÅæøå]{0,59}$', maxLength: 60 },
  },
  label: { member: 'label', label: { da: 'Tekst', en: 'Text' }, optional: false, control: { kind: 'text' } },
  visibleWhen: {
    member: 'visibleWhen',
    label: { da: 'Kun når', en: 'Only when' },
    optional: true,
    control: { kind: 'feel', gives: { kind: 'boolean' } },
  },
  vat: {
    member: 'vat',
    label: { da: 'Heraf moms, i procent', en: 'Of which VAT, in per cent' },
    help: {
      da: 'Prisen er med moms. Lad feltet være tomt, hvis ydelsen er fritaget for moms.',
      en: 'The price includes VAT. Leave it empty where the service is exempt.',
    },
    optional: true,
    control: { kind: 'decimal', min: 0, max: 100 },
  },
} as const satisfies Readonly<Record<string, DesignerProperty>>;

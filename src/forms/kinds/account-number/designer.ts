import type { DesignerPart } from '../../designer-part.ts';
import type { AccountNumberField } from './schema.ts';

export const accountNumberDesigner: DesignerPart<AccountNumberField> = {
  name: { da: 'Kontonummer', en: 'Account number' },
  purpose: { da: 'En bankkonto, som der kan udbetales til.', en: 'A bank account that can be paid into.' },
  group: 'number',
  without: [],
  properties: [
    {
      member: 'accepts',
      label: { da: 'Hvilke konti', en: 'Which accounts' },
      help: { da: 'Kun danske, hvis intet er valgt.', en: 'Danish only when nothing is chosen.' },
      optional: true,
      control: {
        kind: 'choice',
        choices: [
          { value: 'danish', label: { da: 'Danske', en: 'Danish' } },
          { value: 'both', label: { da: 'Danske og udenlandske (IBAN)', en: 'Danish and foreign (IBAN)' } },
          { value: 'iban', label: { da: 'Kun IBAN', en: 'IBAN only' } },
        ],
      },
    },
  ],
  create: (key) => ({ kind: 'accountNumber', key, label: { da: 'Bankkonto', en: 'Bank account' } }),
};

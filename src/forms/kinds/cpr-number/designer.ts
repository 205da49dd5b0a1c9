import type { DesignerPart } from '../../designer-part.ts';
import type { CprNumberField } from './schema.ts';

export const cprNumberDesigner: DesignerPart<CprNumberField> = {
  name: { da: 'CPR-nummer', en: 'CPR number' },
  purpose: {
    da: 'En anden persons CPR-nummer. Den, der er logget på, skal ikke skrive sit eget.',
    en: 'The CPR number of another person. Those who have logged in need not write their own.',
  },
  group: 'person',
  without: [],
  properties: [
    {
      member: 'masked',
      label: { da: 'Skjul de sidste fire cifre, når svaret vises', en: 'Hide the last four digits when it is shown' },
      optional: true,
      control: { kind: 'boolean' },
    },
    {
      member: 'allowReplacement',
      label: { da: 'Tag også imod erstatnings-CPR-numre', en: 'Take replacement CPR numbers too' },
      optional: true,
      control: { kind: 'boolean' },
    },
  ],
  create: (key) => ({ kind: 'cprNumber', key, label: { da: 'CPR-nummer', en: 'CPR number' } }),
};

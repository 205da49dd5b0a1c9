import type { DesignerPart } from '../../designer-part.ts';
import { newLabel } from '../new-label.ts';
import type { DateField } from './schema.ts';

export const dateDesigner: DesignerPart<DateField> = {
  name: { da: 'Dato', en: 'Date' },
  purpose: { da: 'En bestemt dag.', en: 'A certain day.' },
  group: 'time',
  without: [],
  properties: [
    {
      member: 'autocomplete',
      label: { da: 'Browseren må udfylde', en: 'The browser may fill in' },
      optional: true,
      control: {
        kind: 'choice',
        choices: [{ value: 'bday', label: { da: 'Egen fødselsdato', en: 'Own date of birth' } }],
      },
    },
  ],
  create: (key) => ({ kind: 'date', key, label: newLabel }),
};

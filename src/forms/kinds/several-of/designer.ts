import type { DesignerPart } from '../../designer-part.ts';
import { newLabel } from '../new-label.ts';
import { newOptions } from '../new-options.ts';
import type { SeveralOfField } from './schema.ts';

export const severalOfDesigner: DesignerPart<SeveralOfField> = {
  name: { da: 'Flere svar', en: 'Several answers' },
  purpose: { da: 'Der sættes flueben ved alle de svar, der passer.', en: 'All answers that fit are ticked.' },
  group: 'choice',
  without: [],
  properties: [
    {
      member: 'options',
      label: { da: 'Svarmuligheder', en: 'Answers' },
      optional: false,
      control: { kind: 'options' },
    },
  ],
  create: (key) => ({ kind: 'severalOf', key, label: newLabel, options: newOptions }),
};

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
    {
      member: 'minChosen',
      label: { da: 'Vælg mindst', en: 'Choose at least' },
      optional: true,
      control: { kind: 'integer', min: 1, max: 200 },
    },
    {
      member: 'maxChosen',
      label: { da: 'Vælg højst', en: 'Choose at most' },
      optional: true,
      control: { kind: 'integer', min: 1, max: 200 },
    },
  ],
  create: (key) => ({ kind: 'severalOf', key, label: newLabel, options: newOptions }),
};

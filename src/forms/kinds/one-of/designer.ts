import type { DesignerPart } from '../../designer-part.ts';
import { newLabel } from '../new-label.ts';
import { newOptions } from '../new-options.ts';
import type { OneOfField } from './schema.ts';

export const oneOfDesigner: DesignerPart<OneOfField> = {
  name: { da: 'Ét svar af flere', en: 'One of several answers' },
  purpose: { da: 'Der vælges ét svar på en liste.', en: 'One answer is chosen from a list.' },
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
      member: 'appearance',
      label: { da: 'Udseende', en: 'Appearance' },
      help: {
        da: 'Radioknapper er lettest at overskue. Brug en liste, når der er mere end syv svar, og en søgbar liste, når der er mere end tyve.',
        en: 'Radio buttons are easiest to take in. Use a list when there are more than seven answers, and one that can be searched when there are more than twenty.',
      },
      optional: true,
      control: {
        kind: 'choice',
        choices: [
          { value: 'radio', label: { da: 'Radioknapper', en: 'Radio buttons' } },
          { value: 'select', label: { da: 'Liste', en: 'List' } },
          { value: 'search', label: { da: 'Liste, der kan søges i', en: 'List that can be searched' } },
        ],
      },
    },
  ],
  create: (key) => ({ kind: 'oneOf', key, label: newLabel, options: newOptions }),
};

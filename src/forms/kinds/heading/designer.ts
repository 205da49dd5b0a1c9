import type { DesignerPart } from '../../designer-part.ts';
import type { HeadingField } from './schema.ts';

export const headingDesigner: DesignerPart<HeadingField> = {
  name: { da: 'Overskrift', en: 'Heading' },
  purpose: { da: 'En overskrift, der deler siden op.', en: 'A heading that divides the page.' },
  group: 'layout',
  without: ['help', 'required', 'validations', 'prefill', 'error'],
  properties: [
    {
      member: 'level',
      label: { da: 'Niveau', en: 'Level' },
      help: {
        da: 'Sidens titel er niveau 1. Spring ikke et niveau over.',
        en: 'The title of the page is level 1. Do not skip a level.',
      },
      optional: false,
      control: { kind: 'integer', min: 2, max: 4 },
    },
  ],
  create: (key) => ({ kind: 'heading', key, label: { da: 'Overskrift', en: 'Heading' }, level: 2 }),
};

import type { DesignerPart } from '../../designer-part.ts';
import type { InformationField } from './schema.ts';

export const informationDesigner: DesignerPart<InformationField> = {
  name: { da: 'Tekst', en: 'Text' },
  purpose: {
    da: 'Vejledning, der læses og ikke besvares.',
    en: 'Guidance that is read and not answered.',
  },
  group: 'layout',
  without: ['help', 'required', 'validations', 'prefill', 'error'],
  properties: [
    {
      member: 'text',
      label: { da: 'Tekst', en: 'Text' },
      optional: false,
      control: { kind: 'longText', markup: true },
    },
  ],
  create: (key) => ({
    kind: 'information',
    key,
    label: { da: 'Tekst', en: 'Text' },
    text: { da: 'Skriv teksten her.', en: 'Write the text here.' },
  }),
};

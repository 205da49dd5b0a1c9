import type { DesignerPart } from '../../designer-part.ts';
import type { ComputedField } from './schema.ts';

export const computedDesigner: DesignerPart<ComputedField> = {
  name: { da: 'Beregnet værdi', en: 'Computed value' },
  purpose: { da: 'Et resultat, som blanketten selv regner ud.', en: 'A result that the form works out by itself.' },
  group: 'computed',
  without: ['required', 'prefill', 'error'],
  properties: [
    {
      member: 'result',
      label: { da: 'Resultatet er', en: 'The result is' },
      optional: false,
      control: {
        kind: 'choice',
        choices: [
          { value: 'amount', label: { da: 'Et beløb', en: 'An amount' } },
          { value: 'number', label: { da: 'Et tal', en: 'A number' } },
          { value: 'text', label: { da: 'En tekst', en: 'A text' } },
          { value: 'date', label: { da: 'En dato', en: 'A date' } },
          { value: 'yesNo', label: { da: 'Ja eller nej', en: 'Yes or no' } },
        ],
      },
    },
    {
      member: 'expression',
      label: { da: 'Beregning', en: 'Calculation' },
      optional: false,
      control: { kind: 'feel', gives: { kind: 'any' } },
    },
  ],
  create: (key) => ({ kind: 'computed', key, label: { da: 'I alt', en: 'Total' }, expression: '0', result: 'number' }),
};

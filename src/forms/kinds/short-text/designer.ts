import type { DesignerPart } from '../../designer-part.ts';
import { newLabel } from '../new-label.ts';
import type { ShortTextField } from './schema.ts';

/** Purposes of inputs that browsers fill in by themselves: the values of HTML's `autocomplete` that forms ask for. */
const purposes = [
  { value: 'name', label: { da: 'Eget navn', en: 'Own name' } },
  { value: 'given-name', label: { da: 'Eget fornavn', en: 'Own given name' } },
  { value: 'family-name', label: { da: 'Eget efternavn', en: 'Own family name' } },
  { value: 'street-address', label: { da: 'Egen vej og husnummer', en: 'Own street and number' } },
  { value: 'postal-code', label: { da: 'Eget postnummer', en: 'Own postal code' } },
  { value: 'address-level2', label: { da: 'Egen by', en: 'Own town' } },
  { value: 'organization', label: { da: 'Egen virksomhed', en: 'Own company' } },
  { value: 'organization-title', label: { da: 'Egen stilling', en: 'Own job title' } },
] as const;

export const shortTextDesigner: DesignerPart<ShortTextField> = {
  name: { da: 'Kort tekst', en: 'Short text' },
  purpose: { da: 'Et svar på én linje, for eksempel et navn.', en: 'An answer on one line, such as a name.' },
  group: 'text',
  without: [],
  properties: [
    {
      member: 'maxLength',
      label: { da: 'Højst så mange tegn', en: 'Most characters' },
      help: { da: '200, hvis feltet er tomt.', en: '200 when left empty.' },
      optional: true,
      control: { kind: 'integer', min: 1, max: 1_000 },
    },
    {
      member: 'autocomplete',
      label: { da: 'Browseren må udfylde', en: 'The browser may fill in' },
      help: {
        da: 'Vælg, når svaret handler om den, der udfylder. Så kan browseren hjælpe med det.',
        en: 'Choose this when the answer is about the person filling in, so that the browser can help.',
      },
      optional: true,
      control: { kind: 'choice', choices: purposes },
    },
  ],
  create: (key) => ({ kind: 'shortText', key, label: newLabel }),
};

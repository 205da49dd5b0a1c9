import type { DesignerPart } from '../../designer-part.ts';
import type { CaseNumberField } from './schema.ts';

export const caseNumberDesigner: DesignerPart<CaseNumberField> = {
  name: { da: 'Sagsnummer', en: 'Case number' },
  purpose: {
    da: 'Nummeret på en sag, skrevet som myndigheden skriver det.',
    en: 'The number of a case, written as the authority writes it.',
  },
  group: 'text',
  without: [],
  properties: [
    {
      member: 'pattern',
      label: { da: 'Sådan skrives nummeret', en: 'How the number is written' },
      help: {
        da: '0 står for et ciffer, A for et bogstav. Andre tegn står for sig selv, for eksempel 0000-000000.',
        en: '0 stands for a digit, A for a letter. Other signs stand for themselves, such as 0000-000000.',
      },
      optional: false,
      control: { kind: 'string', pattern: '^[0A./ -]*[0A][0A./ -]*$', maxLength: 40 },
    },
  ],
  create: (key) => ({
    kind: 'caseNumber',
    key,
    label: { da: 'Sagsnummer', en: 'Case number' },
    pattern: '0000-000000',
  }),
};

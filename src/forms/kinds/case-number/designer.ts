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
        da: '0 står for et ciffer, A for et bogstav og {1,6} efter dem for hvor mange. Andre tegn står for sig selv. SBSYS: 00.00.00-A00-0{1,4}-00. Acadre: 00/0{1,6}.',
        en: '0 stands for a digit, A for a letter and {1,6} behind them for how many. Other signs stand for themselves. SBSYS: 00.00.00-A00-0{1,4}-00. Acadre: 00/0{1,6}.',
      },
      optional: false,
      control: { kind: 'string', pattern: '^(?:[./ -]|[0A](?:\\{[1-9][0-9]?(?:,[1-9][0-9]?)?\\})?)+$', maxLength: 60 },
    },
  ],
  create: (key) => ({
    kind: 'caseNumber',
    key,
    label: { da: 'Sagsnummer', en: 'Case number' },
    pattern: '0000-000000',
  }),
};

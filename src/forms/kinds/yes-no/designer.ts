import type { DesignerPart } from '../../designer-part.ts';
import { newLabel } from '../new-label.ts';
import type { YesNoField } from './schema.ts';

export const yesNoDesigner: DesignerPart<YesNoField> = {
  name: { da: 'Ja eller nej', en: 'Yes or no' },
  purpose: { da: 'Et spørgsmål, der besvares med ja eller nej.', en: 'A question answered by yes or no.' },
  group: 'choice',
  without: [],
  properties: [],
  create: (key) => ({ kind: 'yesNo', key, label: newLabel }),
};

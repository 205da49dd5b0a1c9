import type { DesignerPart } from '../../designer-part.ts';
import type { ConfirmationField } from './schema.ts';

export const confirmationDesigner: DesignerPart<ConfirmationField> = {
  name: { da: 'Bekræftelse', en: 'Confirmation' },
  purpose: {
    da: 'En erklæring, som der sættes flueben ved.',
    en: 'A declaration that is confirmed by ticking a box.',
  },
  group: 'choice',
  without: [],
  properties: [],
  create: (key) => ({
    kind: 'confirmation',
    key,
    label: { da: 'Jeg bekræfter, at oplysningerne er rigtige', en: 'I confirm that the information is correct' },
    required: true,
  }),
};

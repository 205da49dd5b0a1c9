import type { DesignerPart } from '../../designer-part.ts';
import type { EmailField } from './schema.ts';

export const emailDesigner: DesignerPart<EmailField> = {
  name: { da: 'E-mail', en: 'E-mail' },
  purpose: { da: 'En e-mailadresse.', en: 'An e-mail address.' },
  group: 'person',
  without: [],
  properties: [],
  create: (key) => ({ kind: 'email', key, label: { da: 'E-mail', en: 'E-mail' } }),
};

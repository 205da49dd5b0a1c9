import type { DesignerPart } from '../../designer-part.ts';
import type { LinkField } from './schema.ts';

export const linkDesigner: DesignerPart<LinkField> = {
  name: { da: 'Link', en: 'Link' },
  purpose: {
    da: 'Et link til en side, en mailadresse eller et telefonnummer.',
    en: 'A link to a page, a mail address or a telephone number.',
  },
  group: 'layout',
  without: ['required', 'validations', 'prefill', 'error'],
  properties: [
    {
      member: 'address',
      label: { da: 'Adresse', en: 'Address' },
      help: {
        da: 'Begynder med https://, mailto: eller tel:.',
        en: 'Begins with https://, mailto: or tel:.',
      },
      optional: false,
      control: { kind: 'string', pattern: '^(https://[^\\s/]+|mailto:[^\\s@]+@|tel:\\+?[0-9])', maxLength: 1_000 },
    },
  ],
  create: (key) => ({
    kind: 'link',
    key,
    label: { da: 'Skriv, hvor linket fører hen', en: 'Write where the link leads' },
    address: 'https://www.borger.dk',
  }),
};

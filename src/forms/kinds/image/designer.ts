import type { DesignerPart } from '../../designer-part.ts';
import type { ImageField } from './schema.ts';

export const imageDesigner: DesignerPart<ImageField> = {
  name: { da: 'Billede', en: 'Picture' },
  purpose: { da: 'Viser noget, der er lettere at se end at læse.', en: 'Shows what is easier to see than to read.' },
  group: 'layout',
  without: ['help', 'required', 'validations', 'prefill', 'error'],
  properties: [
    {
      member: 'source',
      label: { da: 'Fil', en: 'File' },
      help: { da: 'PNG, JPEG eller SVG på højst 200 kB.', en: 'PNG, JPEG or SVG of at most 200 kB.' },
      optional: false,
      control: { kind: 'picture' },
    },
    {
      member: 'alternative',
      label: { da: 'Alternativ tekst', en: 'Alternative text' },
      help: {
        da: 'Hvad billedet fortæller dem, der ikke ser det.',
        en: 'What the picture tells those who do not see it.',
      },
      optional: true,
      control: { kind: 'text' },
    },
    {
      member: 'decorative',
      label: { da: 'Billedet er kun pynt', en: 'The picture is decorative only' },
      optional: true,
      control: { kind: 'boolean' },
    },
    {
      member: 'caption',
      label: { da: 'Billedtekst', en: 'Caption' },
      optional: true,
      control: { kind: 'text' },
    },
  ],
  create: (key) => ({ kind: 'image', key, label: { da: 'Billede', en: 'Picture' }, source: empty, decorative: true }),
};

/** A picture of one transparent point, until there is a better one. */
const empty =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=';

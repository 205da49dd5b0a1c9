import type { DesignerPart } from '../../designer-part.ts';
import { fileTypes, takenTypes } from './file-types.ts';
import type { FilesField } from './schema.ts';

const choices = takenTypes.map((value) => ({ value, label: { da: fileTypes[value].name, en: fileTypes[value].name } }));

export const filesDesigner: DesignerPart<FilesField> = {
  name: { da: 'Vedhæftede filer', en: 'Attached files' },
  purpose: {
    da: 'Dokumenter eller billeder, der sendes med. De undersøges for virus.',
    en: 'Documents or pictures that are sent along. They are scanned for viruses.',
  },
  group: 'file',
  without: ['prefill'],
  properties: [
    {
      member: 'accept',
      label: { da: 'Filtyper', en: 'Types of files' },
      help: { da: 'PDF, JPEG og PNG, hvis ingen er valgt.', en: 'PDF, JPEG and PNG when none is chosen.' },
      optional: true,
      control: { kind: 'choices', choices },
    },
    {
      member: 'maxFiles',
      label: { da: 'Højst så mange filer', en: 'Most files' },
      help: { da: '10, hvis feltet er tomt.', en: '10 when left empty.' },
      optional: true,
      control: { kind: 'integer', min: 1, max: 50 },
    },
  ],
  create: (key) => ({ kind: 'files', key, label: { da: 'Vedhæft filer', en: 'Attach files' } }),
};

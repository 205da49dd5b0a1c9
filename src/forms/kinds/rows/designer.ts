import type { RowsField } from '../../definition.ts';
import type { DesignerPart } from '../../designer-part.ts';

export const rowsDesigner: DesignerPart<RowsField> = {
  name: { da: 'Gentagne rækker', en: 'Repeating rows' },
  purpose: {
    da: 'De samme spørgsmål flere gange, for eksempel om hvert barn i husstanden.',
    en: 'The same questions several times, such as for each child of the household.',
  },
  group: 'layout',
  without: [],
  properties: [
    {
      member: 'rowLabel',
      label: { da: 'En række hedder', en: 'One row is called' },
      help: { da: 'Med lille begyndelsesbogstav: “barn”.', en: 'In lower case: “child”.' },
      optional: false,
      control: { kind: 'text' },
    },
    {
      member: 'appearance',
      label: { da: 'Vises som', en: 'Shown as' },
      optional: true,
      control: {
        kind: 'choice',
        choices: [
          { value: 'cards', label: { da: 'Kort', en: 'Cards' } },
          { value: 'table', label: { da: 'Tabel', en: 'Table' } },
        ],
      },
    },
    {
      member: 'addable',
      label: { da: 'Borgeren kan tilføje rækker', en: 'The citizen can add rows' },
      optional: false,
      control: { kind: 'boolean' },
    },
    {
      member: 'minRows',
      label: { da: 'Mindst så mange rækker', en: 'Fewest rows' },
      optional: true,
      control: { kind: 'integer', min: 1, max: 100 },
    },
    {
      member: 'maxRows',
      label: { da: 'Højst så mange rækker', en: 'Most rows' },
      optional: false,
      control: { kind: 'integer', min: 1, max: 100 },
    },
    {
      member: 'columns',
      label: { da: 'Spørgsmål i hver række', en: 'Questions in each row' },
      optional: false,
      control: { kind: 'fields' },
    },
  ],
  create: (key) => ({
    kind: 'rows',
    key,
    label: { da: 'Nye rækker', en: 'New rows' },
    rowLabel: { da: 'række', en: 'row' },
    addable: true,
    maxRows: 10,
    columns: [{ kind: 'shortText', key: 'navn', label: { da: 'Navn', en: 'Name' } }],
  }),
};

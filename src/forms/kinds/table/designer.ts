import type { DesignerPart } from '../../designer-part.ts';
import { listMembers } from '../list-members.ts';
import type { TableField } from './schema.ts';

const { label } = listMembers;
const key = {
  ...listMembers.key,
  // The name of the sums.
  control: { ...listMembers.key.control, pattern: `^(?!sum$)${listMembers.key.control.pattern.slice(1)}` },
};

export const tableDesigner: DesignerPart<TableField> = {
  name: { da: 'Tabel med tal', en: 'Table of figures' },
  purpose: {
    da: 'Tal i faste rækker og kolonner, lagt sammen af blanketten.',
    en: 'Figures in fixed rows and columns, added up by the form.',
  },
  group: 'number',
  without: ['prefill'],
  properties: [
    {
      member: 'rowHeading',
      label: { da: 'Overskrift over rækkerne', en: 'Heading of the rows' },
      optional: false,
      control: { kind: 'text' },
    },
    {
      member: 'rows',
      label: { da: 'Rækker', en: 'Rows' },
      optional: false,
      control: { kind: 'list', item: { da: 'Række', en: 'Row' }, of: [key, label] },
    },
    {
      member: 'columns',
      label: { da: 'Kolonner', en: 'Columns' },
      optional: false,
      control: {
        kind: 'list',
        item: { da: 'Kolonne', en: 'Column' },
        of: [
          key,
          label,
          {
            member: 'type',
            label: { da: 'Indhold', en: 'Content' },
            optional: false,
            control: {
              kind: 'choice',
              choices: [
                { value: 'number', label: { da: 'Tal', en: 'Numbers' } },
                { value: 'amount', label: { da: 'Kroner', en: 'Danish kroner' } },
              ],
            },
          },
          {
            member: 'decimals',
            label: { da: 'Højst så mange decimaler', en: 'Most decimals' },
            optional: true,
            control: { kind: 'integer', min: 0, max: 6 },
          },
          { member: 'min', label: { da: 'Mindst', en: 'Least' }, optional: true, control: { kind: 'decimal' } },
          { member: 'max', label: { da: 'Højst', en: 'Most' }, optional: true, control: { kind: 'decimal' } },
        ],
      },
    },
    {
      member: 'sumRow',
      label: { da: 'Vis summen af hver kolonne', en: 'Show the sum of each column' },
      optional: true,
      control: { kind: 'boolean' },
    },
    {
      member: 'sumColumn',
      label: { da: 'Vis summen af hver række', en: 'Show the sum of each row' },
      optional: true,
      control: { kind: 'boolean' },
    },
  ],
  create: (key) => ({
    kind: 'table',
    key,
    label: { da: 'Ny tabel', en: 'New table' },
    rowHeading: { da: 'Post', en: 'Item' },
    rows: [{ key: 'post1', label: { da: 'Post 1', en: 'Item 1' } }],
    columns: [{ key: 'beloeb', label: { da: 'Beløb', en: 'Amount' }, type: 'amount' }],
    sumRow: true,
  }),
};

import Type, { type Static } from 'typebox';
import { baseFieldMembers, TextSchema } from '../../base-field.ts';

/** Row and column keys; `sum` is what expressions call the sums. */
const TableKeySchema = Type.String({ pattern: '^(?!sum$)[A-Za-zÆØÅæøå][A-Za-z0-9_ÆØÅæøå]{0,59}$' });

const TableRowSchema = Type.Object({ key: TableKeySchema, label: TextSchema }, { additionalProperties: false });

const TableColumnSchema = Type.Object(
  {
    key: TableKeySchema,
    label: TextSchema,
    /** Numbers, or kroner and øre. */
    type: Type.Union([Type.Literal('number'), Type.Literal('amount')]),
    /** Of a number; 0 when absent. */
    decimals: Type.Optional(Type.Integer({ minimum: 0, maximum: 6 })),
    /** The least that a cell may hold; an amount that says nothing takes none below 0. */
    min: Type.Optional(Type.Number()),
    max: Type.Optional(Type.Number()),
  },
  { additionalProperties: false },
);

/** A table of figures: fixed rows and columns, and sums that the form makes. */
export const TableSchema = Type.Object(
  {
    kind: Type.Literal('table'),
    ...baseFieldMembers,
    /** What the rows are, such as "Måned": heads the first column. */
    rowHeading: TextSchema,
    rows: Type.Array(TableRowSchema, { minItems: 1, maxItems: 60 }),
    columns: Type.Array(TableColumnSchema, { minItems: 1, maxItems: 12 }),
    /** A last row with the sum of each column. */
    sumRow: Type.Optional(Type.Boolean()),
    /** A last column with the sum of each row. */
    sumColumn: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

export type TableField = Static<typeof TableSchema>;
export type TableColumn = Static<typeof TableColumnSchema>;

import type { ColumnField, Field, FormDefinition } from '../../forms/definition.ts';
import { fieldsOf } from '../../forms/fields-of.ts';
import { addressParts } from '../../forms/kinds/address/kind.ts';
import { maxFilesOf } from '../../forms/kinds/files/limits.ts';
import { allOptions } from '../../forms/kinds/options.ts';
import { scaleOf } from '../../forms/kinds/rating/kind.ts';
import { textIn } from '../../texts/catalogue.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * What the answers of a form look like to a program, as a JSON Schema (2020-12). It says the shape; what must be answered, and
 * when, the form's own conditions say when the answers are sent.
 */
export function formSchema(definition: FormDefinition): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: textIn(definition.title, 'da'),
    ...record(fieldsOf(definition)),
  };
}

function record(fields: readonly (Field | ColumnField)[]): JsonSchema {
  const properties = fields.flatMap((field) => {
    const schema = valueSchema(field);
    return schema === null ? [] : [[field.key, { title: textIn(field.label, 'da'), ...schema }] as const];
  });
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false };
}

const text: JsonSchema = { type: ['string', 'null'] };
const decimal: JsonSchema = {
  anyOf: [{ type: 'number' }, { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' }, { type: 'null' }],
};
const parts = (names: readonly string[], schema: JsonSchema = { type: 'string' }): JsonSchema => ({
  type: ['object', 'null'],
  properties: Object.fromEntries(names.map((name) => [name, schema])),
  additionalProperties: false,
});

/** Null for what asks nothing, is computed, or can't be sent. */
function valueSchema(field: Field | ColumnField): JsonSchema | null {
  switch (field.kind) {
    case 'shortText':
    case 'longText':
    case 'phone':
    case 'caseNumber':
      return text;
    case 'email':
      return { ...text, format: 'email' };
    case 'cprNumber':
      return { ...text, pattern: '^\\d{10}$' };
    case 'oneOf': {
      const values = allOptions(field.options).map(({ value }) => value);
      return values.length === 0 ? text : { enum: [...values, null] };
    }
    case 'severalOf': {
      const values = allOptions(field.options).map(({ value }) => value);
      return { type: ['array', 'null'], items: values.length === 0 ? { type: 'string' } : { enum: values } };
    }
    case 'rating':
      return { enum: [...scaleOf(field), null] };
    case 'number':
    case 'amount':
      return decimal;
    case 'date':
      return { ...text, format: 'date' };
    case 'dateTime':
      return { ...text, pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' };
    case 'period':
      return parts(['from', 'to'], { type: 'string', format: 'date' });
    case 'yesNo':
    case 'confirmation':
      return { type: ['boolean', 'null'] };
    case 'company':
      return parts(['cvr', 'name']);
    case 'accountNumber':
      return parts(['registration', 'account', 'iban']);
    case 'person':
      return parts(['cpr', 'name']);
    case 'address':
      return parts(addressParts);
    case 'property':
      return parts(['bfe']);
    case 'mapPoint':
      return {
        ...parts([]),
        properties: { lat: decimal, lng: decimal, description: { type: 'string' } },
      };
    case 'mapArea':
      return parts(['geojson', 'description'], {});
    case 'files':
      return {
        type: ['array', 'null'],
        maxItems: maxFilesOf(field),
        items: {
          type: 'object',
          properties: { name: { type: 'string' }, content: { type: 'string', contentEncoding: 'base64' } },
          required: ['name', 'content'],
          additionalProperties: false,
        },
      };
    case 'table':
      return parts(
        field.rows.flatMap((row) => field.columns.map((column) => `${row.key}.${column.key}`)),
        decimal,
      );
    case 'rows':
      return { type: ['array', 'null'], maxItems: field.maxRows, items: record(field.columns) };
    default:
      return null;
  }
}

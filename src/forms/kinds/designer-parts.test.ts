import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { FormDefinitionSchema } from '../definition.ts';
import type { DesignerProperty } from '../designer-part.ts';
import { designerPartOf } from './designer-parts.ts';
import type { FieldKindName } from './kinds.ts';
import { samples } from './samples.ts';

const kinds = Object.keys(samples) as FieldKindName[];

test('FRM-9 a new field of any kind fits the schema as it is, under the key that it is given', () => {
  for (const kind of kinds) {
    const part = designerPartOf(kind);
    const field = part.create('nyt');
    assert.equal(field.kind, kind);
    assert.equal(field.key, 'nyt');
    const pages = [{ key: 'page', title: { da: 'Side' }, fields: [field] }];
    assert.ok(Value.Check(FormDefinitionSchema.properties.pages, pages), kind);
    assert.notEqual(part.create('nyt2'), field, 'each is a field of its own');
  }
});

test('FRM-9 the designer sets only members that the kind has, and all of them but those that every field has', () => {
  for (const kind of kinds) {
    const part = designerPartOf(kind);
    const schema = schemaOf(kind);
    const members = Object.keys(schema.properties).filter((member) => !isNever(schema.properties[member]));
    const own = members.filter((member) => !common.has(member));
    assert.deepEqual(part.properties.map(({ member }) => member).sort(), own.sort(), kind);
    for (const { member, optional } of part.properties) {
      assert.equal(optional, !(schema.required ?? []).includes(member), `${kind}.${member}`);
    }
    const lacking = [...offeredToAll].filter((member) => !members.includes(member));
    assert.deepEqual(
      lacking.filter((member) => !part.without.some((without) => without === member)),
      [],
      `${kind} must say what it is without`,
    );
  }
});

test('SPR-2 everything that a kind says to the designer is there in Danish and English', () => {
  for (const kind of kinds) {
    const part = designerPartOf(kind);
    for (const text of [part.name, part.purpose, ...part.properties.flatMap(textsOf)]) {
      assert.ok(text.da && text.en, `${kind}: ${JSON.stringify(text)}`);
    }
  }
});

const common: ReadonlySet<string> = new Set([
  'kind',
  'key',
  'label',
  'help',
  'required',
  'visibleWhen',
  'validations',
  'prefill',
  'error',
]);
const offeredToAll = ['help', 'required', 'visibleWhen', 'validations', 'prefill', 'error'] as const;

interface ObjectSchema {
  readonly properties: Readonly<Record<string, TSchema & { readonly const?: unknown; readonly not?: unknown }>>;
  readonly required?: readonly string[];
}

/** The schema of one kind, found among those of the form's fields. */
function schemaOf(kind: FieldKindName): ObjectSchema {
  const found = objectsIn(FormDefinitionSchema.properties.pages).find(
    (schema) => schema.properties.kind?.const === kind,
  );
  return found ?? assert.fail(`${kind} has no schema`);
}

function objectsIn(schema: unknown): ObjectSchema[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'properties' in schema ? [schema as ObjectSchema] : [];
  const within = Object.values(schema).flatMap((value) =>
    Array.isArray(value) ? value.flatMap(objectsIn) : objectsIn(value),
  );
  return [...own, ...within];
}

function isNever(schema: { readonly not?: unknown } | undefined): boolean {
  return schema !== undefined && 'not' in schema;
}

function textsOf(property: DesignerProperty): readonly { readonly da?: string; readonly en?: string }[] {
  const { control } = property;
  const inside =
    control.kind === 'choice' || control.kind === 'choices'
      ? control.choices.map(({ label }) => label)
      : control.kind === 'list'
        ? [control.item, ...control.of.flatMap(textsOf)]
        : [];
  return [property.label, ...(property.help ? [property.help] : []), ...inside];
}

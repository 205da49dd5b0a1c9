import assert from 'node:assert/strict';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { FileReference } from '../answers.ts';
import type { Field } from '../definition.ts';
import type { FieldError, FieldValue, Parsed, PartProperties, PostedValues } from '../field-kind.ts';
import { partOf } from './parts.ts';

/** Draws a field as a page would, with what a test wants otherwise than a plain unanswered Danish one. */
export function drawField(field: Field, wanted: Partial<PartProperties<Field>> = {}): string {
  const properties: PartProperties<Field> = {
    field,
    name: field.key,
    raw: undefined,
    required: true,
    readOnly: false,
    value: null,
    errors: [],
    language: 'da',
    files: {},
    rows: [],
    ...wanted,
  };
  const html = renderToString(h(partOf(field), properties));
  assertSoundMarkup(html);
  return html;
}

/** What holds for the markup of every field, whatever it shows. */
function assertSoundMarkup(html: string): void {
  const ids = attributes(html, 'id');
  assert.equal(new Set(ids).size, ids.length, `ids are unique: ${ids}`);
  for (const target of attributes(html, 'for')) assert.ok(ids.includes(target), `label for ${target} has its input`);
  for (const value of [...attributes(html, 'aria-describedby'), ...attributes(html, 'aria-labelledby')]) {
    for (const id of value.split(' ')) assert.ok(ids.includes(id), `${id} is there to describe`);
  }
  for (const [input] of html.matchAll(/<(?:input|select|textarea|output)\b[^>]*>/g)) {
    if (input.includes('type="hidden"')) continue;
    const id = attributes(input, 'id')[0] ?? assert.fail(`${input} has no id`);
    assert.ok(attributes(html, 'for').includes(id), `${id} has a label`);
  }
  for (const [, inside = ''] of html.matchAll(/<fieldset\b[^>]*>(.{0,10})/g)) assert.match(inside, /^<legend/);
  assert.doesNotMatch(html, / style=| on\w+=|<script| required[ >=]| readonly[ >=]|undefined|\[object/);
}

/** The values of an attribute, in the order of the markup. */
export function attributes(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map((match) => match[1] ?? '');
}

/** The text of the markup, without its tags. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}

/** What a browser posts, as a kind reads it. */
export function posting(values: Readonly<Record<string, string | readonly string[]>>): PostedValues {
  return (name) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? [] : typeof value === 'string' ? [value] : value;
  };
}

export function takenFrom<Value extends FieldValue>(parsed: Parsed<Value>): Value | null {
  return parsed.ok ? parsed.value : assert.fail(`refused: ${parsed.error.message.da}`);
}

export function errorOf(parsed: Parsed<FieldValue>): FieldError {
  return parsed.ok ? assert.fail(`taken: ${JSON.stringify(parsed.value)}`) : parsed.error;
}

export function aFile(changes: Partial<FileReference> = {}): FileReference {
  return {
    id: 'f1',
    name: 'kvittering.pdf',
    mediaType: 'application/pdf',
    size: 1_200_000,
    sha256: '0'.repeat(64),
    ...changes,
  };
}

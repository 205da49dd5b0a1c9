import assert from 'node:assert/strict';
import { test } from 'node:test';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Value } from 'typebox/value';
import { samples } from '../samples.ts';
import { attributes, drawField } from '../testing.ts';
import { imageDesigner } from './designer.ts';
import { image } from './kind.ts';
import { ImagePart } from './part.tsx';
import { PictureAddressContext } from './picture-address.ts';
import { readPicture } from './read-picture.ts';
import { ImageSchema } from './schema.ts';

const field = samples.image;
const svg = (content: string) => `data:image/svg+xml;base64,${btoa(content)}`;

test('FRM-1 image: is drawn from the address that the page gives, with its alternative text in the language', () => {
  const properties = {
    field,
    name: 'field',
    raw: undefined,
    required: false,
    readOnly: false,
    value: null,
    errors: [],
    language: 'en',
    files: {},
    rows: [],
  };
  const html = renderToString(
    h(PictureAddressContext.Provider, { value: ({ key }) => `/billede/${key}`, children: h(ImagePart, properties) }),
  );
  assert.deepEqual(attributes(html, 'src'), ['/billede/field']);
  assert.deepEqual(attributes(html, 'alt'), ['A square']);
  assert.match(drawField({ ...field, decorative: true }), / alt[ />]/);
  assert.match(drawField(field), /<figcaption>Et kvadrat på en side\.<\/figcaption>/);
});

test('FRM-1 image: a picture needs an alternative text or to be decorative, and to be what it says', () => {
  const codes = (changes: object) => image.problems({ ...field, ...changes }).map(({ code }) => code);
  assert.deepEqual(codes({}), []);
  assert.deepEqual(image.problems(imageDesigner.create('new')), []);
  assert.deepEqual(codes({ alternative: undefined }), ['no-alternative']);
  assert.deepEqual(codes({ alternative: undefined, decorative: true }), []);
  assert.deepEqual(codes({ source: field.source.replace('image/svg+xml', 'image/png') }), ['bad-picture']);
});

test('FRM-1 image: an SVG that could run or fetch anything is refused, plain drawing is not', () => {
  const plain = '<svg xmlns="http://www.w3.org/2000/svg"><path id="a" fill="url(#b)" d="M0 0"/><use href="#a"/></svg>';
  assert.equal(readPicture(svg(plain))?.mediaType, 'image/svg+xml');
  for (const bad of [
    '<svg><script>alert(1)</script></svg>',
    '<svg onload="x()"></svg>',
    '<svg><foreignObject/></svg>',
    '<svg><image href="https://a.dk/b.png"/></svg>',
    '<svg><a href="javascript:x">b</a></svg>',
    '<svg><use href="//a.dk#b"/></svg>',
    '<svg><style>@import "x"</style></svg>',
    '<svg><rect fill="url(https://a.dk)"/></svg>',
    '<!DOCTYPE svg [<!ENTITY a "b">]><svg/>',
    '<html><svg></svg></html>',
  ]) {
    assert.equal(readPicture(svg(bad)), null, bad);
  }
});

test('FRM-1 image: more than 200 kB, other types and addresses elsewhere don’t fit', () => {
  const fits = (source: string) => Value.Check(ImageSchema, { ...field, source });
  assert.ok(fits(field.source));
  for (const source of [
    'https://a.dk/b.png',
    '/b.png',
    'data:image/gif;base64,R0lG',
    'data:text/html;base64,PGI+',
    `data:image/png;base64,${'A'.repeat(270_000)}`,
  ]) {
    assert.ok(!fits(source), source.slice(0, 40));
  }
});

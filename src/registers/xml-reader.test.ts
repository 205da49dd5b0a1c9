import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { element, optional, xmlDocument } from './xml-builder.ts';
import { childOf, childrenOf, readXml, textAt } from './xml-reader.ts';

/** Any text but the characters that XML 1.0 cannot hold and lone surrogates, which the builder replaces. */
const texts = fc
  .string({ unit: 'binary' })
  .map((text) => text.toWellFormed().replace(/[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu, ''));

test('any text written by the builder is read back as it was, in elements and in attributes', () => {
  fc.assert(
    fc.property(texts, texts, (text, attribute) => {
      const read = readXml(xmlDocument(element('a:b', { 'xmlns:a': 'urn:a', kind: attribute }, text)));
      assert.ok(read.ok, JSON.stringify(read));
      assert.equal(read.root.text, text);
      assert.equal(read.root.attributes.kind, attribute);
    }),
  );
});

test('text never becomes markup, and characters that XML cannot hold are left out', () => {
  assert.equal(element('a', {}, '</a><b>&"\u0000\u000b').source, '<a>&lt;/a&gt;&lt;b&gt;&amp;&#34;</a>');
  assert.throws(() => element('a b', {}), /"a b" can't be the name/);
  assert.equal(element('a', { b: undefined }, optional('c', undefined), optional('c', 7)).source, '<a><c>7</c></a>');
});

test('names are resolved by their namespaces, whatever the prefixes are', () => {
  const read = readXml(
    '<x:a xmlns:x="urn:1" xmlns="urn:2"><b q="1" x:q="2">01</b><x:b>02</x:b><x:b> </x:b><c xmlns=""/></x:a>',
  );
  assert.ok(read.ok);
  assert.equal(read.root.namespace, 'urn:1');
  assert.equal(childOf(read.root, 'b', 'urn:2')?.text, '01');
  assert.deepEqual({ ...childOf(read.root, 'b', 'urn:2')?.attributes }, { q: '1', '{urn:1}q': '2' });
  assert.equal(textAt(read.root, 'b'), '02');
  assert.equal(childrenOf(read.root, 'b').length, 2);
  assert.ok(childOf(read.root, 'c', ''));
  assert.equal(textAt(read.root, 'b', 'missing', 'deeper'), undefined);
});

test('numbers stay text, CDATA and numeric references are read', () => {
  const read = readXml('<a><n>0012</n><t>&#230;&#xF8;<![CDATA[<&]]> &amp;lt;</t></a>');
  assert.ok(read.ok);
  assert.equal(textAt(read.root, 'n'), '0012');
  assert.equal(textAt(read.root, 't'), 'æø<& &lt;');
});

test('what is not one well-formed document, or brings definitions of its own, is refused without quoting it', () => {
  const refused = [
    '',
    'plain',
    '<a>',
    '<a><b></a></b>',
    '<a/><b/>',
    '<a/>text',
    '<a>&unknown;</a>',
    '<a>&nbsp;</a>',
    '<a>& b</a>',
    '<p:a/>',
    '<a p:b="1"/>',
    '<a __proto__="1"/>',
    '<!DOCTYPE a [<!ENTITY b "0107850018">]><a>&b;</a>',
    '<!doctype a SYSTEM "file:///etc/passwd"><a/>',
    `${'<a>'.repeat(200)}${'</a>'.repeat(200)}`,
    '<person><name>0107850018</name',
  ];
  for (const text of refused) {
    const read = readXml(text);
    assert.ok(!read.ok, text);
    assert.doesNotMatch(read.problem, /0107850018|passwd/);
  }
});

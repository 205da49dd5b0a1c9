import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  XmlBufferInputProvider,
  XmlDocument,
  XmlValidateError,
  XsdValidator,
  xmlRegisterInputProvider,
} from 'libxml2-wasm';
import { projectRoot } from '../../../../paths.ts';
import { frameOutline } from '../../memo/memo-frame.ts';
import { addressLines } from './address-lines.ts';
import { checkForsendelse } from './check-forsendelse.ts';
import { type Forsendelse, writeForsendelse } from './write-forsendelse.ts';

const letter: Forsendelse = {
  id: '2f1d8a30-6f3e-4d55-9c5e-0f2a4f8f0001',
  type: 4711,
  recipient: { kind: 'cpr', id: '0107850018' },
  address: {
    name: 'Karen Ærø Hansen',
    lines: ['Birkevej 12A, 2. tv', '9000 Aalborg'],
    parts: { street: 'Birkevej', houseNumber: '12A', floor: '2', door: 'tv', postCode: '9000', district: 'Aalborg' },
  },
  sender: { name: 'Demo Kommune', lines: ['Rådhuspladsen 1', '8000 Aarhus C'] },
  user: 'demo',
  unit: 'Selvbetjening',
  title: 'Afgørelse om fritidspas',
  createdAt: new Date('2026-11-27T23:30:00Z'),
  pdf: Buffer.from('%PDF-1.7'),
  pages: 4,
  sides: 'Duplex',
  colour: 'SH',
  envelope: 'C5',
};

function written(changed: Partial<Forsendelse> = {}): string {
  const frame = writeForsendelse({ ...letter, ...changed });
  assert.ok(frame);
  return frameOutline(frame, () => 'AA==');
}

test('FJE-2 a letter to an address in parts says them as the schema wants them, and no CPR number goes out', () => {
  const xml = written();
  assert.deepEqual(checkForsendelse(xml), []);
  assert.match(xml, /<dkcc2005:StreetName>Birkevej<.*<dkcc:StreetBuildingIdentifier>12A<.*<dkcc:FloorIdentifier>2</);
  assert.match(xml, /<dkcc:CountryIdentificationCode scheme="iso3166-alpha2">DK</);
  assert.match(xml, /<adir:CPRnummerIdentifikator>0000000000</);
  assert.doesNotMatch(xml, /0107850018/);
  assert.match(xml, /<sd:BrevDato>2026-11-28</, 'the day in Denmark');
});

test('FJE-2 an address that the parts cannot hold is written in lines, abroad with its country', () => {
  const span = { street: 'Nygade', houseNumber: '7', houseNumberTo: '9', postCode: '8000', district: 'Aarhus C' };
  const company = written({
    recipient: { kind: 'cvr', id: '10000009' },
    address: { name: 'Nygade Møller ApS', lines: ['Nygade 7-9', '8000 Aarhus C'], parts: span },
  });
  assert.deepEqual(checkForsendelse(company), []);
  assert.match(company, /FirstLineText>Nygade 7-9<.*<dkcc2005:PostCodeIdentifier>8000</);
  assert.match(company, /CVRnummerIdentifikator>10000009</);
  const abroad = written({
    address: { name: 'Eva Udrejst', lines: ['Södra Förstadsgatan 14', 'SE-211 43 Malmö'], country: '5120' },
  });
  assert.deepEqual(checkForsendelse(abroad), []);
  assert.match(abroad, /scheme="imk">5120</);
  assert.match(abroad, /PostCodeIdentifier>0000</);
  const greenland = written({
    address: { name: 'Aviaja', lines: ['Aqqusinersuaq B-1234, 1. th', '3900 Nuuk', 'Grønland'], country: 'GL' },
  });
  assert.match(greenland, /PostCodeIdentifier>3900<.*scheme="iso3166-alpha2">GL</);
});

const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.lorem());
const address = fc.record({
  name: fc.oneof(text, fc.string({ minLength: 120, maxLength: 300 })).filter((name) => name.trim() !== ''),
  lines: fc.array(text, { minLength: 1, maxLength: 7 }),
  country: fc.option(fc.constantFrom('DK', 'SE', '5120', 'GL', '', 'USA', 'Sverige', '5100'), { nil: undefined }),
  parts: fc.option(
    fc.record({
      street: fc.oneof(fc.constant('Birkevej'), text),
      houseNumber: fc.option(fc.constantFrom('1', '12A', '999Z', '012', '1000', 'B'), { nil: undefined }),
      floor: fc.option(fc.constantFrom('st', 'kl', '1', '99', 'k2', '0', 'st.', '100'), { nil: undefined }),
      door: fc.option(fc.constantFrom('tv', 'mf', '0012', 'venstre'), { nil: undefined }),
      careOf: fc.option(text, { nil: undefined }),
      locality: fc.option(text, { nil: undefined }),
      town: fc.option(text, { nil: undefined }),
      postCode: fc.constantFrom('9000', '0800', '900', 'X'),
      district: text,
    }),
    { nil: undefined },
  ),
});

test('FJE-2 whatever stands in an address and a title, what is written is valid, or nothing is written', () => {
  fc.assert(
    fc.property(address, text, (to, title) => {
      const frame = writeForsendelse({ ...letter, address: to, title });
      if (!frame) return;
      assert.deepEqual(checkForsendelse(frameOutline(frame, () => 'AA==')), []);
    }),
    { numRuns: 150 },
  );
});

test('FJE-2 lines are broken to fit, at blanks where there are any, and lose nothing', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), (lines) => {
      const fitting = addressLines(lines);
      if (!fitting) return;
      const joined = (of: readonly string[]) => of.join('').replace(/\s/g, '');
      assert.equal(joined(fitting), joined(lines));
      assert.ok(fitting.every((line) => line.length > 0 && line.length <= 34) && fitting.length <= 6);
    }),
  );
  assert.equal(addressLines(Array.from({ length: 7 }, () => 'linje')), undefined);
});

test('FJE-2 our schema refuses what print vendors do: order, mixed addresses, leading zeros, missing scheme', () => {
  const refused = (from: string | RegExp, to: string) => {
    const changed = written().replace(from, to);
    assert.notEqual(changed, written());
    assert.notDeepEqual(checkForsendelse(changed), [], to);
  };
  refused('>12A<', '>012A<');
  refused('>2</dkcc:FloorIdentifier>', '>st.</dkcc:FloorIdentifier>');
  refused(' scheme="iso3166-alpha2"', '');
  refused(/<f:ForsendelseTypeIdentifikator>4711<\/f:ForsendelseTypeIdentifikator>/, '');
  refused(
    '<dkcc:FloorIdentifier>',
    '<line:PostalAddressFirstLineText>x</line:PostalAddressFirstLineText><dkcc:FloorIdentifier>',
  );
  refused('<f:FarveSHKode>SH<', '<f:FarveSHKode>Sort<');
  refused('>AA==<', '>not base64!<');
  assert.notDeepEqual(checkForsendelse('<!DOCTYPE x><x/>'), []);
  assert.notDeepEqual(checkForsendelse('nothing'), []);
});

const official = join(projectRoot, '../shared/reference/data/fjernprint-sf1600/SF1600_EP_SP1-2/xsd/oio');
const skip = existsSync(official) ? false : 'shared reference files are not here';

/**
 * The official files import a namespace once for each element, which libxml2 takes but once: every namespace gets a file that
 * includes all of its, and imports lead there.
 */
function officialValidator(): XsdValidator {
  const at = 'official-forsendelse:///';
  const texts = new Map<string, string>();
  const read = (name: string): void => {
    if (texts.has(name)) return;
    const text = readFileSync(join(official, name), 'utf8');
    texts.set(name, text);
    for (const [, location = ''] of text.matchAll(/schemaLocation="([^"]*)"/g)) read(location);
  };
  read('ForsendelseI.xsd');
  const byNamespace = new Map<string, string[]>();
  for (const [name, text] of texts) {
    const namespace = /targetNamespace="([^"]*)"/.exec(text)?.[1] ?? '';
    byNamespace.set(namespace, [...(byNamespace.get(namespace) ?? []), name]);
  }
  const whole = (namespace: string) => `all-${[...byNamespace.keys()].indexOf(namespace)}.xsd`;
  const files: Record<string, Uint8Array> = {};
  for (const [name, text] of texts) {
    const led = text.replace(/<import namespace="([^"]*)" schemaLocation="[^"]*"\/>/g, (_, namespace: string) =>
      text.includes(`targetNamespace="${namespace}"`)
        ? ''
        : `<import namespace="${namespace}" schemaLocation="${whole(namespace)}"/>`,
    );
    files[at + name] = Buffer.from(led);
  }
  for (const [namespace, members] of byNamespace) {
    const includes = members.map((name) => `<include schemaLocation="${name}"/>`).join('');
    files[at + whole(namespace)] = Buffer.from(
      `<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="${namespace}">${includes}</schema>`,
    );
  }
  xmlRegisterInputProvider(new XmlBufferInputProvider(files));
  const root = at + whole('urn:oio:fjernprint:1.0.0');
  using schema = XmlDocument.fromBuffer(files[root] ?? Buffer.alloc(0), { url: root });
  return XsdValidator.fromDoc(schema);
}

test('FJE-2 everything that we write is valid by the official schemas too', { skip }, () => {
  const validator = officialValidator();
  const faults = (xml: string): readonly string[] => {
    // The collection has no schema of its own: each letter in it is judged.
    const opening = /^<f:ForsendelseISamling([^>]*)><f:ForsendelseI>/;
    const single = xml.replace(opening, '<f:ForsendelseI$1>').replace('</f:ForsendelseISamling>', '');
    using document = XmlDocument.fromString(single);
    try {
      validator.validate(document);
      return [];
    } catch (error) {
      assert.ok(error instanceof XmlValidateError);
      return error.details.map(({ message }) => message);
    }
  };
  assert.deepEqual(faults(written()), []);
  fc.assert(
    fc.property(address, text, (to, title) => {
      const frame = writeForsendelse({ ...letter, address: to, title });
      if (frame) assert.deepEqual(faults(frameOutline(frame, () => 'AA==')), []);
    }),
    { numRuns: 100 },
  );
  assert.notDeepEqual(faults(written().replace('>12A<', '>012A<')), [], 'it judges');
  validator.dispose();
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../../paths.ts';
import { checkMemo } from './check-memo.ts';

const example = (name: string) =>
  readFileSync(join(projectRoot, 'src/options/remote-print/memo/examples', name), 'utf8');
const everything = example('everything.xml');
const codes = (xml: string | Uint8Array) => checkMemo(xml).map(({ code }) => code);

for (const name of ['minimum.xml', 'everything.xml', 'nem-sms.xml']) {
  test(`FJE-3 a right message is accepted: ${name}`, () => assert.deepEqual(checkMemo(example(name)), []));
}

/** Indexes of the lines that hold one whole element with a value. */
const lines = everything.split('\n');
const leaves = lines.flatMap((line, index) => (/^\s+<([\w:]+)>[^<]*<\/\1>$/.test(line) ? [index] : []));
const nameOf = (index: number) => /<([\w:]+)>/.exec(lines[index] ?? '')?.[1];
const withLines = (change: (copy: string[]) => void) => {
  const copy = [...lines];
  change(copy);
  return copy.join('\n');
};

test('FJE-3 the order of elements is strict: any two neighbouring values that change places are refused', () => {
  const pairs = leaves.filter((index) => leaves.includes(index + 1) && nameOf(index) !== nameOf(index + 1));
  assert.ok(pairs.length > 60, `${pairs.length} pairs`);
  for (const index of pairs) {
    const swapped = withLines((copy) => copy.splice(index, 2, lines[index + 1] ?? '', lines[index] ?? ''));
    assert.ok(codes(swapped).includes('schema'), `${nameOf(index)} and ${nameOf(index + 1)} changed places`);
  }
});

test('FJE-3 exactly the required values are missed when they are left out', () => {
  const missed = leaves.filter((index) => checkMemo(withLines((copy) => copy.splice(index, 1))).length > 0);
  assert.deepEqual(
    [...new Set(missed.map((index) => nameOf(index)?.replace('memo:', '')))].sort(),
    [
      ...['abstract', 'actionCode', 'caseID', 'caseSystem', 'contactPointID', 'content', 'contentDataName'],
      ...['contentDataValue', 'createdDateTime', 'description', 'emailAddress', 'encodingFormat', 'endDateTime'],
      ...['filename', 'generatingSystemID', 'idType', 'label', 'language', 'location', 'messageType', 'messageUUID'],
      ...['originalMessageDateTime', 'originalSender', 'recipientID', 'representativeID', 'reservationUUID'],
      ...['senderID', 'startDateTime', 'telephoneNumber', 'url', 'value'],
    ].sort(),
  );
});

const wrong: readonly (readonly [claim: string, code: string, from: string | RegExp, to: string])[] = [
  ['MeMo 1.1', 'schema', 'memoVersion="1.2"', 'memoVersion="1.1" memoSchVersion="1.1.0"'],
  ['no version', 'schema', ' memoVersion="1.2"', ''],
  ['the attribute that 1.2 dropped', 'schema', 'memoVersion="1.2"', 'memoVersion="1.2" memoSchVersion="1.1.0"'],
  [
    'the idTypeLabel that 1.2 dropped',
    'schema',
    '</memo:idType>',
    '</memo:idType><memo:idTypeLabel>x</memo:idTypeLabel>',
  ],
  ['another namespace', 'schema', '"https://DigitalPost.dk/MeMo-1"', '"https://DigitalPost.dk/MeMo-2"'],
  [
    'a messageUUID of version 1',
    'schema',
    '5f0d8a52-7c1e-4b7a-9a55-0c4f3a7e1b03',
    '5f0d8a52-7c1e-1b7a-9a55-0c4f3a7e1b03',
  ],
  ['an empty title', 'title', 'Afgørelse om fritidspas', ''],
  ['a title of 257 characters', 'title', 'Afgørelse om fritidspas', 'å'.repeat(257)],
  ['a notification of 151 characters', 'notification', 'Du har fået post fra Demo Kommune.', 'å'.repeat(151)],
  ['local time', 'schema', '2026-11-24T09:30:00Z</memo:created', '2026-11-24T10:30:00+01:00</memo:created'],
  ['a date that is not there', 'schema', '2026-12-01</memo:doNot', '2026-13-01</memo:doNot'],
  ['a CPR number with a hyphen', 'recipient-id', '0107850018</memo:recipientID>', '010785-0018</memo:recipientID>'],
  ['a CVR number of 7 digits', 'sender-id', '10000009</memo:senderID>', '1000000</memo:senderID>'],
  [
    'a representative without digits',
    'sender-id',
    '10000017</memo:representativeID>',
    'kommunen</memo:representativeID>',
  ],
  ['an unknown kind of id', 'schema', '<memo:idType>CPR<', '<memo:idType>Andet<'],
  ['an empty file', 'file-empty', 'SGVqCg==', ''],
  ['a file of blanks', 'file-empty', 'SGVqCg==', ' \n '],
  ['broken base64', 'schema', 'SGVqCg==', 'SGVqC'],
  ['something else than base64', 'schema', 'SGVqCg==', 'ikke base64!'],
  ['a slash in a file name', 'file-name', 'vejledning.txt', 'a/b.txt'],
  ['a no-break space in a file name', 'file-name', 'vejledning.txt', 'a\u00A0b.txt'],
  ['a file language of three letters', 'schema', '<memo:language>da<', '<memo:language>dan<'],
  ['an action with http', 'action-address', 'https://demo.example/mine-sager', 'http://demo.example/mine-sager'],
  ['an action with a path alone', 'action-address', 'https://demo.example/mine-sager', '/mine-sager'],
  ['an appointment without a reservation', 'action-kind', '>SELVBETJENING<', '>AFTALE<'],
  ['a link with a reservation', 'action-kind', '>AFTALE<', '>BETALING<'],
  ['an unknown action', 'schema', '>SELVBETJENING<', '>KLIK<'],
  ['no body', 'body', /<memo:MessageBody>.*<\/memo:MessageBody>/s, ''],
  ['a NemSMS with a body', 'body', '>DIGITALPOST<', '>NEMSMS<'],
  ['a third contact info', 'schema', /(<memo:ContactInfo>.*<\/memo:ContactInfo>)/s, '$1$1$1'],
  [
    'an eleventh additional content',
    'schema',
    /(<memo:AdditionalContentData>.*<\/memo:AdditionalContentData>)/s,
    '$1'.repeat(11),
  ],
  [
    'an element that is not in the model',
    'schema',
    '<memo:messageID>',
    '<memo:priority>1</memo:priority><memo:messageID>',
  ],
  ['half a message', 'not-xml', /<memo:MessageBody>.*/s, ''],
];

for (const [claim, code, from, to] of wrong) {
  test(`FJE-3 refused as ${code}: ${claim}`, () => {
    const changed = everything.replace(from, to);
    assert.notEqual(changed, everything, 'the example was changed');
    assert.ok(codes(changed).includes(code as never), JSON.stringify(checkMemo(changed)));
  });
}

test('FJE-3 a title of 256 and a notification of 150 characters outside the basic plane are accepted', () => {
  const changed = everything
    .replace('Afgørelse om fritidspas', '𝄞'.repeat(256))
    .replace('Du har fået post fra Demo Kommune.', '𝄞'.repeat(150));
  assert.deepEqual(checkMemo(changed), []);
});

test('FJE-3 a NemSMS without its text is refused', () => {
  assert.deepEqual(codes(example('nem-sms.xml').replace(/<m:notification>.*<\/m:notification>/, '')), ['notification']);
});

test('a document type is refused and its entities are never read', () => {
  const dtd = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>`;
  const xml = everything.replace('<!--', `${dtd}<!--`).replace('Afgørelse om fritidspas', '&e;');
  assert.deepEqual(codes(xml), ['not-xml']);
});

test('the most telling fault comes first', () => {
  assert.equal(codes(everything.replace('Afgørelse om fritidspas', ''))[0], 'title');
});

test('a file over the 10 MB that libxml2 takes by itself is checked like any other', () => {
  const xml = Buffer.from(everything.replace('SGVqCg==', 'QUFB'.repeat(3_000_000)));
  assert.deepEqual(checkMemo(xml), []);
});

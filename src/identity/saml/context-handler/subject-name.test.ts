import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readSubjectName } from './subject-name.ts';

const uuid = 'b7d9a0c2-4a5e-4a19-8f10-000000000005';
const named = (name: string) => `C=DK,O=10000017,CN=${name},Serial=${uuid}`;

test('SEC-2 a subject name is read with blanks, quotes and escapes, in any order', () => {
  const nora = { cvr: '10000017', uuid, name: 'Nord, Nora' };
  for (const text of [
    named('Nord\\, Nora'),
    named('"Nord, Nora"'),
    named('Nord\\2C Nora'),
    `Serial=${uuid.toUpperCase()}, CN = Nord\\, Nora , o=10000017`,
  ]) {
    assert.deepEqual(readSubjectName(text), nora, text);
  }
  assert.equal(readSubjectName(named('\\C3\\98rum S\\C3\\B8'))?.name, 'Ørum Sø');
});

test('SEC-2 what is no such name, or says something twice, is refused', () => {
  for (const text of [
    '',
    uuid,
    'C=DK,O=10000017,CN=Nora',
    `O=10000017,Serial=${uuid}`,
    `O=1000001,CN=Nora,Serial=${uuid}`,
    `O=10000017,CN=Nora,Serial=${uuid}x`,
    `${named('Nora')},Serial=${uuid}`,
    `${named('Nora')},serial=00000000-0000-4000-8000-000000000000`,
    `O=10000009,${named('Nora')}`,
    named('"Nora'),
    named('No"ra'),
    named('\\C3\\28'),
    named(''),
  ]) {
    assert.equal(readSubjectName(text), null, text);
  }
});

test('SEC-2 nobody is another by what they are called, however carelessly it is written', () => {
  const parts = fc.array(
    fc.constantFrom('Nora', ',', '=', '"', '\\', 'Serial', 'O', '10000009', 'CN', ' ', uuid, '+', '#'),
  );
  fc.assert(
    fc.property(parts, (some) => {
      const name = some.join('');
      const read = readSubjectName(named(name));
      if (read) assert.deepEqual([read.cvr, read.uuid], ['10000017', uuid]);
      // As a careful sender writes it, it is read as it was meant.
      const careful = readSubjectName(named(name.replaceAll(/[,"\\+=#]/g, '\\$&')));
      if (name.trim() !== '' && name.trim() === name) assert.equal(careful?.name, name);
    }),
  );
});

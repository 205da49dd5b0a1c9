import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readUnitFile } from './read-unit-file.ts';

const [one, two] = ['0f3a6e0c-5d7b-4c43-9a57-1d5f5b1c0001', '0f3a6e0c-5d7b-4c43-9a57-1d5f5b1c0002'];
const file = (...lines: readonly string[]) => Buffer.from(lines.join('\r\n'));
const problemsOf = (of: Uint8Array) => {
  const read = readUnitFile(of);
  return read.ok ? [] : read.problems.map(({ kind, line }) => `${kind} ${line}`);
};

test('ADM-1 units are read as spreadsheets save them, whatever columns stand beside', () => {
  const units = [
    { id: one, name: 'Fritid og Kultur' },
    { id: two, name: 'Børn & Unge' },
  ];
  for (const good of [
    file('UUID;Navn;Niveau', `${one.toUpperCase()};Fritid  og Kultur ;2`, `${two};Børn & Unge;3`),
    file('name,level,uuid', `Fritid og Kultur,2,${one}`, '', `"Børn & Unge",3,${two}`),
    Buffer.from(`uuid\tnavn\n${one}\tFritid og Kultur\n${two}\tBørn & Unge\n`, 'latin1'),
  ]) {
    assert.deepEqual(readUnitFile(good), { ok: true, units });
  }
});

test('ADM-1 a file of units that is none is refused whole, and each problem has its line', () => {
  assert.deepEqual(problemsOf(file('uuid;navn', `${one};A`, 'x;B', `${two}; `, `${one};C`)), [
    'uuid 3',
    'name 4',
    'double 5',
  ]);
  assert.deepEqual(problemsOf(file('id;navn', `${one};A`)), ['columns 1']);
  assert.deepEqual(problemsOf(file('uuid;navn')), ['columns 1']);
  assert.deepEqual(problemsOf(file('uuid;navn', one)), ['notCsv 2']);
  assert.deepEqual(problemsOf(Buffer.from([0x75, 0x00, 0x01])), ['encoding null']);
  assert.deepEqual(problemsOf(Buffer.alloc(5_000_001, 65)), ['tooLarge null']);
});

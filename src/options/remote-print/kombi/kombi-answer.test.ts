import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type KombiAnswer, readKombiAnswer } from './kombi-answer.ts';

const unreadable = (why: string): KombiAnswer => ({ kind: 'unreadable', why });
const notOurs = unreadable('the answer is not a kombi_response');
const unclear = unreadable('the answer has neither Result=false nor the notice Received');

const answers: readonly (readonly [claim: string, body: string, answer: KombiAnswer])[] = [
  [
    'Result true and the notice Received',
    '<kombi_response><Result>true</Result><TransmissionID>t-1</TransmissionID><H><Advis><AdvisId>0</AdvisId><AdvisTekst>Received</AdvisTekst></Advis></H></kombi_response>',
    { kind: 'received', transmissionId: 't-1' },
  ],
  [
    'other letter case, unknown elements, a namespace of their own',
    '<?xml version="1.0"?><!-- x --><Kombi_Response xmlns:z="urn:z"><RESULT> TRUE </RESULT><z:more/><transmissionId>t-2</transmissionId><advistekst>RECEIVED</advistekst></Kombi_Response>',
    { kind: 'received', transmissionId: 't-2' },
  ],
  [
    'Result false with FejlKode',
    '<kombi_response><Result>false</Result><FejlKode>memo.invalid</FejlKode><FejlTekst>tekst</FejlTekst></kombi_response>',
    { kind: 'refused', code: 'memo.invalid', transmissionId: undefined },
  ],
  [
    'FejlId in place of FejlKode, without Result',
    '<kombi_response><fejlid>1030</fejlid></kombi_response>',
    { kind: 'refused', code: '1030', transmissionId: undefined },
  ],
  [
    'a code that holds a CPR number is not carried on',
    '<kombi_response><Result>false</Result><FejlKode>recipient.0107850018</FejlKode></kombi_response>',
    { kind: 'refused', code: undefined, transmissionId: undefined },
  ],
  [
    'Result false alone',
    '<kombi_response><Result>0</Result></kombi_response>',
    { kind: 'refused', code: undefined, transmissionId: undefined },
  ],
  ['Result true without a notice', '<kombi_response><Result>true</Result></kombi_response>', unclear],
  [
    'Result true beside an error',
    '<kombi_response><Result>true</Result><AdvisTekst>Received</AdvisTekst><FejlKode>x</FejlKode></kombi_response>',
    unclear,
  ],
  ['an error page', '<html><body><h1>Fejl</h1></body></html>', notOurs],
  ['half an answer', '<kombi_response><Result>tr', unreadable('the answer is not well-formed XML')],
  ['nothing', '', unreadable('the answer is not well-formed XML')],
  ['a document type', '<!DOCTYPE kombi_response><kombi_response><Result>true</Result></kombi_response>', notOurs],
];

for (const [claim, body, answer] of answers) {
  test(`DEL-1 an answer is read as ${answer.kind}: ${claim}`, () => assert.deepEqual(readKombiAnswer(body), answer));
}

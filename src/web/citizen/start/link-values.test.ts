import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallForm } from '../../../../test/helpers/small-form.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { linkQuery, linkValues, signatureOf } from './link-values.ts';

const organisation = { keys: { hashing: Buffer.alloc(32, 1) } } as unknown as Organisation;
const another = { keys: { hashing: Buffer.alloc(32, 2) } } as unknown as Organisation;
const form = smallForm({
  key: 'x',
  start: {
    parameters: [
      { name: 'kloster', maxLength: 10 },
      { name: 'sag', maxLength: 20, signed: true },
    ],
  },
});

test('FRM-4 declared parameters come in, others, doubled and too long ones do not', () => {
  assert.deepEqual(linkValues(form, { kloster: 'vor-frue', ukendt: 'x' }, organisation), {
    unsigned: { kloster: 'vor-frue' },
    signed: {},
  });
  for (const query of [
    { kloster: 'elleve-tegn' },
    { kloster: ['a', 'b'] },
    { kloster: '' },
    { kloster: 'a\nb' },
    null,
  ]) {
    assert.deepEqual(linkValues(form, query, organisation).unsigned, {}, JSON.stringify(query));
  }
});

test("FRM-4 a signed parameter counts with the organisation's signature for this form and value alone", () => {
  const signatur = signatureOf(organisation, 'x', { sag: '2026-1' });
  assert.deepEqual(linkValues(form, { sag: '2026-1', signatur }, organisation).signed, { sag: '2026-1' });
  const wrong = [
    { sag: '2026-2', signatur },
    { sag: '2026-1' },
    { sag: '2026-1', signatur: `${signatur}x` },
    { sag: '2026-1', signatur: signatureOf(another, 'x', { sag: '2026-1' }) },
    { sag: '2026-1', signatur: signatureOf(organisation, 'y', { sag: '2026-1' }) },
  ];
  for (const query of wrong) assert.deepEqual(linkValues(form, query, organisation).signed, {}, JSON.stringify(query));
});

test('FRM-4 the way on carries what is declared and nothing else', () => {
  assert.equal(linkQuery(form, { kloster: 'a b', ukendt: 'x' }), '?kloster=a+b');
  assert.equal(linkQuery(form, {}), '');
});

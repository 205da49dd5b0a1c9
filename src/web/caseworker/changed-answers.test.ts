import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FormDefinition } from '../../forms/definition.ts';
import type { SubmittedValues } from '../../forms/evaluate.ts';
import { summarise } from '../../forms/summary.ts';
import form from '../../organisations/demo/fritidspas.form.json' with { type: 'json' };
import { changedAnswers } from './changed-answers.ts';

const shown = (values: SubmittedValues) => ({ sections: summarise(form as FormDefinition, values, 'da'), values });

test('CAS-2 what was changed, added and left out between two sendings-in is told, and what is as it was is not', () => {
  const older = shown({ name: 'Karen', activity: 'Fodbold', price: '1200.00' });
  const newer = shown({ name: 'Karen', activity: 'Svømning', address: 'Birkevej 12A' });
  const { byKey, removed } = changedAnswers(newer, older);
  assert.deepEqual([...byKey.keys()].toSorted(), ['activity', 'address']);
  assert.deepEqual(byKey.get('activity'), { kind: 'changed', before: { kind: 'text', text: 'Fodbold' } });
  assert.deepEqual(byKey.get('address'), { kind: 'added' });
  assert.equal(removed.length, 1);
});

test('CAS-2 another file of the same name and size counts as changed', () => {
  const file = (id: string) => ({ id, name: 'kvittering.pdf', mediaType: 'application/pdf', size: 900, sha256: id });
  const { byKey } = changedAnswers(shown({ receipts: [file('b')] }), shown({ receipts: [file('a')] }));
  assert.deepEqual([...byKey.keys()], ['receipts']);
});

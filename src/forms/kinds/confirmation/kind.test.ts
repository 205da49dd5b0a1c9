import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samples } from '../samples.ts';
import { drawField, posting, takenFrom } from '../testing.ts';
import { confirmation } from './kind.ts';

const field = samples.confirmation;

test('FRM-1 confirmation: only the tick counts; without it the value is nothing, so that a demand asks for it', () => {
  assert.equal(takenFrom(confirmation.parse(field, 'yes', {})), true);
  for (const raw of ['', 'no', 'true', undefined]) assert.equal(takenFrom(confirmation.parse(field, raw, {})), null);
  assert.equal(confirmation.toFeel(field, null), false);
});

test('FRM-1 confirmation: taking the tick away is read', () => {
  assert.equal(confirmation.read(field, 'ok', posting({ ok: ['yes', ''] })), 'yes');
  assert.equal(confirmation.read(field, 'ok', posting({ ok: [''] })), '');
});

test('FRM-1 confirmation: one box with its label and no fieldset; shown as yes or no', () => {
  assert.doesNotMatch(drawField(field), /<fieldset| checked/);
  assert.match(drawField(field, { raw: 'yes' }), / checked/);
  assert.deepEqual(confirmation.present(field, true, 'en'), { kind: 'text', text: 'Yes' });
  assert.deepEqual(confirmation.present(field, null, 'da'), { kind: 'text', text: 'Nej' });
});

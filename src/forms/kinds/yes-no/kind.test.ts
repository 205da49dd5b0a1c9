import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samples } from '../samples.ts';
import { drawField, errorOf, takenFrom } from '../testing.ts';
import { yesNo } from './kind.ts';

const field = samples.yesNo;

test('FRM-1 yesNo: yes is true, no is false, nothing is nothing, and anything else is refused', () => {
  assert.equal(takenFrom(yesNo.parse(field, 'yes', {})), true);
  assert.equal(takenFrom(yesNo.parse(field, 'no', {})), false);
  assert.equal(takenFrom(yesNo.parse(field, undefined, {})), null);
  assert.equal(errorOf(yesNo.parse(field, 'maybe', {})).code, 'notYesNo');
});

test('FRM-1 yesNo: neither is preselected, and what was chosen is drawn again', () => {
  assert.doesNotMatch(drawField(field), / checked/);
  assert.match(drawField(field, { raw: 'no' }), /value="no" checked/);
});

test('SPR-2 yesNo: is shown in the language', () => {
  assert.deepEqual(yesNo.present(field, true, 'da'), { kind: 'text', text: 'Ja' });
  assert.deepEqual(yesNo.present(field, false, 'en'), { kind: 'text', text: 'No' });
  assert.deepEqual(yesNo.present(field, null, 'en'), { kind: 'nothing' });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asksToStop } from './stop-words.ts';

test('SMS-5 STOP is heeded alone or after a keyword, and no text that merely mentions it', () => {
  for (const text of [
    'STOP',
    ' stop. ',
    'Stop alle',
    'DEMO STOP',
    'afmeld',
    'Frameld sms',
    'UNSUBSCRIBE',
    'stop all!',
  ]) {
    assert.equal(asksToStop(text), true, text);
  }
  for (const text of ['', 'nonstop', 'Kan I stoppe sagen?', 'stop ved hjørnet', 'Jeg vil ikke sige stop', 'stopur']) {
    assert.equal(asksToStop(text), false, text);
  }
});

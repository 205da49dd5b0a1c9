import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smsStep, smsWorkflow } from '../../../../test/helpers/sms.ts';
import type { DesignFinding } from '../../../forms/design/finding.ts';
import { withRefused } from './refused-findings.ts';

const finding = (place: string, da: string): DesignFinding => ({
  severity: 'error',
  code: 'delivery-wrong',
  place,
  path: [],
  message: { da, en: da },
});
const workflow = (sender: string, title = 'Send sms') =>
  smsWorkflow({ first: { ...smsStep('done', { choices: { sender } }), title: { da: title } } });

test('SMS-4 what the server found stays at its field until that field is changed, whatever else is', () => {
  const refused = { definition: workflow('Børn'), findings: [finding('first.choices.sender', 'æ')] };
  const own = [finding('first', 'unreachable')];
  assert.deepEqual(withRefused(own, refused, workflow('Børn', 'Andet')), [...refused.findings, ...own]);
  assert.deepEqual(withRefused(own, refused, workflow('Boern')), own);
  assert.deepEqual(withRefused(own, null, workflow('Børn')), own);
  assert.deepEqual(withRefused(refused.findings, refused, workflow('Børn')), refused.findings, 'said once');
  const lacking = { ...refused, findings: [finding('first.letter.0.da', 'x')] };
  assert.deepEqual(
    withRefused([], lacking, workflow('Boern')),
    [],
    'a place that the step hasn’t got goes with the step',
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cprSoapRegister } from '../../../registers/cpr-soap-register.ts';
import { cvrSoapRegister } from '../../../registers/cvr-soap-register.ts';
import { recipientAddress } from './recipient-address.ts';

test('FJE-7 an access to the registers that cannot be used is told to the case worker, not tried for days', async () => {
  const platform = {
    url: 'https://127.0.0.1:1',
    tokenServiceUrl: '',
    tokenServiceCertificates: '',
    answerCertificates: '',
  };
  const without = { platform, caller: { cvr: '10000009', certificates: [] } };
  const registers = { cpr: cprSoapRegister(without), cvr: cvrSoapRegister(without) };
  const { signal } = new AbortController();
  for (const recipient of [
    { kind: 'cpr', id: '0107850018' },
    { kind: 'cvr', id: '10000009' },
  ] as const) {
    const answer = await recipientAddress(recipient, registers, signal);
    assert.ok('outcome' in answer, JSON.stringify(answer));
    assert.match(answer.reason.da ?? '', /adgangen til CPR og CVR/);
  }
});

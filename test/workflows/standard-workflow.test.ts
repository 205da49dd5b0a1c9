import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileWorkflow } from '../../src/workflows/compile-workflow.ts';
import { standardWorkflow } from '../../src/workflows/standard-workflow.ts';
import { permitForm } from '../helpers/payments.ts';
import { fritidspasForm } from '../helpers/sample-workflow.ts';

const withLogins = (logins: ('anonymous' | 'mitid')[]) => ({
  ...fritidspasForm,
  start: { ...fritidspasForm.start, logins },
});

test('PLA-2 the standard workflow compiles, and sends a case back for correction to those alone who can be reached', () => {
  for (const { logins, returned } of [
    { logins: ['mitid' as const], returned: 'fill' },
    { logins: ['anonymous' as const], returned: undefined },
    { logins: ['mitid' as const, 'anonymous' as const], returned: undefined },
  ]) {
    const form = withLogins(logins);
    const workflow = standardWorkflow(form, 'Fritid');
    const compiled = compileWorkflow(workflow, new Map([[form.key, form]]), new Map());
    assert.deepEqual(compiled.ok ? [] : compiled.findings, []);
    const handle = workflow.steps.handle;
    assert.ok(handle?.kind === 'approve');
    assert.equal(handle.returned, returned, logins.join());
    assert.equal(/Mine sager|My cases/.test(JSON.stringify(workflow)), returned !== undefined, logins.join());
  }
});

test('BET-4 the workflow made for a form that is paid for demands the payment, and gives the money back where the case is refused', () => {
  for (const capture of ['atOnce', 'later'] as const) {
    const form = permitForm('licens', capture);
    const { steps } = standardWorkflow(form, 'Fritid');
    const compiled = compileWorkflow(standardWorkflow(form, 'Fritid'), new Map([[form.key, form]]), new Map());
    assert.ok(compiled.ok, JSON.stringify(compiled));
    const { fill, handle, giveBack } = steps;
    assert.equal(fill?.kind === 'fill' && fill.next, 'pay');
    assert.deepEqual(
      [handle?.kind === 'approve' && handle.approved, giveBack?.kind === 'settle' && giveBack.action],
      capture === 'later' ? ['take', 'release'] : ['done', 'refund'],
    );
  }
});

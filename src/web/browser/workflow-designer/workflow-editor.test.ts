import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LoadedWorkflow } from '../../../workflows/design/api-types.ts';
import { doings, done, templates } from '../../../workflows/design/testing.ts';
import { createWorkflowEditor } from './workflow-editor.ts';

const loaded = (definition: LoadedWorkflow['definition']): LoadedWorkflow => ({
  definition,
  definitions: {},
  forms: [],
  groups: [],
  languages: ['da', 'en'],
  deliveries: [],
  staff: { members: {}, managers: false },
  state: {
    key: definition.key,
    title: definition.title,
    form: '',
    revision: 1,
    updatedAt: '2027-01-01T00:00:00Z',
    updatedBy: null,
    published: null,
    changed: true,
    scheduled: null,
  },
});

test('PLA-3 undoing is exact: back to the workflow as it was opened, and forward to what it had become', () => {
  fc.assert(
    fc.property(templates, doings, (template, actions) => {
      const editor = createWorkflowEditor(loaded(template));
      for (const action of actions) editor.take(done(editor.get().history.definition, action));
      const become = JSON.stringify(editor.get().history.definition);
      const steps = editor.get().history.past.length;
      for (let step = 0; step < steps; step++) assert.ok(editor.undo());
      assert.equal(JSON.stringify(editor.get().history.definition), JSON.stringify(template));
      assert.equal(editor.get().history.past.length, 0);
      for (let step = 0; step < steps; step++) assert.ok(editor.redo());
      assert.equal(JSON.stringify(editor.get().history.definition), become);
    }),
    { numRuns: 200 },
  );
});

test('PLA-3 what somebody else did stays when one undoes one’s own, and what is typed in a row is one step', () => {
  fc.assert(
    fc.property(templates, (template) => {
      const editor = createWorkflowEditor(loaded(template));
      for (const days of [3, 33, 333]) editor.change({ ...template, retentionDays: days }, 'retentionDays');
      assert.equal(editor.get().history.past.length, 1);
      editor.takeOver({ ...editor.get().history.definition, kle: '18.15.00' });
      assert.ok(editor.undo());
      assert.deepEqual(editor.get().history.definition, { ...template, kle: '18.15.00' });
    }),
    { numRuns: 10 },
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { FormDefinition } from '../../../../forms/definition.ts';
import { valueAtPlace } from '../../../../forms/design/at-place.ts';
import { renameKey } from '../../../../forms/design/rename-key.ts';
import { anyEdit, anySet, demoForm, type Edit, edited, fits } from '../../../../forms/design/testing.ts';
import { type History, make, redo, startHistory, takeOver, undo } from './history.ts';

const set = (place: string, text: string): Edit => ({ kind: 'set', place, text });
const danish = (definition: FormDefinition, place: string) => valueAtPlace(definition, `${place}.da`);

/** The history with an edit of one's own. */
function own(history: History, edit: Edit, mark: string | null = null): History {
  const definition = edited(history.definition, edit);
  return make(history, { kind: 'replace', definition }, { before: '', after: '' }, mark) ?? history;
}

/** The history with what somebody else did, as the saver takes it over. */
function foreign(history: History, edit: Edit): History {
  return takeOver(history, edited(history.definition, edit));
}

function back(history: History): History {
  const stepped = undo(history);
  assert.ok(stepped);
  return stepped.history;
}

const step = fc.record({ edit: anyEdit, isOwn: fc.boolean() });

test('FRM-9 undoing everything of one’s own leaves what somebody else wrote meanwhile where they put it', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 12 }),
      fc.uniqueArray(anySet, { maxLength: 4, selector: (edit) => (edit.kind === 'set' ? edit.place : '') }),
      (steps, theirs) => {
        let history = startHistory(demoForm);
        for (const { edit, isOwn } of steps) history = isOwn ? own(history, edit) : foreign(history, edit);
        for (const edit of theirs) history = foreign(history, edit);
        const wanted = theirs.filter(
          (edit) => edit.kind === 'set' && danish(history.definition, edit.place) === edit.text,
        );
        while (history.past.length > 0) {
          history = back(history);
          fits(history.definition);
          for (const edit of wanted) {
            if (edit.kind === 'set') assert.equal(danish(history.definition, edit.place), edit.text, edit.place);
          }
        }
      },
    ),
  );
});

test('FRM-9 a step that nobody else touched is undone and made again around what they did', () => {
  fc.assert(
    fc.property(anySet, anySet, (mine, theirs) => {
      fc.pre(mine.kind === 'set' && theirs.kind === 'set' && mine.place !== theirs.place);
      const both = foreign(own(startHistory(demoForm), mine), theirs);
      const undone = undo(both);
      assert.ok(undone?.isDone);
      assert.deepEqual(undone.history.definition, edited(demoForm, theirs));
      const again = redo(undone.history);
      assert.ok(again?.isDone);
      assert.deepEqual(again.history.definition, both.definition);
    }),
  );
});

test('FRM-9 the same text changed by both: mine can’t be undone over theirs, and the step before still can', () => {
  let history = own(startHistory(demoForm), set('title', 'Min titel'));
  history = own(history, set('fields.price.label', 'Min pris'));
  history = foreign(history, set('fields.price.label', 'Deres pris'));
  const refused = undo(history);
  assert.equal(refused?.isDone, false);
  assert.equal(refused.history.definition, history.definition);
  assert.equal(refused.history.future.length, 0);
  const before = undo(refused.history);
  assert.ok(before?.isDone);
  assert.equal(danish(before.history.definition, 'title'), danish(demoForm, 'title'));
  assert.equal(danish(before.history.definition, 'fields.price.label'), 'Deres pris');
});

test('FRM-9 a field that I put in and somebody else has reworded is not taken away by undoing', () => {
  const history = own(startHistory(demoForm), { kind: 'add', container: 'pages.bilag', at: 0, key: 'nyt' });
  const reworded = foreign(history, set('fields.nyt.label', 'Deres ord'));
  const refused = undo(reworded);
  assert.equal(refused?.isDone, false);
  assert.equal(danish(refused.history.definition, 'fields.nyt.label'), 'Deres ord');
});

test('FRM-9 a move is undone though somebody else has moved and added things around it', () => {
  const moved = own(startHistory(demoForm), { kind: 'move', place: 'fields.email', container: 'pages.bilag', at: 0 });
  const theirs = foreign(moved, { kind: 'add', container: 'pages.ansoeger', at: 0, key: 'nyt' });
  const { definition } = back(theirs);
  const page = (key: string) => definition.pages.find((each) => each.key === key)?.fields.map((field) => field.key);
  const was = demoForm.pages.find(({ key }) => key === 'ansoeger')?.fields.map((field) => field.key) ?? [];
  assert.deepEqual(page('ansoeger'), ['nyt', ...was]);
});

test('FRM-9 a renamed key is undone in every expression, beside what somebody else wrote', () => {
  const renamed = renameKey(demoForm, 'fields.paid', 'erBetalt');
  assert.ok(renamed.ok);
  const edit = { kind: 'replace', definition: renamed.definition } as const;
  const history = make(startHistory(demoForm), edit, { before: '', after: '' });
  assert.ok(history);
  const { definition } = back(foreign(history, set('title', 'Deres titel')));
  assert.deepEqual(definition, edited(demoForm, set('title', 'Deres titel')));
});

test('FRM-9 a word that is being typed while somebody else’s change comes in is undone without it', () => {
  let history = own(startHistory(demoForm), set('fields.price.label', 'Pr'), 'price');
  history = foreign(history, set('title', 'Deres titel'));
  history = own(history, set('fields.price.label', 'Pris'), 'price');
  while (history.past.length > 0) history = back(history);
  assert.deepEqual(history.definition, edited(demoForm, set('title', 'Deres titel')));
});

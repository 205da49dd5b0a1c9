import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { valueAtPlace } from './at-place.ts';
import { flatten, unflatten } from './flat-form.ts';
import { isObject } from './json.ts';
import { mergeForms } from './merge-forms.ts';
import { resolveConflict } from './resolve-conflict.ts';
import { anyEdit, anyForm, anySet, anyStructural, demoForm, type Edit, edited, fits } from './testing.ts';

const label = (definition: Parameters<typeof valueAtPlace>[0], key: string) => {
  const value = valueAtPlace(definition, `fields.${key}.label`);
  return isObject(value) ? value.da : undefined;
};
const set = (place: string, text: string): Edit => ({ kind: 'set', place, text });

test('FRM-9 a form taken apart and put together is the same form', () => {
  fc.assert(
    fc.property(anyForm, (form) => {
      const flat = flatten(form);
      assert.deepEqual(flat && unflatten(flat), form);
    }),
  );
});

test('FRM-9 changes of one side alone are merged as they are, whichever side it is', () => {
  fc.assert(
    fc.property(anyForm, fc.array(anyEdit, { maxLength: 8 }), (base, edits) => {
      const changed = edits.reduce(edited, base);
      assert.deepEqual(mergeForms(base, changed, base), { definition: changed, conflicts: [] });
      assert.deepEqual(mergeForms(base, base, changed), { definition: changed, conflicts: [] });
    }),
  );
});

test('FRM-9 merging disjoint changes gives both: texts of one and the other, while one adds, removes and moves', () => {
  const edits = fc.tuple(
    fc.uniqueArray(anySet, { maxLength: 10, selector: (edit) => (edit.kind === 'set' ? edit.place : '') }),
    fc.array(anyStructural, { maxLength: 6 }),
    fc.nat(),
  );
  fc.assert(
    fc.property(edits, ([sets, structural, cut]) => {
      const removed = new Set(structural.flatMap((edit) => (edit.kind === 'remove' ? [edit.place] : [])));
      const harmless = sets.filter(
        (edit) => edit.kind === 'set' && !removed.has(edit.place.split('.').slice(0, 2).join('.')),
      );
      const at = harmless.length === 0 ? 0 : cut % (harmless.length + 1);
      const mine = [...structural, ...harmless.slice(0, at)].reduce(edited, demoForm);
      const theirs = harmless.slice(at).reduce(edited, demoForm);
      const both = harmless.slice(at).reduce(edited, mine);
      assert.deepEqual(mergeForms(demoForm, mine, theirs), { definition: both, conflicts: [] });
      assert.deepEqual(mergeForms(demoForm, theirs, mine), { definition: both, conflicts: [] });
    }),
  );
});

test('FRM-9 whatever two people do, the merge fits the schema and a text of mine is there or reported', () => {
  const some = fc.array(anyEdit, { maxLength: 8 });
  fc.assert(
    fc.property(some, some, (my, their) => {
      const mine = my.reduce(edited, demoForm);
      const theirs = their.reduce(edited, demoForm);
      const { definition, conflicts } = mergeForms(demoForm, mine, theirs);
      fits(definition);
      for (const edit of my) {
        if (edit.kind !== 'set') continue;
        const wanted = valueAtPlace(mine, edit.place);
        const got = valueAtPlace(definition, edit.place);
        const isThere = JSON.stringify(got) === JSON.stringify(wanted);
        const isReported = conflicts.some(({ place }) => edit.place.startsWith(place) || place.startsWith(edit.place));
        assert.ok(wanted === undefined || isThere || isReported, `${edit.place} was lost`);
      }
    }),
  );
});

test('FRM-9 one rewords a field while the other moves it to another page', () => {
  const mine = edited(demoForm, set('fields.price.label', 'Pris i alt'));
  const theirs = edited(demoForm, { kind: 'move', place: 'fields.price', container: 'pages.bilag', at: 0 });
  const { definition, conflicts } = mergeForms(demoForm, mine, theirs);
  assert.deepEqual(conflicts, []);
  assert.equal(label(definition, 'price'), 'Pris i alt');
  assert.equal(definition.pages.find((page) => page.key === 'bilag')?.fields[0]?.key, 'price');
});

test('FRM-9 two wordings of one label are a conflict that shows both, and either can be chosen', () => {
  const mine = edited(demoForm, set('fields.price.label', 'Min'));
  const theirs = edited(demoForm, set('fields.price.label', 'Deres'));
  const { definition, conflicts } = mergeForms(demoForm, mine, theirs);
  const [conflict] = conflicts;
  assert.equal(conflicts.length, 1);
  assert.ok(conflict);
  assert.deepEqual([conflict.place, conflict.mine, conflict.theirs], ['fields.price.label.da', 'Min', 'Deres']);
  assert.equal(label(definition, 'price'), 'Deres');
  assert.equal(label(resolveConflict(definition, conflict, 'mine'), 'price'), 'Min');
});

test('FRM-9 taking away what the other changes is a conflict, and can be settled both ways', () => {
  const mine = edited(demoForm, { kind: 'remove', place: 'fields.phone' });
  const theirs = edited(demoForm, set('fields.phone.label', 'Mobil'));
  const one = mergeForms(demoForm, mine, theirs);
  assert.equal(label(one.definition, 'phone'), 'Mobil');
  assert.equal(one.conflicts[0]?.kind, 'removed');
  assert.ok(one.conflicts[0]);
  assert.equal(label(resolveConflict(one.definition, one.conflicts[0], 'mine'), 'phone'), undefined);
  const other = mergeForms(demoForm, theirs, mine);
  assert.equal(label(other.definition, 'phone'), undefined);
  assert.ok(other.conflicts[0]);
  assert.equal(label(resolveConflict(other.definition, other.conflicts[0], 'mine'), 'phone'), 'Mobil');
});

test('FRM-9 a field put on a page that the other takes away is not lost in silence', () => {
  const mine = edited(demoForm, { kind: 'add', container: 'pages.bilag', at: 0, key: 'extra' });
  const theirs = { ...demoForm, pages: demoForm.pages.filter((page) => page.key !== 'bilag') };
  const { conflicts } = mergeForms(demoForm, mine, theirs);
  assert.deepEqual(
    conflicts.map(({ kind, place }) => [kind, place]),
    [['removed', 'pages.bilag']],
  );
});

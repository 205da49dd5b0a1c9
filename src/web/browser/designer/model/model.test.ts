import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { FormDefinition } from '../../../../forms/definition.ts';
import fritidspas from '../../../../organisations/demo/fritidspas.form.json' with { type: 'json' };
import { type Direction, dropOn, moveStep, slotFor } from './arrange.ts';
import { withFreshKeys } from './clipboard.ts';
import { apply, type Edit } from './edit.ts';
import { keyFromLabel, slugFromTitle, takenKeys } from './fresh-key.ts';
import { type History, make, redo, settle, startHistory, undo } from './history.ts';
import { outlineOf } from './outline.ts';

const form = fritidspas as unknown as FormDefinition;

/** What a person may do, told by numbers so that it fits any form. */
const deed = fc.record({
  at: fc.nat(),
  to: fc.nat(),
  what: fc.constantFrom('label', 'clear', 'up', 'down', 'in', 'out', 'drag', 'delete', 'copy', 'replace', 'bad'),
  text: fc.string(),
  mark: fc.boolean(),
});
type Deed = typeof deed extends fc.Arbitrary<infer Made> ? Made : never;

function editOf(definition: FormDefinition, { at, to, what, text }: Deed): Edit | null {
  const nodes = outlineOf(definition);
  const node = nodes[at % nodes.length];
  const target = nodes[to % nodes.length];
  if (!node || !target) return null;
  switch (what) {
    case 'label':
      return { kind: 'set', path: [...node.path, node.kind === 'page' ? 'title' : 'label', 'da'], value: text };
    case 'clear':
      return { kind: 'set', path: [...node.path, 'help'], value: undefined };
    case 'drag': {
      return dropOn(nodes, node, target, (to % 11) / 10, to % 2 === 0)?.edit ?? null;
    }
    case 'delete':
      return { kind: 'delete', list: node.list, index: node.index, count: 1 };
    case 'copy': {
      const copy = withFreshKeys(
        node.kind === 'page' ? { kind: 'page', item: node.item } : { kind: 'item', item: node.item },
        definition,
      );
      const slot = slotFor(nodes, target, copy.kind === 'page' ? 'page' : copy.item.kind);
      return slot && { kind: 'insert', list: slot.list, index: slot.index, items: [copy.item] };
    }
    case 'replace':
      return { kind: 'replace', definition: { ...definition, draftDays: (at % 300) + 1 } };
    case 'bad':
      return { kind: 'delete', list: ['pages', 999, 'fields'], index: at, count: to };
    default:
      return moveStep(definition, node, what as Direction);
  }
}

function run(deeds: readonly Deed[]): { readonly history: History; readonly seen: readonly FormDefinition[] } {
  let history = startHistory(form);
  const seen = [form];
  for (const each of deeds) {
    const edit = editOf(history.definition, each);
    const made = edit && make(history, edit, { before: '', after: '' }, each.mark ? 'typing' : null);
    if (!made) continue;
    if (made.past.length === history.past.length) seen.pop();
    history = made;
    seen.push(made.definition);
  }
  return { history, seen };
}

test('FRM-9 undoing any sequence of edits restores every earlier form exactly, and redoing every later one', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
      const { history, seen } = run(deeds);
      assert.equal(history.past.length, seen.length - 1);
      let current = history;
      for (let index = seen.length - 2; index >= 0; index--) {
        const back = undo(current);
        assert.ok(back?.isDone);
        assert.equal(back.history.definition, seen[index]);
        current = back.history;
      }
      assert.equal(undo(current), null);
      for (let index = 1; index < seen.length; index++) {
        const forth = redo(current);
        assert.ok(forth?.isDone);
        assert.equal(forth.history.definition, seen[index]);
        current = forth.history;
      }
      assert.equal(redo(current), null);
    }),
    { numRuns: 200 },
  );
});

test('FRM-9 moving things about neither loses nor doubles any field, and what the edit leaves alone stays the same object', () => {
  fc.assert(
    fc.property(
      fc.array(
        deed.filter(({ what }) => ['up', 'down', 'in', 'out', 'drag'].includes(what)),
        { maxLength: 30 },
      ),
      (deeds) => {
        const { history } = run(deeds);
        const keys = (definition: FormDefinition) =>
          outlineOf(definition)
            .map((node) => node.item.key)
            .sort();
        assert.deepEqual(keys(history.definition), keys(form));
      },
    ),
  );
  const applied = apply(form, { kind: 'set', path: ['pages', 0, 'title', 'da'], value: 'Ny' });
  assert.equal(applied?.pages[1], form.pages[1]);
  assert.equal(applied?.pages[0]?.fields, form.pages[0]?.fields);
});

test('FRM-9 what is dropped lands where the pointer is: above, below, into a page or a group', () => {
  const grouped: FormDefinition = {
    ...form,
    pages: form.pages.map((page) =>
      page.key === 'bilag'
        ? {
            ...page,
            fields: [{ kind: 'group', key: 'g', label: { da: 'G' }, fields: page.fields.slice(0, 1) as never }],
          }
        : page,
    ),
  };
  const nodes = outlineOf(grouped);
  const node = (place: string) => {
    const found = nodes.find((each) => each.place === place);
    assert.ok(found, place);
    return found;
  };
  const order = (place: string, at: string, height: number, isClosed = false) => {
    const drop = dropOn(nodes, node(place), node(at), height, isClosed);
    const made = drop && apply(grouped, drop.edit);
    return [drop?.side, made && outlineOf(made).map((each) => each.item.key)];
  };
  const keys = nodes.map((each) => each.item.key);
  const moved = (key: string, to: number) => {
    const rest = keys.filter((each) => each !== key);
    return rest.toSpliced(to, 0, key);
  };
  const at = (key: string) => keys.filter((each) => each !== 'email').indexOf(key);
  assert.deepEqual(order('fields.email', 'fields.paid', 0.2), ['before', moved('email', at('paid'))]);
  assert.deepEqual(order('fields.email', 'fields.paid', 0.8), ['after', moved('email', at('paid') + 1)]);
  assert.deepEqual(order('fields.email', 'pages.aktivitet', 0.6), ['within', moved('email', at('aktivitet') + 1)]);
  assert.deepEqual(order('fields.paid', 'pages.bilag', 0.1)[0], 'before');
  assert.deepEqual(order('fields.email', 'fields.g', 0.5)[0], 'within');
  assert.deepEqual(order('fields.email', 'fields.g', 0.9, true)[0], 'after');
  assert.deepEqual(order('fields.g', 'fields.paid', 0.9)[0], 'after');
  assert.deepEqual(order('pages.bilag', 'pages.aktivitet', 0.1)[0], 'before');
  assert.deepEqual(order('pages.bilag', 'fields.paid', 0.5), [undefined, null]);
  assert.deepEqual(order('fields.g', 'fields.g', 0.5), [undefined, null]);
});

test('FRM-9 an edit that does not fit the form changes nothing', () => {
  const wrong: readonly Edit[] = [
    { kind: 'set', path: [], value: 1 },
    { kind: 'set', path: ['pages', 99, 'title'], value: 1 },
    { kind: 'set', path: ['title', 'da', 'x'], value: 1 },
    { kind: 'insert', list: ['title'], index: 0, items: [1] },
    { kind: 'insert', list: ['pages'], index: -1, items: [1] },
    { kind: 'delete', list: ['pages'], index: 0, count: 99 },
    { kind: 'move', from: { list: ['pages'], index: 77 }, to: { list: ['pages'], index: 0 } },
    {
      kind: 'several',
      edits: [
        { kind: 'set', path: ['draftDays'], value: 2 },
        { kind: 'set', path: ['a', 'b'], value: 1 },
      ],
    },
  ];
  for (const edit of wrong) assert.equal(apply(form, edit), null, JSON.stringify(edit));
});

test('FRM-9 a run of typing is one step, until it is settled', () => {
  const type = (history: History, text: string) =>
    make(
      history,
      { kind: 'set', path: ['title', 'da'], value: text },
      { before: 'form', after: 'form' },
      'form.title.da',
    ) ?? history;
  const typed = type(type(type(startHistory(form), 'A'), 'Ab'), 'Abc');
  assert.equal(typed.past.length, 1);
  assert.deepEqual(undo(typed)?.history.definition, form);
  assert.equal(type(settle(typed), 'Abcd').past.length, 2);
});

test('FRM-9 a copy gets keys of its own, and its expressions follow them without touching texts or members', () => {
  const page = form.pages.find(({ key }) => key === 'aktivitet');
  assert.ok(page);
  const copy = withFreshKeys({ kind: 'page', item: page }, form);
  assert.equal(copy.kind, 'page');
  const taken = takenKeys(form);
  assert.equal(copy.item.key, 'aktivitet-2');
  for (const item of copy.kind === 'page' ? copy.item.fields : []) assert.ok(!taken.has(item.key), item.key);
  const text = JSON.stringify(copy.item);
  assert.match(text, /"visibleWhen":"paid2 = true"/);
});

test('FRM-9 keys and addresses are made of what a person writes', () => {
  assert.equal(keyFromLabel('Har du børn?'), 'harDuBørn');
  assert.equal(keyFromLabel('1. valg'), 'valg');
  assert.equal(keyFromLabel('???'), '');
  assert.equal(slugFromTitle('Ansøgning: Øl & Ål på Ærø'), 'ansoegning-oel-aal-paa-aeroe');
  assert.equal(slugFromTitle('§'), '');
});

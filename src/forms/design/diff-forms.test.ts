import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { diffForms } from './diff-forms.ts';
import { anyEdit, anyForm, demoForm, type Edit, edited } from './testing.ts';

const short = (edits: readonly Edit[]) =>
  diffForms(demoForm, edits.reduce(edited, demoForm)).map(({ kind, place }) => `${kind} ${place}`);

test('FRM-10 equal forms have no differences, and different ones have some', () => {
  fc.assert(
    fc.property(anyForm, fc.array(anyEdit, { maxLength: 6 }), (form, edits) => {
      assert.deepEqual(diffForms(form, structuredClone(form)), []);
      const after = edits.reduce(edited, form);
      const isSame = JSON.stringify(after) === JSON.stringify(form);
      assert.equal(diffForms(form, after).length === 0, isSame);
    }),
  );
});

test('FRM-10 each thing is told once: added, removed, moved and changed', () => {
  assert.deepEqual(short([{ kind: 'add', container: 'pages.bilag', at: 1, key: 'extra' }]), ['added fields.extra']);
  assert.deepEqual(short([{ kind: 'remove', place: 'fields.phone' }]), ['removed fields.phone']);
  assert.deepEqual(short([{ kind: 'move', place: 'fields.paid', container: 'pages.bilag', at: 0 }]), [
    'moved fields.paid',
  ]);
  assert.deepEqual(short([{ kind: 'move', place: 'fields.activity', container: 'pages.aktivitet', at: 3 }]), [
    'moved fields.activity',
  ]);
  assert.deepEqual(
    short([
      { kind: 'move', place: 'fields.price', container: 'pages.bilag', at: 0 },
      { kind: 'set', place: 'fields.price.label', text: 'Prisen' },
    ]),
    ['moved fields.price', 'changed fields.price'],
  );
});

test('FRM-10 a change says which member, in words, with the texts of both languages side by side', () => {
  const [change] = diffForms(demoForm, edited(demoForm, { kind: 'set', place: 'fields.price.label', text: 'Prisen' }));
  assert.ok(change?.kind === 'changed');
  assert.deepEqual(
    change.path.map(({ en }) => en),
    ['Activity', 'Price for each child in Danish kroner'],
  );
  const [member] = change.members;
  assert.equal(member?.member, 'label');
  assert.deepEqual(member?.texts, [{ language: 'da', before: 'Pris for hvert barn i kroner', after: 'Prisen' }]);
});

test('FRM-10 columns, options and the privacy notice are told apart from the rest', () => {
  const pages = demoForm.pages.map((page) => ({
    ...page,
    fields: page.fields.map((field) =>
      field.kind === 'rows' ? { ...field, columns: field.columns.filter((column) => column.key !== 'team') } : field,
    ),
  }));
  const { privacy } = demoForm.start;
  const start = { ...demoForm.start, privacy: { ...privacy, purpose: { da: 'Nyt', en: 'New' } } };
  const changes = diffForms(demoForm, { ...demoForm, pages, start });
  assert.deepEqual(
    changes.map(({ kind, place, thing }) => `${kind} ${thing} ${place}`),
    ['changed form ', 'removed column fields.children.columns.team'],
  );
  const [form] = changes;
  assert.deepEqual(form?.kind === 'changed' && form.members.map(({ member }) => member), ['start.privacy.purpose']);
});

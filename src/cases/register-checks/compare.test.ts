import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallForm } from '../../../test/helpers/small-form.ts';
import { compareWithRegister } from './compare.ts';

const text = (key: string) => ({ kind: 'shortText', key, label: { da: key, en: key } }) as const;
const form = smallForm({
  key: 'husstand',
  pages: [
    {
      key: 'side',
      title: { da: 'Side', en: 'Page' },
      fields: [
        text('name'),
        { kind: 'date', key: 'born', label: { da: 'Født', en: 'Born' } },
        { kind: 'person', key: 'person', label: { da: 'Person', en: 'Person' } },
        {
          ...({
            kind: 'rows',
            key: 'children',
            label: { da: 'Børn', en: 'Children' },
            rowLabel: { da: 'barn', en: 'child' },
          } as const),
          ...{ addable: true, maxRows: 5, prefill: { from: 'cpr.children', locked: true } },
          columns: [{ ...text('child'), prefill: { from: 'child.name', locked: true } }, text('note')],
        },
      ],
    },
  ],
});

test('FUL-4 typed answers are compared with the register by what they say, not by how they are written', () => {
  const values = {
    name: 'karen  ærø hansen',
    born: '1985-07-01',
    person: { cpr: '0107850018', name: 'Karen Hansen' },
    children: [
      { child: 'Ida Hansen', note: 'x' },
      { child: 'Øjvind Hansen', note: null },
    ],
  };
  const rows = (...names: readonly string[]) => names.map((child, index) => ({ id: `c${index}`, answers: { child } }));
  const compare = (registered: Parameters<typeof compareWithRegister>[3]) =>
    compareWithRegister(form, ['name', 'born', 'person', 'children'], values as never, registered);
  const same = compare({
    name: 'Karen Ærø Hansen',
    born: { day: '1', month: '7', year: '1985' },
    person: { cpr: '0107850018', name: 'Karen Hansen', address: 'Birkevej 12A, 9000 Aalborg' },
    children: rows('Øjvind Hansen', 'Ida Hansen'),
  });
  assert.deepEqual(same, { equal: ['name', 'born', 'person', 'children'], different: [] });
  const other = compare({ name: 'Karen Hansen', children: rows('Ida Hansen') });
  assert.deepEqual(other.equal, ['born', 'person'], 'of these the register says nothing');
  assert.deepEqual(
    other.different.map(({ key }) => key),
    ['name', 'children'],
  );
});

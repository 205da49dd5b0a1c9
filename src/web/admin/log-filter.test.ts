import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterQuery, readFilter } from './log-filter.ts';

test('PLA-7 a filter of the log that can be read is kept in the links to its other pages', () => {
  const { filter, errors, before } = readFilter({
    sag: '2026-000123',
    handling: 'caseRead',
    dag: '2026-11-24',
    foer: '51',
  });
  assert.deepEqual(errors, {});
  assert.equal(before, '51');
  assert.equal(filterQuery(filter, before), '?sag=2026-000123&handling=caseRead&dag=2026-11-24&foer=51');
  assert.equal(filterQuery({}, null), '');
});

test('PLA-7 a filter that can’t be read is said at its field, and a CPR number in it is not shown again', () => {
  const { filter, errors, typed } = readFilter({ sag: '010785-0018', handling: 'x', dag: '2026-02-30' });
  assert.deepEqual(filter, {});
  assert.deepEqual(Object.keys(errors), ['sag', 'handling', 'dag']);
  assert.equal(typed.sag, '');
});

test('a filter given twice, or as a list, is as none', () => {
  assert.deepEqual(readFilter({ sag: ['1', '2'], foer: '-1' }).filter, {});
  assert.equal(readFilter({ foer: '-1' }).before, null);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchOptions } from './match-options.ts';

const options = ['Ærø Kommune', 'Ny Ærøskole', 'Aarhus', 'Ålborg', 'Café Ærø', 'Thisted'].map((label) => ({
  value: label,
  label,
}));
const found = (typed: string) => matchOptions(options, typed).map(({ label }) => label);

test('FRM-1 oneOf: suggestions hold every word that was typed, and those that begin with it come first', () => {
  assert.deepEqual(found('ærø'), ['Ærø Kommune', 'Ny Ærøskole', 'Café Ærø']);
  assert.deepEqual(found('kom ær'), ['Ærø Kommune']);
  assert.deepEqual(found('ny'), ['Ny Ærøskole']);
  assert.deepEqual(found('cafe'), ['Café Ærø']);
  assert.deepEqual(found('ål'), ['Ålborg']);
  assert.deepEqual(found('al'), [], 'å is no a');
  assert.deepEqual(found('x'), []);
  assert.equal(found('  ').length, options.length);
});

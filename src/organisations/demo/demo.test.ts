import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonDefinitions, demoDefinitions } from './definitions.ts';

test('PLA-6 each case of the demonstration is named as its form, not by an end that it may come to', () => {
  const pairs = [...commonDefinitions, ...demoDefinitions];
  assert.equal(pairs.length, 7);
  for (const { form, workflow } of pairs) {
    const [title, named] = [form, workflow].map((each) => Reflect.get(Object(each), 'title'));
    assert.ok(title.da);
    assert.deepEqual(named, title, form.key);
  }
});

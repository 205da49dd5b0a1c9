import { test } from 'node:test';
test('ok', () => {});
test('endless', () => { for (;;); });

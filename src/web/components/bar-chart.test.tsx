import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderToString } from 'preact-render-to-string';
import { BarChart } from './bar-chart.tsx';

test('ADM-2 the axis of a chart tells whole figures, also where nothing came in: there is no half øre', () => {
  for (const most of [0, 1, 3, 5, 9, 40_500]) {
    const told: number[] = [];
    const format = (value: number) => {
      told.push(value);
      return String(value);
    };
    const bars = [{ label: 'nov.', values: [most] }];
    renderToString(<BarChart id="c" title="T" description="D" series={['a']} bars={bars} format={format} />);
    assert.ok(told.length === 3 && told.every(Number.isInteger), told.join());
    assert.ok(Math.max(...told) >= most);
  }
});

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from '../scripts/build.mjs';
import { projectRoot } from '../src/paths.ts';
import { loadAssets } from '../src/web/assets.ts';
import { figures } from './figures/figures.ts';
import { openBench } from './support/bench.ts';
import { machineFacts, runNow } from './support/machine.ts';
import { asLines, asMarkdown, asRows, type FigureResult, mergedRows } from './support/report.ts';

/**
 * `npm run bench` measures all figures, `npm run bench -- workflow pdf` some; `--write` also writes docs/benchmarks.md, in which
 * the figures that were not measured stay as they were.
 * A figure that fails is told and the others go on; the exit code is 1 then. An aim that is not met is a result.
 */
const given = process.argv.slice(2);
const names = given.filter((name) => name !== '--write');
const unknown = names.find((name) => !figures.some((figure) => figure.key === name));
if (unknown !== undefined) {
  console.error(`${unknown} is no figure: allowed are ${figures.map((figure) => figure.key).join(', ')}, and --write`);
  process.exit(1);
}

// The product is measured as `npm start` runs it: compiled, with its styles and scripts built.
await build(projectRoot);
await loadAssets({ root: projectRoot });
const bench = await openBench();
const facts = machineFacts(bench.serverVersion);
const when = runNow();
for (const fact of [...facts, `run, and load before it: ${when}`]) console.log(fact);
const results: FigureResult[] = [];
let failed = false;
try {
  for (const figure of figures.filter(({ key }) => names.length === 0 || names.includes(key))) {
    console.log(`\n${figure.key}: ${figure.title}`);
    const began = performance.now();
    try {
      const measures = await figure.measure(bench);
      for (const measure of measures) console.log(asLines(measure));
      const seconds = (performance.now() - began) / 1_000;
      results.push({ key: figure.key, title: figure.title, measures, seconds });
      console.log(`  (${Math.round(seconds)} s)`);
    } catch (error) {
      failed = true;
      console.error(`  ${figure.key} could not be measured:`, error);
    } finally {
      await bench.endFigure();
    }
  }
} finally {
  await bench.close();
}
const rows = asRows(results, when);
console.log(`\n${asMarkdown(facts, rows)}`);
if (given.includes('--write') && !failed) {
  const file = join(projectRoot, 'docs', 'benchmarks.md');
  const measured = results.map(({ key }) => key);
  const keys = figures.map(({ key }) => key);
  const all = mergedRows(await readFile(file, 'utf8').catch(() => ''), rows, measured, keys);
  const head = '# Figures\n\nWritten by `npm run bench -- --write`; `bench/` says what each one is.\n\n';
  await writeFile(file, head + asMarkdown(facts, all));
}
process.exit(failed ? 1 : 0);

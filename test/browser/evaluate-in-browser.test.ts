import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { compileForm } from '../../src/forms/compile-form.ts';
import { fieldsOfPage } from '../../src/forms/fields-of.ts';
import { projectRoot } from '../../src/paths.ts';
import { anyAnswers, anyDefinition, circumstances } from '../forms/any-definition.ts';
import { compilable } from '../forms/compilable.ts';
import { evaluateSample, type Sample } from '../forms/evaluate-sample.ts';
import { startBrowser } from '../helpers/browser.ts';
import { fritidspasForm } from '../helpers/sample-workflow.ts';

let browser: Browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const typed = fc.array(
  fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('1.234,50', '1', 'yes', 'sport', '2027', '12')),
  { minLength: 1, maxLength: 2 },
);
const filling = fc.tuple(
  anyDefinition(fritidspasForm),
  anyAnswers,
  anyAnswers,
  circumstances,
  fc.array(typed, { minLength: 6, maxLength: 6 }),
);

/** Fillings of forms that compile. */
function samplesOf(count: number): readonly Sample[] {
  const made: Sample[] = [];
  for (let round = 1; made.length < count; round += 1) {
    assert.ok(round < 20, 'enough of the definitions compile');
    for (const [wanted, answers, prefilled, context, inputs] of fc.sample(filling, count)) {
      const definition = compilable(wanted);
      const compiled = definition && compileForm(definition);
      if (!compiled?.ok || made.length === count) continue;
      const names = compiled.form.definition.pages
        .flatMap(fieldsOfPage)
        .flatMap(({ key }) => ['', '.day', '.month', '.year', '.present', '.cvr', '.name'].map((part) => key + part));
      const posted = Object.fromEntries(names.map((name, index) => [name, inputs[index % inputs.length] ?? []]));
      made.push(JSON.parse(JSON.stringify({ form: compiled.form, answers, prefilled, context, posted })));
    }
  }
  return made;
}

test('FRM-2 server and browser agree on every result: random forms evaluated by the bundle in Chromium as by Node', {
  timeout: 120_000,
}, async () => {
  // As the scripts of the pages are made.
  const bundled = await build({
    stdin: {
      contents:
        "import { evaluateSample } from './test/forms/evaluate-sample.ts'; globalThis.evaluateSample = evaluateSample;",
      resolveDir: projectRoot,
      loader: 'ts',
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
  });
  const page = await browser.newPage();
  await page.addScriptTag({ content: bundled.outputFiles[0]?.text ?? '', type: 'module' });
  await page.waitForFunction('typeof globalThis.evaluateSample === "function"');
  const samples = samplesOf(300);
  const kinds = new Set<string>();
  for (let at = 0; at < samples.length; at += 50) {
    const part = samples.slice(at, at + 50);
    const there: readonly string[] = await page.evaluate(
      // As JSON, as a page gets it: the debugger's own way loses a member called `__proto__`.
      (given) => JSON.parse(given).map((each: unknown) => Reflect.get(globalThis, 'evaluateSample')(each)),
      JSON.stringify(part),
    );
    for (const [index, sample] of part.entries()) {
      const { pages } = sample.form.definition;
      assert.deepEqual(JSON.parse(there[index] ?? ''), JSON.parse(evaluateSample(sample)), JSON.stringify(pages));
      for (const { kind } of pages.flatMap(fieldsOfPage)) kinds.add(kind);
    }
  }
  assert.ok(kinds.size > 20, `${[...kinds].join(', ')} were among them`);
});

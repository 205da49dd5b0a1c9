import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Value } from 'typebox/value';
import type { FormInput } from '../../src/forms/answers.ts';
import { compileForm } from '../../src/forms/compile-form.ts';
import { FormDefinitionSchema } from '../../src/forms/definition.ts';
import { type EvaluatedForm, evaluate, missingOf, prepareForm } from '../../src/forms/evaluate.ts';
import { summarise } from '../../src/forms/summary.ts';
import { fritidspasForm } from '../helpers/sample-workflow.ts';
import { anyAnswers, anyDefinition, circumstances, lists } from './any-definition.ts';
import { compilable } from './compilable.ts';

const definitions = anyDefinition(fritidspasForm);

test('FRM-2 compileForm never throws on a definition that the schema admits, and every finding is in both languages', () => {
  let refused = 0;
  fc.assert(
    fc.property(definitions, (definition) => {
      assert.ok(Value.Check(FormDefinitionSchema, definition));
      const compiled = compileForm(definition);
      if (compiled.ok) return;
      refused += 1;
      for (const { message, place } of compiled.findings) assert.ok(message.da && message.en && place);
    }),
    { numRuns: 300 },
  );
  assert.ok(refused > 10, 'the definitions are not all harmless');
});

test('FRM-2 evaluate never throws on any definition with any answers; JSON and back, as to a browser, changes nothing', () => {
  let evaluated = 0;
  fc.assert(
    fc.property(definitions, anyAnswers, anyAnswers, circumstances, (wanted, answers, prefilled, context) => {
      const definition = compilable(wanted);
      if (definition === null) return;
      const compiled = compileForm(definition);
      assert.ok(compiled.ok);
      evaluated += 1;
      const input: FormInput = { answers, prefilled, files: {} };
      const here = evaluate(prepareForm(compiled.form), input, context);
      const there = evaluate(prepareForm(JSON.parse(JSON.stringify(compiled.form))), input, context);
      assert.deepEqual(there, here);
      assert.deepEqual(JSON.parse(JSON.stringify(here.values)), here.values);
      assert.ok(missingOf(here).length === 0 || !here.valid, 'a form that lacks an answer is not valid');
      summarise(definition, here.values, context.language, lists);
    }),
    { numRuns: 400 },
  );
  assert.ok(evaluated > 100, `${evaluated} were evaluated`);
});

test('FRM-2 evaluated with what was before it, a form is as it is without, and what stays is the same object', () => {
  fc.assert(
    fc.property(
      definitions,
      fc.array(fc.tuple(anyAnswers, anyAnswers), { minLength: 2, maxLength: 5 }),
      fc.array(circumstances, { minLength: 1, maxLength: 2 }),
      fc.boolean(),
      (wanted, steps, contexts, keepsMost) => {
        const definition = compilable(wanted);
        if (definition === null) return;
        const compiled = compileForm(definition);
        assert.ok(compiled.ok);
        const form = prepareForm(compiled.form);
        let answers = {};
        let previous: EvaluatedForm | undefined;
        for (const [index, [typed, prefilled]] of steps.entries()) {
          answers = keepsMost ? { ...answers, ...typed } : typed;
          const context = contexts[index % contexts.length] ?? contexts[0];
          assert.ok(context);
          const input: FormInput = { answers, prefilled: keepsMost ? {} : prefilled, files: {} };
          const whole = evaluate(form, input, context);
          const following = evaluate(form, input, context, previous);
          assert.deepEqual(following, whole);
          const again = evaluate(form, structuredClone(input), structuredClone({ ...context, lists }), following);
          assert.deepEqual(again, whole);
          const same = evaluate(form, { ...input, answers: { ...answers } }, context, following);
          assert.ok(same.pages.every((page, at) => page === following.pages[at]));
          previous = following;
        }
      },
    ),
    { numRuns: 250 },
  );
});

test('FRM-2 moving a page changes no result: every field is as it was, wherever its page stands', () => {
  let moved = 0;
  fc.assert(
    fc.property(
      definitions,
      anyAnswers,
      anyAnswers,
      circumstances,
      fc.nat(2),
      (wanted, answers, prefilled, context, by) => {
        const definition = compilable(wanted);
        if (definition === null || definition.pages.length < 2) return;
        moved += 1;
        const at = by % definition.pages.length;
        const pages = [...definition.pages.slice(at), ...definition.pages.slice(0, at)].reverse();
        const input: FormInput = { answers, prefilled, files: {} };
        const [before, after] = [definition, { ...definition, pages }].map((each) => {
          const compiled = compileForm(each);
          assert.ok(compiled.ok);
          const { values, valid, pages: found } = evaluate(prepareForm(compiled.form), input, context);
          return { values, valid, pages: Object.fromEntries(found.map((page) => [page.page.key, page])) };
        });
        assert.deepEqual(after, before);
      },
    ),
    { numRuns: 300 },
  );
  assert.ok(moved > 20, `${moved} had pages to move`);
});

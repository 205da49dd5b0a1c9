import { evaluate as feelin } from 'feelin';
import type { FormContext, FormInput } from '../../src/forms/answers.ts';
import { compileForm } from '../../src/forms/compile-form.ts';
import { type EvaluatedForm, evaluate, type PreparedForm, prepareForm } from '../../src/forms/evaluate.ts';
import type { Figure, Measure } from '../support/figure.ts';
import { written } from '../support/report.ts';
import { medianOf } from '../support/statistics.ts';
import { wideAnswers, wideForm } from '../support/wide-form.ts';

const sizes = [20, 100, 500];
const rounds = 5;
const millisecondsPerRound = 400;
const context: FormContext = {
  today: '2026-11-27',
  language: 'da',
  person: { age: 41, municipality: '0851', loginLevel: 'substantial' },
};

/** The engine alone: forms whose fields have conditions or are computed in three of ten, whole and after one changed answer. */
export const evaluateForms: Figure = {
  key: 'evaluate',
  title: 'What a form shows, demands and computes, on one core',
  async measure() {
    return sizes.flatMap((size) => {
      const compiled = compileForm(wideForm('bred', size));
      if (!compiled.ok) throw new Error(compiled.findings[0]?.message.en);
      const form = prepareForm(compiled.form);
      const input: FormInput = { answers: wideAnswers(size), prefilled: {}, files: {} };
      return [whole(form, input, size), afterOneChange(form, input, size)];
    });
  },
};

/** Beside it, round by round, the same expressions alone by feelin, which has no way to keep what it has parsed. */
function whole(form: PreparedForm, input: FormInput, size: number): Measure {
  const values = Object.fromEntries(Object.keys(input.answers).map((key) => [key, 1]));
  const sources = Object.values(form.compiled.expressions).map(({ source }) => source);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(perSecond(() => evaluate(form, input, context)));
    theirs.push(
      perSecond(() => {
        for (const source of sources) feelin(source, values);
      }),
    );
  }
  return {
    what: `${size} fields`,
    value: medianOf(ours),
    unit: 'evaluations/s',
    bound: { name: `the ${sources.length} expressions alone by feelin`, value: medianOf(theirs) },
    raw: `rounds: ${ours.map(written).join(', ')}; feelin: ${theirs.map(written).join(', ')}`,
  };
}

function afterOneChange(form: PreparedForm, input: FormInput, size: number): Measure {
  let previous: EvaluatedForm = evaluate(form, input, context);
  let typed = 0;
  const times = Array.from({ length: rounds }, () => {
    const each = perSecond(() => {
      typed += 1;
      const answers = { ...input.answers, f1: String(typed % 2_000) };
      previous = evaluate(form, { ...input, answers }, context, previous);
    });
    return 1_000 / each;
  });
  const aim = size === 500 ? { aim: { of: 'value', at: 'most', limit: 2 } as const } : {};
  return {
    what: `${size} fields, after one changed answer`,
    value: medianOf(times),
    unit: 'ms',
    ...aim,
    raw: `rounds: ${times.map(written).join(', ')}; the answer that the most depends on: two fields hide by it, one is computed`,
  };
}

function perSecond(work: () => unknown): number {
  const began = performance.now();
  let done = 0;
  while (performance.now() - began < millisecondsPerRound) {
    work();
    done += 1;
  }
  return done / ((performance.now() - began) / 1_000);
}

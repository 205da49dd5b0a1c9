import type { FormDefinition } from '../../src/forms/definition.ts';
import { findingsOf } from '../../src/forms/design/findings.ts';
import type { Figure } from '../support/figure.ts';
import { written } from '../support/report.ts';
import { medianOf } from '../support/statistics.ts';
import { wideForm } from '../support/wide-form.ts';

const size = 500;
const rounds = 30;
const aim = { of: 'value', at: 'most', limit: 100 } as const;

/** What the designer runs at every change: all findings of a form of 500 fields, in a form without any and in one with many. */
export const findings: Figure = {
  key: 'findings',
  title: 'What the designer finds in a form, on one core',
  async measure() {
    const form = wideForm('bred', size);
    const context = (...languages: readonly string[]) => ({ languages, lists: new Set<string>() });
    const timed = (what: string, languages: readonly string[], formOf: (round: number) => FormDefinition) => {
      const forms = Array.from({ length: rounds }, (_, round) => formOf(round));
      let found = 0;
      const times = forms.map((each) => {
        const began = performance.now();
        found = findingsOf(each, context(...languages)).length;
        return performance.now() - began;
      });
      return {
        what: `${size} fields, ${what}`,
        value: medianOf(times),
        unit: 'ms',
        aim,
        raw: `${found} findings; slowest ${written(Math.max(...times))} ms of ${rounds} rounds`,
      };
    };
    return [
      timed('all expressions new', ['da', 'en'], (round) => withOtherNumbers(form, round)),
      timed('one label changed', ['da', 'en'], (round) => withOtherLabel(form, round)),
      timed('one label changed, no text translated', ['da', 'en', 'de'], (round) => withOtherLabel(form, round)),
    ];
  },
};

/** Every expression reads otherwise, so that none is remembered. */
function withOtherNumbers(form: FormDefinition, round: number): FormDefinition {
  return JSON.parse(
    JSON.stringify(form)
      .replaceAll(/([>+] 10)(?=\D|0)/g, `$1${round}`)
      .replaceAll('= true', `= ${round % 2 === 0} or ${round} = 0`),
  );
}

function withOtherLabel(form: FormDefinition, round: number): FormDefinition {
  const [first, ...others] = form.pages;
  if (!first) return form;
  const fields = first.fields.map((field, index) =>
    index === 0 ? { ...field, label: { da: `Spørgsmål ${round}`, en: `Question ${round}` } } : field,
  );
  return { ...form, pages: [{ ...first, fields }, ...others] };
}

import type { Answers } from '../../src/forms/answers.ts';
import type { Field, FormDefinition } from '../../src/forms/definition.ts';
import { twentyFieldForm } from './definitions.ts';

const perPage = 25;
const said = (text: string) => ({ da: text, en: text });

/** The kinds take turns; three of ten fields have a condition or are computed, each over fields before it. */
function fieldAt(index: number): Field {
  const key = `f${index}`;
  const label = said(`Spørgsmål ${index + 1}`);
  const amount = `f${index - (index % 10) + 1}`;
  const answer = `f${index - (index % 10) + 2}`;
  switch (index % 10) {
    case 1:
      return { kind: 'amount', key, label, required: true };
    case 2:
      return { kind: 'yesNo', key, label, required: true };
    case 3:
      return { kind: 'number', key, label, min: 0, max: 1_000, visibleWhen: `${amount} > 100` };
    case 4:
      return { kind: 'date', key, label };
    case 5:
      return { kind: 'longText', key, label, visibleWhen: `${answer} = true and ${amount} > 10` };
    case 6:
      return { kind: 'oneOf', key, label, options: ['a', 'b', 'c'].map((value) => ({ value, label: said(value) })) };
    case 7:
      return { kind: 'computed', key, label, expression: `(${amount} + 100) * 0.25`, result: 'amount' };
    case 8:
      return { kind: 'email', key, label };
    default:
      return { kind: 'shortText', key, label, required: true, maxLength: 200 };
  }
}

/** A form of `count` fields, 25 on a page or all on one, with conditions or computations on three of ten. */
export function wideForm(key: string, count: number, onOnePage = false): FormDefinition {
  const fields = Array.from({ length: count }, (_, index) => fieldAt(index));
  const size = onOnePage ? count : perPage;
  const pages = Array.from({ length: Math.ceil(count / size) }, (_, index) => ({
    key: `side-${index + 1}`,
    title: said(`Side ${index + 1}`),
    fields: fields.slice(index * size, (index + 1) * size),
  }));
  return { ...twentyFieldForm(key), pages };
}

/** Valid answers to all of them. */
export function wideAnswers(count: number): Answers {
  const answers = Array.from({ length: count }, (_, index) => {
    switch (index % 10) {
      case 1:
        return '1.250,50';
      case 2:
        return 'yes';
      case 3:
        return '40';
      case 4:
        return { day: '1', month: '7', year: '2027' };
      case 5:
        return 'Fordi børnene gerne vil lære at svømme.';
      case 6:
        return 'b';
      case 8:
        return 'aase@kommune.example';
      default:
        return 'Nørre Allé 12';
    }
  });
  return Object.fromEntries(answers.map((answer, index) => [`f${index}`, answer]));
}

import type { Translate } from '../../../../texts/catalogue.ts';
import type { DesignerTextKey } from '../../../designer/texts.ts';
import { fromFeel } from './from-feel.ts';
import { operatorOf } from './operators.ts';
import { type Condition, isCondition, type Operand, type Sentence } from './sentence.ts';
import type { AskedAbout, ExpressionScope } from './subjects.ts';

/** Conditions are read again at each change of a form, and hardly ever change themselves. */
const read = new Map<string, Condition | null>();
const mostRead = 5_000;

function conditionOf(source: string, scope: ExpressionScope): Condition | null {
  const known = read.get(source);
  if (known !== undefined) return known;
  if (read.size > mostRead) read.clear();
  const condition = fromFeel(source, scope.types);
  read.set(source, condition);
  return condition;
}

/** A FEEL condition in words, such as "Har du børn? er ja"; the expression itself where sentences can't say it. */
export function conditionWords(source: string, scope: ExpressionScope, t: Translate<DesignerTextKey>): string {
  const condition = conditionOf(source, scope);
  return condition === null ? source : words(condition, scope.subjects, t);
}

function words({ join, parts }: Condition, subjects: readonly AskedAbout[], t: Translate<DesignerTextKey>): string {
  return parts
    .map((part) => (isCondition(part) ? `(${words(part, subjects, t)})` : sentenceWords(part, subjects, t)))
    .join(` ${t(join === 'and' ? 'designer.condition.and' : 'designer.condition.or')} `);
}

function sentenceWords(sentence: Sentence, subjects: readonly AskedAbout[], t: Translate<DesignerTextKey>): string {
  const { name } = sentence.subject;
  const asked = subjects.find((each) => each.name === name);
  const operator = asked ? operatorOf(sentence, asked.type) : null;
  const value = valueWords(sentence, asked?.choices ?? null, t);
  return [`«${asked?.label ?? name}»`, operator === null ? '=' : t(`designer.op.${operator}`), value]
    .filter((word) => word !== '')
    .join(' ');
}

function valueWords(sentence: Sentence, choices: AskedAbout['choices'], t: Translate<DesignerTextKey>): string {
  const label = (text: string) => `«${choices?.find(({ value }) => value === text)?.label ?? text}»`;
  switch (sentence.kind) {
    case 'answered':
      return '';
    case 'oneOf':
      return sentence.texts.map(label).join(', ');
    case 'compare':
      return operandWords(sentence.operand, label, t);
    default:
      return label(sentence.text);
  }
}

function operandWords(operand: Operand, label: (text: string) => string, t: Translate<DesignerTextKey>): string {
  switch (operand.kind) {
    case 'text':
      return label(operand.text);
    case 'number':
      return operand.numeral.replace('.', ',');
    case 'date':
      return operand.iso;
    case 'today':
      return t('designer.condition.today');
    case 'yesNo':
      return '';
  }
}

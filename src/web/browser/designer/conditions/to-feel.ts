import { type Comparison, type Condition, isCondition, type Operand, type Sentence, type Subject } from './sentence.ts';

const signs: Readonly<Record<Comparison, string>> = {
  equal: '=',
  notEqual: '!=',
  less: '<',
  atMost: '<=',
  more: '>',
  atLeast: '>=',
};

/** The condition as a FEEL expression; {@link fromFeel} reads it back. */
export function toFeel({ join, parts }: Condition): string {
  const isAlone = parts.length === 1;
  return parts
    .map((part) => {
      if (isCondition(part)) return `(${toFeel(part)})`;
      const written = sentenceToFeel(part);
      // Without brackets the tests behind `in` would go on over the `and` that follows.
      return part.kind === 'oneOf' && !isAlone ? `(${written})` : written;
    })
    .join(` ${join} `);
}

function sentenceToFeel(sentence: Sentence): string {
  const subject = subjectToFeel(sentence.subject);
  switch (sentence.kind) {
    case 'compare':
      return `${subject} ${signs[sentence.comparison]} ${operandToFeel(sentence.operand)}`;
    case 'answered':
      return `${subject} ${sentence.answered ? '!=' : '='} null`;
    case 'oneOf':
      return `${subject} in (${sentence.texts.map(quoted).join(', ')})`;
    case 'contains':
      return `contains(${subject}, ${quoted(sentence.text)})`;
    case 'begins':
      return `starts with(${subject}, ${quoted(sentence.text)})`;
    case 'chosen': {
      const chosen = `list contains(${subject}, ${quoted(sentence.text)})`;
      return sentence.chosen ? chosen : `not(${chosen})`;
    }
  }
}

function subjectToFeel({ name, counted }: Subject): string {
  return counted ? `count(${name})` : name;
}

function operandToFeel(operand: Operand): string {
  switch (operand.kind) {
    case 'text':
      return quoted(operand.text);
    case 'number':
      return operand.numeral;
    case 'yesNo':
      return String(operand.yes);
    case 'date':
      return `@"${operand.iso}"`;
    case 'today':
      return 'today';
  }
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

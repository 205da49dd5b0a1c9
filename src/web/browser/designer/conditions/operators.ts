import type { FeelType } from '../../../../forms/feel/type.ts';
import type { Comparison, Operand, Sentence, Subject } from './sentence.ts';

/** The words between what is asked about and what it is compared with; each has a text `designer.op.…`. */
export type Operator =
  | 'isYes'
  | 'isNo'
  | 'is'
  | 'isNot'
  | 'answered'
  | 'notAnswered'
  | 'oneOf'
  | 'contains'
  | 'begins'
  | 'chosen'
  | 'notChosen'
  | 'equal'
  | 'notEqual'
  | 'less'
  | 'atMost'
  | 'more'
  | 'atLeast'
  | 'on'
  | 'notOn'
  | 'before'
  | 'notAfter'
  | 'after'
  | 'notBefore'
  | 'countAtLeast'
  | 'countAtMost'
  | 'countIs';

export interface OperatorOffer {
  readonly operator: Operator;
  /** A whole sentence with this operator, which keeps what it can of the one before. */
  make(before: Sentence | null, firstChoice: string): Sentence;
}

const dates = {
  on: 'equal',
  notOn: 'notEqual',
  before: 'less',
  notAfter: 'atMost',
  after: 'more',
  notBefore: 'atLeast',
} as const;
const numbers = ['equal', 'notEqual', 'less', 'atMost', 'more', 'atLeast'] as const;
const counts = { countAtLeast: 'atLeast', countAtMost: 'atMost', countIs: 'equal' } as const;

/** The operators that something of a type may be asked with. */
export function operatorsFor(name: string, type: FeelType, hasChoices: boolean): readonly OperatorOffer[] {
  const subject: Subject = { name, counted: false };
  const compare = (operator: Operator, comparison: Comparison, operandOf: OperandOf): OperatorOffer => ({
    operator,
    make: (before, first) => ({ kind: 'compare', subject, comparison, operand: operandOf(before, first) }),
  });
  const answered: readonly OperatorOffer[] = [true, false].map((isAnswered) => ({
    operator: isAnswered ? 'answered' : 'notAnswered',
    make: () => ({ kind: 'answered', subject, answered: isAnswered }),
  }));
  switch (type.kind) {
    case 'boolean':
      return [
        compare('isYes', 'equal', () => ({ kind: 'yesNo', yes: true })),
        compare('isNo', 'equal', () => ({ kind: 'yesNo', yes: false })),
        ...answered,
      ];
    case 'string':
      return [
        compare('is', 'equal', textOf),
        compare('isNot', 'notEqual', textOf),
        { operator: 'oneOf', make: (before, first) => ({ kind: 'oneOf', subject, texts: textsOf(before, first) }) },
        ...(hasChoices
          ? []
          : ([
              {
                operator: 'contains',
                make: (before, first) => ({ kind: 'contains', subject, text: writtenIn(before) ?? first }),
              },
              {
                operator: 'begins',
                make: (before, first) => ({ kind: 'begins', subject, text: writtenIn(before) ?? first }),
              },
            ] satisfies OperatorOffer[])),
        ...answered,
      ];
    case 'number':
      return [...numbers.map((comparison) => compare(comparison, comparison, numberOf)), ...answered];
    case 'date':
      return [...entriesOf(dates).map(([operator, comparison]) => compare(operator, comparison, dateOf)), ...answered];
    case 'list': {
      const counted: Subject = { name, counted: true };
      return [
        ...(type.of.kind === 'string'
          ? [true, false].map(
              (chosen): OperatorOffer => ({
                operator: chosen ? 'chosen' : 'notChosen',
                make: (before, first) => ({ kind: 'chosen', subject, text: writtenIn(before) ?? first, chosen }),
              }),
            )
          : []),
        ...entriesOf(counts).map(
          ([operator, comparison]): OperatorOffer => ({
            operator,
            make: (before) => ({ kind: 'compare', subject: counted, comparison, operand: numberOf(before, '', '1') }),
          }),
        ),
      ];
    }
    default:
      return answered;
  }
}

/** The operator that a sentence has, given the type of what it asks about. */
export function operatorOf(sentence: Sentence, type: FeelType): Operator | null {
  switch (sentence.kind) {
    case 'answered':
      return sentence.answered ? 'answered' : 'notAnswered';
    case 'chosen':
      return sentence.chosen ? 'chosen' : 'notChosen';
    case 'compare':
      return comparisonOperator(sentence, type);
    default:
      return sentence.kind;
  }
}

function comparisonOperator(
  { subject, comparison, operand }: Extract<Sentence, { kind: 'compare' }>,
  type: FeelType,
): Operator | null {
  if (subject.counted) return nameOf(counts, comparison);
  switch (operand.kind) {
    case 'yesNo':
      if (comparison !== 'equal' && comparison !== 'notEqual') return null;
      return operand.yes === (comparison === 'equal') ? 'isYes' : 'isNo';
    case 'text':
      return comparison === 'equal' ? 'is' : comparison === 'notEqual' ? 'isNot' : null;
    case 'number':
      return comparison;
    default:
      return type.kind === 'date' ? nameOf(dates, comparison) : null;
  }
}

type OperandOf = (before: Sentence | null, first: string) => Operand;

const textOf: OperandOf = (before, first) => ({ kind: 'text', text: writtenIn(before) ?? first });

const numberOf = (before: Sentence | null, _first: string, otherwise = '0'): Operand =>
  before?.kind === 'compare' && before.operand.kind === 'number'
    ? before.operand
    : { kind: 'number', numeral: otherwise };

const dateOf: OperandOf = (before) =>
  before?.kind === 'compare' && (before.operand.kind === 'date' || before.operand.kind === 'today')
    ? before.operand
    : { kind: 'today' };

function writtenIn(before: Sentence | null): string | null {
  if (before === null) return null;
  if (before.kind === 'oneOf') return before.texts[0] ?? null;
  if (before.kind === 'compare') return before.operand.kind === 'text' ? before.operand.text : null;
  return before.kind === 'answered' ? null : before.text;
}

function textsOf(before: Sentence | null, first: string): readonly string[] {
  return before?.kind === 'oneOf' ? before.texts : [writtenIn(before) ?? first];
}

function entriesOf<Key extends string, Value>(
  record: Readonly<Record<Key, Value>>,
): readonly (readonly [Key, Value])[] {
  return Object.entries(record) as [Key, Value][];
}

function nameOf<Key extends string>(record: Readonly<Record<Key, Comparison>>, comparison: Comparison): Key | null {
  return entriesOf(record).find(([, each]) => each === comparison)?.[0] ?? null;
}

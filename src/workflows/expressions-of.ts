import type { FeelType } from '../forms/feel/values.ts';
import type { Text } from '../texts/catalogue.ts';
import type { Step } from './definition.ts';
import type { EmployeeChoice } from './people.ts';
import type { Deadline } from './terms.ts';

/** An expression of a step: `place` is the step's key and the way to it within the step, by dots. */
export interface StepExpression {
  readonly place: string;
  readonly source: string;
  /** The type its value must have; any when absent. */
  readonly expected?: FeelType;
}

/** A text of a step in which `{{…}}` stands for values of the case. */
export interface StepTemplate {
  readonly place: string;
  readonly text: Text;
}

const boolean: FeelType = { kind: 'boolean' };
const string: FeelType = { kind: 'string' };
const number: FeelType = { kind: 'number' };
const date: FeelType = { kind: 'date' };
const list: FeelType = { kind: 'list', of: { kind: 'any' } };

/** Every expression of a step, in the order in which the step has them. The one list of where expressions stand. */
export function expressionsOf(key: string, step: Step): readonly StepExpression[] {
  const found: StepExpression[] = [];
  const add = (place: string, source: string | undefined, expected?: FeelType): void => {
    if (source !== undefined) found.push({ place: `${key}.${place}`, source, ...(expected ? { expected } : {}) });
  };
  const addDeadline = (place: string, deadline: Deadline | undefined): void => {
    if (deadline && 'date' in deadline) add(`${place}.date`, deadline.date, date);
  };
  const addEmployee = (place: string, employee: EmployeeChoice | undefined): void => {
    if (employee && 'email' in employee) add(`${place}.email`, employee.email, string);
  };
  switch (step.kind) {
    case 'fill':
      if (step.by !== 'starter') {
        if ('group' in step.by) addEmployee('by.employee', step.by.employee);
        else {
          if ('cpr' in step.by) add('by.cpr', step.by.cpr, string);
          if ('email' in step.by) add('by.email', step.by.email, string);
          if ('cvr' in step.by) add('by.cvr', step.by.cvr, string);
        }
      }
      addDeadline('deadline', step.deadline);
      break;
    case 'approve':
      addEmployee('employee', step.employee);
      addDeadline('deadline', step.deadline);
      break;
    case 'decide':
    case 'parallel':
      for (const [index, branch] of step.branches.entries()) add(`branches.${index}`, branch.when, boolean);
      break;
    case 'forEach':
      add('over', step.over, list);
      break;
    case 'deliver':
      for (const [index, block] of (step.letter?.blocks ?? []).entries()) add(`letter.${index}`, block.when, boolean);
      for (const [name, source] of Object.entries(step.values ?? {})) add(`values.${name}`, source);
      break;
    case 'wait':
      addDeadline('until', step.until);
      addDeadline('event.deadline', step.event?.deadline);
      break;
    case 'notify':
      if (typeof step.to === 'object') {
        if ('email' in step.to) add('to.email', step.to.email, string);
        else if ('group' in step.to) addEmployee('to.employee', step.to.employee);
      }
      break;
    case 'pay':
      addDeadline('deadline', step.deadline);
      break;
    case 'settle':
      add('amount', step.amount, number);
      break;
    case 'end':
      break;
  }
  return found;
}

/** Every text of a step with places for values. */
export function templatesOf(key: string, step: Step): readonly StepTemplate[] {
  switch (step.kind) {
    case 'fill':
      return step.invitation ? [{ place: `${key}.invitation`, text: step.invitation }] : [];
    case 'pay':
      return step.demand ? [{ place: `${key}.demand`, text: step.demand }] : [];
    case 'notify':
      return [{ place: `${key}.message`, text: step.message }];
    case 'deliver':
      return [
        ...(step.letter ? [{ place: `${key}.letter.title`, text: step.letter.title }] : []),
        ...(step.letter?.blocks ?? []).map((block, index) => ({ place: `${key}.letter.${index}`, text: block.text })),
        ...Object.entries(step.texts ?? {}).map(([name, text]) => ({ place: `${key}.texts.${name}`, text })),
      ];
    default:
      return [];
  }
}

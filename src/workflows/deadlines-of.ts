import type { CaseState, DeadlineKind, OpenStep } from './case-state.ts';
import type { PreparedWorkflow } from './compile-workflow.ts';
import type { Deadline, Step } from './definition.ts';
import { valueOfExpression } from './evaluate-expression.ts';
import { pathOf } from './lines.ts';
import { addDays, daysOn, endOfDanishDay, termAfter, termBefore, termEnd } from './working-days.ts';

/** When something is to happen to an open step. */
export interface StepDeadline {
  readonly kind: DeadlineKind;
  /** ISO 8601. */
  readonly at: string;
}

/** The deadlines of an open step. */
export interface StepDeadlines {
  /** When it is due, as those whose task it is are told; null for steps without a deadline. */
  readonly dueAt: string | null;
  readonly deadlines: readonly StepDeadline[];
}

const none: StepDeadlines = { dueAt: null, deadlines: [] };

/** Whether an open step of this kind may have deadlines. */
export function mayHaveDeadlines(step: Step): boolean {
  if (step.kind === 'fill' || step.kind === 'pay') return step.deadline !== undefined;
  return step.kind === 'approve' || step.kind === 'wait';
}

/** Whether the step's deadlines follow a date of the case. */
export function followsCaseDate(step: Step): boolean {
  const deadline = deadlineOf(step);
  return deadline !== undefined && 'date' in deadline;
}

/** The deadlines of a step that has been open since `open.since`, for the case as it stands. Pure. */
export function deadlinesOf(
  workflow: PreparedWorkflow,
  state: CaseState,
  open: OpenStep,
  step: Step,
  closingDays: ReadonlySet<string>,
): StepDeadlines {
  const deadline = deadlineOf(step);
  if (!deadline) return none;
  const due = momentOf(workflow, state, open, step, deadline, closingDays);
  if (due === null) return none;
  const deadlines: StepDeadline[] = [];
  const add = (kind: DeadlineKind, at: string): void => {
    deadlines.push({ kind, at });
  };
  const after = (term: Parameters<typeof termAfter>[1] | undefined): string =>
    term === undefined ? due : termAfter(due, term, closingDays);
  switch (step.kind) {
    case 'wait':
      add(step.event ? (step.event.expired === undefined ? 'due' : 'expiry') : 'wait', due);
      break;
    case 'fill':
    case 'approve':
      if (step.remindBefore) add('reminder', termBefore(due, step.remindBefore, closingDays));
      add('due', due);
      if (step.escalation) add('escalation', after(step.escalation.after));
      if (step.expiry) add('expiry', after(step.expiry.after));
      break;
    case 'pay':
      if (step.remindBefore) add('reminder', termBefore(due, step.remindBefore, closingDays));
      add('due', due);
      if (step.expiry) add('expiry', after(step.expiry.after));
      break;
    default:
      break;
  }
  return { dueAt: due, deadlines };
}

function deadlineOf(step: Step): Deadline | undefined {
  switch (step.kind) {
    case 'fill':
    case 'approve':
    case 'pay':
      return step.deadline;
    case 'wait':
      return step.term ?? step.until ?? step.event?.deadline;
    default:
      return undefined;
  }
}

/** The moment a deadline falls; null where it follows a date that the case does not have. */
function momentOf(
  workflow: PreparedWorkflow,
  state: CaseState,
  open: OpenStep,
  step: Step,
  deadline: Deadline,
  closingDays: ReadonlySet<string>,
): string | null {
  if (!('date' in deadline)) return termEnd(open.since, deadline, closingDays);
  const member = step.kind === 'wait' ? (step.until ? 'until' : 'event.deadline') : 'deadline';
  const path = pathOf(workflow.definition, state, open.line ?? 0);
  const value = valueOfExpression(workflow, `${open.step}.${member}.date`, state, path, open.since);
  if (value === null || typeof value !== 'object' || !('kind' in value) || value.kind !== 'date') return null;
  if (!('iso' in value) || typeof value.iso !== 'string' || !/^\d{4}-/.test(value.iso)) return null;
  const { after, before } = deadline;
  let day = value.iso;
  let seconds = 0;
  for (const [term, direction] of [[after, 1] as const, [before, -1] as const]) {
    if (!term) continue;
    if ('seconds' in term) seconds += direction * term.seconds;
    else day = daysOn(day, term, direction, closingDays);
  }
  // One waits until a day begins; what is due on a day may be done until it ends.
  const moment = endOfDanishDay(step.kind === 'wait' && step.until ? addDays(day, -1) : day);
  return seconds === 0 ? moment : new Date(Date.parse(moment) + seconds * 1_000).toISOString();
}

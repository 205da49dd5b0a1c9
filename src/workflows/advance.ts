import { evaluateExpression } from '../forms/feel/run.ts';
import type { FeelValue } from '../forms/feel/values.ts';
import type { CaseEvent, CaseState, Command, Decision, OpenStep } from './case-state.ts';
import type { PreparedWorkflow } from './compile-workflow.ts';
import type { Step } from './definition.ts';
import { workflowScope } from './scope.ts';
import { addDays, danishDate, endOfDanishDay, termBefore, termEnd } from './working-days.ts';

/** Why an event does not fit the case as it stands: somebody else was first, or a page was old. Nothing changes. */
export type Refusal = 'not-open' | 'already-taken' | 'case-ended' | 'wrong-step';

export type Advanced =
  | { readonly ok: true; readonly state: CaseState; readonly commands: readonly Command[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** Automatic steps in a row after one event; the check before publishing refuses loops without a person or a wait. */
const maxAutomaticSteps = 1_000;

/**
 * What a case becomes by an event, and which commands follow. Pure: no clock (the event carries its time), no
 * randomness, no I/O. `state` is null for the event that begins the case.
 * @throws {Error} only when the workflow itself is broken (an unknown step, an endless loop), which the compiler refuses.
 */
export function advance(workflow: PreparedWorkflow, state: CaseState | null, event: CaseEvent): Advanced {
  const { definition } = workflow;
  if (state === null) {
    const start = definition.steps[definition.start];
    if (event.kind !== 'submitted' || event.open !== undefined || start?.kind !== 'fill') {
      return { ok: false, refusal: 'wrong-step' };
    }
    const begun = { ...beginning, answers: { [start.as]: event.values } };
    return enter(workflow, begun, start.next, event.at, []);
  }
  if (state.status === 'ended') return { ok: false, refusal: 'case-ended' };
  const open = state.open.find((candidate) => candidate.id === event.open);
  if (!open) return { ok: false, refusal: 'not-open' };
  const step = stepOf(workflow, open.step);
  const commands: Command[] = [];
  const close = (): CaseState => {
    commands.push({ kind: 'closeTasks', open: open.id }, { kind: 'clearDeadlines', open: open.id });
    return { ...state, open: state.open.filter((candidate) => candidate !== open) };
  };
  const change = (changed: OpenStep): Advanced => ({
    ok: true,
    state: { ...state, open: state.open.map((candidate) => (candidate === open ? changed : candidate)) },
    commands,
  });

  switch (event.kind) {
    case 'submitted': {
      if (step.kind !== 'fill') return { ok: false, refusal: 'wrong-step' };
      const answered = { ...close(), answers: { ...state.answers, [step.as]: event.values } };
      return enter(workflow, answered, step.next, event.at, commands);
    }
    case 'taskTaken': {
      if (step.kind !== 'approve') return { ok: false, refusal: 'wrong-step' };
      if (open.taken !== undefined && open.taken !== event.employee) return { ok: false, refusal: 'already-taken' };
      commands.push({ kind: 'assignTask', open: open.id, employee: event.employee });
      return change({ ...open, taken: event.employee });
    }
    case 'taskReleased': {
      if (step.kind !== 'approve') return { ok: false, refusal: 'wrong-step' };
      if (open.taken !== event.actor.id) return { ok: false, refusal: 'already-taken' };
      commands.push({ kind: 'assignTask', open: open.id, employee: null });
      const { taken: _, ...released } = open;
      return change(released);
    }
    case 'decided': {
      if (step.kind !== 'approve') return { ok: false, refusal: 'wrong-step' };
      if (open.taken !== undefined && open.taken !== event.actor.id) return { ok: false, refusal: 'already-taken' };
      const next = { approved: step.approved, rejected: step.rejected, returned: step.returned }[event.decision];
      if (next === undefined) return { ok: false, refusal: 'wrong-step' };
      const decision: Decision = { decision: event.decision, reason: event.reason };
      const decided = { ...close(), decisions: { ...state.decisions, [step.as]: decision } };
      return enter(
        workflow,
        decided,
        next,
        event.at,
        commands,
        event.decision === 'returned' ? event.reason : undefined,
      );
    }
    case 'delivered':
    case 'deliveryHandledByHand': {
      if (step.kind !== 'deliver') return { ok: false, refusal: 'wrong-step' };
      // While it is on its way nobody may end it by hand: the letter would go out all the same.
      if (event.kind === 'deliveryHandledByHand' && !open.failed) return { ok: false, refusal: 'wrong-step' };
      return enter(workflow, close(), step.next, event.at, commands);
    }
    case 'deliveryFailed': {
      if (step.kind !== 'deliver' || open.failed) return { ok: false, refusal: 'wrong-step' };
      commands.push({
        kind: 'createTask',
        open: open.id,
        step: open.step,
        group: step.failureGroup,
        purpose: 'failedDelivery',
        dueAt: null,
      });
      return change({ ...open, failed: true });
    }
    case 'deliveryRetried': {
      if (step.kind !== 'deliver' || !open.failed) return { ok: false, refusal: 'wrong-step' };
      commands.push({ kind: 'closeTasks', open: open.id }, { kind: 'retryDelivery', open: open.id });
      const { failed: _, ...retried } = open;
      return change(retried);
    }
    case 'deadlineReached': {
      if (event.deadline === 'wait') {
        return step.kind === 'wait'
          ? enter(workflow, close(), step.next, event.at, commands)
          : { ok: false, refusal: 'wrong-step' };
      }
      if (step.kind !== 'approve') return { ok: false, refusal: 'wrong-step' };
      // A passed deadline changes nothing but the look of the task (overdue) and what the group is told.
      commands.push({ kind: 'remindTask', open: open.id });
      return change(open);
    }
  }
}

/** The state of a case as the fold of its events, oldest first. Throws when an event does not fit. */
export function fold(workflow: PreparedWorkflow, events: readonly CaseEvent[]): CaseState | null {
  let state: CaseState | null = null;
  for (const event of events) {
    const result = advance(workflow, state, event);
    if (!result.ok) throw new Error(`Event ${event.kind} at ${event.at} does not fit the case: ${result.refusal}.`);
    state = result.state;
  }
  return state;
}

const beginning: CaseState = {
  status: 'open',
  outcome: null,
  endStep: null,
  open: [],
  answers: {},
  decisions: {},
  nextOpen: 1,
};

/** Goes through the automatic steps from `key` until one that waits or the end. */
function enter(
  workflow: PreparedWorkflow,
  before: CaseState,
  key: string,
  at: string,
  commands: Command[],
  comment?: string,
): Advanced {
  let state = before;
  let next = key;
  for (let count = 0; count < maxAutomaticSteps; count += 1) {
    const step = stepOf(workflow, next);
    if (step.kind === 'decide') {
      const scope = workflowScope(workflow, state);
      const branch = step.branches.findIndex((_, index) => isTrue(workflow, `${next}.branches.${index}`, scope));
      next = step.branches[branch]?.next ?? step.otherwise;
      continue;
    }
    if (step.kind === 'notify') {
      commands.push({ kind: 'messageStarter', step: next });
      next = step.next;
      continue;
    }
    if (step.kind === 'end') {
      const deleteAt = endOfDanishDay(addDays(danishDate(at), workflow.definition.retentionDays));
      commands.push({ kind: 'end', outcome: step.outcome, deleteAt });
      return { ok: true, state: { ...state, status: 'ended', outcome: step.outcome, endStep: next }, commands };
    }
    const open: OpenStep = {
      id: state.nextOpen,
      step: next,
      kind: step.kind,
      since: at,
      ...(step.kind === 'fill' && comment !== undefined ? { comment } : {}),
    };
    state = { ...state, open: [...state.open, open], nextOpen: state.nextOpen + 1 };
    commands.push(...commandsOnOpening(step, open, at, comment ?? ''));
    return { ok: true, state, commands };
  }
  throw new Error(`Workflow ${workflow.definition.key} runs in a loop without a person or a wait at step ${next}.`);
}

function commandsOnOpening(step: Step, open: OpenStep, at: string, comment: string): Command[] {
  switch (step.kind) {
    case 'fill':
      return [{ kind: 'requestCorrection', open: open.id, step: open.step, comment }];
    case 'approve': {
      const dueAt = termEnd(at, step.deadline);
      const task: Command = {
        kind: 'createTask',
        open: open.id,
        step: open.step,
        group: step.group,
        purpose: 'approve',
        dueAt,
      };
      const due: Command = { kind: 'setDeadline', open: open.id, deadline: 'due', at: dueAt };
      if (!step.remindBefore) return [task, due];
      const reminder = termBefore(dueAt, step.remindBefore);
      return [task, due, { kind: 'setDeadline', open: open.id, deadline: 'reminder', at: reminder }];
    }
    case 'deliver':
      return [{ kind: 'createDelivery', open: open.id, step: open.step }];
    case 'wait':
      return [{ kind: 'setDeadline', open: open.id, deadline: 'wait', at: termEnd(at, step.term) }];
    default:
      return [];
  }
}

function stepOf(workflow: PreparedWorkflow, key: string): Step {
  const step = workflow.definition.steps[key];
  if (!step) throw new Error(`Workflow ${workflow.definition.key} has no step ${key}.`);
  return step;
}

function isTrue(workflow: PreparedWorkflow, place: string, scope: { [name: string]: FeelValue }): boolean {
  const closure = workflow.closures.get(place);
  if (!closure) return false;
  const result = evaluateExpression(closure, scope);
  return result.ok && result.value === true;
}

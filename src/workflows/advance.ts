import type {
  CaseEvent,
  CaseState,
  Command,
  DeadlineKind,
  Decision,
  OpenStep,
  SignalData,
  Variables,
  Vote,
} from './case-state.ts';
import type { PreparedWorkflow } from './compile-workflow.ts';
import type { ApproveStep, PayStep, SettleStep, Step } from './definition.ts';
import { endCase, enter, failPayment, fillers, invite, settlement, TooLarge } from './enter.ts';
import { ownLine, variablesAt } from './lines.ts';
import { cannotMove } from './move-version.ts';
import { priceOfStep } from './price-of-step.ts';
import {
  beginRun,
  callOff,
  changeOpen,
  closeStep,
  lineOf,
  moveDeadlines,
  pathOfOpen,
  type Run,
  say,
  stepOf,
} from './run.ts';

/** Why an event does not fit the case as it stands: somebody else was first, or a page was old. Nothing changes. */
export type Refusal =
  | 'not-open'
  | 'already-taken'
  | 'case-ended'
  | 'wrong-step'
  /** The workflow does not let this one do it, or not any more. */
  | 'not-allowed'
  /** Whoever filled in may not decide. */
  | 'four-eyes'
  /** One has decided already and waits for the others. */
  | 'already-decided'
  | 'reason-missing'
  /** The case would get more items or branches than a case may have. */
  | 'too-large';

export type Advanced =
  | { readonly ok: true; readonly state: CaseState; readonly commands: readonly Command[] }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * What a case becomes by an event, and which commands follow. Pure: no clock (the event carries its time), no
 * randomness, no I/O. `state` is null for the event that begins the case.
 * @throws {Error} only when the workflow itself is broken (an unknown step), which the compiler refuses.
 */
export function advance(workflow: PreparedWorkflow, state: CaseState | null, event: CaseEvent): Advanced {
  const run = beginRun(workflow, state ?? beginning, event);
  try {
    const refusal = state === null ? begin(run) : apply(run);
    return refusal === null
      ? { ok: true, state: run.state, commands: withoutPassing(run, state?.nextOpen ?? beginning.nextOpen) }
      : { ok: false, refusal };
  } catch (error) {
    if (error instanceof TooLarge) return { ok: false, refusal: 'too-large' };
    throw error;
  }
}

/** Without the commands for steps that were opened and closed again by the same event: they never were. */
function withoutPassing({ commands, state }: Run, firstOpened: number): readonly Command[] {
  const left = new Set(state.open.map(({ id }) => id));
  return commands.filter((command) => !('open' in command) || command.open < firstOpened || left.has(command.open));
}

/**
 * The state of a case as the fold of its events, oldest first. `versions` finds the other versions of the workflow that the case
 * was moved to. @throws when an event does not fit, or a version is not found.
 */
export function fold(
  workflow: PreparedWorkflow,
  events: readonly CaseEvent[],
  versions: (version: string) => PreparedWorkflow | undefined = () => undefined,
): CaseState | null {
  let state: CaseState | null = null;
  let current = workflow;
  for (const event of events) {
    if (event.kind === 'movedToVersion') {
      const found = versions(event.version);
      if (!found) throw new Error(`The case was moved to the version ${event.version}, which is not known here.`);
      current = found;
    }
    const result = advance(current, state, event);
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

/** Null when the event was applied. */
type Outcome = Refusal | null;

function begin(run: Run): Outcome {
  const { workflow, event } = run;
  const start = stepOf(workflow, workflow.definition.start);
  if (event.kind !== 'submitted' || event.open !== undefined || start.kind !== 'fill') return 'wrong-step';
  answer(run, start.as, [], event);
  enter(run, ownLine, start.next);
  return null;
}

function apply(run: Run): Outcome {
  const { event, state } = run;
  if (state.status === 'ended') return 'case-ended';
  switch (event.kind) {
    case 'annulled':
      return annul(run);
    case 'answersCorrected': {
      const path = event.path ?? [];
      const known = variablesAt(state, path)?.answers;
      if (!known || !Object.hasOwn(known, event.alias)) return 'wrong-step';
      say(run, path, ({ answers, unchecked }) => ({
        answers: { ...answers, [event.alias]: event.values },
        ...withChecked(unchecked, event.alias, event.checked ?? []),
      }));
      moveDeadlines(run);
      return null;
    }
    case 'answersChecked': {
      const path = event.path ?? [];
      if (!variablesAt(state, path)?.unchecked?.[event.alias]) return 'wrong-step';
      say(run, path, ({ unchecked }) => withChecked(unchecked, event.alias, event.fields));
      return null;
    }
    case 'movedToVersion':
      if (cannotMove(run.workflow, state).length > 0) return 'not-allowed';
      moveDeadlines(run, true);
      return null;
    default: {
      const open = state.open.find((candidate) => candidate.id === event.open);
      return open ? applyToStep(run, open, stepOf(run.workflow, open.step)) : 'not-open';
    }
  }
}

function applyToStep(run: Run, open: OpenStep, step: Step): Outcome {
  const { event } = run;
  switch (event.kind) {
    case 'submitted': {
      if (step.kind !== 'fill') return 'wrong-step';
      const path = pathOfOpen(run, open);
      closeStep(run, open);
      answer(run, step.as, path, event);
      moveDeadlines(run);
      return goOn(run, open, step.next);
    }
    case 'declined':
      if (step.kind !== 'fill') return 'wrong-step';
      if (step.declined === undefined) return 'not-allowed';
      return leave(run, open, step.declined);
    case 'taskTaken':
      // Where all are asked each has a task of their own, and none to take.
      if (!hasTask(step) || open.members) return 'wrong-step';
      if (open.taken !== undefined && open.taken !== event.employee) return 'already-taken';
      run.commands.push({ kind: 'assignTask', open: open.id, employee: event.employee });
      changeOpen(run, { ...open, taken: event.employee });
      return null;
    case 'taskReleased': {
      if (!hasTask(step) || open.members) return 'wrong-step';
      const had = event.onBehalfOf ?? event.actor.id;
      // What the workflow itself gave to one employee was never taken.
      const givenByWorkflow = event.onBehalfOf !== undefined && open.taken === undefined;
      if (open.taken !== had && !givenByWorkflow) return 'already-taken';
      run.commands.push({ kind: 'assignTask', open: open.id, employee: null });
      const { taken: _, ...released } = open;
      changeOpen(run, released);
      return null;
    }
    case 'taskHandedOver':
      if (!hasTask(step) || open.members) return 'wrong-step';
      run.commands.push({ kind: 'assignTask', open: open.id, employee: event.employee });
      changeOpen(run, { ...open, taken: event.employee });
      return null;
    case 'decided':
      return step.kind === 'approve' ? vote(run, open, step, event) : 'wrong-step';
    case 'delivered':
      // The invitation has reached the one who is to fill in.
      if (isInvitation(step)) return null;
      if (step.kind !== 'deliver') return 'wrong-step';
      if (event.left !== undefined) {
        if (open.failed) settleFailure(run, open);
        return null;
      }
      closeStep(run, open);
      return goOn(run, open, (event.unsent && step.unsent) || step.next);
    case 'deliveryHandledByHand':
      // While it is on its way nobody may end it by hand: the letter would go out all the same.
      if (!(step.kind === 'deliver' || isPayment(step) || isInvitation(step)) || !open.failed) return 'wrong-step';
      if (isPayment(step)) {
        const path = pathOfOpen(run, open);
        closeStep(run, open);
        run.commands.push({ kind: 'callOff', open: open.id, step: open.step });
        if (step.kind === 'pay') say(run, path, ({ signals }) => ({ signals: { ...signals, [step.as]: byHand } }));
        return goOn(run, open, step.next);
      }
      if (step.kind === 'deliver' && event.left === 'failed') return null;
      if (step.kind === 'deliver' && event.left === undefined) {
        closeStep(run, open);
        return goOn(run, open, step.next);
      }
      settleFailure(run, open);
      return null;
    case 'deliveryFailed':
      if (!(step.kind === 'deliver' || isInvitation(step)) || open.failed) return 'wrong-step';
      run.commands.push({
        kind: 'createTask',
        open: open.id,
        step: open.step,
        group: step.kind === 'deliver' ? step.failureGroup : run.workflow.definition.group,
        purpose: step.kind === 'deliver' ? 'failedDelivery' : 'failedInvitation',
        dueAt: null,
      });
      changeOpen(run, { ...open, failed: true });
      return null;
    case 'deliveryRetried':
      if (!(step.kind === 'deliver' || isPayment(step) || isInvitation(step)) || !open.failed) return 'wrong-step';
      if (step.kind === 'pay') {
        const path = pathOfOpen(run, open);
        if (!priceOfStep(run.workflow, run.state, path, step)) return 'not-allowed';
        settleFailure(run, open);
        // Where there is a demand already it can be paid again.
        run.commands.push({ kind: 'demandPayment', open: open.id, step: open.step, path });
        return null;
      }
      if (step.kind === 'settle') {
        const command = settlement(run, open.step, step, open.id, pathOfOpen(run, open));
        if (!command) return 'not-allowed';
        settleFailure(run, open);
        run.commands.push(command);
        return null;
      }
      if (event.delivery !== undefined) {
        run.commands.push({ kind: 'retryDelivery', open: open.id, delivery: event.delivery });
        return null;
      }
      settleFailure(run, open);
      run.commands.push({ kind: 'retryDelivery', open: open.id });
      return null;
    case 'invited':
      if (step.kind !== 'fill' || step.by === 'starter' || 'group' in step.by) return 'wrong-step';
      if (open.failed) run.commands.push({ kind: 'closeTasks', open: open.id });
      // Whoever was asked before, and may not have been reached, can't fill it in any more.
      run.commands.push({ kind: 'callOff', open: open.id, step: open.step });
      invite(run, open, event.to);
      return null;
    case 'paid': {
      if (step.kind !== 'pay') return 'wrong-step';
      const path = pathOfOpen(run, open);
      closeStep(run, open);
      say(run, path, ({ signals }) => ({ signals: { ...signals, [step.as]: event.data } }));
      return goOn(run, open, step.next);
    }
    case 'paymentCancelled':
      if (step.kind !== 'pay') return 'wrong-step';
      return step.cancelled === undefined ? 'not-allowed' : leave(run, open, step.cancelled);
    case 'paymentSettled': {
      if (step.kind !== 'settle') return 'wrong-step';
      const path = pathOfOpen(run, open);
      closeStep(run, open);
      say(run, path, ({ signals }) => ({ signals: { ...signals, [step.of]: event.data } }));
      return goOn(run, open, step.next);
    }
    case 'paymentRefused':
      if (step.kind !== 'settle' || open.failed) return 'wrong-step';
      if (step.refused !== undefined) {
        closeStep(run, open);
        return goOn(run, open, step.refused);
      }
      failPayment(run, open, step.failureGroup);
      return null;
    case 'paymentStuck':
      if (!isPayment(step) || open.failed) return 'wrong-step';
      failPayment(run, open, step.failureGroup);
      return null;
    case 'signalled': {
      if (step.kind !== 'wait' || step.event?.name !== event.event) return 'wrong-step';
      const path = pathOfOpen(run, open);
      const { as } = step.event;
      closeStep(run, open);
      if (as !== undefined) say(run, path, ({ signals }) => ({ signals: { ...signals, [as]: event.data } }));
      return goOn(run, open, step.next);
    }
    case 'deadlineReached':
      return passDeadline(run, open, step, event.deadline);
    default:
      return 'wrong-step';
  }
}

function goOn(run: Run, open: OpenStep, next: string, comment?: string): null {
  enter(run, lineOf(open), next, comment);
  return null;
}

/** Ends a step without its having been done, and goes on. */
function leave(run: Run, open: OpenStep, next: string): null {
  closeStep(run, open);
  run.commands.push({ kind: 'callOff', open: open.id, step: open.step });
  return goOn(run, open, next);
}

function answer(
  run: Run,
  alias: string,
  path: ReturnType<typeof pathOfOpen>,
  { values, unchecked: typed = [] }: Extract<CaseEvent, { kind: 'submitted' }>,
): void {
  const { actor } = run.event;
  const employee = actor.kind === 'employee' ? actor.id : null;
  say(run, path, ({ answers, filledBy, unchecked }) => ({
    answers: { ...answers, [alias]: values },
    // Also where the sending-in before had some: these answers take their place.
    ...(typed.length > 0 || unchecked ? { unchecked: { ...unchecked, [alias]: typed } } : {}),
    ...(employee === null ? {} : { filledBy: { ...filledBy, [alias]: employee } }),
  }));
}

/** What is left to check once these fields are. */
function withChecked(unchecked: Variables['unchecked'], alias: string, fields: readonly string[]): Partial<Variables> {
  const left = unchecked?.[alias];
  return left === undefined
    ? {}
    : { unchecked: { ...unchecked, [alias]: left.filter((key) => !fields.includes(key)) } };
}

/** Said of a payment that a person has let pass: what was paid, if anything, is not known here. */
const byHand: SignalData = {
  state: 'byHand',
  orderNumber: '',
  currency: '',
  amount: null,
  captured: null,
  refunded: null,
  method: '',
  paidOn: null,
};

function isPayment(step: Step): step is PayStep | SettleStep {
  return step.kind === 'pay' || step.kind === 'settle';
}

/** Whether the step is a form that somebody is invited to fill in. */
function isInvitation(step: Step): boolean {
  return step.kind === 'fill' && step.by !== 'starter' && !('group' in step.by);
}

/** The task that a failure made is settled. */
function settleFailure(run: Run, open: OpenStep): void {
  run.commands.push({ kind: 'closeTasks', open: open.id });
  const { failed: _, ...rest } = open;
  changeOpen(run, rest);
}

/** Whether employees have a task at such a step while it is open. */
function hasTask(step: Step): boolean {
  return step.kind === 'approve' || (step.kind === 'fill' && step.by !== 'starter' && 'group' in step.by);
}

function vote(run: Run, open: OpenStep, step: ApproveStep, event: Extract<CaseEvent, { kind: 'decided' }>): Outcome {
  const employee = event.onBehalfOf ?? event.actor.id ?? '';
  if (open.taken !== undefined && open.taken !== event.actor.id && open.taken !== employee) return 'already-taken';
  if (step[event.decision] === undefined) return 'wrong-step';
  const barred = step.fourEyes ? fillers(run) : new Set<string>();
  if (barred.has(employee) || (event.actor.id !== null && barred.has(event.actor.id))) return 'four-eyes';
  const demanded = step.reasons ?? ['rejected', 'returned'];
  if (demanded.includes(event.decision) && event.reason.trim() === '') return 'reason-missing';
  // Where one of those asked has filled in since, somebody else of the group decides in their place.
  const inPlace = open.members?.some((member) => barred.has(member)) ?? true;
  if (!inPlace && !open.members?.includes(employee)) return 'not-allowed';
  if (hasVoted(open, step, event.actor.id ?? '', employee)) return 'already-decided';
  const vote: Vote = {
    employee,
    ...(event.onBehalfOf === undefined || event.actor.id === null ? {} : { by: event.actor.id }),
    decision: event.decision,
    reason: event.reason,
  };
  const votes: readonly Vote[] = [...(open.votes ?? []), vote];
  const decided = decisionOf(step, open, votes);
  if (event.values && step.form) {
    const { as } = step.form;
    const { values } = event;
    // Part of the decision, and no filling in that would bar one from deciding.
    say(run, pathOfOpen(run, open), ({ answers }) => ({ answers: { ...answers, [as]: values } }));
  }
  if (decided === null) {
    if (open.members) run.commands.push({ kind: 'closeTasks', open: open.id, employee });
    else if (open.taken !== undefined) run.commands.push({ kind: 'assignTask', open: open.id, employee: null });
    // Whoever has decided has nothing more to do here: the task is free for the others.
    const { taken: _, ...free } = open;
    changeOpen(run, { ...free, votes });
    return null;
  }
  const several = open.members !== undefined || typeof step.approvers === 'number';
  const reason = several
    ? votes
        .filter((each) => each.decision === decided && each.reason.trim() !== '')
        .map((each) => each.reason)
        .join('\n\n')
    : event.reason;
  return settle(run, open, step, { decision: decided, reason, ...(several ? { votes } : {}) });
}

/**
 * Whether the vote of an employee has been given. Where some of a group must agree, each must be another person: whoever has
 * voted, for themselves or as a substitute, has no second vote, and nor has the one whom they stood in for.
 */
function hasVoted(open: OpenStep, step: ApproveStep, actor: string, employee: string): boolean {
  const votes = open.votes ?? [];
  if (typeof step.approvers !== 'number') return votes.some((vote) => vote.employee === employee);
  return votes.some((vote) => [actor, employee].some((one) => one === vote.employee || one === vote.by));
}

/** What several have decided; null while it is open. Returning a case takes one. */
function decisionOf(step: ApproveStep, open: OpenStep, votes: readonly Vote[]): Decision['decision'] | null {
  const count = (decision: Decision['decision']): number => votes.filter((each) => each.decision === decision).length;
  if (count('returned') > 0) return 'returned';
  if (open.members) {
    if (count('rejected') > 0) return 'rejected';
    return count('approved') >= open.members.length ? 'approved' : null;
  }
  const wanted = typeof step.approvers === 'number' ? step.approvers : 1;
  if (count('approved') >= wanted) return 'approved';
  return count('rejected') >= wanted ? 'rejected' : null;
}

function settle(run: Run, open: OpenStep, step: ApproveStep, decision: Decision): Outcome {
  const next = step[decision.decision];
  if (next === undefined) return 'wrong-step';
  const path = pathOfOpen(run, open);
  closeStep(run, open);
  say(run, path, ({ decisions }) => ({ decisions: { ...decisions, [step.as]: decision } }));
  moveDeadlines(run);
  return goOn(run, open, next, decision.decision === 'returned' ? decision.reason : undefined);
}

function passDeadline(run: Run, open: OpenStep, step: Step, deadline: DeadlineKind): Outcome {
  if (step.kind === 'wait') {
    if (deadline === 'wait' && !step.event) {
      closeStep(run, open);
      return goOn(run, open, step.next);
    }
    const expired = step.event?.expired;
    if (deadline === 'expiry' && expired !== undefined) {
      closeStep(run, open);
      return goOn(run, open, expired);
    }
    if (deadline !== 'due') return 'wrong-step';
    pass(run, open, deadline);
    return null;
  }
  if (step.kind === 'pay') {
    if (deadline === 'expiry' && step.expiry) return leave(run, open, step.expiry.next);
    if (deadline !== 'reminder' && deadline !== 'due') return 'wrong-step';
    if (deadline === 'reminder') {
      run.commands.push({ kind: 'remindPayer', open: open.id, step: open.step, path: pathOfOpen(run, open) });
    }
    pass(run, open, deadline);
    return null;
  }
  if (step.kind !== 'approve' && step.kind !== 'fill') return 'wrong-step';
  switch (deadline) {
    case 'reminder':
    case 'due':
      // A passed deadline changes nothing but the look of the task (overdue) and what people are told.
      if (deadline === 'reminder' && open.invited && !open.failed) {
        run.commands.push({ kind: 'remindInvited', open: open.id, step: open.step });
      } else {
        run.commands.push({ kind: 'remindTask', open: open.id, deadline });
      }
      pass(run, open, deadline);
      return null;
    case 'escalation': {
      if (!step.escalation) return 'wrong-step';
      const { group } = step.escalation;
      if (hasTask(step)) {
        run.commands.push({ kind: 'escalateTask', open: open.id, group });
        const { taken: _, ...rest } = open;
        pass(run, { ...rest, group }, deadline);
        return null;
      }
      // A form that a citizen has not filled in becomes a task for the group, which helps them on or calls it off.
      run.commands.push({
        kind: 'createTask',
        open: open.id,
        step: open.step,
        group,
        purpose: 'failedInvitation',
        dueAt: null,
      });
      pass(run, { ...open, failed: true }, deadline);
      return null;
    }
    case 'expiry':
      if (!step.expiry) return 'wrong-step';
      if (step.kind === 'fill') return leave(run, open, step.expiry.next);
      return settle(run, open, step, {
        decision: step.expiry.decision,
        reason: step.expiry.reason.da,
        automatic: true,
        ...(open.votes ? { votes: open.votes } : {}),
      });
    case 'wait':
      return 'wrong-step';
  }
}

function pass(run: Run, open: OpenStep, deadline: DeadlineKind): void {
  changeOpen(run, { ...open, passed: [...(open.passed ?? []).filter((each) => each !== deadline), deadline] });
}

function annul(run: Run): Outcome {
  const { annulment } = run.workflow.definition;
  const { actor } = run.event;
  const may = annulment?.by.some((who) => who === actor.kind);
  if (!annulment || !may || run.state.annulled) return 'not-allowed';
  callOff(run, ownLine);
  if (annulment.start === undefined) {
    endCase(run, 'annulled', null);
    return null;
  }
  run.state = { ...run.state, annulled: true };
  enter(run, ownLine, annulment.start);
  return null;
}

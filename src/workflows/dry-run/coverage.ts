import { DEFAULT_LIMITS } from '../../forms/feel/limits.ts';
import type { PreparedExpression } from '../../forms/feel/values.ts';
import type { CaseState } from '../case-state.ts';
import type { PreparedWorkflow, WorkflowExpression } from '../compile-workflow.ts';
import type { Step, WorkflowDefinition } from '../definition.ts';
import type { Entry } from './situation.ts';

/** A way out of a step: the step's key and the member that names where it leads, such as `assess.approved` or `byAmount.branches.0`. */
export type Way = string;

/** What has been seen of a workflow so far; it is added to. */
export interface Coverage {
  readonly steps: Set<string>;
  readonly ways: Set<Way>;
  /** Expressions that gave null, or ran into a limit, by place. */
  readonly troubles: Map<string, 'null' | 'limit'>;
}

export function noCoverage(): Coverage {
  return { steps: new Set(), ways: new Set(), troubles: new Map() };
}

/** Every way out of a workflow's steps that an event or a condition chooses. */
export function waysOf(definition: WorkflowDefinition): readonly Way[] {
  return Object.entries(definition.steps).flatMap(([key, step]) => waysOfStep(step).map((way) => `${key}.${way}`));
}

function waysOfStep(step: Step): readonly string[] {
  switch (step.kind) {
    case 'decide':
      return [...step.branches.map((_, index) => `branches.${index}`), 'otherwise'];
    case 'approve':
      return [
        'approved',
        'rejected',
        ...(step.returned === undefined ? [] : ['returned']),
        ...(step.expiry ? ['expiry'] : []),
      ];
    case 'fill':
      return ['next', ...(step.expiry ? ['expiry'] : []), ...(step.declined === undefined ? [] : ['declined'])];
    case 'wait':
      return step.event ? ['next', ...(step.event.expired === undefined ? [] : ['expired'])] : ['next'];
    case 'pay':
      return ['next', ...(step.expiry ? ['expiry'] : []), ...(step.cancelled === undefined ? [] : ['cancelled'])];
    case 'settle':
      return ['next', ...(step.refused === undefined ? [] : ['refused'])];
    case 'deliver':
      return step.unsent === undefined ? [] : ['next', 'unsent'];
    default:
      return [];
  }
}

/** The workflow with expressions that note in the coverage what they gave. */
export function watched(workflow: PreparedWorkflow, coverage: Coverage): PreparedWorkflow {
  const expressions = new Map<string, WorkflowExpression>();
  for (const [place, expression] of workflow.expressions) {
    expressions.set(place, { ...expression, run: watchedExpression(place, expression.run, workflow, coverage) });
  }
  return { ...workflow, expressions };
}

function watchedExpression(
  place: string,
  run: PreparedExpression,
  { definition }: PreparedWorkflow,
  coverage: Coverage,
): PreparedExpression {
  const [key = '', member = '', index = ''] = place.split('.');
  const step = definition.steps[key];
  const within: PreparedExpression['within'] = (scope, limits) => {
    const outcome = run.within(scope, limits);
    coverage.steps.add(key);
    if (!outcome.ok) coverage.troubles.set(place, 'limit');
    else if (outcome.value === null && !coverage.troubles.has(place)) coverage.troubles.set(place, 'null');
    if (step?.kind === 'decide' && member === 'branches') {
      const isTrue = outcome.ok && outcome.value === true;
      if (isTrue) coverage.ways.add(place);
      else if (Number(index) === step.branches.length - 1) coverage.ways.add(`${key}.otherwise`);
    }
    return outcome;
  };
  const called = (scope: Parameters<PreparedExpression>[0]) => {
    const outcome = within(scope, DEFAULT_LIMITS);
    return outcome.ok ? outcome.value : null;
  };
  return Object.assign(called, { within });
}

/** Notes what one event reached: the way that was chosen at its step, and the steps that were opened or passed. */
export function noteEntry(
  { definition }: PreparedWorkflow,
  coverage: Coverage,
  { event, step: key, effects }: Entry,
  state: CaseState,
): void {
  const { steps, ways } = coverage;
  if (key !== null) {
    steps.add(key);
    const way = wayOf(event, definition.steps[key], state);
    if (way !== null) ways.add(`${key}.${way}`);
  }
  for (const effect of effects) if ('step' in effect && effect.step) steps.add(effect.step);
  for (const open of state.open) steps.add(open.step);
  for (const line of state.lines ?? []) steps.add(line.gate);
  if (state.endStep !== null) steps.add(state.endStep);
  for (const [gate, each] of Object.entries(definition.steps)) {
    // A branch begins with a step of its own: whoever stands there came through its gate.
    if (each.kind === 'parallel' && each.branches.some((branch) => steps.has(branch.start))) steps.add(gate);
    if (each.kind === 'forEach' && steps.has(each.start)) steps.add(gate);
  }
}

function wayOf({ kind, ...event }: Entry['event'], step: Step | undefined, state: CaseState): string | null {
  switch (step?.kind) {
    case 'approve': {
      if (kind === 'deadlineReached' && 'deadline' in event && event.deadline === 'expiry') return 'expiry';
      if (kind !== 'decided' || !('open' in event) || state.open.some((open) => open.id === event.open)) return null;
      // Of several it is the decision that came of all, not that of the last.
      return state.decisions[step.as]?.decision ?? ('decision' in event ? event.decision : null);
    }
    case 'fill':
      if (kind === 'submitted') return 'next';
      if (kind === 'declined') return 'declined';
      return kind === 'deadlineReached' && 'deadline' in event && event.deadline === 'expiry' ? 'expiry' : null;
    case 'wait':
      if (kind === 'signalled') return 'next';
      if (kind !== 'deadlineReached' || !('deadline' in event)) return null;
      return event.deadline === 'expiry' ? 'expired' : event.deadline === 'wait' ? 'next' : null;
    case 'pay':
      if (kind === 'paid') return 'next';
      if (kind === 'paymentCancelled') return 'cancelled';
      return kind === 'deadlineReached' && 'deadline' in event && event.deadline === 'expiry' ? 'expiry' : null;
    case 'settle':
      return kind === 'paymentSettled' ? 'next' : kind === 'paymentRefused' ? 'refused' : null;
    case 'deliver':
      if (step.unsent === undefined) return null;
      if (kind === 'delivered' && 'unsent' in event && event.unsent) return 'unsent';
      return kind === 'delivered' || kind === 'deliveryHandledByHand' ? 'next' : null;
    default:
      return null;
  }
}

import type {
  CaseEvent,
  CaseState,
  Command,
  DeadlineKind,
  ItemPath,
  OpenStep,
  TaskFor,
  Variables,
} from './case-state.ts';
import type { PreparedWorkflow } from './compile-workflow.ts';
import { deadlinesOf, followsCaseDate, mayHaveDeadlines, type StepDeadlines } from './deadlines-of.ts';
import type { Step } from './definition.ts';
import { valueOfExpression } from './evaluate-expression.ts';
import { changeVariables, pathOf, withDescendants, withoutLines } from './lines.ts';
import type { EmployeeChoice } from './people.ts';
import { own } from './structure.ts';

/** One event being applied: the case as it has become so far, and the commands that follow. Lives within `advance`. */
export interface Run {
  readonly workflow: PreparedWorkflow;
  readonly event: CaseEvent;
  readonly closingDays: ReadonlySet<string>;
  readonly commands: Command[];
  state: CaseState;
}

export function beginRun(workflow: PreparedWorkflow, state: CaseState, event: CaseEvent): Run {
  return { workflow, event, state, commands: [], closingDays: new Set(event.facts?.closingDays) };
}

export function stepOf(workflow: PreparedWorkflow, key: string): Step {
  const step = own(workflow.definition.steps, key);
  if (!step) throw new Error(`Workflow ${workflow.definition.key} has no step ${key}.`);
  return step;
}

export function lineOf(open: OpenStep): number {
  return open.line ?? 0;
}

/** Which items the open step belongs to. */
export function pathOfOpen(run: Run, open: OpenStep): ItemPath {
  return pathOf(run.workflow.definition, run.state, lineOf(open));
}

/** Puts `changed` in the place of the open step with its id. */
export function changeOpen(run: Run, changed: OpenStep): void {
  const open = run.state.open.map((candidate) => (candidate.id === changed.id ? changed : candidate));
  run.state = { ...run.state, open };
}

/** Changes what has been said at a path. */
export function say(run: Run, path: ItemPath, change: (variables: Variables) => Partial<Variables>): void {
  run.state = changeVariables(run.state, path, change);
}

/** Ends an open step because it is done. */
export function closeStep(run: Run, open: OpenStep): void {
  const step = stepOf(run.workflow, open.step);
  if (mayHaveTasks(open, step)) run.commands.push({ kind: 'closeTasks', open: open.id });
  if (mayHaveDeadlines(step)) run.commands.push({ kind: 'clearDeadlines', open: open.id });
  run.state = { ...run.state, open: run.state.open.filter((candidate) => candidate.id !== open.id) };
}

/** Calls off everything that is open on the line and on those that belong to it; those, but not the line itself, are gone. */
export function callOff(run: Run, line: number): void {
  const lines = withDescendants(run.state, line);
  for (const open of run.state.open.filter((candidate) => lines.has(lineOf(candidate)))) {
    closeStep(run, open);
    if (open.kind === 'deliver' || open.kind === 'fill' || open.kind === 'pay' || open.kind === 'settle') {
      run.commands.push({ kind: 'callOff', open: open.id, step: open.step });
    }
  }
  run.state = withoutLines(run.state, new Set([...lines].filter((id) => id !== line)));
}

function mayHaveTasks(open: OpenStep, step: Step): boolean {
  if (open.failed || step.kind === 'approve') return true;
  return step.kind === 'fill' && step.by !== 'starter' && 'group' in step.by;
}

/** Sets the deadlines of a step that has just begun. */
export function setDeadlines(run: Run, open: OpenStep): StepDeadlines {
  const step = stepOf(run.workflow, open.step);
  const found = deadlinesOf(run.workflow, run.state, open, step, run.closingDays);
  for (const { kind, at } of found.deadlines) {
    run.commands.push({ kind: 'setDeadline', open: open.id, deadline: kind, at });
  }
  return found;
}

/**
 * Works the deadlines out anew that follow a date of the case; with `all`, every one, for a case that goes on by another version.
 * One that has passed does not pass again unless it now lies ahead.
 */
export function moveDeadlines(run: Run, all = false): void {
  for (const open of run.state.open) {
    const step = stepOf(run.workflow, open.step);
    if (!mayHaveDeadlines(step) || !(all || followsCaseDate(step))) continue;
    const { dueAt, deadlines } = deadlinesOf(run.workflow, run.state, open, step, run.closingDays);
    if (dueAt === (open.dueAt ?? null)) continue;
    const passed: readonly DeadlineKind[] = open.passed ?? [];
    const again = deadlines.filter(({ kind, at }) => at > run.event.at || !passed.includes(kind));
    const left = passed.filter((kind) => !again.some((each) => each.kind === kind));
    run.commands.push({ kind: 'clearDeadlines', open: open.id });
    for (const { kind, at } of again) run.commands.push({ kind: 'setDeadline', open: open.id, deadline: kind, at });
    if (mayHaveTasks(open, step)) run.commands.push({ kind: 'moveTask', open: open.id, dueAt });
    const { dueAt: _, passed: __, ...rest } = open;
    changeOpen(run, {
      ...rest,
      ...(dueAt === null ? {} : { dueAt }),
      ...(left.length > 0 ? { passed: left } : {}),
    });
    // A wait for a date that is gone is over: nothing would ever end it.
    if (step.kind === 'wait' && step.until && dueAt === null) {
      run.commands.push({ kind: 'setDeadline', open: open.id, deadline: 'wait', at: run.event.at });
    }
  }
}

/** The text that an expression gives for an open step; null when it gives none. */
export function textOf(run: Run, place: string, path: ItemPath): string | null {
  const value = valueOfExpression(run.workflow, place, run.state, path, run.event.at);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** Whose task it is, where the step names one employee. */
export function chosenEmployee(
  run: Run,
  choice: EmployeeChoice | undefined,
  place: string,
  path: ItemPath,
): TaskFor | undefined {
  if (!choice) return undefined;
  if ('manager' in choice) return { manager: 'starter' };
  const email = textOf(run, `${place}.email`, path);
  return email === null ? undefined : { email };
}

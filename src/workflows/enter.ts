import { isList, isNumber } from '../forms/feel/values.ts';
import { parseCvr } from '../registers/cvr-number.ts';
import type { Command, Invitee, ItemPath, Iteration, Line, OpenStep, SignalData, TaskFor } from './case-state.ts';
import type { ApproveStep, FillStep, ForEachStep, ParallelStep, PayStep, SettleStep } from './definition.ts';
import { holds, valueOfExpression } from './evaluate-expression.ts';
import { toFeelJson } from './feel-json.ts';
import { lineage, ownLine, pathOf, variablesAt, withoutLines } from './lines.ts';
import { priceOfStep } from './price-of-step.ts';
import { callOff, changeOpen, chosenEmployee, lineOf, type Run, say, setDeadlines, stepOf, textOf } from './run.ts';
import { addDays, danishDate, endOfDanishDay } from './working-days.ts';

/** Items that a for-each step goes through at most, and lines that may be open in one case. */
export const maxItems = 200;
const maxLines = 2_000;
/** Automatic steps after one event; the check before publishing refuses circles without a person or a wait. */
const maxAutomaticSteps = 50_000;

/** The case would become larger than any case may be; `advance` answers it as a refusal. */
export class TooLarge extends Error {}

/** One address of RFC 5321 without quotes or comments: what people have. */
function isEmailAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>",;:()]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(text);
}

interface Entry {
  readonly line: number;
  readonly step: string;
}

/**
 * Goes on from a step at `key` on a line, through all that is automatic, until everything waits or the case has ended. Branches
 * begin in the order in which they are drawn; each goes as far as it can before the next.
 */
export function enter(run: Run, line: number, key: string, comment?: string): void {
  const waiting: Entry[] = [{ line, step: key }];
  let remark = comment;
  for (let count = 0; waiting.length > 0; count += 1) {
    if (count > maxAutomaticSteps) throw new TooLarge();
    const entry = waiting.shift();
    if (!entry || run.state.status === 'ended') return;
    waiting.unshift(...enterOne(run, entry, remark));
    remark = undefined;
  }
}

/** Enters one step. @returns where the way goes on at once. */
function enterOne(run: Run, entry: Entry, comment: string | undefined): readonly Entry[] {
  const arrived = lineage(run.state, entry.line).find((line) => line.gate === entry.step);
  if (arrived) return arrive(run, arrived);
  const key = entry.step;
  const line = leaveBranches(run, entry);
  const step = stepOf(run.workflow, key);
  const path = pathOf(run.workflow.definition, run.state, line);
  const { at } = run.event;
  const isTrue = (place: string): boolean => holds(run.workflow, `${key}.${place}`, run.state, path, at);
  switch (step.kind) {
    case 'decide': {
      const branch = step.branches.findIndex((_, index) => isTrue(`branches.${index}`));
      return [{ line, step: step.branches[branch]?.next ?? step.otherwise }];
    }
    case 'notify': {
      if (step.to === undefined || step.to === 'starter') {
        run.commands.push({ kind: 'messageStarter', step: key, ...(path.length > 0 ? { path } : {}) });
      } else if ('invited' in step.to) {
        const party = invitedAt(run, step.to.invited, path);
        // Whoever was never invited can't be told: those who read the case are.
        if (!party) run.commands.push({ kind: 'tell', step: key, path, group: run.workflow.definition.group });
        else if ('email' in party && party.email !== undefined)
          run.commands.push({ kind: 'mail', step: key, path, to: party.email });
        else run.commands.push({ kind: 'post', step: key, path, to: party });
      } else if ('email' in step.to) {
        const to = textOf(run, `${key}.to.email`, path)?.trim() ?? '';
        // Where the case has no address those who read the case are told instead: what nobody hears is lost.
        run.commands.push(
          isEmailAddress(to)
            ? { kind: 'mail', step: key, path, to }
            : { kind: 'tell', step: key, path, group: run.workflow.definition.group },
        );
      } else {
        const whose = chosenEmployee(run, step.to.employee, `${key}.to.employee`, path);
        run.commands.push({ kind: 'tell', step: key, path, ...(whose ? { for: whose } : {}) });
      }
      return [{ line, step: step.next }];
    }
    case 'parallel':
      return beginBranches(run, line, key, step, (index) => {
        const { when } = step.branches[index] ?? {};
        return when === undefined || isTrue(`branches.${index}`);
      });
    case 'forEach':
      return beginItems(run, line, key, step);
    case 'end':
      endCase(run, step.outcome, key, step.retentionDays);
      return [];
    case 'wait': {
      const open = openStep(run, line, key, step.kind);
      const { dueAt } = setDeadlines(run, open);
      if (dueAt !== null) changeOpen(run, { ...open, dueAt });
      if (dueAt !== null || step.event) return [];
      // Waiting for a date that the case does not have.
      run.state = { ...run.state, open: run.state.open.filter((each) => each.id !== open.id) };
      return [{ line, step: step.next }];
    }
    case 'deliver':
      run.commands.push({ kind: 'createDelivery', open: openStep(run, line, key, step.kind).id, step: key });
      return [];
    case 'pay':
      return openPayment(run, line, key, step);
    case 'settle': {
      const paid = variablesAt(run.state, path)?.signals?.[step.of]?.state;
      // What was free of charge has nothing to settle.
      if (paid === 'free') return [{ line, step: step.next }];
      const open = openStep(run, line, key, step.kind);
      const command = paid === undefined || paid === 'byHand' ? null : settlement(run, key, step, open.id, path);
      if (command) run.commands.push(command);
      else failPayment(run, open, step.failureGroup);
      return [];
    }
    case 'approve':
      openApproval(run, openStep(run, line, key, step.kind), step);
      return [];
    case 'fill':
      openForm(run, openStep(run, line, key, step.kind), step, comment);
      return [];
  }
}

/** Ends the case: everything that is open is called off. `key` is null for one that was annulled and has no steps for that. */
export function endCase(run: Run, outcome: string, key: string | null, retentionDays?: number): void {
  callOff(run, ownLine);
  const days = retentionDays ?? run.workflow.definition.retentionDays;
  run.commands.push({
    kind: 'end',
    outcome,
    deleteAt: endOfDanishDay(addDays(danishDate(run.event.at), days)),
  });
  run.state = { ...run.state, status: 'ended', outcome, endStep: key };
}

function openStep(run: Run, line: number, step: string, kind: OpenStep['kind']): OpenStep {
  const open: OpenStep = {
    id: run.state.nextOpen,
    step,
    kind,
    since: run.event.at,
    ...(line === ownLine ? {} : { line }),
  };
  run.state = { ...run.state, open: [...run.state.open, open], nextOpen: run.state.nextOpen + 1 };
  return open;
}

function openApproval(run: Run, opened: OpenStep, step: ApproveStep): void {
  const path = pathOf(run.workflow.definition, run.state, opened.line ?? ownLine);
  const members = step.approvers === 'all' ? membersAsked(run, step) : [];
  const task = (dueAt: string | null, whose?: TaskFor): Command => ({
    kind: 'createTask',
    open: opened.id,
    step: opened.step,
    group: step.group,
    purpose: 'approve',
    dueAt,
    ...(whose ? { for: whose } : {}),
  });
  const at = run.commands.length;
  const { dueAt } = setDeadlines(run, opened);
  const tasks =
    members.length > 0
      ? members.map((employee) => task(dueAt, { employee }))
      : [task(dueAt, chosenEmployee(run, step.employee, `${opened.step}.employee`, path))];
  run.commands.splice(at, 0, ...tasks);
  changeOpen(run, {
    ...opened,
    ...(members.length > 0 ? { members } : {}),
    ...(dueAt === null ? {} : { dueAt }),
  });
}

/** Those of the group who may decide. */
function membersAsked(run: Run, step: ApproveStep): readonly string[] {
  const members = run.event.facts?.members?.[step.group] ?? [];
  if (!step.fourEyes) return members;
  const filled = fillers(run);
  return members.filter((member) => !filled.has(member));
}

/** The employees who filled in any of the case's forms. */
export function fillers({ state }: Pick<Run, 'state'>): ReadonlySet<string> {
  const found = new Set<string>();
  const collect = (variables: Run['state'] | Iteration): void => {
    for (const employee of Object.values(variables.filledBy ?? {})) found.add(employee);
    for (const items of Object.values(variables.each ?? {})) for (const item of items) collect(item);
  };
  collect(state);
  return found;
}

function openForm(run: Run, opened: OpenStep, step: FillStep, comment: string | undefined): void {
  const path = pathOf(run.workflow.definition, run.state, opened.line ?? ownLine);
  const { dueAt } = setDeadlines(run, opened);
  const open: OpenStep = {
    ...opened,
    ...(comment === undefined ? {} : { comment }),
    ...(dueAt === null ? {} : { dueAt }),
  };
  const { by } = step;
  if (by === 'starter') {
    changeOpen(run, open);
    run.commands.push({ kind: 'requestCorrection', open: open.id, step: open.step, comment: comment ?? '' });
    return;
  }
  if ('group' in by) {
    const whose = chosenEmployee(run, by.employee, `${open.step}.by.employee`, path);
    changeOpen(run, open);
    run.commands.push({
      kind: 'createTask',
      open: open.id,
      step: open.step,
      group: by.group,
      purpose: 'fill',
      dueAt,
      ...(whose ? { for: whose } : {}),
    });
    return;
  }
  invite(
    run,
    open,
    inviteeOf(by, (member) => textOf(run, `${open.step}.by.${member}`, path)),
  );
}

/** A demand for what was sent in. What comes to nothing is not waited for; what has no price is a person's. */
function openPayment(run: Run, line: number, key: string, step: PayStep): readonly Entry[] {
  const path = pathOf(run.workflow.definition, run.state, line);
  const price = priceOfStep(run.workflow, run.state, path, step);
  if (price?.total === 0) {
    say(run, path, ({ signals }) => ({ signals: { ...signals, [step.as]: freeOfCharge } }));
    return [{ line, step: step.next }];
  }
  const opened = openStep(run, line, key, 'pay');
  if (!price) {
    failPayment(run, opened, step.failureGroup);
    return [];
  }
  const at = run.commands.length;
  const { dueAt } = setDeadlines(run, opened);
  run.commands.splice(at, 0, { kind: 'demandPayment', open: opened.id, step: key, path });
  if (dueAt !== null) changeOpen(run, { ...opened, dueAt });
  return [];
}

const freeOfCharge: SignalData = {
  state: 'free',
  orderNumber: '',
  currency: '',
  amount: 0,
  captured: 0,
  refunded: 0,
  method: '',
  paidOn: null,
};

/** What a settle step asks for; null where its amount comes to nothing that can be asked for. */
export function settlement(
  run: Run,
  key: string,
  step: SettleStep,
  open: number,
  path: ItemPath,
): Extract<Command, { kind: 'settlePayment' }> | null {
  const amount = step.amount === undefined ? null : kroner(run, `${key}.amount`, path);
  return amount === undefined ? null : { kind: 'settlePayment', open, step: key, path, amount };
}

/** Kroner above nothing, exact to the øre; undefined where the expression gives none. */
function kroner(run: Run, place: string, path: ItemPath): string | undefined {
  const value = valueOfExpression(run.workflow, place, run.state, path, run.event.at);
  if (!isNumber(value)) return undefined;
  const rounded = value.round(2, 1);
  return rounded.gt(0) && rounded.lt(10_000_000) ? rounded.toFixed(2) : undefined;
}

/** The payment of a pay or settle step is a person's. */
export function failPayment(run: Run, open: OpenStep, group: string): void {
  changeOpen(run, { ...open, failed: true });
  run.commands.push({
    kind: 'createTask',
    open: open.id,
    step: open.step,
    group,
    purpose: 'failedPayment',
    dueAt: null,
  });
}

/** Who was invited last by that alias: for the item that the path leads to, else for those around it. */
function invitedAt(run: Run, alias: string, path: ItemPath): Invitee | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const found = variablesAt(run.state, path.slice(0, length))?.invited?.[alias];
    if (found) return found;
  }
  return undefined;
}

/** Whom the case's answers name; null where they name nobody. An address for a CPR number that is none counts as absent. */
function inviteeOf(
  by: Exclude<FillStep['by'], 'starter' | { group: string }>,
  text: (member: string) => string | null,
): Invitee | null {
  if ('cvr' in by) return cvrOf(text('cvr'));
  const address = by.email === undefined ? null : emailOf(text('email'));
  if ('cpr' in by) return cprOf(text('cpr'), address);
  return address === null ? null : { email: address };
}

/** Invites somebody to an open fill step; where nobody is known, a person of the workflow's group must say whom. */
export function invite(run: Run, open: OpenStep, to: Invitee | null): void {
  if (to) {
    const { failed: _, ...rest } = open;
    changeOpen(run, { ...rest, invited: to });
    const step = stepOf(run.workflow, open.step);
    if (step.kind === 'fill') {
      say(run, pathOf(run.workflow.definition, run.state, lineOf(open)), ({ invited }) => ({
        invited: { ...invited, [step.as]: to },
      }));
    }
    run.commands.push({ kind: 'invite', open: open.id, step: open.step, to });
    return;
  }
  changeOpen(run, { ...open, failed: true });
  run.commands.push({
    kind: 'createTask',
    open: open.id,
    step: open.step,
    group: run.workflow.definition.group,
    purpose: 'failedInvitation',
    dueAt: null,
  });
}

/** A CPR number in whatever way it was written; null when it is none. */
function cprOf(text: string | null, email: string | null): Invitee | null {
  const digits = text?.replace(/[\s-]/g, '') ?? '';
  return /^\d{10}$/.test(digits) ? { cpr: digits, ...(email === null ? {} : { email }) } : null;
}

function emailOf(text: string | null): string | null {
  return text !== null && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? text : null;
}

/** A CVR number in whatever way it was written; null when it is none. */
function cvrOf(text: string | null): Invitee | null {
  const read = parseCvr(text ?? '');
  return read.ok ? { cvr: read.digits } : null;
}

function beginBranches(
  run: Run,
  parent: number,
  gate: string,
  step: ParallelStep,
  isTaken: (index: number) => boolean,
): readonly Entry[] {
  const taken = step.branches.map((_, index) => index).filter(isTaken);
  if (taken.length === 0) return [{ line: parent, step: step.next }];
  const lines = beginLines(run, parent, gate, taken);
  return lines.map((line) => ({ line: line.id, step: step.branches[line.index]?.start ?? gate }));
}

function beginItems(run: Run, parent: number, gate: string, step: ForEachStep): readonly Entry[] {
  const path = pathOf(run.workflow.definition, run.state, parent);
  const value = valueOfExpression(run.workflow, `${gate}.over`, run.state, path, run.event.at);
  const items = isList(value ?? undefined) && Array.isArray(value) ? value : [];
  if (items.length > maxItems) throw new TooLarge();
  const iterations = items.map((item): Iteration => ({ item: toFeelJson(item), answers: {}, decisions: {} }));
  say(run, path, (variables) => ({ each: { ...variables.each, [gate]: iterations } }));
  if (items.length === 0) return [{ line: parent, step: step.next }];
  const begun = step.order === 'inTurn' ? [0] : items.map((_, index) => index);
  return beginLines(run, parent, gate, begun).map((line) => ({ line: line.id, step: step.start }));
}

function beginLines(run: Run, parent: number, gate: string, indexes: readonly number[]): readonly Line[] {
  const first = run.state.nextLine ?? ownLine + 1;
  const begun = indexes.map((index, position): Line => ({ id: first + position, parent, gate, index }));
  const lines = [...(run.state.lines ?? []), ...begun];
  if (lines.length > maxLines) throw new TooLarge();
  run.state = { ...run.state, lines, nextLine: first + begun.length };
  return begun;
}

/** A line has come back to its gate: it is over, and with the last of them the one that waited goes on. */
function arrive(run: Run, line: Line): readonly Entry[] {
  callOff(run, line.id);
  run.state = withoutLines(run.state, new Set([line.id]));
  const gate = stepOf(run.workflow, line.gate);
  if (gate.kind === 'forEach' && gate.order === 'inTurn') {
    const path = pathOf(run.workflow.definition, run.state, line.parent);
    const next = line.index + 1;
    if (next < itemCount(run, line.gate, path)) {
      return beginLines(run, line.parent, line.gate, [next]).map(({ id }) => ({ line: id, step: gate.start }));
    }
  }
  const others = run.state.lines?.some((other) => other.parent === line.parent) ?? false;
  if (others || (gate.kind !== 'forEach' && gate.kind !== 'parallel')) return [];
  return [{ line: line.parent, step: gate.next }];
}

function itemCount(run: Run, gate: string, path: ReturnType<typeof pathOf>): number {
  let variables: { readonly each?: Run['state']['each'] } | undefined = run.state;
  for (const [step, index] of path) variables = variables?.each?.[step]?.[index];
  return variables?.each?.[gate]?.length ?? 0;
}

/** A step outside the branches that the line lies in: leaving them calls off what is open in the others. */
function leaveBranches(run: Run, { line, step }: Entry): number {
  const around = run.workflow.structure.gatesOf(step).length;
  let here = line;
  for (let lines = lineage(run.state, here); lines.length > around; lines = lineage(run.state, here)) {
    const innermost = lines.at(-1);
    if (!innermost) break;
    here = innermost.parent;
    callOff(run, here);
  }
  return here;
}

import type { FormInput } from '../../forms/answers.ts';
import type { Actor, CaseEvent, OpenStep, SignalData } from '../case-state.ts';
import type { SettleStep } from '../definition.ts';
import { pathOf, variablesAt } from '../lines.ts';
import { currencyOfStep, fieldOfStep, priceOfStep } from '../price-of-step.ts';
import { danishDate } from '../working-days.ts';
import { apply } from './apply.ts';
import { sendIn, starter, withFacts } from './begin.ts';
import { itemsOf } from './effects-of.ts';
import type { Move, PeerAnswer } from './run-schema.ts';
import type { Moved, Situation, Waiting } from './situation.ts';
import { testPerson } from './test-persons.ts';
import { letTimePass, waitForNext } from './time.ts';
import { employeesOf, formContext, type Retries, type World } from './world.ts';

const day = 86_400_000;

/** Makes one move of a dry run. What can't be done changes nothing and says why. */
export function makeMove(world: World, situation: Situation, move: Move): Moved {
  switch (move.do) {
    case 'wait':
      return waitForNext(world, situation);
    case 'pass':
      return letTimePass(world, situation, new Date(Date.parse(situation.now) + move.days * day).toISOString());
    case 'annul': {
      const [someone = ''] = employeesOf(world.workflow.definition.group);
      const actor = move.by === 'citizen' ? starter : employee(someone);
      return happen(world, situation, { kind: 'annulled', ...common(situation, actor), reason: move.reason });
    }
    default: {
      const open = findOpen(world, situation, move.at);
      if (!open) return { ok: false, problem: { kind: 'not-open', step: move.at.step } };
      return moveAt(world, situation, move, open);
    }
  }
}

type MoveAtStep = Extract<Move, { readonly at: unknown }>;

function moveAt(world: World, situation: Situation, move: MoveAtStep, open: OpenStep): Moved {
  const at = common(situation, 'by' in move && move.by !== undefined ? employee(move.by) : starter);
  switch (move.do) {
    case 'submit': {
      const step = world.workflow.definition.steps[open.step];
      const input = move.input as FormInput;
      if (step?.kind !== 'fill') return { ok: false, problem: { kind: 'not-open', step: open.step } };
      const filler = step.by === 'starter' ? testPerson(situation.start.person) : null;
      const sent = sendIn(world, step.as, input, formContext(world, situation.now, situation.start.language, filler));
      if (!sent.ok) return sent;
      const actor = move.by === undefined && step.by !== 'starter' ? invited(open) : at.actor;
      const event: CaseEvent = { kind: 'submitted', ...at, actor, open: open.id, values: sent.values };
      return keepInput(apply(world, situation, event), inputKey(step.as, move.at.items), input);
    }
    case 'decline':
      return happen(world, situation, {
        kind: 'declined',
        ...at,
        actor: invited(open),
        open: open.id,
        reason: move.reason,
      });
    case 'decide': {
      const step = world.workflow.definition.steps[open.step];
      const { decision, reason, input } = move;
      const event = { kind: 'decided', ...at, open: open.id, decision, reason } as const;
      const form = step?.kind === 'approve' ? step.form : undefined;
      if (!form || !input) return happen(world, situation, event);
      const context = formContext(world, situation.now, situation.start.language, null);
      const sent = sendIn(world, form.as, input as FormInput, context);
      if (!sent.ok) return sent;
      const decided = happen(world, situation, { ...event, values: sent.values });
      return keepInput(decided, inputKey(form.as, move.at.items), input as FormInput);
    }
    case 'answer':
      return answered(world, situation, open, move.peer);
    case 'retry':
      return happen(world, situation, { kind: 'deliveryRetried', ...at, open: open.id });
    case 'byHand':
      return happen(world, situation, { kind: 'deliveryHandledByHand', ...at, open: open.id, reason: move.reason });
    case 'invite':
      return happen(world, situation, { kind: 'invited', ...at, open: open.id, to: move.to });
    case 'pay':
      return payAt(world, situation, move.outcome, open);
    case 'settle': {
      const step = world.workflow.definition.steps[open.step];
      if (step?.kind !== 'settle') return { ok: false, problem: { kind: 'not-open', step: open.step } };
      const outside = common(situation, { kind: 'system', id: null });
      if (move.outcome === 'refused') {
        return happen(world, situation, { kind: 'paymentRefused', ...outside, open: open.id });
      }
      const path = pathOf(world.workflow.definition, situation.state, open.line ?? 0);
      const before = variablesAt(situation.state, path)?.signals?.[step.of] ?? {};
      const data = { ...before, ...settledData(step.action, before) };
      return happen(world, situation, { kind: 'paymentSettled', ...outside, open: open.id, data });
    }
    case 'signal': {
      const step = world.workflow.definition.steps[open.step];
      const name = step?.kind === 'wait' ? step.event?.name : undefined;
      if (name === undefined) return { ok: false, problem: { kind: 'not-open', step: open.step } };
      const outside = { kind: 'system', id: null } as const;
      const event = { kind: 'signalled', ...at, actor: outside, open: open.id, event: name, data: move.data } as const;
      return happen(world, situation, event);
    }
  }
}

/** What comes of a demand: paid in full by card, called off, or a person's. */
function payAt(
  world: World,
  situation: Situation,
  outcome: Extract<Move, { do: 'pay' }>['outcome'],
  open: OpenStep,
): Moved {
  const step = world.workflow.definition.steps[open.step];
  if (step?.kind !== 'pay') return { ok: false, problem: { kind: 'not-open', step: open.step } };
  const outside = common(situation, { kind: 'system', id: null });
  if (outcome === 'cancelled') {
    return happen(world, situation, { kind: 'paymentCancelled', ...outside, actor: starter, open: open.id });
  }
  if (outcome === 'stuck') return happen(world, situation, { kind: 'paymentStuck', ...outside, open: open.id });
  const path = pathOf(world.workflow.definition, situation.state, open.line ?? 0);
  const amount = (priceOfStep(world.workflow, situation.state, path, step)?.total ?? 0) / 100;
  const isTaken = fieldOfStep(world.workflow, step)?.capture === 'atOnce';
  const data = {
    state: isTaken ? 'captured' : 'reserved',
    orderNumber: paymentNumber,
    currency: currencyOfStep(world.workflow, step),
    amount,
    captured: isTaken ? amount : 0,
    refunded: 0,
    method: 'card',
    paidOn: danishDate(situation.now),
  };
  return happen(world, situation, { kind: 'paid', ...outside, open: open.id, data });
}

/** What a settle step makes of a payment where the gateway does all of it. */
function settledData(action: SettleStep['action'], before: SignalData): SignalData {
  switch (action) {
    case 'capture':
      return { state: 'captured', captured: before.amount ?? null };
    case 'release':
      return { state: 'released' };
    case 'refund':
      return { state: 'refunded', refunded: before.captured ?? null };
  }
}

/** The order number of every dry run. */
const paymentNumber = 'BET-2026-000001-TEST';

/** A peer answers now, or says that it will. */
function answered(world: World, situation: Situation, open: OpenStep, peer: PeerAnswer): Moved {
  if (!situation.pending.includes(open.id)) {
    return { ok: false, problem: { kind: 'refused', refusal: 'wrong-step', step: open.step } };
  }
  const system = { kind: 'system', id: null } as const;
  const now = (kind: 'delivered' | 'deliveryFailed'): Moved =>
    happen(world, situation, { kind, ...common(situation, system), open: open.id });
  const later = (seconds: number, then: 'delivered' | 'deliveryFailed'): Moved => {
    const at = new Date(Date.parse(situation.now) + Math.round(seconds * 1_000)).toISOString();
    const waits: Waiting = { kind: 'peer', open: open.id, at, then };
    const pending = situation.pending.filter((each) => each !== open.id);
    return { ok: true, situation: { ...situation, pending, waiting: [...situation.waiting, waits] } };
  };
  switch (peer.answer) {
    case 'accepted':
      return now('delivered');
    case 'rejected':
      return now('deliveryFailed');
    case 'unsent':
      return happen(world, situation, { kind: 'delivered', ...common(situation, system), open: open.id, unsent: true });
    case 'awaiting':
      return later((peer.days * day) / 1_000, 'delivered');
    case 'unavailable': {
      const { attempts } = world.retries;
      return peer.times >= attempts
        ? later(pauses(world.retries, attempts - 1), 'deliveryFailed')
        : later(pauses(world.retries, peer.times), 'delivered');
    }
  }
}

/** Seconds until an attempt has been made so many times more, each pause at its longest. */
function pauses({ firstSeconds, mostSeconds }: Retries, count: number): number {
  let seconds = 0;
  for (let attempt = 0; attempt < count; attempt += 1) seconds += Math.min(mostSeconds, firstSeconds * 2 ** attempt);
  return seconds;
}

function happen(world: World, situation: Situation, event: CaseEvent): Moved {
  return apply(world, situation, event);
}

function common(situation: Situation, actor: Actor) {
  return { at: situation.now, actor, ...withFacts(situation.facts) };
}

function employee(id: string): Actor {
  return { kind: 'employee', id };
}

/** Whoever was invited to a step: a citizen of their own, known by the invitation. */
function invited(open: OpenStep): Actor {
  return { kind: 'citizen', id: `invited-${open.id}` };
}

/** The open step that a move means. */
export function findOpen(
  world: World,
  { state }: Situation,
  at: { readonly step: string; readonly items?: readonly number[] },
): OpenStep | undefined {
  const items = (at.items ?? []).join();
  return state.open.find(
    (open) =>
      open.step === at.step && itemsOf(pathOf(world.workflow.definition, state, open.line ?? 0)).join() === items,
  );
}

/** Where a sending-in is kept: by its alias and the items it belongs to. */
export function inputKey(alias: string, items: readonly number[] | undefined): string {
  return [alias, ...(items ?? [])].join('.');
}

function keepInput(moved: Moved, key: string, input: FormInput): Moved {
  if (!moved.ok) return moved;
  return { ok: true, situation: { ...moved.situation, inputs: { ...moved.situation.inputs, [key]: input } } };
}

import type { DecisionKind, OpenStep, SignalData, Variables } from '../case-state.ts';
import type { SettleStep, WaitStep } from '../definition.ts';
import { pathOf } from '../lines.ts';
import { currencyOfStep, priceOfStep } from '../price-of-step.ts';
import { itemsOf } from './effects-of.ts';
import type { Situation, Waiting } from './situation.ts';
import { nextWaiting } from './time.ts';
import { employeesOf, type World } from './world.ts';

/** Where something can be done: an open step, as a move names it. */
export interface OfferedAt {
  readonly step: string;
  readonly items: readonly number[];
  readonly open: OpenStep;
}

/** One thing that can come next in a dry run. */
export type Offer =
  | {
      readonly kind: 'fill';
      readonly at: OfferedAt;
      /** Alias of the form. */
      readonly alias: string;
      readonly who: 'starter' | 'invited' | 'employee';
      /** The employees who may; empty unless it is for employees. */
      readonly employees: readonly string[];
      readonly mayDecline: boolean;
    }
  | {
      readonly kind: 'decide';
      readonly at: OfferedAt;
      readonly decisions: readonly DecisionKind[];
      /** The decisions that demand a reason. */
      readonly reasons: readonly DecisionKind[];
      readonly employees: readonly string[];
      /** Alias of the form that goes with the decision. */
      readonly alias: string | null;
    }
  | { readonly kind: 'answer'; readonly at: OfferedAt; readonly delivery: string }
  | { readonly kind: 'failed'; readonly at: OfferedAt; readonly employees: readonly string[] }
  | {
      readonly kind: 'invite';
      readonly at: OfferedAt;
      readonly by: 'cpr' | 'email' | 'cvr';
      readonly employees: readonly string[];
    }
  | {
      readonly kind: 'signal';
      readonly at: OfferedAt;
      readonly event: string;
      readonly data: NonNullable<NonNullable<WaitStep['event']>['data']>;
    }
  | {
      readonly kind: 'pay';
      readonly at: OfferedAt;
      readonly mayCancel: boolean;
      readonly amount: number;
      readonly currency: string;
    }
  | { readonly kind: 'settle'; readonly at: OfferedAt; readonly action: SettleStep['action'] }
  | { readonly kind: 'annul'; readonly by: readonly ('citizen' | 'employee')[] }
  | { readonly kind: 'wait'; readonly next: Waiting };

/** What people, peers, the outside and time may do now. Nothing more when the case has ended. */
export function offersOf(world: World, situation: Situation): readonly Offer[] {
  const { definition } = world.workflow;
  const { state } = situation;
  if (state.status === 'ended') return [];
  const offers: Offer[] = [];
  for (const open of state.open) {
    const items = itemsOf(pathOf(definition, state, open.line ?? 0));
    offers.push(...offersAt(world, situation, { step: open.step, items, open }));
  }
  const { annulment } = definition;
  if (annulment && !state.annulled) offers.push({ kind: 'annul', by: annulment.by });
  const next = nextWaiting(situation);
  if (next) offers.push({ kind: 'wait', next });
  return offers;
}

function offersAt(world: World, situation: Situation, at: OfferedAt): readonly Offer[] {
  const { open } = at;
  const step = world.workflow.definition.steps[at.step];
  switch (step?.kind) {
    case 'fill': {
      const { by } = step;
      const mayDecline = step.declined !== undefined;
      const common = { kind: 'fill', at, alias: step.as, mayDecline } as const;
      if (by === 'starter') return [{ ...common, who: 'starter', employees: [] }];
      if ('group' in by) return [{ ...common, who: 'employee', employees: employeesOf(open.group ?? by.group) }];
      const fill: Offer[] = open.invited ? [{ ...common, who: 'invited', employees: [] }] : [];
      if (!open.failed) return fill;
      const employees = employeesOf(world.workflow.definition.group);
      return [...fill, { kind: 'invite', at, by: 'cpr' in by ? 'cpr' : 'cvr' in by ? 'cvr' : 'email', employees }];
    }
    case 'approve': {
      const excluded = new Set((open.votes ?? []).map((vote) => vote.employee));
      if (step.fourEyes) for (const employee of fillersOf(situation.state)) excluded.add(employee);
      // So many that a vote which is split can still be won, whoever is left out.
      const most = (typeof step.approvers === 'number' ? 2 * step.approvers - 1 : 3) + excluded.size;
      const members = open.members ?? employeesOf(open.group ?? step.group, most);
      return [
        {
          kind: 'decide',
          at,
          decisions: ['approved', 'rejected', ...(step.returned === undefined ? [] : (['returned'] as const))],
          reasons: step.reasons ?? ['rejected', 'returned'],
          employees: members.filter((employee) => !excluded.has(employee)),
          alias: step.form?.as ?? null,
        },
      ];
    }
    case 'deliver':
      if (open.failed) return [{ kind: 'failed', at, employees: employeesOf(step.failureGroup) }];
      return situation.pending.includes(open.id) ? [{ kind: 'answer', at, delivery: step.delivery }] : [];
    case 'wait':
      return step.event ? [{ kind: 'signal', at, event: step.event.name, data: step.event.data ?? {} }] : [];
    case 'pay': {
      if (open.failed) return [{ kind: 'failed', at, employees: employeesOf(step.failureGroup) }];
      const path = pathOf(world.workflow.definition, situation.state, open.line ?? 0);
      const amount = priceOfStep(world.workflow, situation.state, path, step)?.total ?? 0;
      const currency = currencyOfStep(world.workflow, step);
      return [{ kind: 'pay', at, mayCancel: step.cancelled !== undefined, amount, currency }];
    }
    case 'settle':
      return open.failed
        ? [{ kind: 'failed', at, employees: employeesOf(step.failureGroup) }]
        : [{ kind: 'settle', at, action: step.action }];
    default:
      return [];
  }
}

/** The employees who filled in any of the case's forms. */
function fillersOf(variables: Variables): readonly string[] {
  const inItems = Object.values(variables.each ?? {}).flatMap((items) => items.flatMap(fillersOf));
  return [...Object.values(variables.filledBy ?? {}), ...inItems];
}

/** What an outside event may bring, invented by its kinds. */
export function inventSignal(
  data: Extract<Offer, { kind: 'signal' }>['data'],
  today: string,
  number: (least: number, most: number) => number,
): SignalData {
  const values: Record<string, string | number | boolean> = {};
  for (const [name, kind] of Object.entries(data)) {
    values[name] =
      kind === 'number'
        ? number(0, 10_000)
        : kind === 'boolean'
          ? number(0, 1) === 1
          : kind === 'date'
            ? today
            : `${name} ${number(1, 99)}`;
  }
  return values;
}

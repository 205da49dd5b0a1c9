import { maskCpr } from '../../registers/cpr-number.ts';
import type { CaseState, Command, ItemPath } from '../case-state.ts';
import { isInForm, recipientInForm } from '../chosen-recipient.ts';
import type { PreparedWorkflow } from '../compile-workflow.ts';
import { deliveryFields } from '../delivery-values.ts';
import { writeLetter } from '../letter-template.ts';
import { pathOf } from '../lines.ts';
import { type WritingPlace, writeText } from '../placeholders.ts';
import { currencyOfStep, priceOfStep } from '../price-of-step.ts';
import type { Effect } from './situation.ts';

/** The case number of every dry run. */
export const caseNumber = '2026-000001';

/** What people and peers would notice of an event's commands, with the texts as they would be written. Pure. */
export function effectsOf(
  workflow: PreparedWorkflow,
  before: CaseState | null,
  state: CaseState,
  commands: readonly Command[],
  at: string,
  language: string,
): readonly Effect[] {
  const { steps } = workflow.definition;
  const placeAt = (path: ItemPath): WritingPlace => ({ workflow, state, path, caseNumber, at });
  /** The step of an open number and its items; it may be closed by the same event. */
  const of = (open: number): { step: string; path: ItemPath; items: readonly number[] } => {
    for (const each of [state, before]) {
      const found = each?.open.find((candidate) => candidate.id === open);
      if (!each || !found) continue;
      const path = pathOf(workflow.definition, each, found.line ?? 0);
      return { step: found.step, path, items: itemsOf(path) };
    }
    return { step: '', path: [], items: [] };
  };
  const effects: Effect[] = [];
  for (const command of commands) {
    switch (command.kind) {
      case 'createTask': {
        const { items } = of(command.open);
        const { step, group, purpose, dueAt } = command;
        effects.push({
          kind: 'task',
          step,
          items,
          group,
          purpose,
          dueAt,
          ...(command.for ? { for: command.for } : {}),
        });
        break;
      }
      case 'requestCorrection':
        effects.push({
          kind: 'correction',
          step: command.step,
          items: of(command.open).items,
          comment: command.comment,
        });
        break;
      case 'invite': {
        const { path, items } = of(command.open);
        const step = steps[command.step];
        const invitation = step?.kind === 'fill' ? step.invitation : undefined;
        effects.push({
          kind: 'invitation',
          step: command.step,
          items,
          to: command.to,
          text: invitation ? writeText(placeAt(path), invitation, language) : null,
        });
        break;
      }
      case 'messageStarter':
      case 'mail':
      case 'post':
      case 'tell': {
        const path = command.path ?? [];
        const step = steps[command.step];
        if (step?.kind !== 'notify') break;
        effects.push({
          kind: 'message',
          step: command.step,
          items: itemsOf(path),
          to:
            command.kind === 'tell'
              ? told(command, step.to)
              : command.kind === 'mail'
                ? `mail:${command.to}`
                : command.kind === 'post'
                  ? `post:${'cpr' in command.to ? maskCpr(command.to.cpr) : 'cvr' in command.to ? `CVR ${command.to.cvr}` : command.to.email}`
                  : 'starter',
          text: writeText(placeAt(path), step.message, language),
        });
        break;
      }
      case 'createDelivery': {
        const { path, items } = of(command.open);
        const step = steps[command.step];
        if (step?.kind !== 'deliver') break;
        effects.push({
          kind: 'delivery',
          step: command.step,
          items,
          delivery: step.delivery,
          letter: step.letter ? writeLetter(placeAt(path), command.step, language) : null,
          fields: deliveryFields(placeAt(path), command.step, step, language),
          ...(isInForm(step.recipient) ? { recipient: recipientInForm(state, path, step.recipient) } : {}),
        });
        break;
      }
      case 'demandPayment':
      case 'remindPayer': {
        const step = steps[command.step];
        if (step?.kind !== 'pay') break;
        effects.push({
          kind: 'payment',
          step: command.step,
          items: itemsOf(command.path),
          what: command.kind === 'demandPayment' ? 'demand' : 'reminder',
          amount: priceOfStep(workflow, state, command.path, step)?.total ?? null,
          currency: currencyOfStep(workflow, step),
        });
        break;
      }
      case 'settlePayment': {
        const step = steps[command.step];
        if (step?.kind !== 'settle') break;
        effects.push({
          kind: 'payment',
          step: command.step,
          items: itemsOf(command.path),
          what: step.action,
          amount: command.amount === null ? null : Math.round(Number(command.amount) * 100),
          currency: currencyOfStep(workflow, step),
        });
        break;
      }
      case 'remindInvited': {
        effects.push({ kind: 'reminder', step: command.step, items: of(command.open).items, deadline: 'reminder' });
        break;
      }
      case 'remindTask': {
        const { step, items } = of(command.open);
        effects.push({ kind: 'reminder', step, items, deadline: command.deadline });
        break;
      }
      case 'escalateTask': {
        const { step, items } = of(command.open);
        effects.push({ kind: 'escalation', step, items, group: command.group });
        break;
      }
      case 'setDeadline': {
        const { step, items } = of(command.open);
        effects.push({ kind: 'deadline', step, items, deadline: command.deadline, at: command.at });
        break;
      }
      case 'callOff': {
        const { items } = of(command.open);
        effects.push({ kind: 'calledOff', step: command.step, items });
        break;
      }
      case 'end': {
        const step = state.endStep === null ? undefined : steps[state.endStep];
        effects.push({
          kind: 'end',
          step: state.endStep,
          outcome: command.outcome,
          deleteAt: command.deleteAt,
          status: step?.kind === 'end' ? step.status.now : (workflow.definition.annulment?.status.now ?? null),
        });
        break;
      }
      default:
        break;
    }
  }
  return effects;
}

/** The items of a path, without the steps. */
export function itemsOf(path: ItemPath): readonly number[] {
  return path.map(([, index]) => index);
}

type NotifyTo = Extract<PreparedWorkflow['definition']['steps'][string], { kind: 'notify' }>['to'];

/** The group that is told; the employee where one is named. */
function told(command: Extract<Command, { kind: 'tell' }>, to: NotifyTo): string {
  const whose = command.for;
  if (whose && 'email' in whose) return `employee:${whose.email}`;
  if (whose && 'manager' in whose) return 'manager';
  const own = typeof to === 'object' && 'group' in to ? to.group : '';
  return `group:${command.group ?? own}`;
}

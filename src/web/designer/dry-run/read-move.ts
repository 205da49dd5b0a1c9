import { randomInt } from 'node:crypto';
import { parseCvr } from '../../../registers/cvr-number.ts';
import { inventFor, writable } from '../../../workflows/dry-run/chance-player.ts';
import { inputKey } from '../../../workflows/dry-run/make-move.ts';
import type { Offer } from '../../../workflows/dry-run/offers.ts';
import type { Move } from '../../../workflows/dry-run/run-schema.ts';
import type { Situation } from '../../../workflows/dry-run/situation.ts';
import type { World } from '../../../workflows/dry-run/world.ts';
import type { PostedForm } from '../../posted-form.ts';
import type { DryRunPageTextKey } from './texts.ts';

/** What a posted button asks for: a move, to fill a form in by hand, or what is wrong with what was typed. */
export type ReadMove =
  | { readonly kind: 'move'; readonly move: Move }
  | { readonly kind: 'fill'; readonly offer: Extract<Offer, { kind: 'fill' }> }
  | { readonly kind: 'wrong'; readonly message: DryRunPageTextKey; readonly field: string };

/** The name of an input of an offer: several forms stand on the page. */
export function inputName(name: string, offer: number): string {
  return `${name}-${offer}`;
}

const longestReason = 4_000;
/** `pass` of time has no offer of its own: it can always be done. */
export const passOffer = 9_999;

/** Reads the move that the button of an offer stands for. */
export function readMove(world: World, situation: Situation, offer: Offer, index: number, form: PostedForm): ReadMove {
  const posted = (name: string): string => (form.value(inputName(name, index)) ?? '').trim();
  const choice = form.value('valg') ?? '';
  const move = (made: Move): ReadMove => ({ kind: 'move', move: made });
  const wrong = (message: DryRunPageTextKey, field: string): ReadMove => ({
    kind: 'wrong',
    message,
    field: inputName(field, index),
  });
  if (offer.kind === 'wait') return move({ do: 'wait' });
  const reason = posted('reason').slice(0, longestReason);
  if (offer.kind === 'annul') {
    const by = offer.by.find((each) => each === choice);
    return by ? move({ do: 'annul', by, reason }) : wrong('dryRunPage.stale', 'reason');
  }
  const { step, items } = offer.at;
  const at = { step, ...(items.length > 0 ? { items: [...items] } : {}) };
  const employees = 'employees' in offer ? offer.employees : [];
  const by = employees.find((employee) => employee === posted('by')) ?? employees[0] ?? '';
  switch (offer.kind) {
    case 'fill': {
      if (choice === 'udfyld') return { kind: 'fill', offer };
      if (choice === 'nej') return move({ do: 'decline', at, reason });
      const before = situation.inputs[inputKey(offer.alias, items)];
      const input = choice === 'igen' ? before : inventFor(world, situation, offer, randomInt(2 ** 31));
      if (!input) return wrong('dryRunPage.noAnswers', 'by');
      return move({ do: 'submit', at, input: writable(input), ...(employees.length > 0 ? { by } : {}) });
    }
    case 'decide': {
      const decision = offer.decisions.find((each) => each === choice);
      if (!decision) return wrong('dryRunPage.stale', 'reason');
      if (offer.alias === null) return move({ do: 'decide', at, by, decision, reason });
      const input = inventFor(world, situation, { alias: offer.alias, who: 'employee' }, randomInt(2 ** 31));
      if (!input) return wrong('dryRunPage.noAnswers', 'reason');
      return move({ do: 'decide', at, by, decision, reason, input: writable(input) });
    }
    case 'answer': {
      if (choice === 'accepted' || choice === 'rejected' || choice === 'unsent')
        return move({ do: 'answer', at, peer: { answer: choice } });
      if (choice === 'awaiting') {
        const days = readDays(posted('days'));
        return days === null
          ? wrong('dryRunPage.time.badDays', 'days')
          : move({ do: 'answer', at, peer: { answer: 'awaiting', days } });
      }
      const times = readDays(posted('times'));
      if (times === null || times < 1 || times > 1_000 || !Number.isInteger(times)) {
        return wrong('dryRunPage.time.badDays', 'times');
      }
      return move({ do: 'answer', at, peer: { answer: 'unavailable', times } });
    }
    case 'failed':
      return move(choice === 'igen' ? { do: 'retry', at, by } : { do: 'byHand', at, by, reason });
    case 'invite': {
      const to = posted('to');
      if (offer.by === 'cpr') {
        const cpr = to.replace(/[\s-]/g, '');
        return /^\d{10}$/.test(cpr)
          ? move({ do: 'invite', at, by, to: { cpr } })
          : wrong('dryRunPage.invite.badCpr', 'to');
      }
      if (offer.by === 'cvr') {
        const read = parseCvr(to);
        return read.ok
          ? move({ do: 'invite', at, by, to: { cvr: read.digits } })
          : wrong('dryRunPage.invite.badCvr', 'to');
      }
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(to) && to.length <= 254
        ? move({ do: 'invite', at, by, to: { email: to } })
        : wrong('dryRunPage.invite.badEmail', 'to');
    }
    case 'pay':
      return choice === 'paid' || choice === 'cancelled' || choice === 'stuck'
        ? move({ do: 'pay', at, outcome: choice })
        : wrong('dryRunPage.stale', 'reason');
    case 'settle':
      return choice === 'done' || choice === 'refused'
        ? move({ do: 'settle', at, outcome: choice })
        : wrong('dryRunPage.stale', 'reason');
    case 'signal': {
      const data: Record<string, string | number | boolean | null> = {};
      for (const [name, kind] of Object.entries(offer.data)) {
        const given = posted(`data.${name}`).slice(0, 4_000);
        const number = Number(given.replace(',', '.'));
        if (given === '') data[name] = null;
        else if (kind === 'number') data[name] = Number.isFinite(number) ? number : null;
        else data[name] = kind === 'boolean' ? /^(ja|yes|true|1)$/i.test(given) : given;
      }
      return move({ do: 'signal', at, data });
    }
  }
}

/** Days as they are typed, with a comma or a point; null for what is no number from 0 to ten years. */
export function readDays(typed: string): number | null {
  const text = typed.trim().replace(',', '.');
  const days = Number(text);
  return /^\d+(\.\d+)?$/.test(text) && days <= 3_650 ? days : null;
}

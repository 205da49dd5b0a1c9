import { noOre, type Ore, ore } from '../../forms/kinds/payment/ore.ts';
import type { GatewayPayment, GatewayState } from './payment-gateway.ts';

/** `intended`: the gateway was asked to make it ready, and has not answered yet. */
export type AttemptState = 'intended' | GatewayState;

/** What has been heard of one attempt at a payment. */
export interface Known {
  readonly state: AttemptState;
  /** Held at the citizen's bank when it was paid, the card's fee included; never less afterwards. */
  readonly held: Ore;
  readonly cardFee: Ore;
  readonly captured: Ore;
  readonly refunded: Ore;
  /** What was held and has been let go. */
  readonly released: Ore;
  readonly version: number | null;
  readonly updatedAt: Date | null;
}

/** What the attempt was asked for. */
export interface Expected {
  readonly orderNumber: string;
  readonly amount: Ore;
  readonly currency: string;
  readonly testMode: boolean;
}

export type MovementKind = 'hold' | 'take' | 'letGo' | 'payBack';

/** Money that has moved since the last look; each amount is above 0. */
export interface Movement {
  readonly kind: MovementKind;
  readonly amount: Ore;
}

export type Observed =
  /** Nothing new. */
  | { readonly kind: 'same' }
  /** It says how things stood before what is known: it came late. */
  | { readonly kind: 'older' }
  | { readonly kind: 'moved'; readonly known: Known; readonly movements: readonly Movement[] }
  /** It is not what was asked for: nothing of it counts, a person must look. */
  | { readonly kind: 'mismatch'; readonly members: readonly MismatchMember[] }
  /** The gateway takes back what it said, or says what can't be. */
  | { readonly kind: 'contradiction' };

/** What must be as it was asked for. */
export const mismatchMembers = ['orderNumber', 'amount', 'currency', 'testMode'] as const;
export type MismatchMember = (typeof mismatchMembers)[number];

export const nothingKnown: Known = {
  state: 'intended',
  held: noOre,
  cardFee: noOre,
  captured: noOre,
  refunded: noOre,
  released: noOre,
  version: null,
  updatedAt: null,
};

/**
 * What a look at the gateway adds to what is known of an attempt. Pure, and the only way in which an attempt's state changes: looks may come
 * in any order and any number of times, and what they add up to is the same. What is known never goes back.
 *
 * The states and their order are the gateway's: `pending` to `authorized`, `rejected` or `canceled`; `authorized` to `captured` or
 * `canceled`; `captured` to `refunded`. Reserved is not taken.
 */
export function observe(known: Known, expected: Expected, seen: GatewayPayment): Observed {
  const members = mismatches(expected, seen);
  if (members.length > 0) return { kind: 'mismatch', members };
  if (!areAmounts(seen)) return { kind: 'contradiction' };
  const next = figuresOf(known, seen);
  if (!isSound(seen, next)) return { kind: 'contradiction' };
  if (isSame(known, next)) {
    const isNews = (seen.version ?? null) !== known.version && !isBefore(known, seen);
    return isNews || known.updatedAt === null ? { kind: 'moved', known: next, movements: [] } : { kind: 'same' };
  }
  if (isBefore(known, seen)) return { kind: 'older' };
  if (follows(known, next)) return { kind: 'moved', known: next, movements: movementsOf(known, next) };
  // Without a number that grows two looks of the same second can't be told apart but by what may follow what.
  if (!isAfter(known, seen) && follows(next, known)) return { kind: 'older' };
  return { kind: 'contradiction' };
}

/** Whether money is held or taken that has not been let go or paid back. */
export function moneyLeft({ held, captured, refunded, released }: Known): {
  readonly held: Ore;
  readonly taken: Ore;
} {
  return { held: ore(held - captured - released), taken: ore(captured - refunded) };
}

function mismatches(expected: Expected, seen: GatewayPayment): readonly MismatchMember[] {
  return mismatchMembers.filter((member) => seen[member] !== expected[member]);
}

function figuresOf(known: Known, seen: GatewayPayment): Known {
  const { state, cardFee, captured, refunded } = seen;
  const wasHeld = known.held > 0;
  const isHeld =
    state === 'authorized' || state === 'captured' || state === 'refunded' || (state === 'canceled' && wasHeld);
  const held = isHeld ? ore(seen.amount + cardFee) : noOre;
  return {
    state,
    held,
    cardFee: isHeld ? cardFee : noOre,
    captured,
    refunded,
    // What is left when a part was taken can't be taken any more once that part has been paid back.
    released: state === 'canceled' || state === 'refunded' ? ore(Math.max(0, held - captured)) : known.released,
    version: seen.version ?? null,
    updatedAt: seen.updatedAt,
  };
}

/** Whether what the gateway says are amounts at all. */
function areAmounts({ amount, cardFee, captured, refunded }: GatewayPayment): boolean {
  return (
    [amount, cardFee, captured, refunded].every((each) => Number.isSafeInteger(each) && each >= 0) &&
    Number.isSafeInteger(amount + cardFee)
  );
}

/** Whether the gateway's figures can be true. */
function isSound({ state, captured, refunded }: GatewayPayment, { held }: Known): boolean {
  if (refunded > captured || captured > held) return false;
  if (state === 'captured' && captured === 0) return false;
  if (state === 'refunded' && refunded === 0) return false;
  return !(state === 'authorized' && captured > 0);
}

const figures = ['state', 'held', 'cardFee', 'captured', 'refunded', 'released'] as const;

function isSame(one: Known, other: Known): boolean {
  return figures.every((member) => one[member] === other[member]);
}

/** Whether the look is of a time before what is known. */
function isBefore(known: Known, seen: GatewayPayment): boolean {
  if (known.version !== null && seen.version !== undefined) return seen.version < known.version;
  return known.updatedAt !== null && seen.updatedAt < known.updatedAt;
}

function isAfter(known: Known, seen: GatewayPayment): boolean {
  if (known.version !== null && seen.version !== undefined) return seen.version > known.version;
  return known.updatedAt !== null && seen.updatedAt > known.updatedAt;
}

/** What may come after what; to itself where the figures grow (a capture in parts). A refusal may be followed by another try in the window. */
const followers: Readonly<Record<AttemptState, readonly AttemptState[]>> = {
  intended: ['pending', 'authorized', 'captured', 'refunded', 'canceled', 'rejected'],
  pending: ['authorized', 'captured', 'refunded', 'canceled', 'rejected'],
  rejected: ['authorized', 'captured', 'refunded', 'canceled'],
  authorized: ['captured', 'refunded', 'canceled'],
  captured: ['captured', 'refunded'],
  refunded: ['captured', 'refunded'],
  canceled: [],
};

function follows(known: Known, next: Known): boolean {
  const grows =
    next.held >= known.held &&
    next.captured >= known.captured &&
    next.refunded >= known.refunded &&
    next.released >= known.released;
  // Called off before anything was held, and paid after all: the money counts, whatever was said before.
  const paidAfterAll = known.state === 'canceled' && known.held === 0 && next.held > 0;
  return (
    grows &&
    (paidAfterAll || followers[known.state].includes(next.state)) &&
    !(known.held > 0 && next.held !== known.held)
  );
}

function movementsOf(known: Known, next: Known): readonly Movement[] {
  const grown: readonly Movement[] = [
    { kind: 'hold', amount: ore(next.held - known.held) },
    { kind: 'take', amount: ore(next.captured - known.captured) },
    { kind: 'letGo', amount: ore(next.released - known.released) },
    { kind: 'payBack', amount: ore(next.refunded - known.refunded) },
  ];
  return grown.filter(({ amount }) => amount > 0);
}

import type { Ore } from '../../forms/kinds/payment/ore.ts';
import { type Known, moneyLeft } from './observe.ts';
import type { PaymentStatus } from './payment.ts';

/** A demand as it stands, and what has been heard of its attempts. */
export interface Standing {
  readonly status: PaymentStatus;
  readonly amount: Ore;
  readonly captureAtOnce: boolean;
  /** The attempt that counts. */
  readonly counts: string | null;
  /** The case has gone on by it. */
  readonly toldCase: boolean;
  /** The case went another way before it was paid: whatever is paid is given back. */
  readonly isClosed: boolean;
}

export interface AttemptStanding {
  readonly id: string;
  readonly known: Known;
}

/** What follows from how a demand's attempts stand. */
export interface Decided {
  readonly status: PaymentStatus;
  readonly counts: string | null;
  /** The case goes on now. */
  readonly tellsCase: boolean;
  /** Money that is held or taken and does not count. */
  readonly givesBack: readonly { readonly attempt: string; readonly kind: 'release' | 'refund' }[];
}

/**
 * Which attempt counts, whether the case goes on, and what must be given back. Pure. The first attempt that money is seen on counts and no
 * other; the case goes on at most once, when the money is where the form wants it: held, or taken where it is taken at once. Reserved is not taken.
 */
export function decide(standing: Standing, attempts: readonly AttemptStanding[]): Decided {
  const isOpen = !standing.isClosed || standing.toldCase;
  const counts = standing.counts ?? (isOpen ? (attempts.find(({ known }) => hasMoney(known))?.id ?? null) : null);
  const counting = isOpen ? attempts.find(({ id }) => id === counts) : undefined;
  return {
    status: counting ? statusOf(counting.known) : standing.status,
    counts,
    tellsCase: counting !== undefined && !standing.toldCase && isPaid(standing, counting.known),
    givesBack: attempts.flatMap(({ id, known }) => {
      if (id === counting?.id || !hasMoney(known)) return [];
      return [{ attempt: id, kind: moneyLeft(known).taken > 0 ? ('refund' as const) : ('release' as const) }];
    }),
  };
}

/** Whether money is held or taken that is not the citizen's again. What was taken in part holds nothing more that could be let go. */
function hasMoney(known: Known): boolean {
  const { held, taken } = moneyLeft(known);
  return known.captured > 0 ? taken > 0 : held > 0;
}

function isPaid({ captureAtOnce, amount }: Standing, known: Known): boolean {
  return captureAtOnce ? moneyLeft(known).taken >= amount : hasMoney(known);
}

function statusOf({ held, captured, refunded, released }: Known): PaymentStatus {
  if (captured > 0) return refunded === captured ? 'refunded' : 'captured';
  if (released > 0) return 'released';
  return held > 0 ? 'reserved' : 'open';
}

import Big from 'big.js';

/** Money in whole øre, or in the hundredths of another currency: an integer that a double holds exactly. */
export type Ore = number & { readonly unit: 'øre' };

const halfUp = 1;

export const noOre = 0 as Ore;

/** An integer as øre. @throws RangeError where it is none that is exact: such a number is a fault of ours. */
export function ore(amount: number): Ore {
  if (!Number.isSafeInteger(amount)) throw new RangeError('øre are whole and exact');
  return amount as Ore;
}

/** Kroner as FEEL counts them, to the nearest øre; half an øre goes up, away from nothing. Null beyond what is exact. */
export function oreOfKroner(kroner: Big): Ore | null {
  const rounded = kroner.times(100).round(0, halfUp);
  return rounded.abs().gt(Number.MAX_SAFE_INTEGER) ? null : ore(rounded.toNumber());
}

/** Exact kroner with two decimals and a dot, as amounts are kept: `1250.50`. */
export function kronerOf(amount: Ore): string {
  return new Big(amount).div(100).toFixed(2);
}

export function sumOfOre(amounts: readonly Ore[]): Ore {
  return ore(amounts.reduce((sum, each) => sum + each, 0));
}

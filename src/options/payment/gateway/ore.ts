/** An amount of money in the currency's smallest unit (øre of a krone): a whole number, exact. */
export type Ore = number & { readonly unit: 'øre' };

/** A number as an amount, or undefined where it is no whole number that can be counted exactly. */
export function oreOf(value: unknown): Ore | undefined {
  return Number.isSafeInteger(value) ? (value as Ore) : undefined;
}

/** {@link oreOf} for what has been checked already; throws for anything else. */
export function asOre(value: number): Ore {
  const amount = oreOf(value);
  if (amount === undefined) throw new RangeError('no whole number of øre');
  return amount;
}

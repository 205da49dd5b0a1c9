import Big from 'big.js';
import type { Text } from '../../../texts/catalogue.ts';
import { type FeelValue, isNumber } from '../../feel/values.ts';
import type { FieldValue } from '../../field-kind.ts';
import { kronerOf, noOre, type Ore, ore, oreOfKroner, sumOfOre } from './ore.ts';
import type { PaymentFee, PaymentField, PaymentLine } from './schema.ts';

/** One line of what is to be paid. */
export interface PriceLine {
  readonly key: string;
  readonly kind: 'product' | 'fee';
  readonly label: Text;
  readonly quantity: number;
  /** VAT included. */
  readonly unitPrice: Ore;
  /** `unitPrice` times `quantity`. */
  readonly amount: Ore;
  /** Per cent; null where the line is exempt from VAT. */
  readonly vatRate: number | null;
  /** The part of `amount` that is VAT. */
  readonly vat: Ore;
  /** The account string of the ledger, where the form says one. */
  readonly account: string | null;
}

export interface Price {
  /** Products in the order of the form, then fees. */
  readonly lines: readonly PriceLine[];
  /** The sum of the lines' amounts. */
  readonly total: Ore;
  /** The sum of the lines' VAT. */
  readonly vat: Ore;
}

/** Why there is no price. `line` is the key of the line or fee that is to blame; null where it is the total. */
export interface PriceProblem {
  readonly code: /** An expression gave no number: an answer is missing, or the expression can't be worked out. */
    | 'priceUnknown'
    | 'quantityUnknown'
    | 'priceBelowZero'
    | 'quantityBelowZero'
    | 'quantityNotWhole'
    /** Beyond {@link mostPieces} or {@link mostOre}. */
    | 'quantityTooLarge'
    | 'priceTooLarge'
    /** The total is nothing, and the form wants something bought. */
    | 'nothingBought';
  readonly line: string | null;
}

/**
 * What came of working a price out. `offered`: every line that counts, also those of which none was chosen, with what is known of them,
 * so that a page can show them. The price holds those that are bought.
 */
export type Priced =
  | { readonly ok: true; readonly price: Price; readonly offered: readonly OfferedLine[] }
  | { readonly ok: false; readonly problems: readonly PriceProblem[]; readonly offered: readonly OfferedLine[] };

/** A line as far as it is known; null is what is not. */
export interface OfferedLine {
  readonly key: string;
  readonly quantity: number | null;
  readonly unitPrice: Ore | null;
  /** The whole line, where it could be worked out and isn't empty. */
  readonly bought: PriceLine | null;
}

/** Pieces of one line beyond which a number is a mistake. */
export const mostPieces = 1_000_000;
/** 10 million kroner: no payment by card or telephone comes near it. */
export const mostOre = 1_000_000_000;

/**
 * What is to be paid, exact to the øre. Pure.
 *
 * - A price is what the citizen pays, VAT included, as the selling prices of consumers are (directive 98/6/EC, article 2(a)). Each unit price is
 *   rounded half up to øre; what is then multiplied and added are whole numbers, so the total is the sum of the amounts that are shown.
 * - VAT is that part of a line's amount: amount × rate / (100 + rate), rounded half up to øre for each line; a total of VAT is the sum of
 *   the lines'. How it is rounded the VAT directive leaves to the states (Court of Justice, C-484/06 *Ahold* and C-302/07 *Wetherspoon*):
 *   a rule of rounding must favour neither side. Half up does, and the lines of a receipt add up to its total.
 * - A fee of per cent is of the sum of the products, rounded half up to øre.
 *
 * @param chosen how many the person chose, by line; nothing is none, null what could not be read
 * @param result what the field's expressions gave, by the names of {@link priceExpressions}
 */
export function computePrice(
  field: PaymentField,
  chosen: Readonly<Record<string, number | null>>,
  result: (name: string) => FeelValue,
): Priced {
  const problems: PriceProblem[] = [];
  const tell = (code: PriceProblem['code'], line: string | null): null => {
    problems.push({ code, line });
    return null;
  };
  const counts = (stem: string, when: string | undefined): boolean =>
    when === undefined || result(`${stem}.visibleWhen`) === true;

  const products = field.lines
    .filter(({ key, visibleWhen }) => counts(`lines.${key}`, visibleWhen))
    .map((line): OfferedLine => {
      const { key } = line;
      const quantity = quantityOf(line, chosen, result, tell);
      // What nobody buys needs no price, but is shown with one where it can be chosen.
      const unitPrice = priceAt(result(`lines.${key}.unitPrice`), (code) => quantity !== 0 && tell(code, key));
      const isTooMuch = (quantity ?? 0) * (unitPrice ?? 0) > mostOre;
      if (isTooMuch) tell('priceTooLarge', key);
      const isBought = quantity !== null && quantity > 0 && unitPrice !== null && !isTooMuch;
      return { key, quantity, unitPrice, bought: isBought ? lineOf(line, 'product', quantity, unitPrice) : null };
    });
  const isKnown = problems.length === 0;
  const isAny = products.some(({ quantity }) => quantity !== 0);
  const sum = sumOfOre(products.map(({ bought }) => bought?.amount ?? noOre));

  const fees = (isAny ? (field.fees ?? []) : [])
    .filter(({ key, visibleWhen }) => counts(`fees.${key}`, visibleWhen))
    .flatMap((fee): readonly OfferedLine[] => {
      const { key, percent } = fee;
      const amount =
        percent === undefined
          ? priceAt(result(`fees.${key}.amount`), (code) => tell(code, key))
          : isKnown
            ? part(sum, hundredths(percent), 10_000)
            : null;
      if (amount === 0) return [];
      return [{ key, quantity: 1, unitPrice: amount, bought: amount === null ? null : lineOf(fee, 'fee', 1, amount) }];
    });

  const offered = [...products, ...fees];
  const lines = offered.flatMap(({ bought }) => (bought === null ? [] : [bought]));
  const total = sumOfOre(lines.map(({ amount }) => amount));
  if (problems.length === 0 && total > mostOre) tell('priceTooLarge', null);
  if (problems.length === 0 && total === 0 && field.mayBeFree !== true) tell('nothingBought', null);
  if (problems.length > 0) return { ok: false, problems, offered };
  return { ok: true, price: { lines, total, vat: sumOfOre(lines.map(({ vat }) => vat)) }, offered };
}

/** The expressions that {@link computePrice} wants the results of. */
export function priceExpressions(
  field: PaymentField,
): readonly { readonly name: string; readonly source: string; readonly gives: 'number' | 'boolean' }[] {
  const numbers = (stem: string, members: Readonly<Record<string, string | undefined>>) =>
    Object.entries(members).flatMap(([member, source]) =>
      source === undefined ? [] : [{ name: `${stem}.${member}`, source, gives: 'number' as const }],
    );
  const condition = (stem: string, source: string | undefined) =>
    source === undefined ? [] : [{ name: `${stem}.visibleWhen`, source, gives: 'boolean' as const }];
  return [
    ...field.lines.flatMap(({ key, unitPrice, quantity, visibleWhen }) => [
      ...numbers(`lines.${key}`, { unitPrice, quantity }),
      ...condition(`lines.${key}`, visibleWhen),
    ]),
    ...(field.fees ?? []).flatMap(({ key, amount, visibleWhen }) => [
      ...numbers(`fees.${key}`, { amount }),
      ...condition(`fees.${key}`, visibleWhen),
    ]),
  ];
}

/**
 * A line as it is kept among the answers: exact decimals as text, in kroner; what is not known is empty, and what was offered and not
 * chosen has the quantity `0`. What the lines are called, their VAT and their accounts stand in the form's version, which does not change.
 */
export interface KeptLine {
  readonly [member: string]: string;
  readonly line: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly amount: string;
  readonly vat: string;
}

export function keepLine({ key, quantity, unitPrice, bought }: OfferedLine): KeptLine {
  const written = (amount: Ore | null) => (amount === null ? '' : kronerOf(amount));
  const none = quantity === 0 ? noOre : null;
  return {
    line: key,
    quantity: quantity === null ? '' : String(quantity),
    unitPrice: written(unitPrice),
    amount: written(bought?.amount ?? none),
    vat: written(bought?.vat ?? none),
  };
}

/**
 * The price that was sent in, of the form's own version; without lines (and a total of nothing) where nothing is to be paid. Null where the
 * value is no whole price that {@link keepLine} gave, or its sums don't hold: then nothing must be charged.
 */
export function priceOf(field: PaymentField, value: FieldValue): Price | null {
  if (value === null) return { lines: [], total: noOre, vat: noOre };
  if (!isKept(value)) return null;
  const lines: PriceLine[] = [];
  for (const kept of value) {
    const product = field.lines.find(({ key }) => key === kept.line);
    const defined = product ?? field.fees?.find(({ key }) => key === kept.line);
    if (kept.quantity === '0') continue;
    const unitPrice = exactOre(kept.unitPrice);
    const quantity = /^[1-9]\d{0,6}$/.test(kept.quantity) ? Number(kept.quantity) : null;
    if (defined === undefined || unitPrice === null || quantity === null) return null;
    const line = lineOf(defined, product ? 'product' : 'fee', quantity, unitPrice);
    if (kronerOf(line.amount) !== kept.amount || kronerOf(line.vat) !== kept.vat) return null;
    lines.push(line);
  }
  return {
    lines,
    total: sumOfOre(lines.map(({ amount }) => amount)),
    vat: sumOfOre(lines.map(({ vat }) => vat)),
  };
}

/** What of the total is VAT, by rate, as a receipt says it; lines that are exempt stand under null. */
export function vatByRate({ lines }: Price): readonly {
  readonly rate: number | null;
  /** With VAT. */
  readonly amount: Ore;
  readonly vat: Ore;
}[] {
  const rates = [...new Set(lines.map(({ vatRate }) => vatRate))].sort((one, other) => (other ?? -1) - (one ?? -1));
  return rates.map((rate) => {
    const taxed = lines.filter(({ vatRate }) => vatRate === rate);
    return {
      rate,
      amount: sumOfOre(taxed.map(({ amount }) => amount)),
      vat: sumOfOre(taxed.map(({ vat }) => vat)),
    };
  });
}

/** Whether a value has the shape of kept lines; whether its sums hold, {@link priceOf} sees. */
export function isKept(value: FieldValue): value is readonly KeptLine[] {
  const members = ['line', 'quantity', 'unitPrice', 'amount', 'vat'] as const;
  return (
    Array.isArray(value) &&
    value.every(
      (line) =>
        typeof line === 'object' && line !== null && members.every((member) => typeof line[member] === 'string'),
    )
  );
}

/** Per cent in hundredths of a per cent: whole, as no more than two decimals are admitted. */
export function hundredths(percent: number): number {
  return new Big(percent).times(100).round(0, 1).toNumber();
}

function lineOf(
  defined: PaymentLine | PaymentFee,
  kind: PriceLine['kind'],
  quantity: number,
  unitPrice: Ore,
): PriceLine {
  const { key, label, vat, account } = defined;
  const amount = ore(unitPrice * quantity);
  const rate = vat === undefined ? 0 : hundredths(vat);
  return {
    ...{ key, kind, label, quantity, unitPrice, amount, vatRate: vat ?? null },
    vat: part(amount, rate, 10_000 + rate),
    account: account ?? null,
  };
}

/** `amount × numerator / denominator`, half up; none of them is below 0. Exact: the product may be more than a double holds. */
function part(amount: Ore, numerator: number, denominator: number): Ore {
  const twice = 2n * BigInt(amount) * BigInt(numerator) + BigInt(denominator);
  return ore(Number(twice / (2n * BigInt(denominator))));
}

type Tell = (code: PriceProblem['code'], line: string) => null;

function quantityOf(
  { key, quantity, most }: PaymentLine,
  chosen: Readonly<Record<string, number | null>>,
  result: (name: string) => FeelValue,
  tell: Tell,
): number | null {
  if (most !== undefined) return Object.hasOwn(chosen, key) ? (chosen[key] ?? null) : 0;
  if (quantity === undefined) return 1;
  const given = result(`lines.${key}.quantity`);
  if (!isNumber(given)) return tell('quantityUnknown', key);
  if (given.lt(0)) return tell('quantityBelowZero', key);
  if (given.gt(mostPieces)) return tell('quantityTooLarge', key);
  if (!given.round(0, 0).eq(given)) return tell('quantityNotWhole', key);
  return given.toNumber();
}

/** The price, or null where there is none that can be charged. */
function priceAt(given: FeelValue, tell: (code: PriceProblem['code']) => unknown): Ore | null {
  const price = isNumber(given) ? oreOfKroner(given) : null;
  if (!isNumber(given)) tell('priceUnknown');
  else if (given.lt(0)) tell('priceBelowZero');
  else if (price === null || price > mostOre) tell('priceTooLarge');
  else return price;
  return null;
}

/** Øre in kroner with two decimals, as {@link keepLine} writes them. */
function exactOre(kroner: string): Ore | null {
  return /^\d{1,8}\.\d{2}$/.test(kroner) ? ore(Number(kroner.replace('.', ''))) : null;
}

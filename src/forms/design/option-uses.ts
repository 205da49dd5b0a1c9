import type { FormDefinition } from '../definition.ts';
import { expressionsOf, type PlacedExpression } from './expressions-of.ts';
import type { Place } from './place.ts';
import { meaningOf } from './references-to.ts';
import { type TextFlow, type TextLiteral, textFlow } from './text-flow.ts';

/** What one expression has to do with the value of an option. */
export interface OptionUse {
  readonly expression: PlacedExpression;
  /** The literals that mean the option. */
  readonly literals: readonly TextLiteral[];
  /** The value is used in a way that nobody can follow: with its letters, or beside a text from elsewhere. */
  readonly unclear: boolean;
}

/** All uses of an option's value; `unread` are the expressions that name the field and can't be read. */
export interface OptionUses {
  readonly uses: readonly OptionUse[];
  readonly unread: readonly PlacedExpression[];
}

/**
 * Finds where an expression means an option of a choice: texts equal to `value` that are compared with the field's answer, in
 * whatever loops, filters and lists, or with a computed field that may hold that answer.
 *
 * @param path the choice as expressions name it from outside: `size`, or `children.size` for a column.
 */
export function optionUses(definition: FormDefinition, path: string, value: string): OptionUses {
  const expressions = expressionsOf(definition);
  const flows = new Map<PlacedExpression, TextFlow | null>();
  const carriers = new Set([path]);
  const uses = new Map<PlacedExpression, OptionUse>();
  const unread = new Set<PlacedExpression>();
  // A computed field may hold the answer of one that comes later: until nothing more is found.
  for (let known = 0; known < carriers.size; ) {
    known = carriers.size;
    const words = [...carriers].map((carrier) => carrier.slice(carrier.lastIndexOf('.') + 1));
    for (const expression of expressions) {
      // Reading an expression is dear: most do not have the word at all.
      if (!words.some((word) => expression.source.includes(word))) continue;
      const flow = flows.has(expression) ? flows.get(expression) : textFlow(expression.source, expression.scope);
      flows.set(expression, flow ?? null);
      if (!flow) {
        unread.add(expression);
        continue;
      }
      const { use, carries } = useIn(definition, expression, flow, carriers, value);
      if (use) uses.set(expression, use);
      const field = carries ? computedFieldOf(expression) : null;
      if (field !== null) carriers.add(field);
    }
  }
  return { uses: [...uses.values()], unread: [...unread] };
}

function useIn(
  definition: FormDefinition,
  expression: PlacedExpression,
  { literals, meetings, opaque, result }: TextFlow,
  carriers: ReadonlySet<string>,
  value: string,
): { readonly use: OptionUse | null; readonly carries: boolean } {
  const meant = new Set<string>();
  const isMeant = (origin: string): boolean =>
    meant.has(origin) || (!literals.has(origin) && carriers.has(meaningOf(definition, expression, origin)));
  const together = result.some(isMeant) ? [...meetings, [result, result] as const] : meetings;
  const pairs = together.flatMap(([one, other]) =>
    one.flatMap((left) => other.flatMap((right) => [[left, right] as const, [right, left] as const])),
  );
  for (let known = -1; known < meant.size; ) {
    known = meant.size;
    for (const [one, other] of pairs) if (isMeant(one) && literals.get(other)?.value === value) meant.add(other);
  }
  const isMixed = pairs.some(([one, other]) => isMeant(one) && !isMeant(other) && !literals.has(other));
  const carries = result.some(isMeant);
  const unclear = isMixed || [...opaque].some(isMeant) || (carries && computedFieldOf(expression) === null);
  const found = [...meant].flatMap((id) => literals.get(id) ?? []);
  return { use: unclear || found.length > 0 ? { expression, literals: found, unclear } : null, carries };
}

/** The computed field, or column, whose value an expression gives; null for any other expression. */
function computedFieldOf({ place, owner }: PlacedExpression): string | null {
  if (place !== `${owner}.expression`) return null;
  return pathOfPlace(owner);
}

/** A field's or column's place as expressions name it: `fields.rows.columns.x` is `rows.x`. */
export function pathOfPlace(place: Place): string {
  return place.replace(/^fields\./, '').replace('.columns.', '.');
}

import type { FindingCode, findingAt } from '../finding.ts';
import type { FeelNode } from '../node.ts';
import type { FeelType } from '../type.ts';

/** What is known of a part of an expression. */
export interface Known {
  readonly type: FeelType;
  /** The paths of the scope that the value comes from, such as `children`; none for what was computed. */
  readonly origins: readonly string[];
}

/** Names that stand for something else than a value of the scope; `item` is a filter, with the entries of its item. */
export interface Binding {
  readonly kind: 'name' | 'item';
  readonly name: string;
  readonly known: Known;
  readonly outer: Binding | null;
}

/** A computed value. */
export function computed(type: FeelType): Known {
  return { type, origins: [] };
}

/** A check under way, as the parts of it see it. */
export interface Findings {
  /** The types of the names that the expression may use. */
  readonly scope: Readonly<Record<string, FeelType>>;
  /** The paths of the scope that were read. */
  readonly references: Set<string>;
  report(node: FeelNode, code: FindingCode, values?: Parameters<typeof findingAt>[2]): void;
}

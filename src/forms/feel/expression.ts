import type { FeelNode } from './node.ts';
import type { FeelType } from './type.ts';

/** An expression that has been read and checked: frozen plain JSON data. */
export interface CompiledExpression {
  readonly source: string;
  readonly ast: FeelNode;
  /** The type of its value. */
  readonly type: FeelType;
  /** The values of the scope that it reads, as dotted paths in alphabetical order: `children`, `children.age`, `income`. */
  readonly references: readonly string[];
}

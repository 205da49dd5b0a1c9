import { RowsSchema } from '../../../../forms/definition.ts';
import type { OutlineNode } from './outline.ts';

/** The kinds that may be columns of rows, as the schema says. */
const columnKinds: ReadonlySet<string> = new Set(
  RowsSchema.properties.columns.items.anyOf.map((column) => column.properties.kind.const),
);

/** What can stand in the outline. */
export type ItemKind = 'page' | string;

/** Whether something of that kind may stand in this page, group or repeating rows (`null` is the form). */
export function accepts(container: OutlineNode | null, kind: ItemKind): boolean {
  if (container === null) return kind === 'page';
  if (kind === 'page') return false;
  if (container.kind === 'page') return true;
  if (container.kind === 'column') return false;
  if (container.item.kind === 'group') return kind !== 'group';
  return container.item.kind === 'rows' && columnKinds.has(kind);
}

/** The member of a container that holds what stands in it; null for what holds nothing. */
export function listOf(container: OutlineNode): 'fields' | 'columns' | null {
  if (container.kind === 'page') return 'fields';
  if (container.kind === 'column') return null;
  if (container.item.kind === 'group') return 'fields';
  return container.item.kind === 'rows' ? 'columns' : null;
}

/** The kind of what a line of the outline is. */
export function kindOfNode(node: OutlineNode): ItemKind {
  return node.kind === 'page' ? 'page' : node.item.kind;
}

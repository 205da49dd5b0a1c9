import type { FormDefinition } from '../../../../forms/definition.ts';
import { accepts, kindOfNode, listOf } from './accepts.ts';
import type { Edit } from './edit.ts';
import type { JsonPath } from './json-path.ts';
import { type OutlineNode, outlineOf } from './outline.ts';

/** Where something is put: before the item that stands at `index` of a container's list. */
export interface Slot {
  readonly container: OutlineNode | null;
  readonly list: JsonPath;
  readonly index: number;
}

export type Direction = 'up' | 'down' | 'in' | 'out';

/** The edit that moves a line of the outline one step; null where it can't go there. */
export function moveStep(definition: FormDefinition, node: OutlineNode, direction: Direction): Edit | null {
  const slot = slotTowards(outlineOf(definition), node, direction);
  return slot && moveTo(node, slot);
}

/** The edit that moves a line into a slot; null where it may not stand there or stands there already. */
export function moveTo(node: OutlineNode, slot: Slot): Edit | null {
  if (!accepts(slot.container, kindOfNode(node))) return null;
  const same = samePath(node.list, slot.list);
  if (same && (slot.index === node.index || slot.index === node.index + 1)) return null;
  if (isWithin(slot.list, node.path)) return null;
  if (isLast(node) && !same) return null;
  const index = same && slot.index > node.index ? slot.index - 1 : slot.index;
  return {
    kind: 'move',
    from: { list: node.list, index: node.index },
    to: { list: afterTaking(slot.list, node), index },
  };
}

/** The slot right after a line, on its own level. */
export function slotAfter(nodes: readonly OutlineNode[], node: OutlineNode): Slot {
  return { container: parentOf(nodes, node), list: node.list, index: node.index + 1 };
}

/** The slot at the end of a container; null for what holds nothing. */
export function slotWithin(container: OutlineNode): Slot | null {
  const member = listOf(container);
  if (member === null) return null;
  const list = [...container.path, member];
  return { container, list, index: countIn(container) };
}

/** How a line lies to the one that it is dropped on. */
export type DropSide = 'before' | 'after' | 'within';

/**
 * Where a line goes that is dropped on another: before or after it by the half that the pointer is in; into it by the
 * middle of what holds things, and at the top of a page. The upper edge of a page is the end of the page before it.
 * Null where it may not stand there or stands there already.
 *
 * @param height how far down on the line the pointer is, from 0 to 1.
 */
export function dropOn(
  nodes: readonly OutlineNode[],
  moved: OutlineNode,
  target: OutlineNode,
  height: number,
  isClosed: boolean,
): { readonly side: DropSide; readonly edit: Edit } | null {
  const kind = kindOfNode(moved);
  const beside: DropSide = height < 0.5 ? 'before' : 'after';
  const slots: Readonly<Record<DropSide, () => Slot | null>> = {
    before: () =>
      target.kind === 'page' && kind !== 'page'
        ? endOfNeighbour(nodes, target, -1)
        : { container: parentOf(nodes, target), list: target.list, index: target.index },
    after: () => slotAfter(nodes, target),
    within: () => {
      const slot = slotWithin(target);
      return slot && target.kind === 'page' ? { ...slot, index: 0 } : slot;
    },
  };
  const isMiddle = height >= 0.3 && (height <= 0.7 || !isClosed || target.kind === 'page');
  const wanted: DropSide = kind !== 'page' && accepts(target, kind) && isMiddle ? 'within' : beside;
  const sides: readonly DropSide[] = target.kind === 'page' && kind !== 'page' ? [wanted, 'within'] : [wanted];
  for (const side of sides) {
    const slot = slots[side]();
    const edit = slot && moveTo(moved, slot);
    if (edit) return { side, edit };
  }
  return null;
}

/**
 * Where something of that kind goes when it is inserted at a line: into the line where that holds things, else after it, or
 * after the nearest thing around it beside which it may stand.
 */
export function slotFor(nodes: readonly OutlineNode[], at: OutlineNode | null, kind: string): Slot | null {
  if (at === null) {
    if (kind === 'page')
      return { container: null, list: ['pages'], index: nodes.filter((node) => node.kind === 'page').length };
    const last = nodes.findLast((node) => node.kind === 'page');
    return last === undefined ? null : slotWithin(last);
  }
  if (kind !== 'page' && accepts(at, kind)) return slotWithin(at);
  for (let line: OutlineNode | null = at; line !== null; line = parentOf(nodes, line)) {
    if (accepts(parentOf(nodes, line), kind)) return slotAfter(nodes, line);
  }
  return null;
}

export function parentOf(nodes: readonly OutlineNode[], node: OutlineNode): OutlineNode | null {
  return nodes.find(({ place }) => place === node.parent) ?? null;
}

/** What must not be emptied: a form has a page, a group a field, rows a column. */
export function isLast(node: OutlineNode): boolean {
  return node.among === 1 && !(node.kind === 'field' && node.level === 2);
}

function slotTowards(nodes: readonly OutlineNode[], node: OutlineNode, direction: Direction): Slot | null {
  const parent = parentOf(nodes, node);
  switch (direction) {
    case 'up':
      if (node.index > 0) return { container: parent, list: node.list, index: node.index - 1 };
      return node.level === 2 ? endOfNeighbour(nodes, node, -1) : null;
    case 'down':
      if (node.index < node.among - 1) return { container: parent, list: node.list, index: node.index + 2 };
      return node.level === 2 ? startOfNeighbour(nodes, node) : null;
    case 'in': {
      const before = nodes.find((each) => samePath(each.list, node.list) && each.index === node.index - 1);
      return before === undefined || before.kind === 'page' ? null : slotWithin(before);
    }
    case 'out':
      return parent === null || parent.kind === 'page' ? null : slotAfter(nodes, parent);
  }
}

/** A field at the top of its page goes to the end of the page before. */
function endOfNeighbour(nodes: readonly OutlineNode[], node: OutlineNode, step: -1): Slot | null {
  const neighbour = pageBeside(nodes, node, step);
  return neighbour && slotWithin(neighbour);
}

function startOfNeighbour(nodes: readonly OutlineNode[], node: OutlineNode): Slot | null {
  const neighbour = pageBeside(nodes, node, 1);
  return neighbour && { container: neighbour, list: [...neighbour.path, 'fields'], index: 0 };
}

function pageBeside(nodes: readonly OutlineNode[], node: OutlineNode, step: 1 | -1): OutlineNode | null {
  const pages = nodes.filter((each) => each.kind === 'page');
  return pages[pages.findIndex((page) => page.page === node.page) + step] ?? null;
}

function countIn(container: OutlineNode): number {
  if (container.kind === 'page') return container.item.fields.length;
  if (container.kind === 'column') return 0;
  const { item } = container;
  return item.kind === 'group' ? item.fields.length : item.kind === 'rows' ? item.columns.length : 0;
}

function samePath(left: JsonPath, right: JsonPath): boolean {
  return left.length === right.length && left.every((step, index) => step === right[index]);
}

function isWithin(path: JsonPath, outer: JsonPath): boolean {
  return path.length >= outer.length && outer.every((step, index) => step === path[index]);
}

/** The path of a list as it is once the node has been taken out of its own list before it. */
function afterTaking(list: JsonPath, node: OutlineNode): JsonPath {
  const at = node.list.length;
  const step = list[at];
  const passes = isWithin(list, node.list) && typeof step === 'number' && step > node.index;
  return passes ? list.with(at, step - 1) : list;
}

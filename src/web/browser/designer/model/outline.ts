import type { ColumnField, FormDefinition, FormPage, PageItem } from '../../../../forms/definition.ts';
import type { Place } from '../../../../forms/design/place.ts';
import { isGroup } from '../../../../forms/fields-of.ts';
import type { JsonPath } from './json-path.ts';

interface NodeBase {
  readonly place: Place;
  readonly path: JsonPath;
  /** The list that it stands in, and where there. */
  readonly list: JsonPath;
  readonly index: number;
  /** Of how many. */
  readonly among: number;
  /** 1 for pages, as `aria-level` counts. */
  readonly level: number;
  readonly parent: Place | null;
  /** The page that it is or stands on. */
  readonly page: string;
}

/** One line of the outline: a page, a field (or group), or a column of repeating rows. */
export type OutlineNode =
  | (NodeBase & { readonly kind: 'page'; readonly item: FormPage })
  | (NodeBase & { readonly kind: 'field'; readonly item: PageItem })
  | (NodeBase & { readonly kind: 'column'; readonly item: ColumnField; readonly rows: string });

/** The place of the form itself, which stands above the outline. */
export const formPlace: Place = 'form';

/** All lines of the outline in reading order. */
export function outlineOf(definition: FormDefinition): readonly OutlineNode[] {
  const nodes: OutlineNode[] = [];
  definition.pages.forEach((page, pageIndex) => {
    const place = `pages.${page.key}`;
    const path = ['pages', pageIndex];
    const common = { page: page.key };
    nodes.push({
      ...common,
      kind: 'page',
      item: page,
      place,
      path,
      list: ['pages'],
      index: pageIndex,
      among: definition.pages.length,
      level: 1,
      parent: null,
    });
    const addItem = (item: PageItem, list: JsonPath, index: number, among: number, level: number, parent: Place) => {
      const own = `fields.${item.key}`;
      const ownPath = [...list, index];
      nodes.push({ ...common, kind: 'field', item, place: own, path: ownPath, list, index, among, level, parent });
      if (isGroup(item)) {
        item.fields.forEach((field, at) => {
          addItem(field, [...ownPath, 'fields'], at, item.fields.length, level + 1, own);
        });
      } else if (item.kind === 'rows') {
        item.columns.forEach((column, at) => {
          nodes.push({
            ...common,
            kind: 'column',
            rows: item.key,
            item: column,
            place: `${own}.${column.key}`,
            path: [...ownPath, 'columns', at],
            list: [...ownPath, 'columns'],
            index: at,
            among: item.columns.length,
            level: level + 1,
            parent: own,
          });
        });
      }
    };
    page.fields.forEach((item, index) => {
      addItem(item, [...path, 'fields'], index, page.fields.length, 2, place);
    });
  });
  return nodes;
}

/** The line that a place belongs to: `fields.children.age.required` leads to the column `age`. */
export function nodeAt(nodes: readonly OutlineNode[], place: Place): OutlineNode | undefined {
  const parts = place.split('.');
  for (let length = parts.length; length >= 2; length--) {
    const stem = parts.slice(0, length).join('.');
    const found = nodes.find((node) => node.place === stem);
    if (found) return found;
  }
  return undefined;
}

import type { ColumnField, FormDefinition, FormPage, PageItem } from '../../../../forms/definition.ts';
import { freshKey, takenKeys } from './fresh-key.ts';
import { withNames } from './names.ts';

/** Something copied: a page, or a field, group or column. It stays what it was when the original changes. */
export type Clip =
  | { readonly kind: 'page'; readonly item: FormPage }
  | { readonly kind: 'item'; readonly item: PageItem | ColumnField };

/**
 * The copy with keys of its own where its keys are taken. Expressions within the copy that name a field of the copy follow
 * it: a copied pair of question and follow-up question stays a pair.
 */
export function withFreshKeys(clip: Clip, definition: FormDefinition): Clip {
  const taken = takenKeys(definition);
  const renamed = new Map<string, string>();
  const fresh = (key: string): string => {
    const made = freshKey(key.replace(/\d+$/, ''), taken);
    const kept = taken.has(key) ? made : key;
    taken.add(kept);
    if (kept !== key) renamed.set(key, kept);
    return kept;
  };
  const follow = <Data>(data: Data): Data => withNames(data, (name) => renamed.get(name) ?? name);
  if (clip.kind === 'page') {
    const pageKeys = new Set(definition.pages.map((page) => page.key));
    const key = freshKey(clip.item.key, pageKeys, '-');
    const item = { ...clip.item, key, fields: clip.item.fields.map((field) => withKeys(field, fresh)) };
    return { kind: 'page', item: follow(item) };
  }
  return { kind: 'item', item: follow(withKeys(clip.item, fresh)) };
}

function withKeys<Item extends PageItem | ColumnField>(item: Item, fresh: (key: string) => string): Item {
  const key = fresh(item.key);
  if (item.kind === 'group') return { ...item, key, fields: item.fields.map((field) => withKeys(field, fresh)) };
  return { ...item, key };
}

import type { ColumnField, FormDefinition, FormPage, PageItem } from '../../../../forms/definition.ts';
import { freshKey, takenKeys } from './fresh-key.ts';

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
  if (clip.kind === 'page') {
    const pageKeys = new Set(definition.pages.map((page) => page.key));
    const key = freshKey(clip.item.key, pageKeys, '-');
    const item = { ...clip.item, key, fields: clip.item.fields.map((field) => withKeys(field, fresh)) };
    return { kind: 'page', item: followNames(item, renamed) };
  }
  return { kind: 'item', item: followNames(withKeys(clip.item, fresh), renamed) };
}

function withKeys<Item extends PageItem | ColumnField>(item: Item, fresh: (key: string) => string): Item {
  const key = fresh(item.key);
  if (item.kind === 'group') return { ...item, key, fields: item.fields.map((field) => withKeys(field, fresh)) };
  return { ...item, key };
}

const expressionMembers: ReadonlySet<string> = new Set(['visibleWhen', 'required', 'rule', 'expression']);

/** Renames whole names within the expressions; names behind a dot or within quotes are others' names. */
function followNames<Data>(data: Data, renamed: ReadonlyMap<string, string>): Data {
  if (renamed.size === 0) return data;
  const follow = (value: unknown, member: string | null): unknown => {
    if (typeof value === 'string')
      return member !== null && expressionMembers.has(member) ? inExpression(value) : value;
    if (Array.isArray(value)) return value.map((each) => follow(each, member));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, follow(each, name)]));
  };
  const inExpression = (source: string): string =>
    source.replace(/"(?:[^"\\]|\\.)*"|(?<![\w.ÆØÅæøå])[A-Za-zÆØÅæøå][\wÆØÅæøå]*/g, (word) => renamed.get(word) ?? word);
  // The shape is kept: only texts within it change.
  return follow(data, null) as Data;
}

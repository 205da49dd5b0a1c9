import type { Field, FormPage, GroupField } from '../../../forms/definition.ts';
import { designerPartOf } from '../../../forms/kinds/designer-parts.ts';
import type { FieldKindName } from '../../../forms/kinds/kinds.ts';
import type { TextValues } from '../../../texts/catalogue.ts';
import type { DesignerTextKey } from '../../designer/texts.ts';
import type { Editor } from './editor-state.ts';
import { type Direction, moveStep, slotFor } from './model/arrange.ts';
import { type Clip, withFreshKeys } from './model/clipboard.ts';
import type { Edit } from './model/edit.ts';
import { freshKey, takenKeys } from './model/fresh-key.ts';
import { formPlace, nodeAt, type OutlineNode, outlineOf } from './model/outline.ts';

/** What the buttons and the keys do with what is chosen. */
export interface EditorActions {
  move(direction: Direction): void;
  copy(): void;
  cut(): void;
  paste(): void;
  /** Asks first where something else uses it. */
  remove(): void;
  /** Opens the list of what can be inserted. */
  insert(): void;
  insertKind(kind: string): void;
  insertPages(pages: readonly FormPage[]): void;
  toProperties(): void;
  undo(): void;
  redo(): void;
}

interface ActionTools {
  readonly editor: Editor;
  readonly say: (key: DesignerTextKey, values?: TextValues) => void;
  readonly openInsert: () => void;
  readonly askRemoval: (node: OutlineNode) => void;
  readonly toProperties: () => void;
}

export function createActions({ editor, say, openInsert, askRemoval, toProperties }: ActionTools): EditorActions {
  const nodes = () => outlineOf(editor.get().history.definition);
  const current = (): OutlineNode | null => nodeAt(nodes(), editor.get().chosen) ?? null;
  const name = (node: OutlineNode): string =>
    (node.kind === 'page' ? node.item.title.da : node.item.label.da) || node.item.key;

  const put = (clip: Clip): void => {
    const { history, chosen } = editor.get();
    const kind = clip.kind === 'page' ? 'page' : clip.item.kind;
    const at = chosen === formPlace ? null : (nodeAt(nodes(), chosen) ?? null);
    const slot = slotFor(nodes(), at, kind);
    if (!slot) {
      say('designer.said.cannotPaste');
      return;
    }
    const fresh = withFreshKeys(clip, history.definition);
    const { item } = fresh;
    const isColumn = slot.list.at(-1) === 'columns' && slot.container?.kind === 'field';
    const place =
      fresh.kind === 'page'
        ? `pages.${item.key}`
        : isColumn && slot.container
          ? `${slot.container.place}.${item.key}`
          : `fields.${item.key}`;
    editor.settle();
    if (editor.edit({ kind: 'insert', list: slot.list, index: slot.index, items: [item] }, place)) {
      say('designer.said.inserted', { name: fresh.kind === 'page' ? fresh.item.title.da : fresh.item.label.da });
    }
  };

  return {
    move(direction) {
      const node = current();
      if (!node) return;
      const edit = moveStep(editor.get().history.definition, node, direction);
      if (!edit || !editor.edit(edit, node.place)) {
        say('designer.said.cannotMove', { name: name(node) });
        return;
      }
      const now = nodeAt(nodes(), node.place);
      say('designer.said.moved', { name: name(node), position: (now?.index ?? 0) + 1, among: now?.among ?? 1 });
    },
    copy() {
      const node = current();
      if (!node) return;
      editor.set({ clip: clipOf(node) });
      say('designer.said.copied', { name: name(node) });
    },
    cut() {
      const node = current();
      if (!node) return;
      editor.set({ clip: clipOf(node) });
      if (isRemovable(node)) {
        removeNode(editor, node);
        say('designer.said.cut', { name: name(node) });
      } else say('designer.said.cannotRemove', { name: name(node) });
    },
    paste() {
      const { clip } = editor.get();
      if (clip) put(clip);
      else say('designer.said.nothingToPaste');
    },
    remove() {
      const node = current();
      if (!node) return;
      if (!isRemovable(node)) say('designer.said.cannotRemove', { name: name(node) });
      else askRemoval(node);
    },
    insert: openInsert,
    insertKind(kind) {
      const { definition } = editor.get().history;
      if (kind === 'page') {
        const key = freshKey('side', new Set(definition.pages.map((page) => page.key)), '-');
        put({ kind: 'page', item: { key, title: { da: 'Ny side', en: 'New page' }, fields: [] } });
        return;
      }
      const item = newItem(kind, takenKeys(definition));
      if (item) put({ kind: 'item', item });
    },
    insertPages(pages) {
      const { definition } = editor.get().history;
      // A blank form begins with an empty page, which the first ready one takes the place of.
      const [only, ...others] = definition.pages;
      const isBlank = only !== undefined && others.length === 0 && only.fields.length === 0 && only.intro === undefined;
      if (isBlank) {
        const items = pages.map((page) => withFreshKeys({ kind: 'page', item: page }, definition).item);
        const [first] = items;
        editor.settle();
        const list = ['pages'];
        const edits: readonly Edit[] = [
          { kind: 'delete', list, index: 0, count: 1 },
          { kind: 'insert', list, index: 0, items },
        ];
        editor.edit({ kind: 'several', edits }, first && `pages.${first.key}`);
      } else for (const page of pages) put({ kind: 'page', item: page });
    },
    toProperties,
    undo() {
      if (!editor.undo()) say('designer.said.cannotUndo');
    },
    redo() {
      if (!editor.redo()) say('designer.said.cannotRedo');
    },
  };
}

/** Whether the form still fits its schema without it. */
export function isRemovable(node: OutlineNode): boolean {
  return node.among > 1 || (node.kind === 'field' && node.level === 2);
}

/** Takes a line away and chooses the one beside it. */
export function removeNode(editor: Editor, node: OutlineNode): void {
  const nodes = outlineOf(editor.get().history.definition);
  const at = nodes.findIndex(({ place }) => place === node.place);
  const isBeside = (other: OutlineNode | undefined): boolean =>
    other !== undefined && !other.place.startsWith(`${node.place}.`);
  const after = nodes.slice(at + 1).find((other) => isBeside(other) && other.parent === node.parent);
  const next = after ?? nodes[at - 1];
  editor.settle();
  editor.edit({ kind: 'delete', list: node.list, index: node.index, count: 1 }, next?.place ?? formPlace);
}

function clipOf(node: OutlineNode): Clip {
  return node.kind === 'page' ? { kind: 'page', item: node.item } : { kind: 'item', item: node.item };
}

/** A new field of the kind under a key of its own, or null for a kind that nobody can insert. */
function newItem(kind: string, taken: ReadonlySet<string>): Field | GroupField | null {
  const key = freshKey('felt1', taken);
  if (kind === 'group') {
    const inner = designerPartOf('shortText')?.create(freshKey('felt2', new Set([...taken, key])));
    if (!inner) return null;
    return { kind: 'group', key, label: { da: 'Ny gruppe', en: 'New group' }, fields: [inner as Field] };
  }
  // What `create` gives fits the schema of its kind, which the registry's type forgets.
  return (designerPartOf(kind as FieldKindName)?.create(key) as Field | undefined) ?? null;
}

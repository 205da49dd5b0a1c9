import { memo } from 'preact/compat';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { DesignFinding } from '../../../../forms/design/finding.ts';
import type { Language } from '../../../../texts/catalogue.ts';
import type { EditorActions } from '../actions.ts';
import { useT } from '../context.ts';
import type { Editor } from '../editor-state.ts';
import { type DropSide, dropOn } from '../model/arrange.ts';
import type { Edit } from '../model/edit.ts';
import { formPlace, nodeAt, type OutlineNode, outlineOf } from '../model/outline.ts';
import { useStore } from '../store.ts';
import { type LineHands, noHands, OutlineLine } from './outline-line.tsx';

interface OutlinePaneProperties {
  readonly editor: Editor;
  readonly actions: EditorActions;
  readonly ownLanguage: Language;
}

/** Where what is dragged would land if it were let go. */
interface Drop {
  readonly place: string;
  readonly side: DropSide;
  readonly edit: Edit;
}

/** The pages and fields as a tree (ARIA authoring practices, "Tree view"): one stop of the tab key, arrows within. */
export const OutlinePane = memo(function OutlinePane({ editor, actions, ownLanguage }: OutlinePaneProperties) {
  const t = useT();
  const definition = useStore(editor, (state) => state.history.definition);
  const chosen = useStore(editor, (state) => state.chosen);
  const language = useStore(editor, (state) => state.textLanguage);
  const findings = useStore(editor, (state) => state.findings);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [dropAt, showDrop] = useState<Drop | null>(null);
  // What is let go at once must not wait for the drawing of where it would land.
  const landing = useRef<Drop | null>(null);
  const setDropAt = (drop: Drop | null): void => {
    landing.current = drop;
    showDrop(drop);
  };
  const dragged = useRef<string | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  const nodes = useMemo(() => outlineOf(definition), [definition]);
  const shown = useMemo(() => unfolded(nodes, closed), [nodes, closed]);
  const current = shown.find((node) => node.place === chosen) ?? null;
  const wrong = useMemo(() => wrongPlaces(nodes, findings), [nodes, findings]);

  // The chosen line keeps the focus when it moves or is drawn anew, but never takes it from elsewhere.
  const hasFocus = useRef(false);
  useLayoutEffect(() => {
    if (!hasFocus.current) return;
    const line = tree.current?.querySelector<HTMLElement>(`[data-place="${CSS.escape(chosen)}"]`);
    if (line && document.activeElement !== line) line.focus();
  }, [chosen, definition]);

  const toggle = (place: string, open: boolean): void => {
    const next = new Set(closed);
    if (open) next.delete(place);
    else next.add(place);
    setClosed(next);
  };

  const go = (node: OutlineNode | undefined): void => {
    if (node) editor.choose(node.place);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const at = current === null ? -1 : shown.indexOf(current);
    const key = alongTheLine(event.key);
    if (event.altKey && current !== null) {
      const direction = ({ ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' } as const)[
        key as 'ArrowUp'
      ];
      if (direction !== undefined) {
        event.preventDefault();
        actions.move(direction);
      }
      return;
    }
    if (event.ctrlKey || event.metaKey) return;
    const holds = current !== null && nodes.some((node) => node.parent === current.place);
    switch (key) {
      case 'ArrowDown':
        go(shown[at + 1]);
        break;
      case 'ArrowUp':
        if (at === 0) editor.choose(formPlace);
        else go(shown[at - 1]);
        break;
      case 'ArrowRight':
        if (current && holds) {
          if (closed.has(current.place)) toggle(current.place, true);
          else go(shown[at + 1]);
        }
        break;
      case 'ArrowLeft':
        if (current && holds && !closed.has(current.place)) toggle(current.place, false);
        else if (current?.parent) go(nodes.find((node) => node.place === current.parent));
        break;
      case 'Home':
        go(shown[0]);
        break;
      case 'End':
        go(shown.at(-1));
        break;
      case 'Enter':
        actions.toProperties();
        break;
      case 'Delete':
      case 'Backspace':
        actions.remove();
        break;
      case 'Insert':
      case '+':
        actions.insert();
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  // Lines are not drawn anew because what they call has been made anew.
  const hands = useRef<LineHands>({ ...noHands }).current;
  hands.choose = (node) => editor.choose(node.place);
  hands.toggle = (node) => toggle(node.place, closed.has(node.place));
  hands.drag = (node) => {
    dragged.current = node.place;
  };
  hands.over = (node, height) => {
    const moved = nodes.find(({ place }) => place === dragged.current);
    const found = moved && dropOn(nodes, moved, node, height, closed.has(node.place));
    const drop = found ? { place: node.place, ...found } : null;
    landing.current = drop;
    if (dropAt?.place !== drop?.place || dropAt?.side !== drop?.side) showDrop(drop);
    return drop !== null;
  };
  hands.leave = () => setDropAt(null);
  hands.drop = () => {
    editor.settle();
    if (landing.current && dragged.current) editor.edit(landing.current.edit, dragged.current);
    hands.end();
  };
  hands.end = () => {
    dragged.current = null;
    setDropAt(null);
  };

  return (
    <div class="outline">
      <button
        type="button"
        class={chosen === formPlace ? 'outline-form outline-chosen' : 'outline-form'}
        aria-pressed={chosen === formPlace}
        onClick={() => editor.choose(formPlace)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          hasFocus.current = true;
          go(shown[0]);
        }}
      >
        {t('designer.outline.form')}
      </button>
      <div
        ref={tree}
        role="tree"
        aria-label={t('designer.outline.label')}
        class="outline-tree"
        onKeyDown={onKeyDown}
        onFocusIn={() => {
          hasFocus.current = true;
        }}
        onFocusOut={(event) => {
          // A line that is drawn anew loses the focus to nothing; only a step to elsewhere is one.
          if (event.relatedTarget !== null) hasFocus.current = false;
        }}
      >
        {shown.map((node) => (
          <OutlineLine
            key={node.place}
            node={node}
            isChosen={node.place === chosen}
            isStop={node.place === chosen || (current === null && node === shown[0])}
            isClosed={closed.has(node.place)}
            drop={dropAt?.place === node.place ? dropAt.side : null}
            problem={wrong.get(node.place) ?? null}
            language={language}
            ownLanguage={ownLanguage}
            hands={hands}
          />
        ))}
      </div>
    </div>
  );
});

/** A line that runs from right to left opens to the left. */
function alongTheLine(key: string): string {
  if (document.documentElement.dir !== 'rtl') return key;
  return key === 'ArrowLeft' ? 'ArrowRight' : key === 'ArrowRight' ? 'ArrowLeft' : key;
}

/** The lines that no folded line hides; what holds others stands before them. */
function unfolded(nodes: readonly OutlineNode[], closed: ReadonlySet<string>): readonly OutlineNode[] {
  const hidden = new Set<string>();
  return nodes.filter(({ place, parent }) => {
    const isHidden = parent !== null && (closed.has(parent) || hidden.has(parent));
    if (isHidden) hidden.add(place);
    return !isHidden;
  });
}

/** Lines with a finding, errors before advice. */
function wrongPlaces(
  nodes: readonly OutlineNode[],
  findings: readonly DesignFinding[],
): Map<string, 'error' | 'advice'> {
  const wrong = new Map<string, 'error' | 'advice'>();
  for (const { place, severity } of findings) {
    const node = nodeAt(nodes, place);
    if (node && wrong.get(node.place) !== 'error') wrong.set(node.place, severity);
  }
  return wrong;
}

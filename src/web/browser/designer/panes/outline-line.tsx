import { memo } from 'preact/compat';
import type { Severity } from '../../../../forms/design/finding.ts';
import { type Language, shownIn } from '../../../../texts/catalogue.ts';
import { useT } from '../context.ts';
import { kindName } from '../kind-name.ts';
import type { DropSide } from '../model/arrange.ts';
import type { OutlineNode } from '../model/outline.ts';

/** What the mouse does with a line. One object for the life of the outline, whose members follow its state. */
export interface LineHands {
  choose(node: OutlineNode): void;
  toggle(node: OutlineNode): void;
  drag(node: OutlineNode): void;
  /** Whether what is dragged may be dropped here; `height` is how far down on the line the pointer is, from 0 to 1. */
  over(node: OutlineNode, height: number): boolean;
  leave(): void;
  drop(): void;
  /** Dragging has ended, wherever. */
  end(): void;
}

const nothing = (): void => {};

/** Before the outline is drawn for the first time. */
export const noHands: LineHands = {
  choose: nothing,
  toggle: nothing,
  drag: nothing,
  over: () => false,
  leave: nothing,
  drop: nothing,
  end: nothing,
};

interface OutlineLineProperties {
  readonly node: OutlineNode;
  readonly isChosen: boolean;
  /** The one line that the tab key stops at. */
  readonly isStop: boolean;
  readonly isClosed: boolean;
  readonly drop: DropSide | null;
  readonly problem: Severity | null;
  readonly language: Language;
  readonly ownLanguage: Language;
  readonly hands: LineHands;
}

/** Whether a line can have lines within it. */
function holdsOthers(node: OutlineNode): boolean {
  return node.kind === 'page' || (node.kind === 'field' && (node.item.kind === 'group' || node.item.kind === 'rows'));
}

/** A line of the outline, drawn anew only when something of it is another: a form may have 500 of them. */
export const OutlineLine = memo(Line, isSameLine);

function Line({
  node,
  isChosen,
  isStop,
  isClosed,
  drop,
  problem,
  language,
  ownLanguage,
  hands,
}: OutlineLineProperties) {
  const t = useT();
  const holds = holdsOthers(node);
  const label = shownIn(node.kind === 'page' ? node.item.title : node.item.label, language, ownLanguage);
  const classes = ['outline-line', `outline-level-${Math.min(node.level, 4)}`];
  if (isChosen) classes.push('outline-chosen');
  if (drop !== null) classes.push(`outline-drop-${drop}`);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys of the tree do the same
    <div
      role="treeitem"
      data-place={node.place}
      aria-level={node.level}
      aria-posinset={node.index + 1}
      aria-setsize={node.among}
      aria-selected={isChosen}
      aria-expanded={holds ? !isClosed : undefined}
      tabIndex={isStop ? 0 : -1}
      class={classes.join(' ')}
      draggable
      onClick={() => hands.choose(node)}
      onDragStart={(event) => {
        event.dataTransfer?.setData('text/plain', node.place);
        hands.drag(node);
      }}
      onDragOver={(event) => {
        const { top, height } = event.currentTarget.getBoundingClientRect();
        if (hands.over(node, (event.clientY - top) / height)) event.preventDefault();
      }}
      onDragLeave={hands.leave}
      onDrop={(event) => {
        event.preventDefault();
        hands.drop();
      }}
      onDragEnd={hands.end}
    >
      <span
        class="outline-arrow"
        aria-hidden="true"
        onClick={(event) => {
          if (!holds) return;
          event.stopPropagation();
          hands.toggle(node);
        }}
      >
        {holds ? (isClosed ? '▸' : '▾') : '·'}
      </span>
      <span class="outline-text">
        <span class="outline-label">{label || t('designer.outline.unnamed')}</span>
        {node.kind !== 'page' && <span class="outline-kind">{kindName(node.item.kind, ownLanguage, t)}</span>}
      </span>
      {node.item.visibleWhen !== undefined && (
        <span class="outline-mark" title={t('designer.outline.conditional')}>
          <span aria-hidden="true">?</span>
          <span class="sr-only">{t('designer.outline.conditional')}</span>
        </span>
      )}
      {problem !== null && (
        <span class={`outline-mark outline-${problem}`} title={t(`designer.outline.${problem}`)}>
          <span aria-hidden="true">!</span>
          <span class="sr-only">{t(`designer.outline.${problem}`)}</span>
        </span>
      )}
    </div>
  );
}

/** The item is the same object as long as nothing within it changed; where it stands is told by its path. */
function isSameLine(before: OutlineLineProperties, after: OutlineLineProperties): boolean {
  const { node: old, ...others } = before;
  const { node, ...now } = after;
  return (
    old.item === node.item &&
    old.place === node.place &&
    old.parent === node.parent &&
    old.among === node.among &&
    old.path.length === node.path.length &&
    old.path.every((step, index) => step === node.path[index]) &&
    others.isChosen === now.isChosen &&
    others.isStop === now.isStop &&
    others.isClosed === now.isClosed &&
    others.drop === now.drop &&
    others.problem === now.problem &&
    others.language === now.language &&
    others.ownLanguage === now.ownLanguage
  );
}

import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Severity } from '../../../../forms/design/finding.ts';
import { textIn } from '../../../../texts/catalogue.ts';
import { type FlowLine, outlineWorkflow } from '../../../../workflows/design/outline-workflow.ts';
import { flowTexts } from '../../../../workflows/design/texts.ts';
import { stepOfPlace, stepTitle } from '../../../../workflows/design/workflow-path.ts';
import { useStore } from '../../designer/store.ts';
import { useFlow } from '../flow-context.ts';
import { type FlowPlace, placeOfWay } from '../flow-place.ts';
import { useRested } from '../use-rested.ts';
import type { WorkflowEditor } from '../workflow-editor.ts';

interface FlowOutlineProperties {
  readonly editor: WorkflowEditor;
  /** Keys that do the same here as in the diagram. */
  readonly onKey: (event: KeyboardEvent) => void;
}

interface Entry {
  readonly place: FlowPlace;
  readonly level: number;
  readonly parent: FlowPlace | null;
  readonly line: FlowLine | null;
}

/** The workflow as a tree of lines, for screen readers and for all who rather read: it says what the diagram shows. */
export function FlowOutline({ editor, onKey }: FlowOutlineProperties) {
  const { t, language } = useFlow();
  const { definition } = useRested(editor);
  const chosen = useStore(editor, (state) => state.chosen);
  const findings = useStore(editor, (state) => state.findings);
  const lines = useMemo(() => outlineWorkflow(definition), [definition]);
  const tree = useRef<HTMLDivElement>(null);
  const problems = useMemo(() => {
    const found = new Map<string, Severity>();
    for (const { place, severity } of findings) {
      const step = stepOfPlace(definition, place) ?? '';
      if (severity === 'error' || !found.has(step)) found.set(step, severity);
    }
    return found;
  }, [findings, definition]);
  const { entries, parents } = useMemo(() => {
    const byId = new Map(lines.map((line) => [line.id, line]));
    const own: Entry[] = lines.map((line) => ({
      place: placeOf(line),
      level: line.level + 1,
      parent: line.parent === null ? '' : placeOf(byId.get(line.parent) ?? line),
      line,
    }));
    return {
      entries: [{ place: '', level: 1, parent: null, line: null }, ...own],
      parents: new Set(lines.map(({ parent }) => parent)),
    };
  }, [lines]);
  const at = Math.max(
    0,
    entries.findIndex(({ place, line }) => place === chosen && line?.kind !== 'goto'),
  );
  const focus = (index: number): void => {
    const entry = entries[index];
    if (!entry) return;
    editor.choose(entry.line?.kind === 'goto' ? entry.line.target : entry.place);
    requestAnimationFrame(() => {
      tree.current?.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]')?.focus();
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      onKey(event);
      return;
    }
    const here = entries[at];
    switch (event.key) {
      case 'ArrowDown':
        focus(next(at, 1));
        break;
      case 'ArrowUp':
        focus(next(at, -1));
        break;
      case 'ArrowLeft':
        focus(entries.findIndex(({ place }) => place === here?.parent));
        break;
      case 'ArrowRight':
        if (entries[at + 1]?.parent === here?.place) focus(at + 1);
        break;
      case 'Home':
        focus(0);
        break;
      case 'End':
        focus(next(entries.length, -1));
        break;
      default:
        onKey(event);
        return;
    }
    event.preventDefault();
  };
  useEffect(() => {
    // What is chosen elsewhere is in sight here too; the page itself stays where it is.
    const line = tree.current?.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]');
    const pane = line?.closest<HTMLElement>('.pane');
    if (!line || !pane) return;
    const [seen, whole] = [line.getBoundingClientRect(), pane.getBoundingClientRect()];
    if (seen.top < whole.top || seen.bottom > whole.bottom) pane.scrollTop += seen.top - whole.top - whole.height / 3;
  }, [at]);
  // Hundreds of lines are not compared again for what does not concern them.
  const drawn = useMemo(
    () =>
      entries.map(({ place, level, line }, index) => {
        const isChosen = index === at;
        const problem = line === null ? problems.get('') : line.kind === 'step' ? problems.get(line.key) : undefined;
        const holds = entries[index + 1]?.level === level + 1;
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys of the tree do the same
          <div
            key={line?.id ?? ''}
            role="treeitem"
            data-place={place}
            aria-level={level}
            aria-selected={isChosen}
            aria-expanded={holds ? true : undefined}
            tabIndex={isChosen ? 0 : -1}
            class={`outline-line outline-level-${Math.min(level, 6)} flow-line${isChosen ? ' outline-chosen' : ''}`}
            onClick={() => editor.choose(line?.kind === 'goto' ? line.target : place)}
          >
            {nameOf(line)}
            {problem !== undefined && (
              <span class={`outline-mark outline-${problem}`}>
                <span aria-hidden="true">!</span>
                <span class="sr-only">{t(problem === 'error' ? 'flow.outline.error' : 'flow.outline.advice')}</span>
              </span>
            )}
          </div>
        );
      }),
    [entries, at, problems, language],
  );
  return (
    <div class="outline flow-tree" role="tree" aria-label={t('flow.pane.outline')} ref={tree} onKeyDown={onKeyDown}>
      {drawn}
    </div>
  );

  function next(from: number, step: 1 | -1): number {
    let index = from + step;
    while (entries[index]?.line?.kind === 'unconnected') index += step;
    return index < 0 || index >= entries.length ? at : index;
  }

  function nameOf(line: FlowLine | null) {
    if (line === null) return <span class="flow-line-name">{t('flow.whole')}</span>;
    switch (line.kind) {
      case 'step':
        return (
          <span class="flow-line-name">
            <span class="flow-line-kind">{textIn(flowTexts[`flow.kind.${line.step.kind}`], language)}</span>{' '}
            {textIn(stepTitle(definition, line.key), language)}
          </span>
        );
      case 'branch':
        return (
          <span class="flow-line-way">
            {textIn(line.title, language)}
            <span class="sr-only"> {t('flow.outline.way')}</span>
            {!parents.has(line.id) && (
              <>
                :{' '}
                {line.target === line.way.step
                  ? t('flow.outline.empty')
                  : t('flow.outline.goesTo', { title: textIn(stepTitle(definition, line.target), language) })}
              </>
            )}
          </span>
        );
      case 'goto':
        return (
          <span class="flow-line-goto">
            {t('flow.outline.goesTo', { title: textIn(stepTitle(definition, line.target), language) })}
          </span>
        );
      case 'unconnected':
        return <span class="flow-line-way">{textIn(flowTexts['flow.unconnected'], language)}</span>;
    }
  }
}

function placeOf(line: FlowLine): FlowPlace {
  if (line.kind === 'step') return line.key;
  if (line.kind === 'unconnected') return ' unconnected';
  return line.kind === 'goto' ? ` goto ${placeOfWay(line.way)}` : placeOfWay(line.way);
}

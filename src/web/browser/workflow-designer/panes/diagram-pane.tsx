import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Severity } from '../../../../forms/design/finding.ts';
import { textIn } from '../../../../texts/catalogue.ts';
import type { PlacedEdge, PlacedNode } from '../../../../workflows/design/diagram/diagram-layout.ts';
import { exitsOf, type Way } from '../../../../workflows/design/exits.ts';
import { flowTexts } from '../../../../workflows/design/texts.ts';
import { stepOfPlace, stepTitle } from '../../../../workflows/design/workflow-path.ts';
import { edgePath } from '../../../workflow-diagram/edge-path.ts';
import { WorkflowDiagram } from '../../../workflow-diagram/workflow-diagram.tsx';
import { wrapTitle } from '../../../workflow-diagram/wrap-title.ts';
import { useStore } from '../../designer/store.ts';
import { useFlow } from '../flow-context.ts';
import { placeOfWay, stepOf, wayOfPlace, waysTo } from '../flow-place.ts';
import { useLayout } from '../use-layout.ts';
import { useRested } from '../use-rested.ts';
import type { WorkflowEditor } from '../workflow-editor.ts';
import { FlowView, leastZoom } from './flow-view.tsx';

interface DiagramPaneProperties {
  readonly editor: WorkflowEditor;
  /** Keys that do the same here as in the outline. */
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onAdd: (way: Way) => void;
  readonly onMove: (step: string, way: Way) => void;
}

interface Drag {
  readonly step: string;
  readonly x: number;
  readonly y: number;
  /** It has been pulled far enough to be meant. */
  readonly isOn: boolean;
}

const farEnough = 6;

/** Where a box stands as it is drawn. */
function scaled({ x, y, width, height }: PlacedNode, zoom: number) {
  return { x: x * zoom, y: y * zoom, width: width * zoom, height: height * zoom };
}

/**
 * The workflow as a diagram that lays itself out. The arrow keys walk along the ways; a step is moved by pulling it onto another
 * way, and a new one comes in by the plus on a way.
 */
export function DiagramPane({ editor, onKey, onAdd, onMove }: DiagramPaneProperties) {
  const { t, language, layoutWorker } = useFlow();
  const { definition, shape } = useRested(editor);
  const chosen = useStore(editor, (state) => state.chosen);
  const findings = useStore(editor, (state) => state.findings);
  const [drag, setDrag] = useState<Drag | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  // While one writes in the properties the steps and their ways stay the same: then nothing is laid out anew.
  const { layout, isCurrent } = useLayout(definition, shape, layoutWorker);
  const [zoom, setZoom] = useState(1);
  const problems = useMemo(() => {
    const found = new Map<string, Severity>();
    for (const { place, severity } of findings) {
      const step = stepOfPlace(definition, place);
      if (step !== null && (severity === 'error' || !found.has(step))) found.set(step, severity);
    }
    return found;
  }, [findings, definition]);
  const step = stepOf(chosen);
  const chosenWay = wayOfPlace(chosen);
  const stop = step !== null && Object.hasOwn(definition.steps, step) ? step : definition.start;

  useEffect(() => {
    // What is chosen is always in sight, wherever it was chosen.
    const pane = scroller.current;
    const found = layout?.nodes.find(({ id }) => id === step);
    if (!pane || !found) return;
    const node = scaled(found, zoom);
    const isSeen =
      node.y >= pane.scrollTop &&
      node.y + node.height <= pane.scrollTop + pane.clientHeight &&
      node.x >= pane.scrollLeft &&
      node.x + node.width <= pane.scrollLeft + pane.clientWidth;
    if (isSeen) return;
    pane.scrollTo({
      top: Math.max(0, node.y - pane.clientHeight / 3),
      left: Math.max(0, node.x + node.width / 2 - pane.clientWidth / 2),
    });
  }, [step, layout, zoom]);

  const focus = (key: string | null | undefined): void => {
    if (key === null || key === undefined || !Object.hasOwn(definition.steps, key)) return;
    editor.choose(key);
    requestAnimationFrame(() => {
      scroller.current?.querySelector<SVGElement>(`[data-step="${CSS.escape(key)}"]`)?.focus();
    });
  };
  const beside = (direction: 1 | -1): string | undefined => {
    // The steps that stand in the same row of the diagram, from left to right.
    const nodes = layout?.nodes ?? [];
    const here = nodes.find(({ id }) => id === stop);
    const row = nodes
      .filter((node) => node.kind !== 'join' && here && Math.abs(node.y - here.y) < node.height)
      .sort((one, other) => one.x - other.x);
    return row[row.findIndex(({ id }) => id === stop) + direction]?.key;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      onKey(event);
      return;
    }
    const current = definition.steps[stop];
    const targets = current === undefined ? [] : exitsOf(current).map(({ target }) => target);
    switch (event.key) {
      case 'ArrowDown':
        focus(targets.findLast((target) => target !== stop));
        break;
      case 'ArrowUp':
        focus(waysTo(definition, stop).find((way) => way.step !== null)?.step);
        break;
      case 'ArrowRight':
        focus(beside(1));
        break;
      case 'ArrowLeft':
        focus(beside(-1));
        break;
      case 'Home':
        focus(definition.start);
        break;
      default:
        onKey(event);
        return;
    }
    event.preventDefault();
  };

  const wayUnder = (event: PointerEvent): Way | null => {
    const under = document.elementFromPoint(event.clientX, event.clientY);
    const place = under?.closest<SVGElement>('[data-way]')?.dataset.way;
    return place === undefined ? null : wayOfPlace(place);
  };

  // What is drawn is made anew for what it shows, and not while a step is pulled or a word written.
  const drawing = useMemo(
    () =>
      layout && (
        <WorkflowDiagram
          definition={definition}
          layout={layout}
          language={language}
          attributes={{
            role: 'group',
            'aria-label': t('flow.pane.diagram'),
            width: layout.width * zoom,
            height: layout.height * zoom,
          }}
          onNode={(node) => nodeAttributes(node)}
          marks={(node) =>
            problems.has(node.key) ? <Mark node={node} severity={problems.get(node.key) ?? 'advice'} /> : null
          }
          onEdge={(edge) => <EdgeHands edge={edge} />}
        />
      ),
    [definition, layout, language, problems, chosen, zoom],
  );

  const fit = (): void => {
    const pane = scroller.current;
    if (!pane || !layout) return;
    const room = Math.min((pane.clientWidth - 24) / layout.width, (pane.clientHeight - 24) / layout.height);
    setZoom(Math.max(leastZoom, Math.min(1, room)));
  };

  return (
    <div class="flow-view">
      <FlowView editor={editor} definition={definition} zoom={zoom} onZoom={setZoom} onFit={fit} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the steps in it take the focus, and the keys come up from them */}
      <div
        class={drag?.isOn === true ? 'flow-canvas flow-dragging' : 'flow-canvas'}
        ref={scroller}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => {
          if (drag === null || drag.isOn) return;
          if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > farEnough) setDrag({ ...drag, isOn: true });
        }}
        onPointerUp={(event) => {
          if (drag === null) return;
          const way = drag.isOn ? wayUnder(event) : null;
          if (way !== null) onMove(drag.step, way);
          setDrag(null);
        }}
        onPointerLeave={() => setDrag(null)}
      >
        <p role="status" class={layout === null ? '' : 'sr-only'}>
          {isCurrent ? '' : t('flow.diagram.layingOut')}
        </p>
        {drawing}
      </div>
    </div>
  );

  function nodeAttributes(node: PlacedNode) {
    const title = textIn(stepTitle(definition, node.key), language);
    const kind = node.kind === 'join' ? '' : textIn(flowTexts[`flow.kind.${node.kind}`], language);
    const problem = problems.get(node.key);
    const told =
      problem === undefined ? '' : `, ${t(problem === 'error' ? 'flow.outline.error' : 'flow.outline.advice')}`;
    const shown = wrapTitle(title).join(' ');
    const isChosen = chosen === node.key;
    return {
      role: 'button' as const,
      // Written so: attributes of SVG are told apart by their case.
      tabindex: node.key === stop ? 0 : -1,
      'aria-pressed': isChosen,
      // What is seen comes first, cut as it is seen; then the whole of it.
      'aria-label': `${kind} ${shown}${shown.endsWith('…') ? `: ${title}` : ''}${told}`,
      'data-step': node.key,
      class: isChosen ? 'flow-node flow-chosen' : 'flow-node',
      onClick: () => editor.choose(node.key),
      onFocus: () => {
        if (editor.get().chosen !== node.key) editor.choose(node.key);
      },
      onPointerDown: (event: PointerEvent) => {
        if (event.button === 0) setDrag({ step: node.key, x: event.clientX, y: event.clientY, isOn: false });
      },
    };
  }

  function Mark({ node, severity }: { readonly node: PlacedNode; readonly severity: Severity }) {
    const [x, y] = [node.x + node.width - 14, node.y + 14];
    return (
      <g>
        <circle cx={x} cy={y} r="9" fill={severity === 'error' ? '#b20000' : '#8a4b00'} />
        <path
          d={`M ${x} ${y - 5} v 6 M ${x} ${y + 4} v 1`}
          stroke="#ffffff"
          stroke-width="2.4"
          stroke-linecap="round"
        />
      </g>
    );
  }

  /** What takes the mouse on a way: a broad line to drop a step on, and the plus. */
  function EdgeHands({ edge }: { readonly edge: PlacedEdge }) {
    const place = placeOfWay(edge.way);
    const isChosen = chosenWay !== null && placeOfWay(chosenWay) === place;
    const named = edge.title === null ? 0 : Math.min(24, textIn(edge.title, language).length) * 3.5 + 10;
    const x = edge.middle.x + named;
    return (
      <g data-way={place} class={isChosen ? 'flow-way flow-way-chosen' : 'flow-way'}>
        <path class="flow-way-line" d={edgePath(edge.points)} fill="none" />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the keyboard has Insert, which asks for the way */}
        <g
          class="flow-plus"
          onClick={(event) => {
            event.stopPropagation();
            onAdd(edge.way);
          }}
        >
          <title>{t('flow.tool.addHere')}</title>
          <circle cx={x} cy={edge.middle.y} r="9" />
          <path d={`M ${x - 4.5} ${edge.middle.y} h 9 M ${x} ${edge.middle.y - 4.5} v 9`} />
        </g>
      </g>
    );
  }
}

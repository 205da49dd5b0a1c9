import type { JSX, VNode } from 'preact';
import { type Language, type PickedText, pick } from '../../texts/catalogue.ts';
import type { WorkflowDefinition } from '../../workflows/definition.ts';
import {
  type DiagramLayout,
  longestName,
  type PlacedEdge,
  type PlacedNode,
} from '../../workflows/design/diagram/diagram-layout.ts';
import { flowTexts } from '../../workflows/design/texts.ts';
import { stepTitle } from '../../workflows/design/workflow-path.ts';
import { arrowHead, edgePath } from './edge-path.ts';
import { nodeColours } from './node-colours.ts';
import { wrapTitle } from './wrap-title.ts';

/** Where a case stands at a step. */
export type StepStanding = 'done' | 'current' | 'coming';

interface WorkflowDiagramProperties {
  readonly definition: WorkflowDefinition;
  readonly layout: DiagramLayout;
  readonly language: Language;
  /** How a case stands; steps without a standing are drawn plain. */
  readonly standings?: ReadonlyMap<string, StepStanding>;
  /** What is drawn into the box of a step beside its title, and what the box answers to. */
  readonly onNode?: (node: PlacedNode) => JSX.IntrinsicElements['g'] & Readonly<Record<`data-${string}`, string>>;
  readonly marks?: (node: PlacedNode) => VNode | null;
  /** What is drawn onto an arrow. */
  readonly onEdge?: (edge: PlacedEdge) => VNode | null;
  readonly attributes?: JSX.IntrinsicElements['svg'];
}

/**
 * The workflow as a drawing: boxes, arrows and the names of the ways. It draws the same on the server and in the browser, and needs
 * neither style sheet nor script; what the drawing says must also stand beside it as a list (`WorkflowOutline`).
 */
export function WorkflowDiagram(properties: WorkflowDiagramProperties): VNode {
  const { definition, layout, language, standings, onNode, marks, onEdge, attributes } = properties;
  const { width, height, nodes, edges } = layout;
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: whoever draws it names it by its attributes
    <svg
      class="flow-diagram"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      font-family="inherit"
      {...attributes}
    >
      {edges.map((edge) => (
        <g key={edge.id} data-edge={edge.id}>
          <path d={edgePath(edge.points)} fill="none" stroke="#454545" stroke-width="1.5" />
          <path d={arrowHead(edge.points)} fill="#454545" />
          {edge.title !== null && <EdgeName edge={edge} language={language} isBare={onEdge === undefined} />}
          {onEdge?.(edge)}
        </g>
      ))}
      {nodes.map((node) =>
        node.kind === 'join' ? (
          <g key={node.id}>
            <circle
              cx={node.x + node.width / 2}
              cy={node.y + node.height / 2}
              r={node.width / 2 - 2}
              fill="#ffffff"
              stroke={nodeColours.parallel}
              stroke-width="2"
            />
            <path
              d={`M ${node.x + 7} ${node.y + node.height / 2} h ${node.width - 14}`}
              stroke={nodeColours.parallel}
              stroke-width="2"
            />
          </g>
        ) : (
          <g key={node.id} class="flow-node" {...onNode?.(node)}>
            <NodeBox
              node={node}
              title={pick(stepTitle(definition, node.key), language)}
              language={language}
              kindName={pick(flowTexts[`flow.kind.${node.kind}`], language)}
              standing={standings?.get(node.key) ?? null}
            />
            {marks?.(node)}
          </g>
        ),
      )}
    </svg>
  );
}

function EdgeName({ edge, language, isBare }: { edge: PlacedEdge; language: Language; isBare: boolean }) {
  const { text: name, language: written } = pick(edge.title ?? { da: '' }, language);
  const text = name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name;
  const wide = text.length * 7 + 12;
  const x = edge.middle.x - (isBare ? 0 : 9);
  return (
    <>
      <rect class="flow-name" x={x - wide / 2} y={edge.middle.y - 10} width={wide} height="20" rx="4" fill="#ffffff" />
      <text
        x={x}
        y={edge.middle.y + 4.5}
        text-anchor="middle"
        font-size="13"
        fill="#1a1a1a"
        lang={otherThan(language, written)}
      >
        {text}
      </text>
    </>
  );
}

interface NodeBoxProperties {
  readonly node: PlacedNode;
  readonly title: PickedText;
  readonly kindName: PickedText;
  readonly language: Language;
  readonly standing: StepStanding | null;
}

/** The language of a text where it isn't the page's. */
function otherThan(language: Language, written: Language): string | undefined {
  return written === language ? undefined : written;
}

function NodeBox({ node, title, kindName, language, standing }: NodeBoxProperties) {
  const { x, y, width, height, kind } = node;
  const colour = kind === 'join' ? nodeColours.parallel : nodeColours[kind];
  const lines = wrapTitle(title.text);
  const isCurrent = standing === 'current';
  const isDone = standing === 'done';
  return (
    <>
      <rect
        class="flow-box"
        x={x}
        y={y}
        width={width}
        height={height}
        rx={kind === 'end' ? height / 2 : 6}
        fill={isCurrent ? '#e5f0ff' : isDone ? '#f5f5f5' : '#ffffff'}
        stroke={isCurrent ? '#0059b3' : '#8c8c8c'}
        stroke-width={isCurrent ? 3 : 1}
        stroke-dasharray={standing === 'coming' ? '5 3' : undefined}
      />
      {kind !== 'end' && (
        <path d={`M ${x + 3} ${y + 8} v ${height - 16}`} stroke={colour} stroke-width="5" stroke-linecap="round" />
      )}
      <text
        x={x + (kind === 'end' ? 28 : 16)}
        y={y + 18}
        font-size="12"
        font-weight="600"
        fill={colour}
        lang={otherThan(language, kindName.language)}
      >
        {isDone ? '✓ ' : ''}
        {`${kindName.text} `}
      </text>
      {lines.map((line, index) => (
        <text
          key={line}
          lang={otherThan(language, title.language)}
          x={x + (kind === 'end' ? 28 : 16)}
          y={y + (lines.length === 1 ? 40 : 35 + index * 16)}
          font-size="14"
          font-weight={isCurrent ? 700 : 500}
          fill="#1a1a1a"
        >
          {`${line} `}
        </text>
      ))}
    </>
  );
}

import { Graph, layout } from '@dagrejs/dagre';
import type { WorkflowDefinition } from '../../definition.ts';
import { type DiagramEdge, type DiagramNode, diagramGraph } from './diagram-graph.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a box stands, by its upper left corner. */
export type PlacedNode = DiagramNode & Point & { readonly width: number; readonly height: number };

/** The way of an arrow from box to box, and where its name stands. */
export type PlacedEdge = DiagramEdge & { readonly points: readonly Point[]; readonly middle: Point };

/** A diagram with everything in its place, in pixels. */
export interface DiagramLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

export const nodeWidth = 216;
export const nodeHeight = 60;
export const joinSize = 26;
const margin = 16;
/** Names of ways are cut to so many letters; each takes about so many pixels. */
export const longestName = 24;
const letterWidth = 7;

/** Lays a workflow out from top to bottom. It depends on the steps and their ways alone, not on what they are called. Pure. */
export function layoutDiagram(definition: WorkflowDefinition): DiagramLayout {
  const { nodes, edges } = diagramGraph(definition);
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 36, ranksep: 34, edgesep: 18, marginx: margin, marginy: margin });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, kind } of nodes) {
    graph.setNode(
      id,
      kind === 'join' ? { width: joinSize, height: joinSize } : { width: nodeWidth, height: nodeHeight },
    );
  }
  for (const { id, from, to, title } of edges) {
    const width = title === null ? 26 : Math.min(longestName, longest(title)) * letterWidth + 16;
    graph.setEdge(from, to, { width, height: 24, labelpos: 'c' }, id);
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width: Number.isFinite(width) ? Math.max(width, nodeWidth) : nodeWidth,
    height: Number.isFinite(height) ? height : nodeHeight,
    nodes: nodes.map((node) => {
      const placed = graph.node(node.id) as { x: number; y: number; width: number; height: number };
      const { width: wide, height: high } = placed;
      return { ...node, x: placed.x - wide / 2, y: placed.y - high / 2, width: wide, height: high };
    }),
    edges: edges.map((edge) => {
      const placed = graph.edge(edge.from, edge.to, edge.id) as { points?: readonly Point[]; x?: number; y?: number };
      const points = (placed.points ?? []).map(({ x, y }) => ({ x, y }));
      const at = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 };
      return { ...edge, points, middle: { x: placed.x ?? at.x, y: placed.y ?? at.y } };
    }),
  };
}

function longest(title: Readonly<Record<string, string>>): number {
  return Math.max(...Object.values(title).map((text) => text.length));
}

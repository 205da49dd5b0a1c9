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
/** With more boxes than this, ways that lead back, or ahead past so many rows, are drawn around the others. */
const manyNodes = 60;
const farAhead = 3;

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
  const far = nodes.length > manyNodes ? farEdges(edges) : new Set<string>();
  for (const { id, from, to, title } of edges) {
    if (far.has(id)) continue;
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
      if (far.has(edge.id)) return around(edge, graph.node(edge.from) as Box, graph.node(edge.to) as Box);
      const placed = graph.edge(edge.from, edge.to, edge.id) as { points?: readonly Point[]; x?: number; y?: number };
      const points = (placed.points ?? []).map(({ x, y }) => ({ x, y }));
      const at = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 };
      return { ...edge, points, middle: { x: placed.x ?? at.x, y: placed.y ?? at.y } };
    }),
  };
}

interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/**
 * The ways that lead back or far ahead, seen from the first step: in a large workflow each of them would pass through every row
 * between its ends, and the time for the layout grows with the square of that. They are drawn around the others.
 */
function farEdges(edges: readonly DiagramEdge[]): ReadonlySet<string> {
  const ways = new Map<string, DiagramEdge[]>();
  for (const edge of edges) ways.set(edge.from, [...(ways.get(edge.from) ?? []), edge]);
  const depths = new Map<string, number>();
  const near = new Set<string>();
  for (const { from } of edges) {
    if (depths.has(from)) continue;
    depths.set(from, 0);
    // Depth first along the last way out, as the case usually goes: its ways are the spine of the drawing.
    const waiting = [from];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      for (const edge of ways.get(node) ?? []) {
        if (depths.has(edge.to)) continue;
        depths.set(edge.to, (depths.get(node) ?? 0) + 1);
        near.add(edge.id);
        waiting.push(edge.to);
      }
    }
  }
  const length = ({ from, to }: DiagramEdge): number => (depths.get(to) ?? 0) - (depths.get(from) ?? 0);
  return new Set(
    edges.filter((edge) => !near.has(edge.id) && (length(edge) < 0 || length(edge) > farAhead)).map(({ id }) => id),
  );
}

/** A way drawn along the right side, past what stands between its ends. */
function around(edge: DiagramEdge, from: Box, to: Box): PlacedEdge {
  const side = Math.max(from.x + from.width / 2, to.x + to.width / 2) + 24;
  const middle = { x: side, y: (from.y + to.y) / 2 };
  const points = [
    { x: from.x + from.width / 2, y: from.y },
    { x: side, y: from.y },
    middle,
    { x: side, y: to.y },
    { x: to.x + to.width / 2, y: to.y },
  ];
  return { ...edge, points, middle: { x: side, y: from.y + (to.y > from.y ? 20 : -20) } };
}

function longest(title: Readonly<Record<string, string>>): number {
  return Math.max(...Object.values(title).map((text) => text.length));
}

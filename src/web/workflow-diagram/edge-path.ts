import type { Point } from '../../workflows/design/diagram/diagram-layout.ts';

/** A soft line through the points of an arrow, as the `d` of an SVG path. Pure. */
export function edgePath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (!first || !last) return '';
  const between = rest.slice(0, -1);
  const parts = [`M ${at(first)}`];
  between.forEach((point, index) => {
    const next = between[index + 1];
    parts.push(`Q ${at(point)} ${at(next ? middle(point, next) : last)}`);
  });
  if (between.length === 0) parts.push(`L ${at(last)}`);
  return parts.join(' ');
}

/** The head of an arrow as a closed path, pointing the way that its line comes in. Pure. */
export function arrowHead(points: readonly Point[], size = 8): string {
  const [tip, before] = [points.at(-1), points.at(-2)];
  if (!tip || !before) return '';
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const [x, y] = [(tip.x - before.x) / length, (tip.y - before.y) / length];
  const foot = { x: tip.x - x * size, y: tip.y - y * size };
  const half = size * 0.6;
  return `M ${at(tip)} L ${at({ x: foot.x - y * half, y: foot.y + x * half })} L ${at({ x: foot.x + y * half, y: foot.y - x * half })} Z`;
}

function at({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}

function middle(one: Point, other: Point): Point {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}

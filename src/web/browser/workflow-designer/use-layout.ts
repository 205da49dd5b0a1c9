import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { WorkflowDefinition } from '../../../workflows/definition.ts';
import { type DiagramLayout, layoutDiagram } from '../../../workflows/design/diagram/diagram-layout.ts';
import { exitsOf } from '../../../workflows/design/exits.ts';

/** From so many steps on a layout takes longer than one notices. */
export const manySteps = 60;

interface LaidOut {
  readonly shape: string;
  readonly layout: DiagramLayout;
}

/** What a layout depends on: the steps and their ways, and not what is written in them. */
export function shapeOf(definition: WorkflowDefinition): string {
  return JSON.stringify([
    definition.start,
    Object.entries(definition.steps).map(([key, step]) => [key, step.kind, exitsOf(step)]),
  ]);
}

/**
 * The workflow laid out. A small one at once; a large one by a worker, so that nothing waits for it: until it is done the layout
 * before stands, and null the first time. Where there are no workers it is laid out here.
 */
export function useLayout(
  definition: WorkflowDefinition,
  shape: string,
  workerAt: string,
): { readonly layout: DiagramLayout | null; readonly isCurrent: boolean } {
  const isLarge = Object.keys(definition.steps).length > manySteps;
  const small = useMemo(() => (isLarge ? null : layoutDiagram(definition)), [shape]);
  const [large, setLarge] = useState<LaidOut | null>(null);
  const worker = useRef<Worker | null>(null);
  const asked = useRef<{ id: number; shape: string; isRunning: boolean }>({ id: 0, shape: '', isRunning: false });

  useEffect(() => () => worker.current?.terminate(), []);
  useEffect(() => {
    if (!isLarge || asked.current.shape === shape) return;
    // A layout that nobody waits for any more is not finished first.
    if (asked.current.isRunning) {
      worker.current?.terminate();
      worker.current = null;
    }
    const id = asked.current.id + 1;
    asked.current = { id, shape, isRunning: true };
    const take = (layout: DiagramLayout): void => {
      if (asked.current.id !== id) return;
      asked.current = { id, shape, isRunning: false };
      setLarge({ shape, layout });
    };
    try {
      worker.current ??= new Worker(workerAt, { type: 'module' });
    } catch {
      take(layoutDiagram(definition));
      return;
    }
    worker.current.onmessage = ({ data }: MessageEvent<{ id: number; layout: DiagramLayout }>) => {
      if (data.id === id) take(data.layout);
    };
    worker.current.onerror = () => take(layoutDiagram(definition));
    worker.current.postMessage({ id, definition });
  }, [shape, isLarge]);

  if (small !== null) return { layout: small, isCurrent: true };
  return { layout: large?.layout ?? null, isCurrent: large?.shape === shape };
}

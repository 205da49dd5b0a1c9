import { useEffect, useMemo, useState } from 'preact/hooks';
import type { WorkflowDefinition } from '../../../workflows/definition.ts';
import { useStore } from '../designer/store.ts';
import { manySteps, shapeOf } from './use-layout.ts';
import type { WorkflowEditor } from './workflow-editor.ts';

/** How long one must not have written before what is written is shown everywhere. */
const pause = 300;

/**
 * The workflow as list and diagram show it. A large one follows what is written in a step once one rests, so that no key waits
 * for hundreds of steps to be drawn; what changes the steps or their ways is shown at once.
 */
export function useRested(editor: WorkflowEditor): { readonly definition: WorkflowDefinition; readonly shape: string } {
  const definition = useStore(editor, (state) => state.history.definition);
  const [rested, setRested] = useState(definition);
  const shape = useMemo(() => shapeOf(definition), [definition]);
  const restedShape = useMemo(() => shapeOf(rested), [rested]);
  useEffect(() => {
    if (definition === rested) return;
    const timer = setTimeout(() => setRested(definition), pause);
    return () => clearTimeout(timer);
  }, [definition, rested]);
  const isSmall = Object.keys(definition.steps).length <= manySteps;
  return { definition: isSmall || shape !== restedShape ? definition : rested, shape };
}

import type { WorkflowDefinition } from '../../../workflows/definition.ts';
import { layoutDiagram } from '../../../workflows/design/diagram/diagram-layout.ts';

// A worker beside the designer's page: lays large diagrams out while one goes on writing.
addEventListener(
  'message',
  ({ data }: MessageEvent<{ readonly id: number; readonly definition: WorkflowDefinition }>) => {
    postMessage({ id: data.id, layout: layoutDiagram(data.definition) });
  },
);

import { fillText } from '../../texts/catalogue.ts';
import type { WorkflowDefinition } from '../../workflows/definition.ts';
import type { WorkflowState } from '../../workflows/design/api-types.ts';
import { checkWorkflowShape } from '../../workflows/design/check-workflow-shape.ts';
import { diffWorkflows } from '../../workflows/design/diff-workflows.ts';
import { exportWorkflow, importWorkflow } from '../../workflows/design/exchange-workflow.ts';
import { mergeWorkflows } from '../../workflows/design/merge-workflows.ts';
import { flowTexts } from '../../workflows/design/texts.ts';
import { workflowTexts } from '../../workflows/design/texts-of-workflow.ts';
import type { DesignKind } from '../designs/design-kind.ts';
import { workflowStates } from './workflow-states.ts';

/** Workflows as designers work on them. */
export const workflowDesigns: DesignKind<WorkflowDefinition, WorkflowState> = {
  name: 'workflow',
  texts: workflowTexts,
  check: checkWorkflowShape,
  read: importWorkflow,
  write: exportWorkflow,
  merge: mergeWorkflows,
  difference: diffWorkflows,
  states: workflowStates,
  reserved: new Set(),
  otherKey: (key) => fillText(flowTexts['flow.design.otherKey'], { key }),
  keyTaken: (key) => fillText(flowTexts['flow.design.keyTaken'], { key }),
};

import type { FormDefinition } from '../../src/forms/definition.ts';
import form from '../../src/organisations/demo/fritidspas.form.json' with { type: 'json' };
import workflow from '../../src/organisations/demo/fritidspas.workflow.json' with { type: 'json' };
import { compileWorkflow, type PreparedWorkflow } from '../../src/workflows/compile-workflow.ts';
import type { WorkflowDefinition } from '../../src/workflows/definition.ts';

/** The demonstration's form as a definition. */
export const fritidspasForm = form as FormDefinition;

/** The demonstration's workflow as a definition. */
export const fritidspasWorkflow = workflow as WorkflowDefinition;

/** Digital Post as the only kind of delivery. */
export const sampleContracts = new Map([['digital-post', { letter: true, fields: [] }]]);

/** Prepares a workflow over the demonstration's form. @throws with the findings when it does not compile. */
export function prepareWorkflow(definition: WorkflowDefinition, contracts = sampleContracts): PreparedWorkflow {
  const compiled = compileWorkflow(definition, new Map([['fritidspas', fritidspasForm]]), contracts);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.findings));
  return compiled.workflow;
}

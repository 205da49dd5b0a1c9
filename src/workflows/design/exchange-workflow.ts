import { readJsonFile, writeFile } from '../../forms/design/exchange-file.ts';
import type { DesignFinding } from '../../forms/design/finding.ts';
import { asJson } from '../../forms/design/json.ts';
import type { WorkflowDefinition } from '../definition.ts';
import { checkWorkflowShape } from './check-workflow-shape.ts';

const order = {
  first: ['schema', 'kind', 'key', 'da', 'en', 'title', 'start'],
  last: ['steps', 'next', 'approved', 'rejected', 'returned', 'otherwise'],
  // The order of the steps is the designer's own.
  kept: ['steps'],
};

/** A workflow as a file: its JSON, indented, members always in the same order, so that files can be compared by line. */
export function exportWorkflow(definition: WorkflowDefinition): string {
  return writeFile(asJson(definition), order);
}

/** Reads a workflow from a file that anybody may have made; what is refused is refused with the reason. Never throws. */
export function importWorkflow(
  file: Uint8Array,
):
  | { readonly ok: true; readonly definition: WorkflowDefinition }
  | { readonly ok: false; readonly findings: readonly DesignFinding[] } {
  const read = readJsonFile(file);
  return read.ok ? checkWorkflowShape(read.value) : read;
}

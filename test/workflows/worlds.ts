import { readFileSync } from 'node:fs';
import type { FormDefinition } from '../../src/forms/definition.ts';
import { demoLists } from '../../src/organisations/demo/lists.ts';
import { compileWorkflow } from '../../src/workflows/compile-workflow.ts';
import type { WorkflowDefinition } from '../../src/workflows/definition.ts';
import type { DeliveryContracts } from '../../src/workflows/delivery-contract.ts';
import { type Retries, type World, worldOf } from '../../src/workflows/dry-run/world.ts';

/** Kinds of delivery of the test's workflows. */
export const contracts: DeliveryContracts = new Map([
  ['digital-post', { letter: true, fields: [] }],
  ['plain', { letter: false, fields: [] }],
]);

export const retries: Retries = { firstSeconds: 5, mostSeconds: 1_800, attempts: 105 };

const lists = Object.fromEntries(demoLists.map(({ key, entries }) => [key, entries]));

function read<Definition>(file: string): Definition {
  return JSON.parse(readFileSync(new URL(`../../src/organisations/demo/${file}.json`, import.meta.url), 'utf8'));
}

/** The world of one of the demonstration's workflows. */
export function demoWorld(key: string): World {
  return worldFor(read<WorkflowDefinition>(`${key}.workflow`), [read<FormDefinition>(`${key}.form`)]);
}

/** The world of a workflow with its forms. @throws with the findings when it does not compile. */
export function worldFor(definition: WorkflowDefinition, forms: readonly FormDefinition[]): World {
  const compiled = compileWorkflow(definition, new Map(forms.map((form) => [form.key, form])), contracts);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.findings));
  return worldOf(compiled.workflow, { lists, retries });
}

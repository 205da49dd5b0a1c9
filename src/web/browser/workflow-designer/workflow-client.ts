import type { CreateAnswer } from '../../../forms/design/api-types.ts';
import type { WorkflowDefinition } from '../../../workflows/definition.ts';
import type {
  CreateWorkflow,
  LoadedWorkflow,
  PublishedWorkflow,
  WorkflowForm,
  WorkflowList,
  WorkflowState,
} from '../../../workflows/design/api-types.ts';
import { askAt } from '../designer/design-client.ts';
import { createKeptClient, type KeptClient } from '../designer/kept-client.ts';

/** The server's side of the workflow designer: `src/workflows/design/api-types.ts`. Every call fails with a `DesignFailure`. */
export interface WorkflowClient extends KeptClient<LoadedWorkflow, WorkflowDefinition, WorkflowState> {
  workflows(): Promise<WorkflowList>;
  create(request: CreateWorkflow): Promise<CreateAnswer>;
  publish(key: string, request: { readonly revision: number; readonly at?: string }): Promise<PublishedWorkflow>;
  form(key: string): Promise<WorkflowForm>;
}

/** A client for the API at `base`, such as `/demo/design/api`. */
export function createWorkflowClient(base: string, csrfToken: string): WorkflowClient {
  const ask = askAt(base, csrfToken);
  return {
    ...createKeptClient(ask, base, { stem: 'workflows', importAt: 'workflows-import' }),
    workflows: () => ask('GET', '/workflows'),
    create: (request) => ask('POST', '/workflows', request),
    publish: (key, request) => ask('POST', `/workflows/${encodeURIComponent(key)}/publish`, request),
    form: (key) => ask('GET', `/workflow-forms/${encodeURIComponent(key)}`),
  };
}

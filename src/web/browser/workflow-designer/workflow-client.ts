import type { DifferenceAnswer } from '../../../forms/design/api-types.ts';
import type {
  CreatedWorkflow,
  CreateWorkflow,
  DiscardedWorkflow,
  ImportedWorkflow,
  LoadedWorkflow,
  PublishedWorkflow,
  SavedWorkflow,
  SaveWorkflow,
  WorkflowForm,
  WorkflowList,
  WorkflowState,
  WorkflowVersions,
} from '../../../workflows/design/api-types.ts';
import { askAt } from '../designer/design-client.ts';

/** The server's side of the workflow designer: `src/workflows/design/api-types.ts`. */
export interface WorkflowClient {
  workflows(): Promise<WorkflowList>;
  create(request: CreateWorkflow): Promise<CreatedWorkflow>;
  import(file: Blob, query: Readonly<Record<string, string>>): Promise<ImportedWorkflow>;
  load(key: string): Promise<LoadedWorkflow>;
  save(key: string, request: SaveWorkflow): Promise<SavedWorkflow>;
  discard(key: string, revision: number): Promise<DiscardedWorkflow>;
  publish(key: string, request: { readonly revision: number; readonly at?: string }): Promise<PublishedWorkflow>;
  unschedule(key: string): Promise<WorkflowState>;
  withdraw(key: string): Promise<WorkflowState>;
  versions(key: string): Promise<WorkflowVersions>;
  difference(key: string, from: string, to: string): Promise<DifferenceAnswer>;
  restore(key: string, baseRevision: number, from: string): Promise<SavedWorkflow>;
  form(key: string): Promise<WorkflowForm>;
  exportHref(key: string, of: string): string;
}

/** A client for the API at `base`, such as `/demo/design/api`. Every call fails with a `DesignFailure`. */
export function createWorkflowClient(base: string, csrfToken: string): WorkflowClient {
  const ask = askAt(base, csrfToken);
  const at = (key: string, rest = '') => `/workflows/${encodeURIComponent(key)}${rest}`;
  const query = (entries: Readonly<Record<string, string>>) => `?${new URLSearchParams(entries)}`;
  return {
    workflows: () => ask('GET', '/workflows'),
    create: (request) => ask('POST', '/workflows', request),
    import: (file, entries) => ask('POST', `/workflows-import${query(entries)}`, file),
    load: (key) => ask('GET', at(key)),
    save: (key, request) => ask('PUT', at(key), request),
    discard: (key, revision) => ask('DELETE', at(key), { revision }),
    publish: (key, request) => ask('POST', at(key, '/publish'), request),
    unschedule: (key) => ask('DELETE', at(key, '/schedule')),
    withdraw: (key) => ask('POST', at(key, '/withdraw'), {}),
    versions: (key) => ask('GET', at(key, '/versions')),
    difference: (key, from, to) => ask('GET', at(key, `/difference${query({ from, to })}`)),
    restore: (key, baseRevision, from) => ask('POST', at(key, '/restore'), { baseRevision, from }),
    form: (key) => ask('GET', `/workflow-forms/${encodeURIComponent(key)}`),
    exportHref: (key, of) => `${base}${at(key, `/export${query({ of })}`)}`,
  };
}

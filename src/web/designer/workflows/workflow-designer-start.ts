/** What the server writes on a page of the workflow designer for its script to begin with. */
export interface WorkflowDesignerStart {
  readonly page: 'list' | 'editor' | 'versions' | 'translations';
  /** The workflow's key; null on the list. */
  readonly workflow: string | null;
  /** Part of every address. */
  readonly organisation: string;
  readonly csrfToken: string;
  /** Where the worker that lays diagrams out is served. */
  readonly layoutWorker: string;
  /** Where the file of icon symbols is served. */
  readonly icons: string;
}

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language, Translate } from '../../../texts/catalogue.ts';
import type { FlowDesignerKey } from '../../designer/workflows/texts.ts';
import type { WorkflowClient } from './workflow-client.ts';

/** What every part of the workflow designer may use, beside what it shares with the form designer. */
export interface FlowEnvironment {
  readonly client: WorkflowClient;
  readonly t: Translate<FlowDesignerKey>;
  readonly language: Language;
  /** `/demo/design/arbejdsgange`. */
  readonly base: string;
  /** Where the worker that lays diagrams out is served. */
  readonly layoutWorker: string;
}

export const FlowContext = createContext<FlowEnvironment | null>(null);

export function useFlow(): FlowEnvironment {
  const environment = useContext(FlowContext);
  if (environment === null) throw new Error('A part of the workflow designer was drawn outside of it.');
  return environment;
}

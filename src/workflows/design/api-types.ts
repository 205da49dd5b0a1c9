import type { FormDefinition } from '../../forms/definition.ts';
import type { DiscardAnswer, PublishAnswer, SaveAnswer, XliffAnswer } from '../../forms/design/api-types.ts';
import type { DesignFinding } from '../../forms/design/finding.ts';
import type { Text } from '../../texts/catalogue.ts';
import type { WorkflowDefinition } from '../definition.ts';
import type { DeliveryContract } from '../delivery-contract.ts';
import type { Staff } from './staff-findings.ts';
import type { TemplateName } from './templates.ts';

/**
 * What the workflow designer in the browser and the server say to each other, as JSON under `/{organisation}/design/api`,
 * by the same rules as the form designer's (`forms/design/api-types.ts`).
 *
 * | request | body | answer |
 * |---|---|---|
 * | `GET /workflows` | | {@link WorkflowList} |
 * | `POST /workflows` | {@link CreateWorkflow} | `CreateAnswer` |
 * | `POST /workflows-import?mode=new&key=…` or `?mode=replace` | the file's bytes as `application/octet-stream` | `ImportAnswer` |
 * | `GET /workflows/:key` | | {@link LoadedWorkflow} |
 * | `PUT /workflows/:key` | {@link SaveWorkflow} | {@link SavedWorkflow} |
 * | `DELETE /workflows/:key` | `{ revision }` | {@link DiscardedWorkflow} |
 * | `POST /workflows/:key/publish` | `{ revision, at? }` | {@link PublishedWorkflow} |
 * | `DELETE /workflows/:key/schedule` | | {@link WorkflowState} |
 * | `POST /workflows/:key/withdraw` | | {@link WorkflowState} |
 * | `GET /workflows/:key/versions` | | `VersionsAnswer` |
 * | `GET /workflows/:key/difference?from=v3&to=draft` | | `{ difference }` |
 * | `POST /workflows/:key/restore` | `{ baseRevision, from }` | {@link SavedWorkflow} |
 * | `GET /workflows/:key/export?of=draft` | | the file, as a download |
 * | `POST /workflows/:key/translations` | `TranslateRequest` | {@link SavedWorkflow} |
 * | `GET /workflows/:key/xliff?language=en&of=draft` | | the texts with their translations as XLIFF 2.1, as a download |
 * | `POST /workflows/:key/xliff?revision=12` | the file's bytes as `application/octet-stream` | {@link TranslatedWorkflow} |
 * | `GET /workflow-forms/:key` | | {@link WorkflowForm}: a published form that a step may ask |
 * | `GET /workflow-schema` | | the JSON Schema of a workflow |
 */
export type WorkflowDesignApi = '/design/api/workflows';

/** Where a workflow stands: what is published, what waits to be. */
export interface WorkflowState {
  readonly key: string;
  readonly title: Text;
  /** The form with which its cases begin. */
  readonly form: string;
  readonly revision: number;
  readonly updatedAt: string;
  readonly updatedBy: string | null;
  readonly published: { readonly version: number; readonly at: string } | null;
  /** The working definition differs from the one published. */
  readonly changed: boolean;
  readonly scheduled: {
    readonly at: string;
    readonly revision: number;
    readonly by: string | null;
    readonly problem: readonly DesignFinding[] | null;
  } | null;
}

/** What a workflow may be made of. */
export interface WorkflowParts {
  /** The published forms. */
  readonly forms: readonly { readonly key: string; readonly title: Text }[];
  readonly groups: readonly string[];
  readonly languages: readonly string[];
  readonly staff: Staff;
  /** The kinds of delivery that are switched on, by key. */
  readonly deliveries: readonly OfferedDelivery[];
}

export interface OfferedDelivery {
  readonly key: string;
  readonly title: Text;
  readonly contract: DeliveryContract;
}

export interface WorkflowList extends WorkflowParts {
  readonly workflows: readonly WorkflowState[];
}

/** A published form, as a workflow's check and expressions need it. */
export interface WorkflowForm {
  readonly definition: FormDefinition;
}

export interface LoadedWorkflow extends WorkflowParts {
  readonly state: WorkflowState;
  readonly definition: WorkflowDefinition;
  /** The published definitions of the forms that the workflow asks, by key. */
  readonly definitions: Readonly<Record<string, FormDefinition>>;
}

export interface CreateWorkflow {
  readonly key: string;
  readonly title: Text;
  /** A copy of another workflow's working definition, in place of a template. */
  readonly copyOf?: string;
  readonly template?: TemplateName;
  readonly form?: string;
  readonly second?: string;
  readonly group?: string;
}

export type DiscardedWorkflow = DiscardAnswer<WorkflowDefinition>;

export interface SaveWorkflow {
  readonly baseRevision: number;
  readonly definition: WorkflowDefinition;
}

export type SavedWorkflow = SaveAnswer<WorkflowDefinition>;

export type TranslatedWorkflow = XliffAnswer<WorkflowDefinition>;

export type PublishedWorkflow = Exclude<PublishAnswer<WorkflowState>, { readonly kind: 'needsGroup' | 'breaksRuns' }>;

import type { FormVersion, WorkflowVersion } from '../../cases/definitions.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { WorkflowDefinition } from '../../workflows/definition.ts';
import { isActive } from '../../workflows/is-active.ts';
import { danishDate } from '../../workflows/working-days.ts';
import type { Application } from '../application.ts';

/** A form that a citizen can begin, with the workflow that it begins. */
export interface StartableForm {
  readonly form: FormVersion;
  /** `null` where no workflow is published for it, or it takes no cases today: it can be read about and not filled in. */
  readonly workflow: WorkflowVersion | null;
  /** What its workflow tells of itself, and the days between which it takes cases, also where it takes none today. */
  readonly told?: Pick<WorkflowDefinition, 'about' | 'active'>;
}

/**
 * The form under that key as its workflow wants it: the workflow is pinned to the version that it was checked against,
 * which may be older than the newest. Undefined where no such form is published.
 */
export async function startableForm(
  { services }: Application,
  organisation: Organisation,
  key: string,
): Promise<StartableForm | undefined> {
  const published = await services.definitions.publishedForm(organisation.id, key);
  if (!published) return undefined;
  const workflow = await services.definitions.workflowStartedBy(organisation.id, key);
  if (!workflow) return { form: published, workflow: null };
  const { definition } = workflow.workflow;
  const step = definition.steps[definition.start];
  const pinned = step?.kind === 'fill' ? workflow.formVersions[step.as] : undefined;
  const form = pinned === undefined ? published : await services.definitions.form(organisation.id, pinned);
  // Most have no period, and need not be asked what day it is.
  const takes = !definition.active || isActive(definition, danishDate(services.now().toISOString()));
  return { form, workflow: takes ? workflow : null, told: definition };
}

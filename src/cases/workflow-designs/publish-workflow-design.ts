import type { OrganisationTransaction } from '../../database/database.ts';
import type { PublishRequest } from '../../forms/design/api-types.ts';
import type { DesignFinding } from '../../forms/design/finding.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { fillText } from '../../texts/catalogue.ts';
import { askedForms } from '../../workflows/aliases.ts';
import type { WorkflowDefinition } from '../../workflows/definition.ts';
import { agreementsOfWorkflow } from '../../workflows/design/agreements-of-workflow.ts';
import type { PublishedWorkflow } from '../../workflows/design/api-types.ts';
import { asWorkflowFinding, findingsOfWorkflow } from '../../workflows/design/findings-of-workflow.ts';
import { flowTexts } from '../../workflows/design/texts.ts';
import { type DesignRow, lockDesign } from '../designs/design-row.ts';
import type { Designer } from '../designs/design-services.ts';
import {
  type AgreementTrials,
  agreementTrialFailed,
  noTrials,
  notesOf,
  tryAgreements,
} from '../payments/try-agreements.ts';
import { lockPublishing } from '../publishing/lock-publishing.ts';
import { orRollBack } from '../publishing/or-roll-back.ts';
import { publishWorkflow } from '../publishing/publish-workflow.ts';
import { workflowDesigns } from './workflow-designs.ts';
import { publishedForms, workflowContext } from './workflow-parts.ts';
import { recordWorkflow, type WorkflowServices } from './workflow-services.ts';
import { workflowState } from './workflow-states.ts';

/**
 * Publishes a workflow's working definition, or lets it wait for its time. Errors among the findings refuse it. Undefined where
 * there is no such workflow.
 */
export async function publishWorkflowDesign(
  services: WorkflowServices,
  organisation: Organisation,
  designer: Designer,
  key: string,
  wanted: Pick<PublishRequest, 'revision' | 'at'>,
): Promise<PublishedWorkflow | undefined> {
  const trials = await trialsOf(services, organisation, key, wanted.revision);
  const notes = notesOf(trials);
  const said = notes.length === 0 ? {} : { notes };
  const result = await orRollBack(services.database, organisation.id, async (transaction) => {
    const at = services.now();
    const design = await lockDesign(workflowDesigns, transaction, organisation.id, key, at);
    if (!design) return { ok: false, answer: undefined } as const;
    if (design.revision !== wanted.revision) {
      return { ok: false, answer: { kind: 'changedMeanwhile', revision: design.revision } } as const;
    }
    const when = wanted.at === undefined ? at : new Date(wanted.at);
    if (when > at) {
      const errors = await errorsOf(services, transaction, organisation, design.definition, trials);
      if (errors.length > 0) return { ok: false, answer: { kind: 'refused', findings: errors } } as const;
      await schedule(transaction, organisation, designer, design, at, when);
      return {
        ok: true,
        answer: { kind: 'scheduled', state: await workflowState(transaction, key), ...said },
      } as const;
    }
    const { definition } = design;
    const published = await publishWorkflowNow(services, transaction, organisation, designer, definition, at, trials);
    if (!published.ok) return { ok: false, answer: { kind: 'refused', findings: published.findings } } as const;
    // What waited was older than what is published now.
    await transaction.deleteFrom('workflow_schedule').where('key', '=', key).execute();
    const state = await workflowState(transaction, key);
    return { ok: true, answer: { kind: 'published', version: published.version, state, ...said } } as const;
  });
  services.definitions.changed(organisation.id);
  return result.answer;
}

/** What came of trying the agreements that the working definition pays by, where it still is the one to be published. */
async function trialsOf(
  services: WorkflowServices,
  organisation: Organisation,
  key: string,
  revision: number,
): Promise<AgreementTrials> {
  if (!services.agreements) return noTrials;
  const used = await services.database.inOrganisation(organisation.id, async (transaction) => {
    const design = await lockDesign(workflowDesigns, transaction, organisation.id, key, services.now());
    return design?.revision === revision ? usedAgreements(transaction, design.definition) : [];
  });
  return tryAgreements(services, organisation, used);
}

/** The agreements that a workflow's payments are by; `undefined` is the usual one. */
export async function usedAgreements(
  transaction: OrganisationTransaction,
  definition: WorkflowDefinition,
): Promise<readonly (string | undefined)[]> {
  if (!Object.values(definition.steps).some(({ kind }) => kind === 'pay')) return [];
  const asked = askedForms(definition).map(({ form }) => form);
  const forms = await publishedForms(transaction, asked);
  return agreementsOfWorkflow(definition, forms).map(({ agreement }) => agreement);
}

/** The findings that stop publishing. */
async function errorsOf(
  services: WorkflowServices,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  definition: WorkflowDefinition,
  trials: AgreementTrials,
): Promise<readonly DesignFinding[]> {
  const context = await workflowContext(services, transaction, organisation, definition);
  const errors = findingsOfWorkflow(definition, context).filter(({ severity }) => severity === 'error');
  const tried = agreementsOfWorkflow(definition, context.forms).flatMap(({ place, agreement }) => {
    const message = trials.get(agreement)?.problem;
    return message ? [asWorkflowFinding(definition, { place, code: agreementTrialFailed, message })] : [];
  });
  return [...errors, ...tried, ...(await formTaken(transaction, definition))];
}

/** A form begins cases of one workflow: whoever begins it must not meet one or the other by chance. */
async function formTaken(
  transaction: OrganisationTransaction,
  definition: WorkflowDefinition,
): Promise<readonly DesignFinding[]> {
  const start = definition.steps[definition.start];
  if (start?.kind !== 'fill') return [];
  const other = await transaction
    .selectFrom('workflow_version')
    .select('key')
    .where('status', '=', 'published')
    .where('start_form', '=', start.form)
    .where('key', '!=', definition.key)
    .executeTakeFirst();
  if (!other) return [];
  return [
    asWorkflowFinding(definition, {
      place: `${definition.start}.form`,
      code: 'form-taken',
      message: fillText(flowTexts['flow.finding.form-taken'], { key: other.key }),
    }),
  ];
}

async function schedule(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  designer: Designer,
  { key, revision, definition }: DesignRow<WorkflowDefinition>,
  at: Date,
  when: Date,
): Promise<void> {
  const row = {
    publish_at: when,
    revision,
    definition: JSON.stringify(definition),
    by: designer.id,
    problem: null,
  };
  await transaction
    .insertInto('workflow_schedule')
    .values({ organisation: organisation.id, key, ...row })
    .onConflict((conflict) => conflict.columns(['organisation', 'key']).doUpdateSet(row))
    .execute();
  const detail = { workflow: key, revision, publishAt: when.toISOString() };
  await recordWorkflow(transaction, organisation, designer, 'workflowScheduled', at, detail);
}

/** Publishes a definition in the transaction given; the caller rolls back where it is refused. */
export async function publishWorkflowNow(
  services: WorkflowServices,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  designer: Designer,
  definition: WorkflowDefinition,
  at: Date,
  trials: AgreementTrials,
): Promise<
  { readonly ok: true; readonly version: number } | { readonly ok: false; readonly findings: readonly DesignFinding[] }
> {
  await lockPublishing(transaction, organisation.id);
  const errors = await errorsOf(services, transaction, organisation, definition, trials);
  if (errors.length > 0) return { ok: false, findings: errors };
  const context = await workflowContext(services, transaction, organisation, definition);
  const published = await publishWorkflow(transaction, organisation.id, definition, context.deliveries, at);
  if (!published.ok) {
    const { deliveries } = context;
    return {
      ok: false,
      findings: published.findings.map((finding) => asWorkflowFinding(definition, finding, deliveries)),
    };
  }
  await transaction
    .updateTable('workflow_version')
    .set({ published_by: designer.id })
    .where('id', '=', published.id)
    .execute();
  const detail = { workflow: definition.key, version: published.version };
  await recordWorkflow(transaction, organisation, designer, 'workflowPublished', at, detail);
  return { ok: true, version: published.version };
}

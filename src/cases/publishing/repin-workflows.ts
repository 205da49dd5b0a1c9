import type { OrganisationTransaction } from '../../database/database.ts';
import type { FormDefinition } from '../../forms/definition.ts';
import { fillText, textIn } from '../../texts/catalogue.ts';
import { askedForms } from '../../workflows/aliases.ts';
import { compileWorkflow } from '../../workflows/compile-workflow.ts';
import { brokenRuns } from '../dry-runs/broken-runs.ts';
import { insertWorkflowVersion } from './publish-workflow.ts';
import type { Finding } from './published.ts';
import { publishingTexts } from './texts.ts';

/**
 * Makes a new version of each published workflow that fills in the form, pinned to what is published now. Cases under way
 * keep the version that they began with.
 * @returns what keeps a workflow from following, each with the workflow's key in its place; nothing of that workflow is
 * changed then. And the kept dry runs that no longer come to the same, which keep nothing from following.
 */
export async function repinWorkflows(
  transaction: OrganisationTransaction,
  organisation: number,
  formKey: string,
  at: Date,
): Promise<{ readonly findings: readonly Finding[]; readonly brokenRuns: readonly Finding[] }> {
  const published = await transaction
    .selectFrom('workflow_version')
    .select(['key', 'definition', 'forms'])
    .where('status', '=', 'published')
    .execute();
  const concerned = published.filter(({ definition }) => askedForms(definition).some(({ form }) => form === formKey));
  if (concerned.length === 0) return { findings: [], brokenRuns: [] };
  const newest = await transaction
    .selectFrom('form_version')
    .select(['id', 'key', 'definition'])
    .where('status', '=', 'published')
    .execute();
  const findings: Finding[] = [];
  const broken: Finding[] = [];
  for (const { key, definition, forms } of concerned) {
    const pins = new Map(newest.map((form) => [form.key, form.id]));
    const definitions = new Map<string, FormDefinition>(newest.map((form) => [form.key, form.definition]));
    // A form that was withdrawn meanwhile stays as the workflow knows it.
    for (const form of await pinnedForms(transaction, Object.values(forms))) {
      if (pins.has(form.key)) continue;
      pins.set(form.key, form.id);
      definitions.set(form.key, form.definition);
    }
    // An option that was switched off stops the workflow's own publishing, not that of a form.
    const compiled = compileWorkflow(definition, definitions, null);
    if (!compiled.ok) {
      findings.push(...compiled.findings.map(({ place, message }) => inWorkflow(key, place, message)));
      continue;
    }
    await insertWorkflowVersion(transaction, organisation, definition, pins, at);
    const parted = await brokenRuns(transaction, compiled.workflow);
    broken.push(
      ...parted.map(({ place, message }) => ({
        place: `workflow.${key}.${place}`,
        message: fillText(publishingTexts['designer.publishing.brokenRun'], {
          workflow: textIn(definition.title, 'da'),
          problem: message,
        }),
      })),
    );
  }
  return { findings, brokenRuns: broken };
}

function inWorkflow(key: string, place: string, message: Finding['message']): Finding {
  return {
    place: `workflow.${key}.${place}`,
    message: fillText(publishingTexts['designer.publishing.workflow'], { workflow: key, problem: message }),
  };
}

async function pinnedForms(transaction: OrganisationTransaction, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return transaction
    .selectFrom('form_version')
    .select(['id', 'key', 'definition'])
    .where('id', 'in', [...ids])
    .execute();
}

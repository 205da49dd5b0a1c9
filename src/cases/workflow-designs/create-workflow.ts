import type { OrganisationTransaction } from '../../database/database.ts';
import type { RevisionCause } from '../../forms/design/api-types.ts';
import type { DesignFinding } from '../../forms/design/finding.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type BothTexts, fillText } from '../../texts/catalogue.ts';
import type { WorkflowDefinition } from '../../workflows/definition.ts';
import type { CreatedWorkflow, CreateWorkflow } from '../../workflows/design/api-types.ts';
import { checkWorkflowShape } from '../../workflows/design/check-workflow-shape.ts';
import { workflowFromTemplate } from '../../workflows/design/templates.ts';
import { flowTexts } from '../../workflows/design/texts.ts';
import type { Designer } from '../designs/design-services.ts';
import { knownGroups } from '../designs/design-state.ts';
import { offeredDeliveries, publishedForms } from './workflow-parts.ts';
import { insertWorkflow, lockWorkflow } from './workflow-row.ts';
import { recordWorkflow, type WorkflowServices } from './workflow-services.ts';

/** Makes a new workflow: from a template, or a copy of another one's working definition. */
export async function createWorkflow(
  services: WorkflowServices,
  organisation: Organisation,
  designer: Designer,
  wanted: CreateWorkflow,
): Promise<CreatedWorkflow> {
  return services.database.inOrganisation(organisation.id, async (transaction): Promise<CreatedWorkflow> => {
    const at = services.now();
    const { key, title, copyOf } = wanted;
    if (copyOf !== undefined) {
      const original = await lockWorkflow(transaction, organisation.id, copyOf, at);
      if (!original)
        return refused(
          'copyOf',
          'no-such-workflow',
          fillText(flowTexts['flow.design.noSuchWorkflow'], { key: copyOf }),
        );
      const copy = { ...original.definition, key, title };
      return addWorkflow(transaction, organisation, designer, copy, at, 'created');
    }
    const { form = '', second = form, group = '', template = 'standard' } = wanted;
    const forms = await publishedForms(transaction, [form, second]);
    const [first, other] = [forms.get(form), forms.get(second)];
    if (!first || !other)
      return refused(
        'form',
        'no-such-form',
        fillText(flowTexts['flow.design.noSuchForm'], { key: first ? second : form }),
      );
    if (!(await knownGroups(transaction, designer.groups)).includes(group)) {
      return refused('group', 'no-such-group', flowTexts['flow.design.noGroup']);
    }
    const [letters] = offeredDeliveries(services, organisation).filter(({ contract }) => contract.letter);
    const definition = workflowFromTemplate(template, {
      key,
      title,
      form: first,
      second: other,
      group,
      letters: letters?.key ?? '',
    });
    return addWorkflow(transaction, organisation, designer, definition, at, 'created');
  });
}

/** Stores a definition as a new workflow; refused where it fits none or its key is taken. */
export async function addWorkflow(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  designer: Designer,
  definition: WorkflowDefinition,
  at: Date,
  cause: RevisionCause,
): Promise<CreatedWorkflow> {
  const shaped = checkWorkflowShape(definition);
  if (!shaped.ok) return { kind: 'refused', findings: shaped.findings };
  const { key } = definition;
  const isKnown = await transaction
    .selectFrom('workflow_version')
    .select('id')
    .where('key', '=', key)
    .executeTakeFirst();
  if (isKnown || !(await insertWorkflow(transaction, organisation.id, definition, designer.id, at, cause))) {
    return refused('key', 'key-taken', fillText(flowTexts['flow.design.keyTaken'], { key }));
  }
  const action = cause === 'imported' ? 'workflowImported' : 'workflowSaved';
  await recordWorkflow(transaction, organisation, designer, action, at, { workflow: key, revision: 1, cause });
  return { kind: 'created', key, revision: 1 };
}

function refused(place: string, code: string, message: BothTexts): Extract<CreatedWorkflow, { kind: 'refused' }> {
  const finding: DesignFinding = { severity: 'error', code, place, path: [], message };
  return { kind: 'refused', findings: [finding] };
}

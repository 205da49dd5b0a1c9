import type { CreateAnswer } from '../../forms/design/api-types.ts';
import type { DesignFinding } from '../../forms/design/finding.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type BothTexts, fillText } from '../../texts/catalogue.ts';
import type { CreateWorkflow } from '../../workflows/design/api-types.ts';
import { workflowFromTemplate } from '../../workflows/design/templates.ts';
import { flowTexts } from '../../workflows/design/texts.ts';
import { addDesign } from '../designs/add-design.ts';
import { lockDesign } from '../designs/design-row.ts';
import type { Designer } from '../designs/design-services.ts';
import { knownGroups } from '../designs/design-state.ts';
import { workflowDesigns } from './workflow-designs.ts';
import { offeredDeliveries, publishedForms } from './workflow-parts.ts';
import type { WorkflowServices } from './workflow-services.ts';

/** Makes a new workflow: from a template, or a copy of another one's working definition. */
export async function createWorkflow(
  services: WorkflowServices,
  organisation: Organisation,
  designer: Designer,
  wanted: CreateWorkflow,
): Promise<CreateAnswer> {
  return services.database.inOrganisation(organisation.id, async (transaction): Promise<CreateAnswer> => {
    const at = services.now();
    const { key, title, copyOf } = wanted;
    if (copyOf !== undefined) {
      const original = await lockDesign(workflowDesigns, transaction, organisation.id, copyOf, at);
      if (!original)
        return refused(
          'copyOf',
          'no-such-workflow',
          fillText(flowTexts['flow.design.noSuchWorkflow'], { key: copyOf }),
        );
      const copy = { ...original.definition, key, title };
      return addDesign(workflowDesigns, transaction, organisation, designer, copy, at, 'created');
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
    return addDesign(workflowDesigns, transaction, organisation, designer, definition, at, 'created');
  });
}

function refused(place: string, code: string, message: BothTexts): Extract<CreateAnswer, { kind: 'refused' }> {
  const finding: DesignFinding = { severity: 'error', code, place, path: [], message };
  return { kind: 'refused', findings: [finding] };
}

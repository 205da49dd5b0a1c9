import type { CreateAnswer, CreateRequest } from '../../forms/design/api-types.ts';
import { blankForm } from '../../forms/design/blank-form.ts';
import type { DesignFinding } from '../../forms/design/finding.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { fillText } from '../../texts/catalogue.ts';
import { addDesign } from './add-design.ts';
import { lockDesign } from './design-row.ts';
import type { Designer, DesignServices } from './design-services.ts';
import { formDesigns } from './form-designs.ts';
import { designTexts } from './texts.ts';

/** Makes a new form: blank, or a copy of another one's working definition. */
export async function createDesign(
  services: DesignServices,
  organisation: Organisation,
  designer: Designer,
  wanted: CreateRequest,
): Promise<CreateAnswer> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const at = services.now();
    const { key, title, copyOf } = wanted;
    const original =
      copyOf === undefined ? undefined : await lockDesign(formDesigns, transaction, organisation.id, copyOf, at);
    if (copyOf !== undefined && !original) return { kind: 'refused', findings: [noSuchForm(copyOf)] };
    const definition = original ? { ...original.definition, key, title } : blankForm(key, title);
    return addDesign(formDesigns, transaction, organisation, designer, definition, at, 'created');
  });
}

function noSuchForm(key: string): DesignFinding {
  return {
    severity: 'error',
    code: 'no-such-form',
    place: 'copyOf',
    path: [],
    message: fillText(designTexts['designer.design.noSuchForm'], { key }),
  };
}

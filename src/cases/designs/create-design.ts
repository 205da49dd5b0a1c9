import type { OrganisationTransaction } from '../../database/database.ts';
import type { FormDefinition } from '../../forms/definition.ts';
import type { CreateAnswer, CreateRequest, RevisionCause } from '../../forms/design/api-types.ts';
import { blankForm } from '../../forms/design/blank-form.ts';
import { checkShape } from '../../forms/design/check-shape.ts';
import type { DesignFinding } from '../../forms/design/finding.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { fillText } from '../../texts/catalogue.ts';
import { insertDesign, lockDesign } from './design-row.ts';
import { type Designer, type DesignServices, recordDesign } from './design-services.ts';
import { designTexts } from './texts.ts';

/** Keys whose addresses the designer's own pages have. */
const reserved: ReadonlySet<string> = new Set(['api', 'lister', 'arbejdsgange']);

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
    const original = copyOf === undefined ? undefined : await lockDesign(transaction, organisation.id, copyOf, at);
    if (copyOf !== undefined && !original) return { kind: 'refused', findings: [noSuchForm(copyOf)] };
    const definition = original ? { ...original.definition, key, title } : blankForm(key, title);
    return addDesign(transaction, organisation, designer, definition, at, 'created');
  });
}

/** Stores a definition as a new form; refused where it fits no form or its key is taken. */
export async function addDesign(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  designer: Designer,
  definition: FormDefinition,
  at: Date,
  cause: RevisionCause,
): Promise<CreateAnswer> {
  const shaped = checkShape(definition);
  if (!shaped.ok) return { kind: 'refused', findings: shaped.findings };
  const { key } = definition;
  if (reserved.has(key)) return { kind: 'refused', findings: [keyTaken(key)] };
  const isKnown = await transaction.selectFrom('form_version').select('id').where('key', '=', key).executeTakeFirst();
  if (isKnown || !(await insertDesign(transaction, organisation.id, definition, designer.id, at, cause))) {
    return { kind: 'refused', findings: [keyTaken(key)] };
  }
  const action = cause === 'imported' ? 'formImported' : 'formSaved';
  await recordDesign(transaction, organisation, designer, action, at, { form: key, revision: 1, cause });
  return { kind: 'created', key, revision: 1 };
}

function keyTaken(key: string): DesignFinding {
  return {
    severity: 'error',
    code: 'key-taken',
    place: 'key',
    path: [],
    message: fillText(designTexts['designer.design.keyTaken'], { key }),
  };
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

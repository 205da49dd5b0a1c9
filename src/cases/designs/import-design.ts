import type { ImportAnswer } from '../../forms/design/api-types.ts';
import { diffForms } from '../../forms/design/diff-forms.ts';
import { importForm } from '../../forms/design/exchange.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { addDesign } from './create-design.ts';
import { lockDesign, storeRevision } from './design-row.ts';
import { type Designer, type DesignServices, recordDesign } from './design-services.ts';

/** How a file is taken in. */
export type ImportMode =
  /** As a new form: under the file's own key, or another one. */
  | { readonly kind: 'new'; readonly key?: string }
  /** In place of the working definition of the form with the file's key, once a person has seen the difference. */
  | { readonly kind: 'replace'; readonly revision?: number };

/** Reads a form from a file and stores it as a new form, or as the next revision of the one with its key. */
export async function importDesign(
  services: DesignServices,
  organisation: Organisation,
  designer: Designer,
  file: Uint8Array,
  mode: ImportMode,
): Promise<ImportAnswer> {
  const read = importForm(file);
  if (!read.ok) return { kind: 'refused', findings: read.findings };
  return services.database.inOrganisation(organisation.id, async (transaction): Promise<ImportAnswer> => {
    const at = services.now();
    const definition =
      mode.kind === 'new' && mode.key !== undefined ? { ...read.definition, key: mode.key } : read.definition;
    const { key } = definition;
    const current = await lockDesign(transaction, organisation.id, key, at);
    if (!current) return addDesign(transaction, organisation, designer, definition, at, 'imported');
    if (mode.kind === 'new' || mode.revision !== current.revision) {
      const difference = diffForms(current.definition, definition);
      return { kind: 'exists', key, revision: current.revision, difference };
    }
    const revision = await storeRevision(
      transaction,
      organisation.id,
      current,
      definition,
      designer.id,
      at,
      'imported',
    );
    await recordDesign(transaction, organisation, designer, 'formImported', at, { form: key, revision });
    return { kind: 'created', key, revision };
  });
}

import type { ImportAnswer } from '../../forms/design/api-types.ts';
import type { Translated } from '../../forms/design/translatable.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { addDesign } from './add-design.ts';
import type { DesignKind } from './design-kind.ts';
import { lockDesign, storeRevision } from './design-row.ts';
import { type Designer, type DesignServices, recordDesign } from './design-services.ts';

/** How a file is taken in. */
export type ImportMode =
  /** As something new: under the file's own key, or another one. */
  | { readonly kind: 'new'; readonly key?: string }
  /** In place of the working definition with the file's key, once a person has seen the difference. */
  | { readonly kind: 'replace'; readonly revision?: number };

/** Reads a form or workflow from a file and stores it as a new one, or as the next revision of the one with its key. */
export async function importDesign<Definition extends Translated>(
  kind: DesignKind<Definition, unknown>,
  services: DesignServices,
  organisation: Organisation,
  designer: Designer,
  file: Uint8Array,
  mode: ImportMode,
): Promise<ImportAnswer> {
  const read = kind.read(file);
  if (!read.ok) return { kind: 'refused', findings: read.findings };
  return services.database.inOrganisation(organisation.id, async (transaction): Promise<ImportAnswer> => {
    const at = services.now();
    const definition =
      mode.kind === 'new' && mode.key !== undefined ? { ...read.definition, key: mode.key } : read.definition;
    const { key } = definition;
    const { id } = organisation;
    const current = await lockDesign(kind, transaction, id, key, at);
    if (!current) return addDesign(kind, transaction, organisation, designer, definition, at, 'imported');
    if (mode.kind === 'new' || mode.revision !== current.revision) {
      const difference = kind.difference(current.definition, definition);
      return { kind: 'exists', key, revision: current.revision, difference };
    }
    const revision = await storeRevision(kind, transaction, id, current, definition, designer.id, at, 'imported');
    const detail = { [kind.name]: key, revision };
    await recordDesign(transaction, organisation, designer, `${kind.name}Imported`, at, detail, kind.name);
    return { kind: 'created', key, revision };
  });
}

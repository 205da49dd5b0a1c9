import type { OrganisationTransaction } from '../../database/database.ts';
import type { FormDefinition } from '../../forms/definition.ts';
import type { RevisionCause, SaveAnswer } from '../../forms/design/api-types.ts';
import { checkShape } from '../../forms/design/check-shape.ts';
import { asJson, sameJson } from '../../forms/design/json.ts';
import { mergeForms } from '../../forms/design/merge-forms.ts';
import { rememberSources } from '../../forms/design/translations.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { fillText } from '../../texts/catalogue.ts';
import { type DesignRow, findRevision, inSameStretch, lockDesign, storeRevision } from './design-row.ts';
import { type Designer, type DesignServices, recordDesign } from './design-services.ts';
import { designTexts } from './texts.ts';

/** A change to a working definition. */
export interface DesignChange {
  /** The revision that it was made from. */
  readonly baseRevision: number;
  /** The definition after the change, given that of the base revision. */
  readonly definition: (base: FormDefinition) => unknown;
  readonly cause: RevisionCause;
}

/**
 * Saves a change to a form's working definition. Where somebody saved in between, both sets of changes are brought together;
 * where they collide nothing is stored and the answer says how. Undefined where there is no such form.
 */
export async function saveDesign(
  services: DesignServices,
  organisation: Organisation,
  designer: Designer,
  key: string,
  change: DesignChange,
): Promise<SaveAnswer | undefined> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const at = services.now();
    const current = await lockDesign(transaction, organisation.id, key, at);
    if (!current) return undefined;
    const isCurrent = change.baseRevision === current.revision;
    const base = isCurrent ? current.definition : await findRevision(transaction, key, change.baseRevision);
    const sent = change.definition(base ?? current.definition);
    const shaped = checkShape(sent);
    if (!shaped.ok) return { kind: 'refused', findings: shaped.findings };
    if (shaped.definition.key !== key) return { kind: 'refused', findings: [otherKey(key)] };
    // A translation's source is the server's to remember; `translated` changes say it themselves.
    const mine =
      change.cause === 'translated'
        ? shaped.definition
        : rememberSources(base ?? current.definition, shaped.definition);
    const store = storing(transaction, organisation, designer, current, at);
    if (isCurrent) {
      const revision = await store(mine, change.cause);
      return change.cause === 'saved'
        ? { kind: 'saved', revision, definition: null, translations: mine.translations ?? null }
        : { kind: 'merged', revision, definition: mine, by: null };
    }
    const by = await nameOf(transaction, current.updatedBy);
    // A base that was let go: neither can be told from the other, so that a person must choose.
    const { definition: merged, conflicts } = base
      ? mergeForms(base, mine, current.definition)
      : mergeWithoutBase(mine, current.definition);
    const mergedShape = checkShape(merged);
    if (conflicts.length > 0 || !mergedShape.ok) {
      const whole = mergedShape.ok ? conflicts : mergeWithoutBase(mine, current.definition).conflicts;
      const settled = mergedShape.ok ? merged : current.definition;
      return { kind: 'conflict', revision: current.revision, merged: settled, conflicts: whole, by };
    }
    if (sameJson(asJson(merged), asJson(current.definition))) {
      return { kind: 'merged', revision: current.revision, definition: merged, by };
    }
    return { kind: 'merged', revision: await store(merged, 'merged'), definition: merged, by };
  });
}

function storing(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  designer: Designer,
  current: DesignRow,
  at: Date,
) {
  return async (definition: FormDefinition, cause: RevisionCause): Promise<number> => {
    if (sameJson(asJson(definition), asJson(current.definition))) return current.revision;
    const revision = await storeRevision(transaction, organisation.id, current, definition, designer.id, at, cause);
    const isGoingOn = cause === 'saved' && current.updatedBy === designer.id && inSameStretch(current.updatedAt, at);
    if (!isGoingOn) {
      await recordDesign(transaction, organisation, designer, 'formSaved', at, { form: current.key, revision, cause });
    }
    return revision;
  };
}

function mergeWithoutBase(mine: FormDefinition, theirs: FormDefinition) {
  const conflict = { kind: 'whole', place: '', path: [], mine: asJson(mine), theirs: asJson(theirs) } as const;
  return { definition: theirs, conflicts: [conflict] };
}

async function nameOf(transaction: OrganisationTransaction, employee: string | null): Promise<string | null> {
  if (employee === null) return null;
  const row = await transaction.selectFrom('employee').select('name').where('id', '=', employee).executeTakeFirst();
  return row?.name ?? null;
}

function otherKey(key: string) {
  return {
    severity: 'error',
    code: 'other-key',
    place: 'key',
    path: [],
    message: fillText(designTexts['designer.design.otherKey'], { key }),
  } as const;
}

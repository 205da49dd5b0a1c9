import type { OrganisationTransaction } from '../../database/database.ts';
import type { RevisionCause, SaveAnswer } from '../../forms/design/api-types.ts';
import { asJson, sameJson } from '../../forms/design/json.ts';
import type { Translated } from '../../forms/design/translatable.ts';
import { rememberSources } from '../../forms/design/translations.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { DesignKind } from './design-kind.ts';
import { type DesignRow, findRevision, inSameStretch, lockDesign, storeRevision } from './design-row.ts';
import { type Designer, type DesignServices, recordDesign } from './design-services.ts';

/** A change to a working definition. */
export interface DesignChange<Definition> {
  /** The revision that it was made from. */
  readonly baseRevision: number;
  /** The definition after the change, given that of the base revision. */
  readonly definition: (base: Definition) => unknown;
  readonly cause: RevisionCause;
}

/**
 * Saves a change to a working definition. Where somebody saved in between, both sets of changes are brought together; where
 * they collide nothing is stored and the answer says how. Undefined where there is no such form or workflow.
 */
export async function saveDesign<Definition extends Translated>(
  kind: DesignKind<Definition, unknown>,
  services: DesignServices,
  organisation: Organisation,
  designer: Designer,
  key: string,
  change: DesignChange<Definition>,
): Promise<SaveAnswer<Definition> | undefined> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const at = services.now();
    const current = await lockDesign(kind, transaction, organisation.id, key, at);
    if (!current) return undefined;
    const isCurrent = change.baseRevision === current.revision;
    const base = isCurrent ? current.definition : await findRevision(kind, transaction, key, change.baseRevision);
    const shaped = kind.check(change.definition(base ?? current.definition));
    if (!shaped.ok) return { kind: 'refused', findings: shaped.findings };
    if (shaped.definition.key !== key) return { kind: 'refused', findings: [otherKey(kind, key)] };
    // A translation's source is the server's to remember; `translated` changes say it themselves.
    const mine =
      change.cause === 'translated'
        ? shaped.definition
        : rememberSources(kind.texts, base ?? current.definition, shaped.definition);
    const store = storing(kind, transaction, organisation, designer, current, at);
    if (isCurrent) {
      const revision = await store(mine, change.cause);
      return change.cause === 'saved'
        ? { kind: 'saved', revision, definition: null, translations: mine.translations ?? null }
        : { kind: 'merged', revision, definition: mine, by: null };
    }
    const by = await nameOf(transaction, current.updatedBy);
    // A base that was let go: neither can be told from the other, so that a person must choose.
    const { definition: merged, conflicts } = base
      ? kind.merge(base, mine, current.definition)
      : mergeWithoutBase(mine, current.definition);
    const fits = kind.check(merged).ok;
    if (conflicts.length > 0 || !fits) {
      const whole = fits ? conflicts : mergeWithoutBase(mine, current.definition).conflicts;
      const settled = fits ? merged : current.definition;
      return { kind: 'conflict', revision: current.revision, merged: settled, conflicts: whole, by };
    }
    return { kind: 'merged', revision: await store(merged, 'merged'), definition: merged, by };
  });
}

function storing<Definition extends Translated>(
  kind: DesignKind<Definition, unknown>,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  designer: Designer,
  current: DesignRow<Definition>,
  at: Date,
) {
  return async (definition: Definition, cause: RevisionCause): Promise<number> => {
    if (sameJson(asJson(definition), asJson(current.definition))) return current.revision;
    const { id } = organisation;
    const revision = await storeRevision(kind, transaction, id, current, definition, designer.id, at, cause);
    const isGoingOn = cause === 'saved' && current.updatedBy === designer.id && inSameStretch(current.updatedAt, at);
    if (!isGoingOn) {
      const detail = { [kind.name]: current.key, revision, cause };
      await recordDesign(transaction, organisation, designer, `${kind.name}Saved`, at, detail, kind.name);
    }
    return revision;
  };
}

function mergeWithoutBase<Definition extends Translated>(mine: Definition, theirs: Definition) {
  const conflict = { kind: 'whole', place: '', path: [], mine: asJson(mine), theirs: asJson(theirs) } as const;
  return { definition: theirs, conflicts: [conflict] };
}

async function nameOf(transaction: OrganisationTransaction, employee: string | null): Promise<string | null> {
  if (employee === null) return null;
  const row = await transaction.selectFrom('employee').select('name').where('id', '=', employee).executeTakeFirst();
  return row?.name ?? null;
}

function otherKey(kind: Pick<DesignKind<never, never>, 'otherKey'>, key: string) {
  return { severity: 'error', code: 'other-key', place: 'key', path: [], message: kind.otherKey(key) } as const;
}

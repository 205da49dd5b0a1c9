import { sql } from 'kysely';
import type { DiscardAnswer } from '../../forms/design/api-types.ts';
import type { Translated } from '../../forms/design/translatable.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { lockPublishing } from '../publishing/lock-publishing.ts';
import type { DesignKind } from './design-kind.ts';
import { latestVersion, lockDesign, storeRevision, tablesOf } from './design-row.ts';
import { type Designer, type DesignServices, recordDesign } from './design-services.ts';

/** Lets nobody begin it any more; cases and drafts under way go on. Undefined for no such form or workflow. */
export async function withdrawDesign<Definition extends Translated, State>(
  kind: DesignKind<Definition, State>,
  services: DesignServices,
  organisation: Organisation,
  designer: Designer,
  key: string,
): Promise<State | undefined> {
  const state = await services.database.inOrganisation(organisation.id, async (transaction) => {
    const at = services.now();
    await lockPublishing(transaction, organisation.id);
    if (!(await lockDesign(kind, transaction, organisation.id, key, at))) return undefined;
    const { rows } = await sql<{ version: number }>`
      update ${tablesOf(kind).version} set status = 'withdrawn'
      where key = ${key} and status = 'published' returning version`.execute(transaction);
    for (const { version } of rows) {
      const detail = { [kind.name]: key, version };
      await recordDesign(transaction, organisation, designer, `${kind.name}Withdrawn`, at, detail, kind.name);
    }
    return (await kind.states(transaction, key))[0];
  });
  services.definitions.changed(organisation.id);
  return state;
}

/** Forgets that it waits to be published. Undefined for no such form or workflow. */
export async function cancelSchedule<Definition extends Translated, State>(
  kind: DesignKind<Definition, State>,
  services: DesignServices,
  organisation: Organisation,
  designer: Designer,
  key: string,
): Promise<State | undefined> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const at = services.now();
    if (!(await lockDesign(kind, transaction, organisation.id, key, at))) return undefined;
    const { rows } = await sql`delete from ${tablesOf(kind).schedule} where key = ${key} returning key`.execute(
      transaction,
    );
    if (rows.length > 0) {
      const detail = { [kind.name]: key, cancelled: true };
      await recordDesign(transaction, organisation, designer, `${kind.name}Scheduled`, at, detail, kind.name);
    }
    return (await kind.states(transaction, key))[0];
  });
}

/**
 * Drops the working definition: what was never published is deleted, another goes back to what is or was published last.
 * Undefined for no such form or workflow.
 */
export async function discardDesign<Definition extends Translated>(
  kind: DesignKind<Definition, unknown>,
  services: DesignServices,
  organisation: Organisation,
  designer: Designer,
  key: string,
  revision: number,
): Promise<DiscardAnswer<Definition> | undefined> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const at = services.now();
    const { id } = organisation;
    const design = await lockDesign(kind, transaction, id, key, at);
    if (!design) return undefined;
    if (design.revision !== revision) return { kind: 'changedMeanwhile', revision: design.revision };
    const version = await latestVersion(kind, transaction, key);
    const detail = { [kind.name]: key, revision };
    await recordDesign(transaction, organisation, designer, `${kind.name}Discarded`, at, detail, kind.name);
    if (!version) {
      await sql`delete from ${tablesOf(kind).design} where key = ${key}`.execute(transaction);
      return { kind: 'deleted' };
    }
    const { definition } = version;
    const next = await storeRevision(kind, transaction, id, design, definition, designer.id, at, 'discarded');
    return { kind: 'saved', revision: next, definition };
  });
}

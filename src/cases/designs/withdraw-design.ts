import type { DesignState, DiscardAnswer } from '../../forms/design/api-types.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { lockPublishing } from '../publishing/lock-publishing.ts';
import { lockDesign, storeRevision } from './design-row.ts';
import { type Designer, type DesignServices, recordDesign } from './design-services.ts';
import { designState } from './design-state.ts';

/** Takes a form off the list of forms that citizens can begin. Cases and drafts under way go on. Undefined for no such form. */
export async function withdrawDesign(
  services: DesignServices,
  organisation: Organisation,
  designer: Designer,
  key: string,
): Promise<DesignState | undefined> {
  const state = await services.database.inOrganisation(organisation.id, async (transaction) => {
    const at = services.now();
    await lockPublishing(transaction, organisation.id);
    if (!(await lockDesign(transaction, organisation.id, key, at))) return undefined;
    const row = await transaction
      .updateTable('form_version')
      .set({ status: 'withdrawn' })
      .where('key', '=', key)
      .where('status', '=', 'published')
      .returning('version')
      .executeTakeFirst();
    if (row) {
      const detail = { form: key, version: row.version };
      await recordDesign(transaction, organisation, designer, 'formWithdrawn', at, detail);
    }
    return designState(transaction, key);
  });
  services.definitions.changed(organisation.id);
  return state;
}

/** Forgets that a form waits to be published. Undefined for no such form. */
export async function cancelSchedule(
  services: DesignServices,
  organisation: Organisation,
  designer: Designer,
  key: string,
): Promise<DesignState | undefined> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const at = services.now();
    if (!(await lockDesign(transaction, organisation.id, key, at))) return undefined;
    const row = await transaction
      .deleteFrom('form_schedule')
      .where('key', '=', key)
      .returning('key')
      .executeTakeFirst();
    if (row) {
      await recordDesign(transaction, organisation, designer, 'formScheduled', at, { form: key, cancelled: true });
    }
    return designState(transaction, key);
  });
}

/**
 * Drops the working definition: a form that was never published is deleted, another goes back to what is or was published
 * last. Undefined for no such form.
 */
export async function discardDesign(
  services: DesignServices,
  organisation: Organisation,
  designer: Designer,
  key: string,
  revision: number,
): Promise<DiscardAnswer | undefined> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const at = services.now();
    const design = await lockDesign(transaction, organisation.id, key, at);
    if (!design) return undefined;
    if (design.revision !== revision) return { kind: 'changedMeanwhile', revision: design.revision };
    const version = await transaction
      .selectFrom('form_version')
      .select('definition')
      .where('key', '=', key)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    await recordDesign(transaction, organisation, designer, 'formDiscarded', at, { form: key, revision });
    if (!version) {
      await transaction.deleteFrom('form_design').where('key', '=', key).execute();
      return { kind: 'deleted' };
    }
    const { definition } = version;
    const next = await storeRevision(transaction, organisation.id, design, definition, designer.id, at, 'discarded');
    return { kind: 'saved', revision: next, definition };
  });
}

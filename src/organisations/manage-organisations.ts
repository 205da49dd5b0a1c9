import { type Kysely, sql, type Transaction } from 'kysely';
import { type AuditAction, type AuditDetail, recordAudit } from '../audit/record.ts';
import type { Key } from '../database/encryption/envelope.ts';
import { openOrganisationKeys } from '../database/encryption/key-ring.ts';
import type { Tables } from '../database/schema.ts';
import { applyOrganisation } from './apply-organisation.ts';
import type { NewOrganisation } from './create-organisation.ts';
import type { Organisation, Organisations } from './organisation.ts';

/** A system administrator who manages organisations, and from where. */
export interface OrganisationManager {
  readonly employee: string;
  /** The operator's own organisation, where they are employed. */
  readonly organisation: Organisation;
  readonly at: Date;
  readonly from: AuditDetail;
}

/** What came of it. `taken`: there is one with that key already; `own`: the operator's own organisation is not closed. */
export type Managed = 'done' | 'taken' | 'unknown' | 'own';

/**
 * Makes, changes, closes and opens organisations. It works with the connection of the tables' owner, since the application's role may
 * not; it reads nothing of an organisation but what describes it. What is done stands in the operator's log, and in the log of the
 * organisation that it was done to.
 */
export interface ManageOrganisations {
  make(by: OrganisationManager, wanted: NewOrganisation): Promise<Managed>;
  change(by: OrganisationManager, wanted: NewOrganisation): Promise<Managed>;
  /** `closed` false opens it again. */
  close(by: OrganisationManager, slug: string, closed: boolean): Promise<Managed>;
}

type Action = Extract<AuditAction, `organisation${string}`>;

/** Thrown to undo what was begun. */
class Undone extends Error {}

export function createOrganisationManager(
  owner: Kysely<Tables>,
  masterKey: Key,
  organisations: Organisations,
): ManageOrganisations {
  const apply = async (by: OrganisationManager, wanted: NewOrganisation, isNew: boolean): Promise<Managed> => {
    try {
      await applyOrganisation(owner, masterKey, wanted, async (transaction, { id, made }) => {
        if (made !== isNew) throw new Undone();
        await note(transaction, by, id, isNew ? 'organisationMade' : 'organisationChanged');
      });
    } catch (error) {
      if (error instanceof Undone) return isNew ? 'taken' : 'unknown';
      throw error;
    }
    organisations.refresh();
    return 'done';
  };
  const note = async (transaction: Transaction<Tables>, by: OrganisationManager, id: number, action: Action) => {
    const row = await transaction
      .selectFrom('organisation')
      .select(['slug', 'wrapped_key'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const entry = { at: by.at, subject: null, action, recordKind: 'organisation', record: null } as const;
    const { keys, slug } = by.organisation;
    await recordAudit(transaction, by.organisation.id, [
      {
        ...entry,
        actor: { kind: 'employee', id: by.employee },
        detail: { ...by.from, organisation: row.slug },
        key: { id: null, key: keys.own },
      },
    ]);
    if (id === by.organisation.id) return;
    await recordAudit(transaction, id, [
      {
        ...entry,
        actor: { kind: 'system', id: null },
        detail: { operator: slug },
        key: { id: null, key: openOrganisationKeys(masterKey, id, row.wrapped_key).own },
      },
    ]);
  };
  return {
    make: (by, wanted) => apply(by, wanted, true),
    change: (by, wanted) => apply(by, wanted, false),
    async close(by, slug, closed) {
      const done = await owner.transaction().execute(async (transaction): Promise<Managed> => {
        const row = await transaction
          .updateTable('organisation')
          .set({ closed_at: closed ? by.at : null })
          .where('slug', '=', slug)
          .where('is_operator', '=', false)
          .where(sql<boolean>`(closed_at is null) = ${closed}`)
          .returning('id')
          .executeTakeFirst();
        if (!row) return slug === by.organisation.slug ? 'own' : 'unknown';
        await note(transaction, by, row.id, closed ? 'organisationClosed' : 'organisationOpened');
        return 'done';
      });
      organisations.refresh();
      return done;
    },
  };
}

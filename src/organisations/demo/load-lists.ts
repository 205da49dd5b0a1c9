import type { Kysely } from 'kysely';
import type { Tables } from '../../database/schema.ts';
import type { DemoList } from './lists.ts';

/** Puts the lists in where an organisation has none of that key; one that somebody has changed stays as it is. */
export async function loadLists(
  owner: Kysely<Tables>,
  organisation: number,
  lists: readonly DemoList[],
  now: Date,
): Promise<void> {
  for (const { key, name, entries } of lists) {
    await owner.transaction().execute(async (transaction) => {
      const made = await transaction
        .insertInto('option_list')
        .values({ organisation, key, name: JSON.stringify(name), updated_at: now, updated_by: null })
        .onConflict((conflict) => conflict.doNothing())
        .returning('key')
        .executeTakeFirst();
      if (!made) return;
      await transaction
        .insertInto('option_list_entry')
        .values(
          entries.map(({ value, label, from, to }, position) => ({
            organisation,
            list: key,
            value,
            position,
            label: JSON.stringify(label),
            valid_from: from ?? null,
            valid_to: to ?? null,
          })),
        )
        .execute();
    });
  }
}

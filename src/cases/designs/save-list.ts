import type { ListEntry } from '../../forms/answers.ts';
import { asContext, readLists } from '../../forms/lists/option-lists.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { Text } from '../../texts/catalogue.ts';
import { type Designer, type DesignServices, recordDesign } from './design-services.ts';

/**
 * Stores a list: entries that are there get their new label and dates, new ones are added, and those that are left out end
 * the day before `today`. None is deleted, so that answers of earlier cases keep their labels.
 */
export async function saveList(
  services: DesignServices,
  organisation: Organisation,
  designer: Designer,
  list: { readonly key: string; readonly name: Text; readonly entries: readonly ListEntry[] },
  today: string,
): Promise<void> {
  await services.database.inOrganisation(organisation.id, async (transaction) => {
    const at = services.now();
    const row = { name: JSON.stringify(list.name), updated_at: at, updated_by: designer.id };
    await transaction
      .insertInto('option_list')
      .values({ organisation: organisation.id, key: list.key, ...row })
      .onConflict((conflict) => conflict.columns(['organisation', 'key']).doUpdateSet(row))
      .execute();
    const before = asContext(await readLists(transaction, [list.key]))[list.key] ?? [];
    const kept = new Set(list.entries.map(({ value }) => value));
    const ended = before
      .filter(({ value }) => !kept.has(value))
      .map((entry) => ({ ...entry, to: entry.to !== undefined && entry.to < today ? entry.to : dayBefore(today) }));
    for (const [position, { value, label, from = null, to = null }] of [...list.entries, ...ended].entries()) {
      const entry = { position, label: JSON.stringify(label), valid_from: from, valid_to: to };
      await transaction
        .insertInto('option_list_entry')
        .values({ organisation: organisation.id, list: list.key, value, ...entry })
        .onConflict((conflict) => conflict.columns(['organisation', 'list', 'value']).doUpdateSet(entry))
        .execute();
    }
    const detail = { list: list.key, entries: list.entries.length };
    await recordDesign(transaction, organisation, designer, 'optionListChanged', at, detail, 'optionList');
  });
  services.definitions.changed(organisation.id);
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

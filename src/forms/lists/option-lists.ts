import type { OrganisationTransaction } from '../../database/database.ts';
import type { Text } from '../../texts/catalogue.ts';
import type { ListEntry, OptionLists } from '../answers.ts';
import { nationalListKeys, readNationalLists } from './national-lists.ts';

/** An organisation's shared list of answers. */
export interface OptionList {
  readonly key: string;
  readonly name: Text;
  readonly updatedAt: Date;
  readonly entries: readonly ListEntry[];
  /** The same for all organisations, from the address tables. */
  readonly isNational?: true;
}

/**
 * All lists with their entries of all times, or those alone that are named: the organisation's, and those of the country that
 * it has no list of its own in the place of.
 */
export async function readLists(
  transaction: OrganisationTransaction,
  keys?: readonly string[],
): Promise<readonly OptionList[]> {
  const own = await readOwnLists(transaction, keys);
  const national = await readNationalLists(transaction, keys);
  return [...own, ...national.filter(({ key }) => !own.some((each) => each.key === key))];
}

async function readOwnLists(
  transaction: OrganisationTransaction,
  keys?: readonly string[],
): Promise<readonly OptionList[]> {
  let lists = transaction.selectFrom('option_list').select(['key', 'name', 'updated_at']).orderBy('key');
  let entries = transaction
    .selectFrom('option_list_entry')
    .select(['list', 'value', 'label', 'valid_from', 'valid_to'])
    .orderBy('list')
    .orderBy('position')
    .orderBy('value');
  if (keys !== undefined) {
    if (keys.length === 0) return [];
    lists = lists.where('key', 'in', [...keys]);
    entries = entries.where('list', 'in', [...keys]);
  }
  const rows = await lists.execute();
  if (rows.length === 0) return [];
  const byList = Map.groupBy(await entries.execute(), (entry) => entry.list);
  return rows.map(({ key, name, updated_at }) => ({
    key,
    name,
    updatedAt: updated_at,
    entries: (byList.get(key) ?? []).map(({ value, label, valid_from, valid_to }) => ({
      value,
      label,
      ...(valid_from === null ? {} : { from: valid_from }),
      ...(valid_to === null ? {} : { to: valid_to }),
    })),
  }));
}

/** Lists as a form's context takes them. */
export function asContext(lists: readonly OptionList[]): OptionLists {
  return Object.fromEntries(lists.map(({ key, entries }) => [key, entries]));
}

/** The keys of the lists that the organisation's forms can name. */
export async function listKeys(transaction: OrganisationTransaction): Promise<ReadonlySet<string>> {
  const rows = await transaction.selectFrom('option_list').select('key').execute();
  return new Set([...rows.map(({ key }) => key), ...(await nationalListKeys(transaction))]);
}

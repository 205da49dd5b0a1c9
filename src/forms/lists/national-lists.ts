import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { OptionList } from './option-lists.ts';

/** Lists that every organisation's forms can choose from once `npm run addresses` has loaded them. */
const named = {
  kommuner: { da: 'Kommuner i Danmark', en: 'Municipalities of Denmark' },
  postnumre: { da: 'Postnumre i Danmark', en: 'Postal codes of Denmark' },
} as const;
type NationalKey = keyof typeof named;

interface Row {
  readonly list: NationalKey;
  readonly value: string;
  readonly label: string;
  readonly ended_on: string | null;
}

/** The country's lists that hold anything, or those alone that are named. What has ended can no longer be chosen and keeps its text. */
export async function readNationalLists(
  transaction: OrganisationTransaction,
  keys?: readonly string[],
): Promise<readonly OptionList[]> {
  const wanted = keysOf(keys);
  if (wanted.length === 0) return [];
  const { rows: versions } = await sql<{ readonly loaded_at: Date }>`
    select loaded_at from address_version order by id desc limit 1`.execute(transaction);
  const updatedAt = versions[0]?.loaded_at;
  if (updatedAt === undefined) return [];
  const { rows } = await sql<Row>`
    select 'kommuner' as list, code as value, name as label, ended_on::text as ended_on from municipality
      where 'kommuner' = any(${wanted}::text[]) and status >= 3
    union all
    (select distinct on (code) 'postnumre', code, code || ' ' || name, ended_on::text from post_code
      where 'postnumre' = any(${wanted}::text[]) and status >= 3 order by code, status, ended_on desc)`.execute(
    transaction,
  );
  const byList = Map.groupBy(rows, ({ list }) => list);
  return wanted.flatMap((key): OptionList[] => {
    const entries = byList.get(key)?.toSorted((one, other) => one.label.localeCompare(other.label, 'da'));
    if (!entries) return [];
    return [
      {
        key,
        name: named[key],
        updatedAt,
        isNational: true,
        entries: entries.map(({ value, label, ended_on }) => ({
          value,
          label: { da: label, en: label },
          ...(ended_on === null ? {} : { to: ended_on }),
        })),
      },
    ];
  });
}

/** The keys of the country's lists, where there are any. */
export async function nationalListKeys(transaction: OrganisationTransaction): Promise<readonly string[]> {
  const { rows } = await sql`select from address_version limit 1`.execute(transaction);
  return rows.length > 0 ? keysOf() : [];
}

function keysOf(keys?: readonly string[]): readonly NationalKey[] {
  return (Object.keys(named) as NationalKey[]).filter((key) => keys === undefined || keys.includes(key));
}

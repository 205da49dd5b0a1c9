import { sql } from 'kysely';
import { readIdentity } from '../person.ts';
import type { CaseServices } from '../services.ts';
import { indexName } from './name-index.ts';

const batch = 200;

/**
 * Keeps the names of people from before names could be searched, some hundred at a time. Costs one look at an empty index
 * when all are done. @returns how many there were.
 */
export async function indexNames(
  { database, organisations }: CaseServices,
  stopped: () => boolean = () => false,
): Promise<number> {
  for (let done = 0; ; ) {
    if (stopped()) return done;
    const { rows } = await sql<{
      organisation: number;
      id: string;
    }>`select * from people_without_name_index(${batch})`.execute(database.shared);
    if (rows.length === 0) return done;
    for (const { organisation: of, id } of rows) {
      const organisation = await organisations.byId(of);
      if (!organisation) continue;
      await database.inOrganisation(of, async (transaction) => {
        const person = await transaction
          .updateTable('person')
          .set({ names_indexed: true })
          .where('id', '=', id)
          .returning('id')
          .executeTakeFirst();
        // Forgotten meanwhile.
        if (!person) return;
        const { name } = await readIdentity(transaction, organisation, id);
        await indexName(transaction, organisation, id, name);
      });
    }
    done += rows.length;
  }
}

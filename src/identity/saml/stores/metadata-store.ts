import type { Database } from '../../../database/database.ts';
import type { Organisation } from '../../../organisations/organisation.ts';

/** The last good metadata of each address, kept for when the address is down. */
export interface MetadataStore {
  keep(organisation: Organisation, address: string, content: string, at: Date): Promise<void>;
  last(organisation: Organisation, address: string): Promise<string | null>;
}

export function createMetadataStore(database: Database): MetadataStore {
  return {
    async keep(organisation, address, content, at) {
      await database.inOrganisation(organisation.id, (transaction) =>
        transaction
          .insertInto('saml_metadata')
          .values({ organisation: organisation.id, address, content, fetched_at: at })
          .onConflict((conflict) =>
            conflict.columns(['organisation', 'address']).doUpdateSet({ content, fetched_at: at }),
          )
          .execute(),
      );
    },
    async last(organisation, address) {
      const row = await database.inOrganisation(organisation.id, (transaction) =>
        transaction.selectFrom('saml_metadata').select('content').where('address', '=', address).executeTakeFirst(),
      );
      return row?.content ?? null;
    },
  };
}

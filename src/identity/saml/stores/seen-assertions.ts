import { createHash } from 'node:crypto';
import type { Database } from '../../../database/database.ts';
import type { Organisation } from '../../../organisations/organisation.ts';

/** Every assertion that was used, until it could not be used anyway. */
export interface SeenAssertions {
  /** @returns false when it was seen before. Two at once: one of them is the first. */
  isFirst(organisation: Organisation, assertionId: string, until: Date): Promise<boolean>;
}

export function createSeenAssertions(database: Database): SeenAssertions {
  return {
    async isFirst(organisation, assertionId, until) {
      const [made] = await database.single(
        organisation.id,
        database.shared
          .insertInto('saml_assertion')
          .values({
            organisation: organisation.id,
            assertion: createHash('sha256').update(assertionId).digest(),
            expires_at: until,
          })
          .onConflict((conflict) => conflict.doNothing())
          .returning('organisation')
          .compile(),
      );
      return made !== undefined;
    },
  };
}

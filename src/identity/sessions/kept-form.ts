import type { Database } from '../../database/database.ts';
import { decryptJson, encryptJson } from '../../database/encryption/envelope.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { tokenHash } from './session-token.ts';

/** What was sent and not done, kept while its sender logs in anew. */
export interface KeptForm {
  /** A path of the organisation's. */
  readonly action: string;
  readonly fields: readonly (readonly [name: string, values: readonly string[]])[];
}

/** What is kept with employees' sessions. */
export interface KeptForms {
  /** Keeps with a session what its owner sent, until they have logged in anew. */
  keepForm(organisation: Organisation, token: string, form: KeptForm): Promise<void>;
  /** What {@link KeptForms.keepForm} kept with this session or with the one whose place it took. */
  keptForm(organisation: Organisation, token: string): Promise<KeptForm | null>;
}

const place = 'session.kept';

export function createKeptForms(database: Database): KeptForms {
  return {
    async keepForm(organisation, token, form) {
      await database.inOrganisation(organisation.id, (transaction) =>
        transaction
          .updateTable('session')
          .set({ login: encryptJson(organisation.keys.own, place, form) })
          .where('token_hash', '=', tokenHash(token))
          .where('kind', '=', 'employee')
          .execute(),
      );
    },

    async keptForm(organisation, token) {
      const row = await database.inOrganisation(organisation.id, (transaction) =>
        transaction
          .selectFrom('session')
          .select('login')
          .where('token_hash', '=', tokenHash(token))
          .where('kind', '=', 'employee')
          .executeTakeFirst(),
      );
      return row?.login ? decryptJson<KeptForm>(organisation.keys.own, place, row.login) : null;
    },
  };
}

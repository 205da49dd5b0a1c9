import type { AuditDetail } from '../../../audit/record.ts';
import type { StoredCase } from '../../../cases/stored-case.ts';
import { removeUpload } from '../../../documents/stored-document.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { fillText, type Language, type Text, textIn } from '../../../texts/catalogue.ts';
import type { Actor } from '../../../workflows/case-state.ts';
import type { Application } from '../../application.ts';
import type { TakeFile } from '../fill/read-posted-page.ts';
import { storeUpload } from '../fill/store-upload.ts';
import { citizenTexts } from '../texts.ts';

/** The name, and so the id, of the input for a message's files. */
export const messageFilesName = 'fil';
/** Files that one message takes. */
export const mostMessageFiles = 10;

/** The files that were sent with a message. */
export interface MessageFiles {
  readonly take: TakeFile;
  /** Ids of those that were taken in. */
  readonly ids: readonly string[];
  /** What is wrong with others, in words; null where all were taken in. A message goes with all of its files or not at all. */
  problem(language: Language): string | null;
  /** Removes what was taken in, since the message was not sent. */
  undo(): Promise<void>;
}

/** Takes files that come with a message of a case in as they arrive, checked and scanned like a form's. */
export function takeMessageFiles(
  application: Application,
  organisation: Organisation,
  stored: Pick<StoredCase, 'id' | 'key' | 'person'>,
  actor: Actor,
  from: AuditDetail,
): MessageFiles {
  const ids: string[] = [];
  const problems: Text[] = [];
  const { database } = application.services;
  const owner = { case: stored.id };
  const place = { organisation, owner, key: stored.key, field: messageFilesName, actor, subject: stored.person };
  let taken: number | undefined;
  return {
    ids,
    async take(name, part) {
      if (name !== messageFilesName) return;
      if (ids.length + problems.length >= mostMessageFiles) {
        const tooMany = fillText(citizenTexts['citizen.message.tooManyFiles'], { allowed: mostMessageFiles });
        if (!problems.some(({ da }) => da === tooMany.da)) problems.push(tooMany);
        return;
      }
      taken ??= await sizeOfMessageFiles(stored.id);
      const result = await storeUpload(application, place, part, taken, from);
      if (result.ok) {
        ids.push(result.id);
        taken += result.size;
      } else problems.push(result.error.message);
    },
    problem(language) {
      if (problems.length === 0) return null;
      const again = citizenTexts['citizen.message.filesAgain'];
      return [...problems, again].map((text) => textIn(text, language)).join(' ');
    },
    async undo() {
      await database.inOrganisation(organisation.id, async (transaction) => {
        for (const id of ids) await removeUpload(transaction, owner, id);
      });
    },
  };

  async function sizeOfMessageFiles(id: string): Promise<number> {
    const row = await database.inOrganisation(organisation.id, (transaction) =>
      transaction
        .selectFrom('document')
        .select(({ fn }) => fn.sum<string | null>('size').as('bytes'))
        .where('case', '=', id)
        .where('kind', '=', 'message')
        .executeTakeFirst(),
    );
    return Number(row?.bytes ?? 0);
  }
}

import type { AuditDetail } from '../../audit/record.ts';
import { putOnCase } from '../../cases/incoming/keep-post.ts';
import type { SenderInCase } from '../../cases/incoming/sender-in-case.ts';
import type { StoredCase } from '../../cases/stored-case.ts';
import { removeUpload } from '../../documents/stored-document.ts';
import type { IncomingPost } from '../../options/option.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { Actor } from '../../workflows/case-state.ts';
import type { Application } from '../application.ts';
import { storeArriving } from '../citizen/fill/store-upload.ts';
import { messageFilesName } from '../citizen/mine/take-message-files.ts';

/** `later`: the files could not be scanned now; nothing was kept. `repeated`: it was there already. */
export type Placed = 'placed' | 'repeated' | 'later';

/**
 * Puts a letter with its files on a case. Each file is checked and scanned as one that is uploaded; one that is refused is named in
 * the message with the reason, so that nobody believes it was never sent.
 */
export async function placePost(
  application: Application,
  organisation: Organisation,
  stored: StoredCase,
  post: IncomingPost,
  sender: SenderInCase,
  from: AuditDetail,
  by: string | null,
): Promise<Placed> {
  const { services } = application;
  const owner = { case: stored.id };
  const actor: Actor = by === null ? { kind: 'citizen', id: stored.person } : { kind: 'employee', id: by };
  const place = { organisation, owner, key: stored.key, field: messageFilesName, actor, subject: stored.person };
  const ids: string[] = [];
  const refused: string[] = [];
  const undo = () =>
    services.database.inOrganisation(organisation.id, async (transaction) => {
      for (const id of ids) await removeUpload(transaction, owner, id);
    });
  let taken = 0;
  for (const file of post.files) {
    const arriving = { name: file.name, type: file.mediaType, content: pieces(file.content) };
    const result = await storeArriving(application, place, arriving, taken, from);
    if (result.ok) {
      ids.push(result.id);
      taken += result.size;
    } else if (result.code === 'scan-unavailable' || result.code === 'interrupted') {
      await undo();
      return 'later';
    } else refused.push(result.error.message.da);
  }
  const isPut = await putOnCase(services, organisation, stored, post, { ids, refused }, sender, from, by);
  if (isPut) return 'placed';
  await undo();
  return 'repeated';
}

const pieceSize = 64 * 1024;

async function* pieces(content: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < content.byteLength; start += pieceSize) yield content.subarray(start, start + pieceSize);
}

import { v7 as uuidv7 } from 'uuid';
import { type AuditDetail, recordAudit } from '../../audit/record.ts';
import type { OrganisationTransaction } from '../../database/database.ts';
import { decrypt, encrypt, encryptJson } from '../../database/encryption/envelope.ts';
import { holdInMessage } from '../../documents/stored-document.ts';
import type { IncomingPost } from '../../options/option.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { textIn } from '../../texts/catalogue.ts';
import type { CaseServices } from '../services.ts';
import { casePlaces, findCase, type StoredCase } from '../stored-case.ts';
import { caseText } from '../texts.ts';
import type { Unmatched } from './case-of-post.ts';
import type { SenderInCase } from './sender-in-case.ts';

const contentPlace = 'incoming-post.content';

/** A letter that waits for a person. `content` is what came, to be read again by its kind. */
export interface WaitingPost {
  readonly id: string;
  readonly at: Date;
  readonly why: Unmatched | 'files';
  readonly content: Buffer;
}

/** Whether a letter has been taken already, or is the organisation's own trial of its settings that has come back to it. */
export async function isTaken(transaction: OrganisationTransaction, id: string): Promise<boolean> {
  const row = await transaction.selectFrom('incoming_post').select('id').where('id', '=', id).executeTakeFirst();
  if (row) return true;
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return false;
  const trial = await transaction.selectFrom('option_trial').select('id').where('id', '=', id).executeTakeFirst();
  return trial !== undefined;
}

/**
 * What is written of a letter in the case: its title above what was written, and what of it could not be taken; and whose it is, where that
 * is another than whose the case is.
 */
export function messageText(
  post: Pick<IncomingPost, 'title' | 'text' | 'sender'>,
  refusedFiles: readonly string[],
  sender: SenderInCase = 'starter',
): string {
  const lost = refusedFiles.length === 0 ? [] : [refusedFiles.join('\n')];
  const { name = '' } = post.sender;
  const who =
    sender === 'starter' ? [] : [textIn(caseText(`case.post.party${name === '' ? 'Unnamed' : ''}`, { name }), 'da')];
  return [...who, post.title, post.text, ...lost].filter((part) => part !== '').join('\n\n');
}

/**
 * Puts a letter on a case as a message of its citizen, with the files that were taken in for it. Once: the mark and the message are
 * one transaction. Another party's is for the employees who read the case: what it says may not be for whose case it is. `by`: the
 * employee who found out where it belongs.
 * @returns false where it was there already
 */
export async function putOnCase(
  services: CaseServices,
  organisation: Organisation,
  stored: Pick<StoredCase, 'id' | 'key' | 'person' | 'readers'>,
  post: IncomingPost,
  files: { readonly ids: readonly string[]; readonly refused: readonly string[] },
  sender: SenderInCase,
  from: AuditDetail,
  by: string | null = null,
): Promise<boolean> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const now = services.now();
    if (!(await findCase(transaction, organisation, stored.id, true))) return false;
    const message = uuidv7();
    const marks = { case: stored.id, message, content: null };
    const marked =
      by === null
        ? await transaction
            .insertInto('incoming_post')
            .values({ organisation: organisation.id, id: post.id, at: now, status: 'onCase', ...marks })
            .onConflict((conflict) => conflict.doNothing())
            .returning('id')
            .executeTakeFirst()
        : await transaction
            .updateTable('incoming_post')
            .set({ status: 'onCase', ...marks, handled_at: now, employee: by })
            .where('id', '=', post.id)
            .where('status', '=', 'unmatched')
            .returning('id')
            .executeTakeFirst();
    if (!marked) return false;
    await transaction
      .insertInto('message')
      .values({
        organisation: organisation.id,
        id: message,
        case: stored.id,
        from_kind: 'citizen',
        from_id: sender === 'starter' ? stored.person : null,
        at: now,
        content: encryptJson(stored.key.key, casePlaces.message, { da: messageText(post, files.refused, sender) }),
        read_at: null,
        for_group: sender === 'starter' ? null : stored.readers,
      })
      .execute();
    await holdInMessage(transaction, stored.id, message, files.ids);
    await recordAudit(transaction, organisation.id, [
      {
        at: now,
        actor:
          by !== null
            ? { kind: 'employee', id: by }
            : sender === 'starter'
              ? { kind: 'citizen', id: stored.person }
              : { kind: 'system', id: null },
        subject: stored.person,
        action: 'postReceived',
        recordKind: 'case',
        record: stored.id,
        detail: { ...from, files: files.ids.length, refused: files.refused.length },
        key: stored.key,
      },
    ]);
    return true;
  });
}

/** Keeps a letter that belongs to no case, encrypted, until a person has settled it. @returns false where it was there already. */
export async function keepUnmatched(
  services: CaseServices,
  organisation: Organisation,
  id: string,
  why: Unmatched | 'files',
  content: Uint8Array,
  from: AuditDetail,
): Promise<boolean> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const now = services.now();
    const kept = await transaction
      .insertInto('incoming_post')
      .values({
        organisation: organisation.id,
        id,
        at: now,
        status: 'unmatched',
        why,
        content: encrypt(organisation.keys.own, contentPlace, content),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!kept) return false;
    await recordAudit(transaction, organisation.id, [
      {
        at: now,
        actor: { kind: 'system', id: null },
        subject: null,
        action: 'postReceived',
        recordKind: 'organisation',
        record: null,
        detail: { ...from, why },
        key: { id: null, key: organisation.keys.own },
      },
    ]);
    return true;
  });
}

/** The letters that wait for a person, oldest first. */
export async function waitingPost(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  limit: number,
): Promise<readonly WaitingPost[]> {
  const rows = await transaction
    .selectFrom('incoming_post')
    .select(['id', 'at', 'why', 'content'])
    .where('status', '=', 'unmatched')
    .orderBy('at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.flatMap((row) => openedPost(organisation, row) ?? []);
}

/** One of them; undefined where it is settled, or never was. */
export async function findWaiting(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  id: string,
): Promise<WaitingPost | undefined> {
  const row = await transaction
    .selectFrom('incoming_post')
    .select(['id', 'at', 'why', 'content'])
    .where('id', '=', id)
    .where('status', '=', 'unmatched')
    .executeTakeFirst();
  return row && openedPost(organisation, row);
}

function openedPost(
  organisation: Organisation,
  row: Pick<WaitingPost, 'id' | 'at'> & { readonly why: WaitingPost['why'] | null; readonly content: Buffer | null },
): WaitingPost | undefined {
  if (row.content === null) return undefined;
  const content = Buffer.from(decrypt(organisation.keys.own, contentPlace, row.content));
  return { id: row.id, at: row.at, why: row.why ?? 'case', content };
}

/** Notes that an employee has settled a letter outside the product. @returns false where somebody was before them. */
export async function settlePost(
  services: CaseServices,
  organisation: Organisation,
  id: string,
  employee: string,
  reason: string,
  from: AuditDetail,
): Promise<boolean> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const now = services.now();
    const settled = await transaction
      .updateTable('incoming_post')
      .set({ status: 'handled', content: null, handled_at: now, employee })
      .where('id', '=', id)
      .where('status', '=', 'unmatched')
      .returning('id')
      .executeTakeFirst();
    if (!settled) return false;
    await recordAudit(transaction, organisation.id, [
      {
        at: now,
        actor: { kind: 'employee', id: employee },
        subject: null,
        action: 'postSettled',
        recordKind: 'organisation',
        record: null,
        detail: { ...from, post: id, reason },
        key: { id: null, key: organisation.keys.own },
      },
    ]);
    return true;
  });
}

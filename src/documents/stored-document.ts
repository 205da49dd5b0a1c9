import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Database, OrganisationTransaction } from '../database/database.ts';
import { decrypt, decryptJson, encrypt, encryptJson, type Key } from '../database/encryption/envelope.ts';
import type { DataKey } from '../database/encryption/key-ring.ts';
import type { Tables } from '../database/schema.ts';
import type { FileReference } from '../forms/answers.ts';

/** A document's place in the database: its row, and its content in encrypted pieces. */
export interface StoredDocument extends FileReference {
  readonly kind: 'upload' | 'receipt' | 'letter' | 'message';
  readonly field: string | null;
  readonly createdAt: Date;
  readonly draft: string | null;
  readonly case: string | null;
  readonly dataKey: string;
  /** What a generated one was made from, such as `receipt:2`; of a message's file which message; null for an upload. */
  readonly source: string | null;
}

const namePlace = 'document.name';
/** Pieces of this many bytes are encrypted one by one, so that no document is held whole in memory. */
export const chunkBytes = 256 * 1024;

function chunkPlace(document: string, number: number): string {
  return `document.${document}.${number}`;
}

/** A document that went out with a delivery. `print`: made for it, such as a letter as it was printed. */
export interface SentDocument extends Omit<StoredDocument, 'kind'> {
  readonly kind: StoredDocument['kind'] | 'print';
  /** It shows an address that is protected. */
  readonly guarded: boolean;
}

/** Where a document belongs. */
export type Owner = { readonly draft: string } | { readonly case: string };

/** Writes one piece of a document that is being taken in. The row must be there. */
export async function writeChunk(
  transaction: OrganisationTransaction,
  organisation: number,
  key: Key,
  document: string,
  number: number,
  content: Uint8Array,
): Promise<void> {
  await transaction
    .insertInto('document_chunk')
    .values({ organisation, document, number, content: encrypt(key, chunkPlace(document, number), content) })
    .execute();
}

/** Makes the row of a document. `source` makes a generated one unique within its case. */
export async function createDocument(
  transaction: OrganisationTransaction,
  organisation: number,
  key: DataKey,
  wanted: {
    readonly id?: string;
    readonly owner: Owner;
    readonly kind: SentDocument['kind'];
    readonly guarded?: boolean;
    readonly field?: string;
    readonly source?: string;
    readonly name: string;
    readonly mediaType: string;
    readonly size: number;
    readonly sha256: string;
    readonly now: Date;
  },
): Promise<string | null> {
  const row = await transaction
    .insertInto('document')
    .values({
      organisation,
      id: wanted.id ?? uuidv7(),
      data_key: key.id,
      draft: 'draft' in wanted.owner ? wanted.owner.draft : null,
      case: 'case' in wanted.owner ? wanted.owner.case : null,
      field: wanted.field ?? null,
      kind: wanted.kind,
      source: wanted.source ?? null,
      name: encryptJson(key.key, namePlace, wanted.name),
      media_type: wanted.mediaType,
      size: wanted.size,
      sha256: wanted.sha256,
      created_at: wanted.now,
      ...(wanted.guarded && { guarded: true }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The digest of a document that is still arriving: such a row is listed nowhere. */
const unfinished = '';

/** Makes the row of an upload that is about to arrive; it is listed once {@link finishUpload} has been called. @returns its id. */
export async function beginUpload(
  transaction: OrganisationTransaction,
  organisation: number,
  key: DataKey,
  owner: Owner,
  field: string,
  now: Date,
): Promise<string> {
  const id = uuidv7();
  await createDocument(transaction, organisation, key, {
    id,
    owner,
    // What is sent to a draft answers a field of it, what is sent to a case goes with a message.
    kind: 'draft' in owner ? 'upload' : 'message',
    field,
    name: '',
    mediaType: 'application/octet-stream',
    size: 0,
    sha256: unfinished,
    now,
  });
  return id;
}

/** Says what has arrived, now that all of it has been written and checked. */
export async function finishUpload(
  transaction: OrganisationTransaction,
  key: DataKey,
  document: string,
  file: Omit<FileReference, 'id'>,
): Promise<void> {
  await transaction
    .updateTable('document')
    .set({
      name: encryptJson(key.key, namePlace, file.name),
      media_type: file.mediaType,
      size: file.size,
      sha256: file.sha256,
    })
    .where('id', '=', document)
    .execute();
}

/** Removes an upload with its content; one of a draft that has become a case's stays, and one that a message holds. */
export async function removeUpload(
  transaction: OrganisationTransaction,
  owner: Owner,
  document: string,
): Promise<void> {
  await loose(transaction, owner).where('id', '=', document).execute();
}

/** Removes what a killed process left of uploads that began before `before`. */
export async function removeUnfinishedUploads(
  transaction: OrganisationTransaction,
  owner: Owner,
  before: Date,
): Promise<void> {
  const left = loose(transaction, owner).where('created_at', '<', before);
  // A draft's own files stand in its answers; those of a message that was never written are nobody's.
  await ('draft' in owner ? left.where('sha256', '=', unfinished) : left).execute();
}

function loose(transaction: OrganisationTransaction, owner: Owner) {
  const documents = transaction.deleteFrom('document');
  return 'draft' in owner
    ? documents.where('draft', '=', owner.draft)
    : documents.where('case', '=', owner.case).where('kind', '=', 'message').where('source', 'is', null);
}

/** Makes files that were sent to the case those of a message of it, in this order. Files that are another's are passed over. */
export async function holdInMessage(
  transaction: OrganisationTransaction,
  caseId: string,
  message: string,
  files: readonly string[],
): Promise<void> {
  for (const [index, id] of files.entries()) {
    await transaction
      .updateTable('document')
      .set({ source: `${sourceOfMessage(message)}${index}` })
      .where('id', '=', id)
      .where('case', '=', caseId)
      .where('kind', '=', 'message')
      .where('source', 'is', null)
      .where('sha256', '<>', unfinished)
      .execute();
  }
}

/** With which the sources of a message's files begin. */
export function sourceOfMessage(message: string): string {
  return `message:${message}:`;
}

/**
 * Keeps a generated document of a case. Made once: when one with that source is there already, that one stands.
 * @returns the id of the one that stands.
 */
export async function keepGenerated(
  transaction: OrganisationTransaction,
  organisation: number,
  key: DataKey,
  caseId: string,
  kind: 'receipt' | 'letter' | 'print',
  source: string,
  name: string,
  content: Uint8Array,
  now: Date,
  guarded = false,
): Promise<string> {
  const sha256 = createHash('sha256').update(content).digest('hex');
  const made = await createDocument(transaction, organisation, key, {
    owner: { case: caseId },
    kind,
    source,
    name,
    mediaType: 'application/pdf',
    size: content.byteLength,
    sha256,
    guarded,
    now,
  });
  if (made === null) {
    const existing = await transaction
      .selectFrom('document')
      .select('id')
      .where('case', '=', caseId)
      .where('source', '=', source)
      .executeTakeFirstOrThrow();
    return existing.id;
  }
  for (let number = 0; number * chunkBytes < content.byteLength; number += 1) {
    const piece = content.subarray(number * chunkBytes, (number + 1) * chunkBytes);
    await writeChunk(transaction, organisation, key.key, made, number, piece);
  }
  return made;
}

/** The documents of a draft, a case or both, oldest first; not what was made for its deliveries. */
export async function listDocuments(
  transaction: OrganisationTransaction,
  key: DataKey,
  of: { readonly draft?: string; readonly case?: string },
): Promise<readonly StoredDocument[]> {
  const rows = await transaction
    .selectFrom('document')
    .selectAll()
    .where(({ or, eb }) =>
      or([
        ...(of.draft === undefined ? [] : [eb('draft', '=', of.draft)]),
        ...(of.case === undefined ? [] : [eb('case', '=', of.case)]),
      ]),
    )
    .where('sha256', '<>', unfinished)
    .where('kind', '<>', 'print')
    .where(({ or, eb }) => or([eb('kind', '<>', 'message'), eb('source', 'is not', null)]))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.flatMap((row) => {
    const { kind, guarded: _, ...document } = openDocument(key, row);
    return kind === 'print' ? [] : [{ ...document, kind }];
  });
}

/** A document's row, with its name opened. */
export function openDocument(key: DataKey, row: Selectable<Tables['document']>): SentDocument {
  return {
    id: row.id,
    name: decryptJson<string>(key.key, namePlace, row.name),
    mediaType: row.media_type,
    size: Number(row.size),
    sha256: row.sha256,
    kind: row.kind,
    field: row.field,
    createdAt: row.created_at,
    draft: row.draft,
    case: row.case,
    dataKey: row.data_key,
    source: row.source,
    guarded: row.guarded,
  };
}

/** The uploads among documents, as the form's answers refer to them. */
export function fileReferences(documents: readonly StoredDocument[]): Record<string, FileReference> {
  return Object.fromEntries(
    documents
      .filter((document) => document.kind === 'upload')
      .map(({ id, name, mediaType, size, sha256 }) => [id, { id, name, mediaType, size, sha256 }]),
  );
}

/** The content of a document piece by piece; each piece is read in a transaction of its own, so that a slow reader holds none. */
export async function* readDocument(
  database: Database,
  organisation: number,
  key: Key,
  document: string,
): AsyncGenerator<Uint8Array> {
  for (let number = 0; ; number += 1) {
    const piece = await database.inOrganisation(organisation, (transaction) =>
      transaction
        .selectFrom('document_chunk')
        .select('content')
        .where('document', '=', document)
        .where('number', '=', number)
        .executeTakeFirst(),
    );
    if (!piece) return;
    yield decrypt(key, chunkPlace(document, number), piece.content);
  }
}

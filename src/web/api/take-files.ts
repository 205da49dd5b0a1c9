import { v7 as uuidv7 } from 'uuid';
import { type AuditDetail, recordAudit } from '../../audit/record.ts';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { DataKey } from '../../database/encryption/key-ring.ts';
import { createDocument, writeChunk } from '../../documents/stored-document.ts';
import { type AcceptedUpload, inspectUpload } from '../../documents/uploads/inspect-upload.ts';
import { uploadTexts } from '../../documents/uploads/texts.ts';
import type { Answers, FileReference } from '../../forms/answers.ts';
import type { FormDefinition } from '../../forms/definition.ts';
import { fieldsOf } from '../../forms/fields-of.ts';
import { formatSize, maxFilesOf } from '../../forms/kinds/files/limits.ts';
import { fillText } from '../../texts/catalogue.ts';
import type { Application } from '../application.ts';
import { type ApiFault, pointerTo } from './api-problem.ts';
import { apiTexts } from './texts.ts';

/** A file that was checked and waits in memory for the draft that it is to belong to. */
export interface TakenFile {
  readonly id: string;
  readonly field: string;
  readonly accepted: AcceptedUpload;
  readonly chunks: readonly { readonly index: number; readonly chunk: Uint8Array }[];
}

/** The files among a request's answers, apart from the rest. */
export interface TakenFiles {
  readonly files: readonly TakenFile[];
  /** The answers that name them, by field. */
  readonly answers: Answers;
  readonly references: Readonly<Record<string, FileReference>>;
  /** The answers that are no files. */
  readonly rest: Readonly<Record<string, unknown>>;
  readonly faults: readonly ApiFault[];
}

/** Largest file in one request, in bytes: it is held in memory while it is checked. */
export const largestFile = 10_000_000;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Takes the files out of a request's answers and checks each as an upload on a page is: by content, size, type and scan. */
export async function takeFiles(
  { scan }: Pick<Application, 'scan'>,
  definition: FormDefinition,
  given: Readonly<Record<string, unknown>>,
): Promise<TakenFiles> {
  const files: TakenFile[] = [];
  const faults: ApiFault[] = [];
  const answers: Record<string, readonly string[]> = {};
  const rest = { ...given };
  for (const field of fieldsOf(definition)) {
    if (field.kind !== 'files' || !Object.hasOwn(rest, field.key) || rest[field.key] === null) continue;
    const { key } = field;
    const list = rest[key];
    delete rest[key];
    if (!isFileList(list)) {
      faults.push({ pointer: pointerTo('answers', key), code: 'files', message: apiTexts['api.file.shape'] });
      continue;
    }
    if (list.length > maxFilesOf(field)) {
      const message = fillText(apiTexts['api.file.tooMany'], { most: maxFilesOf(field) });
      faults.push({ pointer: pointerTo('answers', key), code: 'tooManyFiles', message });
      continue;
    }
    for (const [index, { name, content }] of list.entries()) {
      const pointer = pointerTo('answers', key, String(index));
      if (!base64.test(content)) {
        faults.push({ pointer: `${pointer}/content`, code: 'base64', message: apiTexts['api.file.base64'] });
        continue;
      }
      const chunks: { index: number; chunk: Uint8Array }[] = [];
      const checked = await inspectUpload(once(Buffer.from(content, 'base64')), {
        name,
        declaredType: '',
        maximumSize: largestFile,
        sink: {
          async write(number, chunk) {
            chunks.push({ index: number, chunk: Uint8Array.from(chunk) });
          },
        },
        ...(scan ? { scan } : {}),
      });
      if (!checked.ok) {
        const message = fillText(uploadTexts[`upload.${checked.code}`], (language) => ({
          name: checked.name,
          type: checked.mediaType?.split('/')[1]?.toUpperCase() ?? '',
          limit: formatSize(largestFile, language),
        }));
        faults.push({ pointer, code: checked.code, message });
        continue;
      }
      const id = uuidv7();
      files.push({ id, field: key, accepted: checked, chunks });
      answers[key] = [...(answers[key] ?? []), id];
    }
  }
  const references = Object.fromEntries(
    files.map(({ id, accepted: { name, mediaType, size, sha256 } }) => [id, { id, name, mediaType, size, sha256 }]),
  );
  return { files, answers, references, rest, faults };
}

/** Keeps the files with the draft, in the transaction that makes it. */
export async function keepFiles(
  transaction: OrganisationTransaction,
  organisation: number,
  draft: { readonly id: string; readonly key: DataKey },
  files: readonly TakenFile[],
  { person, at, detail }: { readonly person: string; readonly at: Date; readonly detail: AuditDetail },
): Promise<void> {
  for (const { id, field, accepted, chunks } of files) {
    const { name, mediaType, size, sha256, scan } = accepted;
    const owner = { draft: draft.id };
    const row = { id, owner, kind: 'upload' as const, field, name, mediaType, size, sha256, now: at };
    await createDocument(transaction, organisation, draft.key, row);
    for (const { index, chunk } of chunks) {
      await writeChunk(transaction, organisation, draft.key.key, id, index, chunk);
    }
    await recordAudit(transaction, organisation, [
      {
        at,
        actor: { kind: 'system', id: null },
        subject: person,
        action: 'fileUploaded',
        recordKind: 'document',
        record: id,
        detail: { ...detail, field, mediaType, size, scan },
        key: draft.key,
      },
    ]);
  }
}

function isFileList(value: unknown): value is readonly { readonly name: string; readonly content: string }[] {
  const isFile = (each: unknown): boolean =>
    typeof each === 'object' &&
    each !== null &&
    Object.keys(each).length === 2 &&
    'name' in each &&
    typeof each.name === 'string' &&
    'content' in each &&
    typeof each.content === 'string';
  return Array.isArray(value) && value.every(isFile);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

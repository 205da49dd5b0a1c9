import type { MultipartFile } from '@fastify/multipart';
import { type AuditAction, type AuditDetail, recordAudit } from '../../../audit/record.ts';
import type { DataKey } from '../../../database/encryption/key-ring.ts';
import {
  beginUpload,
  finishUpload,
  type Owner,
  removeUnfinishedUploads,
  removeUpload,
  writeChunk,
} from '../../../documents/stored-document.ts';
import { type AcceptedUpload, inspectUpload } from '../../../documents/uploads/inspect-upload.ts';
import { uploadTexts } from '../../../documents/uploads/texts.ts';
import type { UploadRefusal } from '../../../documents/uploads/upload-refusal.ts';
import type { FieldError } from '../../../forms/field-kind.ts';
import { formatSize, maxFileSize } from '../../../forms/kinds/files/limits.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { fillText } from '../../../texts/catalogue.ts';
import type { Actor } from '../../../workflows/case-state.ts';
import type { Application } from '../../application.ts';
import { citizenTexts } from '../texts.ts';

/** Where an uploaded file goes, and who sends it. */
export interface UploadPlace {
  readonly organisation: Organisation;
  readonly owner: Owner;
  /** The key that the draft or the case is encrypted with. */
  readonly key: DataKey;
  readonly field: string;
  readonly actor: Actor;
  /** The person whose the draft or the case is. */
  readonly subject: string;
}

/** All files of a case together, in bytes. */
export const maxCaseSize = 100_000_000;

export type StoredUpload =
  | { readonly ok: true; readonly id: string; readonly size: number }
  | { readonly ok: false; readonly error: FieldError; readonly code: UploadRefusal['code'] };

/** Pieces of 256 KiB that are written in one transaction: two megabytes in memory at most. */
const piecesAtOnce = 8;
/** Milliseconds after which an upload can't be under way any more: twice what the server gives a request. */
const longestUpload = 600_000;

/**
 * Takes one file in while it arrives: checked, scanned, encrypted and written piece by piece. Its row comes first and
 * says nothing until all is there; a refused or broken off upload leaves nothing. `taken` is how many bytes the place's
 * files have already.
 */
export async function storeUpload(
  application: Application,
  place: UploadPlace,
  part: MultipartFile,
  taken: number,
  from: AuditDetail,
): Promise<StoredUpload> {
  // Left early, the stream must stay open: the rest of the request comes behind it.
  const content = part.file.iterator({ destroyOnReturn: false });
  return storeArriving(application, place, { name: part.filename, type: part.mimetype, content }, taken, from);
}

/** A file on its way in, whichever way it comes. */
export interface ArrivingFile {
  readonly name: string;
  readonly type: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** {@link storeUpload} of a file that comes another way than with a page. */
export async function storeArriving(
  application: Pick<Application, 'services' | 'scan'>,
  place: UploadPlace,
  file: ArrivingFile,
  taken: number,
  from: AuditDetail,
): Promise<StoredUpload> {
  const { services, scan } = application;
  const { organisation, owner, key, field, actor, subject } = place;
  const room = maxCaseSize - taken;
  const inOrganisation = <T>(work: Parameters<typeof services.database.inOrganisation<T>>[1]) =>
    services.database.inOrganisation(organisation.id, work);
  const log = (
    action: AuditAction,
    recordKind: 'draft' | 'case' | 'document',
    record: string,
    detail: AuditDetail,
  ) => ({
    at: services.now(),
    actor,
    subject,
    action,
    recordKind,
    record,
    detail: { ...from, field, ...detail },
    key,
  });

  const id = await inOrganisation(async (transaction) => {
    const now = services.now();
    await removeUnfinishedUploads(transaction, owner, new Date(now.getTime() - longestUpload));
    return beginUpload(transaction, organisation.id, key, owner, field, now);
  });
  let finished = false;
  try {
    let waiting: { readonly index: number; readonly chunk: Uint8Array }[] = [];
    const flush = async () => {
      const pieces = waiting;
      waiting = [];
      if (pieces.length === 0) return;
      await inOrganisation(async (transaction) => {
        for (const { index, chunk } of pieces) {
          await writeChunk(transaction, organisation.id, key.key, id, index, chunk);
        }
      });
    };
    const result = await inspectUpload(file.content, {
      name: file.name,
      declaredType: file.type,
      maximumSize: Math.min(maxFileSize, Math.max(room, 0)),
      sink: {
        async write(index, chunk) {
          waiting.push({ index, chunk });
          if (waiting.length === piecesAtOnce) await flush();
        },
      },
      scan,
    });
    if (!result.ok) {
      const { code, detail = '' } = result;
      const entry =
        'draft' in owner
          ? log('fileRefused', 'draft', owner.draft, { code, detail })
          : log('fileRefused', 'case', owner.case, { code, detail });
      await inOrganisation((transaction) => recordAudit(transaction, organisation.id, [entry]));
      return { ok: false, error: refusalError(result, room), code };
    }
    await flush();
    await inOrganisation(async (transaction) => {
      await finishUpload(transaction, key, id, fileOf(result));
      const { mediaType, size, scan: scanned } = result;
      const entry = log('fileUploaded', 'document', id, { mediaType, size, scan: scanned });
      await recordAudit(transaction, organisation.id, [entry]);
    });
    finished = true;
    return { ok: true, id, size: result.size };
  } finally {
    if (!finished) await inOrganisation((transaction) => removeUpload(transaction, owner, id));
  }
}

function fileOf({ name, mediaType, size, sha256 }: AcceptedUpload) {
  return { name, mediaType, size, sha256 };
}

function refusalError(refusal: UploadRefusal, room: number): FieldError {
  const isFull = refusal.code === 'too-large' && room < maxFileSize;
  const text = isFull ? citizenTexts['citizen.files.caseFull'] : uploadTexts[`upload.${refusal.code}`];
  const type = refusal.mediaType?.split('/')[1]?.toUpperCase() ?? '';
  const message = fillText(text, (language) => ({
    name: refusal.name,
    type,
    limit: formatSize(isFull ? maxCaseSize : maxFileSize, language),
  }));
  return { code: refusal.code, message };
}

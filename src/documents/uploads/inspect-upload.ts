import { createHash } from 'node:crypto';
import { type ChunkSink, createChunkWriter } from './chunks.ts';
import type { Scanner, ScanVerdict } from './clamd.ts';
import { cleanFileName, extensionOf, maximumNameLength } from './file-name.ts';
import {
  declaresOtherThan,
  sniffLength,
  sniffMediaType,
  type UploadMediaType,
  uploadMediaTypes,
} from './media-type.ts';
import { createPdfScan } from './pdf-scan.ts';
import { startScan } from './running-scan.ts';
import type { UploadRefusal, UploadRefusalCode } from './upload-refusal.ts';

/** Largest file: 25 MB, counted as 25 × 1,024 × 1,024 bytes. */
export const maximumUploadSize = 25 * 1024 * 1024;

/** What the browser said of the file, and where it goes. */
export interface UploadRequest {
  readonly name: string;
  /** The type the browser declared; empty and `application/octet-stream` count as not declared. */
  readonly declaredType: string;
  /** Takes the file in pieces while it arrives. What it took is to be thrown away when the result is not `ok`. */
  readonly sink: ChunkSink;
  /** How it is scanned; absent or null where no scanner is configured: then the result says `not-configured`. */
  readonly scan?: Scanner['scan'] | null;
  /** Bytes; {@link maximumUploadSize} when absent. */
  readonly maximumSize?: number;
}

/** A file that was accepted: all of it is in the sink. */
export interface AcceptedUpload {
  readonly ok: true;
  readonly name: string;
  readonly mediaType: UploadMediaType;
  /** Bytes. */
  readonly size: number;
  /** 64 hexadecimal digits in small letters. */
  readonly sha256: string;
  /** Pieces written to the sink. */
  readonly chunks: number;
  readonly scan: 'clean' | 'not-configured';
}

export type UploadResult = AcceptedUpload | UploadRefusal;

/** How much of a refused file is still read, as a multiple of the largest one, before its connection is given up. */
const discardedFactor = 4;

/**
 * Checks an upload while it arrives, in one pass: size, digest, type by content against name and declared type, what a PDF must
 * not hold, virus scan, and the pieces to the sink. The next bytes are taken when the slowest of these is done with the
 * last ones; no more than two pieces are in memory. What comes after the first reason to refuse is read and thrown away, because
 * the fields that follow a file in the same request can only be had past it.
 *
 * A broken connection is a refusal, `interrupted`. Throws only what the sink throws.
 */
export async function inspectUpload(source: AsyncIterable<Uint8Array>, request: UploadRequest): Promise<UploadResult> {
  const pieces = fromSource(source);
  try {
    const result = await inspect(pieces, request);
    if (!result.ok) await discardRest(pieces, discardedFactor * (request.maximumSize ?? maximumUploadSize));
    return result;
  } finally {
    await pieces.return(undefined);
  }
}

async function inspect(pieces: Pieces, request: UploadRequest): Promise<UploadResult> {
  const { sink, maximumSize = maximumUploadSize } = request;
  const givenName = cleanFileName(request.name) || 'fil';
  const refuse = (code: UploadRefusalCode, more: Partial<UploadRefusal> = {}): UploadRefusal => ({
    ok: false,
    code,
    name: givenName,
    ...more,
  });
  try {
    const head = await takeHead(pieces);
    if (head.length === 0) return refuse('empty');
    const mediaType = await sniffMediaType(head);
    if (!mediaType) return refuse('type-not-allowed');
    if (declaresOtherThan(mediaType, givenName, request.declaredType)) return refuse('type-mismatch', { mediaType });

    const hash = createHash('sha256');
    const writer = createChunkWriter(sink);
    const pdfScan = mediaType === 'application/pdf' ? createPdfScan() : undefined;
    const scan = request.scan ? startScan(request.scan) : undefined;
    let size = 0;
    try {
      // Not `for await`: leaving such a loop would close the source, and with it the request.
      for (let piece: Uint8Array | undefined = head; piece; piece = (await pieces.next()).value) {
        size += piece.length;
        if (size > maximumSize) return refuse('too-large', { maximumSize });
        hash.update(piece);
        const [finding] = await Promise.all([pdfScan?.push(piece), writer.write(piece), scan?.push(piece)]);
        if (finding) return refuse(finding);
        const verdict = scan?.verdict();
        if (verdict && verdict.verdict !== 'clean') return refuse(...refusalOf(verdict));
      }
      const finding = await pdfScan?.finish();
      if (finding) return refuse(finding);
      const verdict = await scan?.finish();
      if (verdict && verdict.verdict !== 'clean') return refuse(...refusalOf(verdict));
      const chunks = await writer.finish();
      const name = withExtension(givenName, mediaType);
      const sha256 = hash.digest('hex');
      return { ok: true, name, mediaType, size, sha256, chunks, scan: verdict ? 'clean' : 'not-configured' };
    } finally {
      await Promise.all([scan?.cancel(), pdfScan?.finish()]);
    }
  } catch (error) {
    if (error instanceof SourceError) return refuse('interrupted');
    throw error;
  }
}

type Pieces = AsyncGenerator<Uint8Array, undefined>;

async function discardRest(pieces: Pieces, limit: number): Promise<void> {
  try {
    for (let discarded = 0; discarded <= limit; ) {
      const next = await pieces.next();
      if (next.done) return;
      discarded += next.value.length;
    }
  } catch {
    // The refusal stands, however the rest of the file ends.
  }
}

/** Tells a failure of the upload from one of the sink. */
class SourceError extends Error {}

async function* fromSource(source: AsyncIterable<Uint8Array>): Pieces {
  try {
    yield* source;
  } catch (error) {
    throw new SourceError('The upload broke off.', { cause: error });
  }
}

/** The first bytes that decide on the type, and whatever came with them in the same piece. */
async function takeHead(pieces: Pieces): Promise<Uint8Array> {
  const taken: Uint8Array[] = [];
  let length = 0;
  while (length < sniffLength) {
    const next = await pieces.next();
    if (next.done) break;
    taken.push(next.value);
    length += next.value.length;
  }
  return taken.length === 1 && taken[0] ? taken[0] : Buffer.concat(taken);
}

function withExtension(name: string, mediaType: UploadMediaType): string {
  if (extensionOf(name) !== '') return name;
  const extension = uploadMediaTypes[mediaType].extensions[0] ?? '';
  return `${name.slice(0, maximumNameLength - extension.length - 1)}.${extension}`;
}

function refusalOf(verdict: Exclude<ScanVerdict, { verdict: 'clean' }>): [UploadRefusalCode, Partial<UploadRefusal>] {
  return verdict.verdict === 'infected'
    ? ['infected', { detail: verdict.signature }]
    : ['scan-unavailable', { detail: verdict.reason }];
}

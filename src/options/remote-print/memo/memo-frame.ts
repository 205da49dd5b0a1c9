import { createHash } from 'node:crypto';
import type { MemoFile } from './memo-message.ts';

/**
 * A message as it goes out: XML text with the places where the files' contents belong. Files are read and coded when their
 * turn comes, so that a message of 99 MB is never whole in memory.
 */
export type MemoFrame = readonly (string | MemoFile)[];

/** A multiple of three, so that each piece is base64 without padding but the last. */
const pieceSize = 3 * 64 * 1024;

/** Thrown by {@link frameChunks} where a file isn't what was announced: our own fault, not the peer's. */
export class FileSizeError extends Error {}

/** Bytes of the whole message: known before any file is read. */
export function frameLength(frame: MemoFrame): number {
  return frame.reduce(
    (sum, part) => sum + (typeof part === 'string' ? Buffer.byteLength(part) : 4 * Math.ceil(part.size / 3)),
    0,
  );
}

/** The XML with `standIn` at the place of each file's content: for checking and for the record. */
export function frameOutline(frame: MemoFrame, standIn: (file: MemoFile) => string): string {
  return frame.map((part) => (typeof part === 'string' ? part : standIn(part))).join('');
}

/**
 * The bytes of the message, piece by piece; the same at each call. `digested` hears the SHA-256 (hex) of each file that went
 * out whole. A file whose content hasn't the announced size ends the stream with a {@link FileSizeError}.
 */
export async function* frameChunks(
  frame: MemoFrame,
  digested: (file: MemoFile, digest: string) => void = () => {},
): AsyncGenerator<Buffer> {
  for (const part of frame) {
    if (typeof part === 'string') {
      yield Buffer.from(part);
      continue;
    }
    const content = await part.content();
    if (content.byteLength !== part.size) {
      throw new FileSizeError(`a file announced with ${part.size} bytes has ${content.byteLength}`);
    }
    for (let start = 0; start < content.byteLength; start += pieceSize) {
      const piece = content.subarray(start, start + pieceSize);
      yield Buffer.from(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('base64'), 'latin1');
    }
    digested(part, createHash('sha256').update(content).digest('hex'));
  }
}

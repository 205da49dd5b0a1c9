import type { FastifyRequest } from 'fastify';
import { verifiedParts } from '../multipart.ts';
import { webErrorKindOf } from '../web-error.ts';

/** The one file that a form brings; null where none was chosen. One that is too large comes a byte longer than what is allowed. */
export async function readUpload(request: FastifyRequest, most: number): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  try {
    for await (const part of verifiedParts(request, { fileSize: most, files: 1 })) {
      if (part.kind === 'file') for await (const piece of part.file.file) pieces.push(piece);
    }
  } catch (error) {
    if (webErrorKindOf(error) !== 'tooLarge') throw error;
    return new Uint8Array(most + 1);
  }
  return pieces.length > 0 ? Buffer.concat(pieces) : null;
}

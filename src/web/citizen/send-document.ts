import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Key } from '../../database/encryption/envelope.ts';
import { readDocument, type StoredDocument } from '../../documents/stored-document.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { Application } from '../application.ts';

/** What is said of a stored file where it is sent. */
type SendableDocument = Pick<StoredDocument, 'id' | 'name' | 'mediaType' | 'size'>;

/**
 * Answers with a stored file piece by piece, always as something to be saved: what a citizen uploaded must never be
 * shown as a page of ours (OWASP ASVS 5, 3.2.1).
 */
export function sendDocument(
  reply: FastifyReply,
  { services }: Application,
  organisation: Organisation,
  key: Key,
  document: SendableDocument,
): FastifyReply {
  const pieces = readDocument(services.database, organisation.id, key, document.id);
  return reply
    .type(document.mediaType)
    .header('content-length', document.size)
    .header('content-disposition', attachment(document.name))
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .send(Readable.from(pieces, { objectMode: false }));
}

/** Kinds of file that a browser shows by itself, and in which nothing can act on our pages. */
const shown: ReadonlySet<string> = new Set(['application/pdf', 'image/jpeg', 'image/png']);

/** Whether {@link showDocument} shows such a file. */
export function canBeShown(mediaType: string): boolean {
  return shown.has(mediaType);
}

/**
 * Answers with a stored file to be looked at, for those who handle a case: a picture, or a PDF in the browser's own viewer. It was
 * checked when it was taken in, its kind is not left to guessing, and nothing in it may load or be framed.
 */
export function showDocument(
  reply: FastifyReply,
  { services }: Application,
  organisation: Organisation,
  key: Key,
  document: SendableDocument,
): FastifyReply {
  const pieces = readDocument(services.database, organisation.id, key, document.id);
  return (
    reply
      .type(document.mediaType)
      .header('content-length', document.size)
      .header('content-disposition', attachment(document.name).replace('attachment', 'inline'))
      // The viewer of Chromium does not start in a sandbox.
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
      .header('cache-control', 'private, no-store')
      .send(Readable.from(pieces, { objectMode: false }))
  );
}

/** The header with the name twice: for old programs without other letters than English ones, and as it is (RFC 6266, 4.3). */
export function attachment(name: string): string {
  const plain =
    name
      .normalize('NFD')
      .replace(/[^\x20-\x7e]/g, '')
      .replace(/["\\%]/g, '_') || 'fil';
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

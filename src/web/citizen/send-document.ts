import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Key } from '../../database/encryption/envelope.ts';
import { readDocument, type StoredDocument } from '../../documents/stored-document.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { Application } from '../application.ts';

/**
 * Answers with a stored file piece by piece, always as something to be saved: what a citizen uploaded must never be
 * shown as a page of ours (OWASP ASVS 5, 3.2.1).
 */
export function sendDocument(
  reply: FastifyReply,
  { services }: Application,
  organisation: Organisation,
  key: Key,
  document: StoredDocument,
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

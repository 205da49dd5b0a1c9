import type { FastifyInstance } from 'fastify';
import type { ImportMode } from '../../../cases/designs/import-design.ts';
import { largestFile } from '../../../forms/design/exchange-file.ts';
import { WebError } from '../../web-error.ts';

/** How a file is to be taken in, as the address says it. */
export interface ImportQuery {
  readonly mode?: string;
  readonly key?: string;
  readonly revision?: string;
}

const definitionKey = /^[a-z][a-z0-9-]{0,59}$/;

/**
 * Lets routes read files as bytes, since a wrong encoding must be told rather than repaired. More than is allowed is let in, so
 * that the answer can say why it is refused; anything far larger is cut off by the server.
 */
export function acceptFiles(server: FastifyInstance): void {
  server.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: largestFile * 3 },
    async (_request: unknown, body: Buffer) => body,
  );
}

/** As a new definition, or in place of one that is there. @throws {WebError} 400 for a key that is none. */
export function importMode(query: ImportQuery): ImportMode {
  if (query.mode === 'replace') {
    return { kind: 'replace', ...(query.revision === undefined ? {} : { revision: Number(query.revision) }) };
  }
  if (query.key !== undefined && !definitionKey.test(query.key)) throw new WebError('badRequest');
  return { kind: 'new', ...(query.key === undefined ? {} : { key: query.key }) };
}

import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The entity tag of a body (RFC 9110, 8.8.3): the same bytes have the same. */
export function entityTag(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}

/** Sets the tag, and answers 304 without a body where the request has that version already. @returns whether it did. */
export function isKnown(request: FastifyRequest, reply: FastifyReply, tag: string): boolean {
  reply.headers({ etag: tag, 'cache-control': 'private, no-cache' });
  const given = request.headers['if-none-match'];
  const known = given?.split(',').some((each) => each.trim().replace(/^W\//, '') === tag || each.trim() === '*');
  if (known) reply.code(304);
  return known === true;
}

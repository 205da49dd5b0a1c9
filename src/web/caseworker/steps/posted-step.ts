import type { FastifyRequest } from 'fastify';
import { postedForm } from '../../body-parsers.ts';
import { WebError } from '../../web-error.ts';

/** The number of the open step that a form names. @throws {WebError} 400 where it names none, which none of our pages does. */
export function postedStep(request: FastifyRequest): number {
  const number = postedForm(request).value('trin') ?? '';
  if (!/^[1-9]\d{0,8}$/.test(number)) throw new WebError('badRequest');
  return Number(number);
}

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { decodeUtf8, emptyForm, PostedForm, parseUrlencoded } from './posted-form.ts';
import { WebError } from './web-error.ts';

/** What a page or an API call may send at most in one body, in bytes; files come as multipart and have their own limits. */
export const bodyLimit = 1_000_000;

/**
 * Reads bodies of forms and JSON strictly: what is no UTF-8 is refused with 400 rather than repaired. Any other kind is
 * refused with 415, and so is multipart where the route doesn't ask for it.
 */
export function registerBodyParsers(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer' },
    async (_request: FastifyRequest, body: Buffer) => {
      const form = parseUrlencoded(body);
      if (form === null) throw new WebError('badRequest');
      return form;
    },
  );
  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const text = typeof body === 'string' ? body : decodeUtf8(body);
    if (text === null) done(new WebError('badRequest'));
    else parseJson(request, text, done);
  });
}

/** What the request's form posted; nothing where it has no such body. */
export function postedForm(request: FastifyRequest): PostedForm {
  return request.body instanceof PostedForm ? request.body : emptyForm;
}

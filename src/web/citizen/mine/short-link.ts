import type { FastifyInstance, FastifyRequest } from 'fastify';
import { caseOfShortUrl } from '../../../cases/short-case-url.ts';
import type { Application } from '../../application.ts';
import { WebError } from '../../web-error.ts';

/**
 * `GET /{organisation}/s/{code}`: the short address of a case in an SMS. It leads to the case's page, which asks for a log-in; whether
 * there is such a case is not told here.
 */
export function shortLink(server: FastifyInstance, _application: Application): void {
  server.get(
    '/:organisation/s/:code',
    async ({ params }: FastifyRequest<{ Params: { readonly organisation: string; readonly code: string } }>, reply) => {
      const found = caseOfShortUrl(params.code);
      if (found === undefined) throw new WebError('notFound');
      return reply.redirect(`/${params.organisation}/mine-sager/${found}`, 303);
    },
  );
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { postedForm } from './body-parsers.ts';
import { ownLanguages } from './language.ts';
import { localPath } from './local-path.ts';
import type { WebRoutes } from './web-routes.ts';
import type { RememberLanguage } from './web-session.ts';

/** The cookie that keeps the choice before log-in and in this browser. */
export const languageCookie = 'sprog';

/**
 * `/{organisation}/sprog?til=en&tilbage=/path`: keeps the choice and leads back. A GET, so that the menu is links and
 * works without scripts; it changes nothing but the language, so that being led to it does no harm. A POST takes the
 * same two as a form.
 */
export function languageRoutes(rememberLanguage: RememberLanguage): WebRoutes {
  return {
    name: 'language',
    needs: 'anyone',
    register(server: FastifyInstance) {
      server.get<{ Querystring: { til?: unknown; tilbage?: unknown } }>(
        '/:organisation/sprog',
        async (request, reply) => changeLanguage(request, reply, request.query.til, request.query.tilbage),
      );
      // Of the pages that belong to no organisation, in the languages that the product speaks by itself.
      server.get<{ Querystring: { til?: unknown; tilbage?: unknown } }>('/sprog', async (request, reply) =>
        changeLanguage(request, reply, request.query.til, request.query.tilbage),
      );
      server.post('/:organisation/sprog', async (request, reply) => {
        const form = postedForm(request);
        return changeLanguage(request, reply, form.value('til'), form.value('tilbage'));
      });
    },
  };

  async function changeLanguage(request: FastifyRequest, reply: FastifyReply, to: unknown, back: unknown) {
    const { organisation } = request;
    const path = typeof back === 'string' ? localPath(back) : null;
    if (typeof to === 'string' && (organisation?.languages ?? ownLanguages).includes(to)) {
      reply.setCookie(languageCookie, to, {
        path: '/',
        maxAge: 365 * 24 * 60 * 60,
        httpOnly: true,
        sameSite: 'lax',
        secure: request.server.publicUrl.protocol === 'https:',
      });
      await rememberLanguage(request.session, to);
    }
    return reply.redirect(path ?? (organisation === null ? '/' : `/${organisation.slug}/`), 303);
  }
}

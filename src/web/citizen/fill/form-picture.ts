import type { FastifyInstance } from 'fastify';
import { NoResultError } from 'kysely';
import { fieldsOf } from '../../../forms/fields-of.ts';
import { readPicture } from '../../../forms/kinds/image/read-picture.ts';
import { type Application, organisationOf } from '../../application.ts';
import { WebError } from '../../web-error.ts';
import { isId } from '../addresses.ts';

/**
 * A picture of a form's version: no personal data, and never another under the same address, so that every cache may keep
 * it. Should somebody open an SVG by itself, it can do nothing either.
 */
export function formPicture(server: FastifyInstance, application: Application): void {
  server.get<{ Params: { form: string; version: string; field: string } }>(
    '/:organisation/blanket/:form/version/:version/billede/:field',
    { config: { session: 'none' } },
    async (request, reply) => {
      const organisation = await organisationOf(request, application);
      const { form, version, field } = request.params;
      if (!isId(version)) throw new WebError('notFound');
      const found = await application.services.definitions.form(organisation.id, version).catch((error: unknown) => {
        throw error instanceof NoResultError ? new WebError('notFound') : error;
      });
      const shown = fieldsOf(found.definition).find(({ key }) => key === field);
      const picture = shown?.kind === 'image' ? readPicture(shown.source) : null;
      if (found.definition.key !== form || picture === null) throw new WebError('notFound');
      return reply
        .type(picture.mediaType)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .send(Buffer.from(picture.base64, 'base64'));
    },
  );
}

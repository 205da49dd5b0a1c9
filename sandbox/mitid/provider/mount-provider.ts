import type { FastifyInstance } from 'fastify';
import type { Provider } from 'oidc-provider';

interface Found {
  readonly provider: Provider;
  readonly base: string;
}

/**
 * Hands every request below `path` (of this Fastify scope) that no other route takes to the provider. `find` gives the
 * provider for a request's parameters, and where its issuer's path ends; an unknown one is answered with 404.
 */
export async function mountProvider(
  app: FastifyInstance,
  path: string,
  find: (parameters: Readonly<Record<string, string>>) => Found | undefined | Promise<Found | undefined>,
): Promise<void> {
  await app.register(async (scope) => {
    // The provider reads its bodies itself.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.all<{ Params: Record<string, string> }>(`${path}/*`, async (request, reply) => {
      const found = await find(request.params);
      if (!found) return reply.callNotFound();
      reply.hijack();
      const { raw } = request;
      const address = raw.url ?? '/';
      // Koa tells the mount path from the difference between the two.
      Object.assign(raw, { originalUrl: address });
      raw.url = address.slice(found.base.length);
      await found.provider.callback()(raw, reply.raw);
      return reply;
    });
  });
}

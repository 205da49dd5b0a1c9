import type { Application } from '../application.ts';
import type { WebRoutes } from '../web-routes.ts';
import { caseRoutes } from './case-routes.ts';
import { openApi } from './open-api.ts';
import { webhookRoutes } from './webhook-routes.ts';

/** What other systems ask: the API with its description, and webhooks. */
export function apiRoutes(application: Application): WebRoutes {
  return {
    name: 'api',
    needs: 'key',
    async register(server) {
      const description = JSON.stringify(openApi(server.publicUrl));
      server.get('/api/v1/openapi.json', { config: { session: 'none', answers: 'problem' } }, async (_request, reply) =>
        reply.type('application/json; charset=utf-8').send(description),
      );
      // Each reads bodies in its own way.
      await server.register(async (scope) => caseRoutes(scope, application));
      await server.register(async (scope) => {
        scope.need = 'signature';
        return webhookRoutes(scope, application);
      });
    },
  };
}

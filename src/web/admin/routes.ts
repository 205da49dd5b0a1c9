import type { Application } from '../application.ts';
import { type WebRoutes, withNeed } from '../web-routes.ts';
import { apiKeysRoutes } from './api-keys/routes.tsx';
import { calendarRoutes } from './calendar/routes.tsx';
import { languagesRoutes } from './languages/routes.tsx';
import { logRoutes } from './log-routes.tsx';
import { optionsRoutes } from './options/routes.tsx';

/**
 * What an administrator meets: the audit log with its proof, the organisation's languages, the options' settings, keys for other
 * systems, and the closing days.
 */
export function auditRoutes(application: Application): WebRoutes {
  return {
    name: 'admin',
    needs: 'options.set',
    register(server) {
      optionsRoutes(server, application);
      calendarRoutes(server, application);
      withNeed(server, 'log.read', (scope) => logRoutes(scope, application));
      withNeed(server, 'languages.set', (scope) => languagesRoutes(scope, application));
      withNeed(server, 'keys.manage', (scope) => apiKeysRoutes(scope, application));
    },
  };
}

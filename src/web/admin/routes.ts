import type { Application } from '../application.ts';
import type { WebRoutes } from '../web-routes.ts';
import { apiKeysRoutes } from './api-keys/routes.tsx';
import { languagesRoutes } from './languages/routes.tsx';
import { logRoutes } from './log-routes.tsx';
import { optionsRoutes } from './options/routes.tsx';

/** What an administrator meets: the audit log with its proof, the organisation's languages, the options' settings, and keys for other systems. */
export function auditRoutes(application: Application): WebRoutes {
  return {
    name: 'admin',
    register(server) {
      logRoutes(server, application);
      languagesRoutes(server, application);
      optionsRoutes(server, application);
      apiKeysRoutes(server, application);
    },
  };
}

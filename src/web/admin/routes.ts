import type { Application } from '../application.ts';
import type { WebRoutes } from '../web-routes.ts';
import { languagesRoutes } from './languages/routes.tsx';
import { logRoutes } from './log-routes.tsx';
import { optionsRoutes } from './options/routes.tsx';

/** What an administrator meets: the audit log with its proof, the organisation's languages, and the options' settings. */
export function auditRoutes(application: Application): WebRoutes {
  return {
    name: 'admin',
    register(server) {
      logRoutes(server, application);
      languagesRoutes(server, application);
      optionsRoutes(server, application);
    },
  };
}

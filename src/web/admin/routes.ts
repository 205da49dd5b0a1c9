import type { Application } from '../application.ts';
import type { WebRoutes } from '../web-routes.ts';
import { languagesRoutes } from './languages/routes.tsx';
import { logRoutes } from './log-routes.tsx';

/** What an administrator meets: the audit log with its proof, and the organisation's languages. */
export function auditRoutes(application: Application): WebRoutes {
  return {
    name: 'admin',
    register(server) {
      logRoutes(server, application);
      languagesRoutes(server, application);
    },
  };
}

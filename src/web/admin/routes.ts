import type { Application } from '../application.ts';
import type { WebRoutes } from '../web-routes.ts';
import { logRoutes } from './log-routes.tsx';

/** What an administrator meets: the audit log and the proof of it. */
export function auditRoutes(application: Application): WebRoutes {
  return {
    name: 'admin',
    register(server) {
      logRoutes(server, application);
    },
  };
}

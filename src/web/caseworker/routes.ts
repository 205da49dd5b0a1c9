import type { Application } from '../application.ts';
import type { WebRoutes } from '../web-routes.ts';
import { actionRoutes } from './action-routes.ts';
import { caseRoutes } from './case-routes.ts';
import { documentRoute } from './document-route.ts';
import { inboxRoutes } from './inbox-routes.tsx';
import { searchRoutes } from './search-routes.tsx';

/** All that a case worker meets: the inbox, the search, and the case with what can be done to it. Works without scripts. */
export function caseworkerRoutes(application: Application): WebRoutes {
  return {
    name: 'caseworker',
    register(server) {
      for (const routes of [inboxRoutes, searchRoutes, caseRoutes, actionRoutes, documentRoute]) {
        routes(server, application);
      }
    },
  };
}

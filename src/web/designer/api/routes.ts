import type { Application } from '../../application.ts';
import type { WebRoutes } from '../../web-routes.ts';
import { listRoutes } from '../lists/routes.tsx';
import { exchangeRoutes } from './exchange-routes.ts';
import { formRoutes } from './form-routes.ts';
import { versionRoutes } from './version-routes.ts';

/** What the form designer in the browser asks of the server; see `forms/design/api-types.ts`. */
export function designerApi(application: Application): WebRoutes {
  return {
    name: 'designer api',
    register(server) {
      for (const routes of [formRoutes, versionRoutes, exchangeRoutes, listRoutes]) routes(server, application);
    },
  };
}

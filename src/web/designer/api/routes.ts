import type { Application } from '../../application.ts';
import { type WebRoutes, withNeed } from '../../web-routes.ts';
import { deliveryPreviewRoutes } from '../delivery-preview/routes.tsx';
import { dryRunRoutes } from '../dry-run/routes.tsx';
import { listRoutes } from '../lists/routes.tsx';
import { movingRoutes } from '../moving/routes.tsx';
import { workflowExchangeRoutes } from '../workflows/workflow-exchange-routes.ts';
import { workflowRoutes } from '../workflows/workflow-routes.ts';
import { workflowVersionRoutes } from '../workflows/workflow-version-routes.ts';
import { exchangeRoutes } from './exchange-routes.ts';
import { formRoutes } from './form-routes.ts';
import { versionRoutes } from './version-routes.ts';

/** What the designers in the browser ask of the server; see `forms/design/api-types.ts` and `workflows/design/api-types.ts`. */
export function designerApi(application: Application): WebRoutes {
  return {
    name: 'designer api',
    needs: 'forms.design',
    register(server) {
      for (const routes of [formRoutes, versionRoutes, exchangeRoutes, listRoutes]) routes(server, application);
      withNeed(server, 'workflows.design', (scope) => {
        for (const routes of [
          workflowRoutes,
          workflowVersionRoutes,
          workflowExchangeRoutes,
          dryRunRoutes,
          deliveryPreviewRoutes,
        ]) {
          routes(scope, application);
        }
      });
      withNeed(server, 'workflows.publish', (scope) => movingRoutes(scope, application));
    },
  };
}

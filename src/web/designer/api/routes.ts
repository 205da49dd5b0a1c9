import { formDesigns } from '../../../cases/designs/form-designs.ts';
import { workflowDesigns } from '../../../cases/workflow-designs/workflow-designs.ts';
import { FormDefinitionSchema } from '../../../forms/definition.ts';
import { WorkflowDefinitionSchema } from '../../../workflows/definition.ts';
import type { Application } from '../../application.ts';
import { type WebRoutes, withNeed } from '../../web-routes.ts';
import { deliveryPreviewRoutes } from '../delivery-preview/routes.tsx';
import { dryRunRoutes } from '../dry-run/routes.tsx';
import { holdDesignLimits } from '../hold-limits.tsx';
import { listRoutes } from '../lists/routes.tsx';
import { movingRoutes } from '../moving/routes.tsx';
import { workflowRoutes } from '../workflows/workflow-routes.ts';
import { definitionRoutes } from './definition-routes.ts';
import { exchangeRoutes } from './exchange-routes.ts';
import { formRoutes } from './form-routes.ts';

const forms = {
  kind: formDesigns,
  stem: 'forms',
  importAt: 'import',
  schemaAt: 'schema',
  schema: FormDefinitionSchema,
};
const workflows = {
  kind: workflowDesigns,
  stem: 'workflows',
  importAt: 'workflows-import',
  schemaAt: 'workflow-schema',
  schema: WorkflowDefinitionSchema,
};

/** What the designers in the browser ask of the server; see `forms/design/api-types.ts` and `workflows/design/api-types.ts`. */
export function designerApi(application: Application): WebRoutes {
  return {
    name: 'designer api',
    needs: 'forms.design',
    register(server) {
      holdDesignLimits(server, application);
      definitionRoutes(server, application, forms);
      exchangeRoutes(server, application, forms);
      for (const routes of [formRoutes, listRoutes]) routes(server, application);
      withNeed(server, 'workflows.design', (scope) => {
        definitionRoutes(scope, application, workflows);
        exchangeRoutes(scope, application, workflows);
        for (const routes of [workflowRoutes, dryRunRoutes, deliveryPreviewRoutes]) routes(scope, application);
      });
      withNeed(server, 'workflows.publish', (scope) => movingRoutes(scope, application));
    },
  };
}

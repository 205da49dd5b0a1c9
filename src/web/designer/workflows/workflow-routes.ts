import type { FastifyInstance } from 'fastify';
import { lockDesign } from '../../../cases/designs/design-row.ts';
import { reachOfDesigns } from '../../../cases/designs/reach-designs.ts';
import { createWorkflow } from '../../../cases/workflow-designs/create-workflow.ts';
import { publishWorkflowDesign } from '../../../cases/workflow-designs/publish-workflow-design.ts';
import { workflowDesigns } from '../../../cases/workflow-designs/workflow-designs.ts';
import { publishedForms, workflowParts } from '../../../cases/workflow-designs/workflow-parts.ts';
import { workflowState, workflowStates } from '../../../cases/workflow-designs/workflow-states.ts';
import { askedForms } from '../../../workflows/aliases.ts';
import { CreateWorkflowSchema } from '../../../workflows/design/api-schemas.ts';
import type { LoadedWorkflow, WorkflowForm, WorkflowList } from '../../../workflows/design/api-types.ts';
import type { Application } from '../../application.ts';
import { answer, bodyReader, designerRequest, readPublish } from '../api/designer-request.ts';

const config = { answers: 'problem' } as const;
const publishing = { answers: 'problem', needs: 'workflows.publish' } as const;
const stem = '/:organisation/design/api/workflows';

const readCreate = bodyReader(CreateWorkflowSchema);

/** What workflows have of their own beside `definitionRoutes`: list, make, load, publish, the forms they may ask. */
export function workflowRoutes(server: FastifyInstance, application: Application): void {
  const { services } = application;
  const { database } = services;

  server.get(stem, { config }, async (request, reply) => {
    const { organisation, designer, access } = await designerRequest(request, application);
    const list = await database.inOrganisation(organisation.id, async (transaction): Promise<WorkflowList> => {
      const parts = await workflowParts(services, transaction, organisation, designer.groups);
      const reach = await reachOfDesigns(transaction, access, 'workflows.design');
      const workflows = (await workflowStates(transaction)).filter(({ key }) => reach === null || reach.includes(key));
      return { ...parts, workflows };
    });
    return answer(reply, list);
  });

  server.post(stem, { config }, async (request, reply) => {
    const { organisation, designer } = await designerRequest(request, application);
    return answer(reply, await createWorkflow(services, organisation, designer, readCreate(request)));
  });

  server.get(`${stem}/:key`, { config }, async (request, reply) => {
    const { organisation, designer, key } = await designerRequest(request, application);
    const loaded = await database.inOrganisation(
      organisation.id,
      async (transaction): Promise<LoadedWorkflow | undefined> => {
        const design = await lockDesign(workflowDesigns, transaction, organisation.id, key, services.now());
        if (!design) return undefined;
        const asked = askedForms(design.definition).map(({ form }) => form);
        return {
          ...(await workflowParts(services, transaction, organisation, designer.groups)),
          state: await workflowState(transaction, key),
          definition: design.definition,
          definitions: Object.fromEntries(await publishedForms(transaction, asked)),
        };
      },
    );
    return answer(reply, loaded);
  });

  server.post(`${stem}/:key/publish`, { config: publishing }, async (request, reply) => {
    const { organisation, designer, key } = await designerRequest(request, application);
    return answer(reply, await publishWorkflowDesign(services, organisation, designer, key, readPublish(request)));
  });

  server.get('/:organisation/design/api/workflow-forms/:key', { config }, async (request, reply) => {
    const { organisation, key } = await designerRequest(request, application);
    const forms = await database.inOrganisation(organisation.id, (transaction) => publishedForms(transaction, [key]));
    const definition = forms.get(key);
    return answer(reply, definition && ({ definition } satisfies WorkflowForm));
  });
}

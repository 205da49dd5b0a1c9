import type { FastifyInstance } from 'fastify';
import { createWorkflow } from '../../../cases/workflow-designs/create-workflow.ts';
import { saveWorkflow } from '../../../cases/workflow-designs/save-workflow.ts';
import { discardWorkflow } from '../../../cases/workflow-designs/withdraw-workflow.ts';
import { publishedForms, workflowParts } from '../../../cases/workflow-designs/workflow-parts.ts';
import { lockWorkflow } from '../../../cases/workflow-designs/workflow-row.ts';
import { workflowState, workflowStates } from '../../../cases/workflow-designs/workflow-states.ts';
import { AtRevisionSchema, SaveSchema } from '../../../forms/design/api-schemas.ts';
import { askedForms } from '../../../workflows/aliases.ts';
import { CreateWorkflowSchema } from '../../../workflows/design/api-schemas.ts';
import type { LoadedWorkflow, WorkflowForm, WorkflowList } from '../../../workflows/design/api-types.ts';
import type { Application } from '../../application.ts';
import { answer, bodyReader, designerRequest } from '../api/designer-request.ts';

/** A body holds one definition, which is far from this large. */
const bodyLimit = 6_000_000;
const config = { answers: 'problem' } as const;
const stem = '/:organisation/design/api/workflows';

const readCreate = bodyReader(CreateWorkflowSchema);
const readSave = bodyReader(SaveSchema);
const readRevision = bodyReader(AtRevisionSchema);

/** The workflows and their working definitions: list, make, load, save, drop. */
export function workflowRoutes(server: FastifyInstance, application: Application): void {
  const { services } = application;
  const { database } = services;

  server.get(stem, { config }, async (request, reply) => {
    const { organisation, designer } = await designerRequest(request, application);
    const list = await database.inOrganisation(organisation.id, async (transaction): Promise<WorkflowList> => {
      const parts = await workflowParts(services, transaction, organisation, designer.groups);
      return { ...parts, workflows: await workflowStates(transaction) };
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
        const design = await lockWorkflow(transaction, organisation.id, key, services.now());
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

  server.put(`${stem}/:key`, { config, bodyLimit }, async (request, reply) => {
    const { organisation, designer, key } = await designerRequest(request, application);
    const { baseRevision, definition } = readSave(request);
    const change = { baseRevision, definition, cause: 'saved' } as const;
    return answer(reply, await saveWorkflow(services, organisation, designer, key, change));
  });

  server.delete(`${stem}/:key`, { config }, async (request, reply) => {
    const { organisation, designer, key } = await designerRequest(request, application);
    const { revision } = readRevision(request);
    return answer(reply, await discardWorkflow(services, organisation, designer, key, revision));
  });

  server.get('/:organisation/design/api/workflow-forms/:key', { config }, async (request, reply) => {
    const { organisation, key } = await designerRequest(request, application);
    const forms = await database.inOrganisation(organisation.id, (transaction) => publishedForms(transaction, [key]));
    const definition = forms.get(key);
    return answer(reply, definition && ({ definition } satisfies WorkflowForm));
  });
}

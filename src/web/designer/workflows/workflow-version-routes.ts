import type { FastifyInstance } from 'fastify';
import { publishWorkflowDesign } from '../../../cases/workflow-designs/publish-workflow-design.ts';
import { saveWorkflow } from '../../../cases/workflow-designs/save-workflow.ts';
import { cancelWorkflowSchedule, withdrawWorkflow } from '../../../cases/workflow-designs/withdraw-workflow.ts';
import { workflowStates } from '../../../cases/workflow-designs/workflow-states.ts';
import {
  keptWorkflowRevisions,
  publishedWorkflows,
  workflowAt,
} from '../../../cases/workflow-designs/workflow-versions.ts';
import { PublishSchema, RestoreSchema } from '../../../forms/design/api-schemas.ts';
import type { WorkflowVersions } from '../../../workflows/design/api-types.ts';
import { diffWorkflows } from '../../../workflows/design/diff-workflows.ts';
import type { Application } from '../../application.ts';
import { WebError } from '../../web-error.ts';
import { answer, bodyReader, designerRequest } from '../api/designer-request.ts';

const config = { answers: 'problem' } as const;
const publishing = { answers: 'problem', needs: 'workflows.publish' } as const;
const stem = '/:organisation/design/api/workflows/:key';

const readPublish = bodyReader(PublishSchema);
const readRestore = bodyReader(RestoreSchema);

/** What is done with versions of workflows: publish, plan, withdraw, list, compare, go back to. */
export function workflowVersionRoutes(server: FastifyInstance, application: Application): void {
  const { services } = application;
  const { database } = services;

  server.post(`${stem}/publish`, { config: publishing }, async (request, reply) => {
    const { organisation, designer, key } = await designerRequest(request, application);
    const wanted = readPublish(request);
    if (wanted.at !== undefined && Number.isNaN(Date.parse(wanted.at))) throw new WebError('badRequest');
    return answer(reply, await publishWorkflowDesign(services, organisation, designer, key, wanted));
  });

  server.delete(`${stem}/schedule`, { config: publishing }, async (request, reply) => {
    const { organisation, designer, key } = await designerRequest(request, application);
    return answer(reply, await cancelWorkflowSchedule(services, organisation, designer, key));
  });

  server.post(`${stem}/withdraw`, { config: publishing }, async (request, reply) => {
    const { organisation, designer, key } = await designerRequest(request, application);
    return answer(reply, await withdrawWorkflow(services, organisation, designer, key));
  });

  server.get(`${stem}/versions`, { config }, async (request, reply) => {
    const { organisation, key } = await designerRequest(request, application);
    const found = await database.inOrganisation(
      organisation.id,
      async (transaction): Promise<WorkflowVersions | undefined> => {
        const [state] = await workflowStates(transaction, key);
        if (!state) return undefined;
        const versions = await publishedWorkflows(transaction, key);
        return { state, versions, revisions: await keptWorkflowRevisions(transaction, key) };
      },
    );
    return answer(reply, found);
  });

  server.get<{ Querystring: { from?: string; to?: string } }>(
    `${stem}/difference`,
    { config },
    async (request, reply) => {
      const { organisation, key } = await designerRequest(request, application);
      const { from = '', to = 'draft' } = request.query;
      const difference = await database.inOrganisation(organisation.id, async (transaction) => {
        const before = await workflowAt(transaction, key, from);
        const after = await workflowAt(transaction, key, to);
        return before && after ? { difference: diffWorkflows(before, after) } : undefined;
      });
      return answer(reply, difference);
    },
  );

  server.post(`${stem}/restore`, { config }, async (request, reply) => {
    const { organisation, designer, key } = await designerRequest(request, application);
    const { baseRevision, from } = readRestore(request);
    const definition = await database.inOrganisation(organisation.id, (transaction) =>
      workflowAt(transaction, key, from),
    );
    if (!definition) throw new WebError('notFound');
    const change = { baseRevision, definition, cause: 'restored' } as const;
    return answer(reply, await saveWorkflow(services, organisation, designer, key, change));
  });
}

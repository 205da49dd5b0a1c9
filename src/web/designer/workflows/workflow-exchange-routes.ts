import type { FastifyInstance } from 'fastify';
import { importWorkflowDesign } from '../../../cases/workflow-designs/import-workflow.ts';
import { recordWorkflow } from '../../../cases/workflow-designs/workflow-services.ts';
import { workflowAt } from '../../../cases/workflow-designs/workflow-versions.ts';
import { largestFile } from '../../../forms/design/exchange-file.ts';
import { WorkflowDefinitionSchema } from '../../../workflows/definition.ts';
import { exportWorkflow } from '../../../workflows/design/exchange-workflow.ts';
import type { Application } from '../../application.ts';
import { WebError } from '../../web-error.ts';
import { answer, designerRequest } from '../api/designer-request.ts';
import { acceptFiles, type ImportQuery, importMode } from '../api/import-file.ts';

const config = { answers: 'problem' } as const;
const stem = '/:organisation/design/api';

/** Workflows as files: out, in, and the JSON Schema that they fit. */
export function workflowExchangeRoutes(server: FastifyInstance, application: Application): void {
  const { services } = application;

  server.get<{ Querystring: { of?: string } }>(`${stem}/workflows/:key/export`, { config }, async (request, reply) => {
    const { organisation, designer, key } = await designerRequest(request, application);
    const { of = 'draft' } = request.query;
    const definition = await services.database.inOrganisation(organisation.id, async (transaction) => {
      const found = await workflowAt(transaction, key, of);
      const detail = { workflow: key, of };
      const at = services.now();
      if (found) await recordWorkflow(transaction, organisation, designer, 'workflowExported', at, detail);
      return found;
    });
    if (!definition) throw new WebError('notFound');
    reply.header('cache-control', 'no-store').type('application/json; charset=utf-8');
    reply.header('content-disposition', `attachment; filename="${definition.key}.arbejdsgang.json"`);
    return reply.send(exportWorkflow(definition));
  });

  server.get(`${stem}/workflow-schema`, { config }, async (request, reply) => {
    await designerRequest(request, application);
    reply.type('application/schema+json; charset=utf-8');
    return reply.send(
      JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...WorkflowDefinitionSchema }),
    );
  });

  server.register(async (files) => {
    acceptFiles(files);
    files.post<{ Querystring: ImportQuery }>(
      `${stem}/workflows-import`,
      { config, bodyLimit: largestFile * 3 },
      async (request, reply) => {
        const { organisation, designer } = await designerRequest(request, application);
        if (!Buffer.isBuffer(request.body)) throw new WebError('unsupported');
        const mode = importMode(request.query);
        return answer(reply, await importWorkflowDesign(services, organisation, designer, request.body, mode));
      },
    );
  });
}

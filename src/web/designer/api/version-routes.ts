import type { FastifyInstance } from 'fastify';
import { designStates } from '../../../cases/designs/design-state.ts';
import { definitionAt, keptRevisions, publishedVersions } from '../../../cases/designs/design-versions.ts';
import { publishDesign } from '../../../cases/designs/publish-design.ts';
import { saveDesign } from '../../../cases/designs/save-design.ts';
import { cancelSchedule, withdrawDesign } from '../../../cases/designs/withdraw-design.ts';
import { PublishSchema, RestoreSchema } from '../../../forms/design/api-schemas.ts';
import type { DefinitionAnswer, DifferenceAnswer, VersionsAnswer } from '../../../forms/design/api-types.ts';
import { diffForms } from '../../../forms/design/diff-forms.ts';
import type { Application } from '../../application.ts';
import { WebError } from '../../web-error.ts';
import { answer, bodyReader, designerRequest } from './designer-request.ts';

const config = { answers: 'problem' } as const;
const publishing = { answers: 'problem', needs: 'forms.publish' } as const;
const stem = '/:organisation/design/api/forms/:key';

const readPublish = bodyReader(PublishSchema);
const readRestore = bodyReader(RestoreSchema);

/** What is done with versions: publish, plan, withdraw, list, look at, compare, go back to. */
export function versionRoutes(server: FastifyInstance, application: Application): void {
  const { services } = application;
  const { database } = services;

  server.post(`${stem}/publish`, { config: publishing }, async (request, reply) => {
    const { organisation, designer, key } = await designerRequest(request, application);
    const wanted = readPublish(request);
    if (wanted.at !== undefined && Number.isNaN(Date.parse(wanted.at))) throw new WebError('badRequest');
    return answer(reply, await publishDesign(services, organisation, designer, key, wanted));
  });

  server.delete(`${stem}/schedule`, { config: publishing }, async (request, reply) => {
    const { organisation, designer, key } = await designerRequest(request, application);
    return answer(reply, await cancelSchedule(services, organisation, designer, key));
  });

  server.post(`${stem}/withdraw`, { config: publishing }, async (request, reply) => {
    const { organisation, designer, key } = await designerRequest(request, application);
    return answer(reply, await withdrawDesign(services, organisation, designer, key));
  });

  server.get(`${stem}/versions`, { config }, async (request, reply) => {
    const { organisation, key } = await designerRequest(request, application);
    const found = await database.inOrganisation(
      organisation.id,
      async (transaction): Promise<VersionsAnswer | undefined> => {
        const [state] = await designStates(transaction, key);
        if (!state) return undefined;
        const versions = await publishedVersions(transaction, key);
        return { state, versions, revisions: await keptRevisions(transaction, key) };
      },
    );
    return answer(reply, found);
  });

  server.get<{ Querystring: { of?: string } }>(`${stem}/definition`, { config }, async (request, reply) => {
    const { organisation, key } = await designerRequest(request, application);
    const { of = 'draft' } = request.query;
    const definition = await database.inOrganisation(organisation.id, (transaction) =>
      definitionAt(transaction, key, of),
    );
    return answer(reply, definition && ({ definition } satisfies DefinitionAnswer));
  });

  server.get<{ Querystring: { from?: string; to?: string } }>(
    `${stem}/difference`,
    { config },
    async (request, reply) => {
      const { organisation, key } = await designerRequest(request, application);
      const { from = '', to = 'draft' } = request.query;
      const [before, after] = await database.inOrganisation(organisation.id, async (transaction) => [
        await definitionAt(transaction, key, from),
        await definitionAt(transaction, key, to),
      ]);
      const difference = before && after && diffForms(before, after);
      return answer(reply, difference && ({ difference } satisfies DifferenceAnswer));
    },
  );

  server.post(`${stem}/restore`, { config }, async (request, reply) => {
    const { organisation, designer, key } = await designerRequest(request, application);
    const { baseRevision, from } = readRestore(request);
    const definition = await database.inOrganisation(organisation.id, (transaction) =>
      definitionAt(transaction, key, from),
    );
    if (!definition) throw new WebError('notFound');
    const change = { baseRevision, definition: () => definition, cause: 'restored' } as const;
    return answer(reply, await saveDesign(services, organisation, designer, key, change));
  });
}

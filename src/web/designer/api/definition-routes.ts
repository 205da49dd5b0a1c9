import type { FastifyInstance } from 'fastify';
import { definitionAt, keptRevisions, publishedVersions } from '../../../cases/designs/design-versions.ts';
import { saveDesign } from '../../../cases/designs/save-design.ts';
import { cancelSchedule, discardDesign, withdrawDesign } from '../../../cases/designs/withdraw-design.ts';
import { AtRevisionSchema, RestoreSchema, SaveSchema, TranslateSchema } from '../../../forms/design/api-schemas.ts';
import type { Translated } from '../../../forms/design/translatable.ts';
import { applyTranslations } from '../../../forms/design/translations.ts';
import type { Application } from '../../application.ts';
import { WebError } from '../../web-error.ts';
import { answer, bodyReader, designerRequest } from './designer-request.ts';
import type { ServedKind } from './served-kind.ts';

/** A body holds one definition, which is far from this large. */
const bodyLimit = 6_000_000;
const config = { answers: 'problem' } as const;

const readSave = bodyReader(SaveSchema);
const readTranslate = bodyReader(TranslateSchema);
const readRevision = bodyReader(AtRevisionSchema);
const readRestore = bodyReader(RestoreSchema);

/** What is the same for forms and workflows: save, translate, drop, withdraw, list versions, compare, go back to. */
export function definitionRoutes<Definition extends Translated, State>(
  server: FastifyInstance,
  application: Application,
  { kind, stem: name }: ServedKind<Definition, State>,
): void {
  const { services } = application;
  const { database } = services;
  const stem = `/:organisation/design/api/${name}/:key`;
  const publishing = { answers: 'problem', needs: `${kind.name}s.publish` } as const;

  server.put(stem, { config, bodyLimit }, async (request, reply) => {
    const { organisation, designer, key } = await designerRequest(request, application);
    const { baseRevision, definition } = readSave(request);
    const change = { baseRevision, definition: () => definition, cause: 'saved' } as const;
    return answer(reply, await saveDesign(kind, services, organisation, designer, key, change));
  });

  server.post(`${stem}/translations`, { config, bodyLimit }, async (request, reply) => {
    const { organisation, designer, key } = await designerRequest(request, application);
    const { baseRevision, language, texts, confirmed } = readTranslate(request);
    const saved = await saveDesign(kind, services, organisation, designer, key, {
      baseRevision,
      definition: (base) => applyTranslations(kind.texts, base, language, texts, confirmed),
      cause: 'translated',
    });
    return answer(reply, saved);
  });

  server.delete(stem, { config }, async (request, reply) => {
    const { organisation, designer, key } = await designerRequest(request, application);
    const { revision } = readRevision(request);
    return answer(reply, await discardDesign(kind, services, organisation, designer, key, revision));
  });

  server.delete(`${stem}/schedule`, { config: publishing }, async (request, reply) => {
    const { organisation, designer, key } = await designerRequest(request, application);
    return answer(reply, await cancelSchedule(kind, services, organisation, designer, key));
  });

  server.post(`${stem}/withdraw`, { config: publishing }, async (request, reply) => {
    const { organisation, designer, key } = await designerRequest(request, application);
    return answer(reply, await withdrawDesign(kind, services, organisation, designer, key));
  });

  server.get(`${stem}/versions`, { config }, async (request, reply) => {
    const { organisation, key } = await designerRequest(request, application);
    const found = await database.inOrganisation(organisation.id, async (transaction) => {
      const [state] = await kind.states(transaction, key);
      if (!state) return undefined;
      const versions = await publishedVersions(kind, transaction, key);
      return { state, versions, revisions: await keptRevisions(kind, transaction, key) };
    });
    return answer(reply, found);
  });

  server.get<{ Querystring: { of?: string } }>(`${stem}/definition`, { config }, async (request, reply) => {
    const { organisation, key } = await designerRequest(request, application);
    const { of = 'draft' } = request.query;
    const definition = await database.inOrganisation(organisation.id, (transaction) =>
      definitionAt(kind, transaction, key, of),
    );
    return answer(reply, definition && { definition });
  });

  server.get<{ Querystring: { from?: string; to?: string } }>(
    `${stem}/difference`,
    { config },
    async (request, reply) => {
      const { organisation, key } = await designerRequest(request, application);
      const { from = '', to = 'draft' } = request.query;
      const [before, after] = await database.inOrganisation(organisation.id, async (transaction) => [
        await definitionAt(kind, transaction, key, from),
        await definitionAt(kind, transaction, key, to),
      ]);
      const difference = before && after && kind.difference(before, after);
      return answer(reply, difference && { difference });
    },
  );

  server.post(`${stem}/restore`, { config }, async (request, reply) => {
    const { organisation, designer, key } = await designerRequest(request, application);
    const { baseRevision, from } = readRestore(request);
    const definition = await database.inOrganisation(organisation.id, (transaction) =>
      definitionAt(kind, transaction, key, from),
    );
    if (!definition) throw new WebError('notFound');
    const change = { baseRevision, definition: () => definition, cause: 'restored' } as const;
    return answer(reply, await saveDesign(kind, services, organisation, designer, key, change));
  });
}

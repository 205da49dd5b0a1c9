import type { FastifyInstance } from 'fastify';
import { recordDesign } from '../../../cases/designs/design-services.ts';
import { definitionAt } from '../../../cases/designs/design-versions.ts';
import { importDesign } from '../../../cases/designs/import-design.ts';
import { importTranslations } from '../../../cases/designs/import-translations.ts';
import { FormDefinitionSchema } from '../../../forms/definition.ts';
import { exportForm, largestFile } from '../../../forms/design/exchange.ts';
import { largestXliff } from '../../../forms/design/xliff/read-xliff.ts';
import { writeXliff } from '../../../forms/design/xliff/write-xliff.ts';
import type { Application } from '../../application.ts';
import { WebError } from '../../web-error.ts';
import { answer, designerRequest } from './designer-request.ts';
import { acceptFiles, type ImportQuery, importMode } from './import-file.ts';

const config = { answers: 'problem' } as const;
const stem = '/:organisation/design/api';

/** Forms and their translations as files: out, in, and the JSON Schema that forms fit. */
export function exchangeRoutes(server: FastifyInstance, application: Application): void {
  const { services } = application;

  server.get<{ Querystring: { of?: string } }>(`${stem}/forms/:key/export`, { config }, async (request, reply) => {
    const { organisation, designer, key } = await designerRequest(request, application);
    const { of = 'draft' } = request.query;
    const definition = await services.database.inOrganisation(organisation.id, async (transaction) => {
      const found = await definitionAt(transaction, key, of);
      const detail = { form: key, of };
      if (found) await recordDesign(transaction, organisation, designer, 'formExported', services.now(), detail);
      return found;
    });
    if (!definition) throw new WebError('notFound');
    reply.header('cache-control', 'no-store').type('application/json; charset=utf-8');
    reply.header('content-disposition', `attachment; filename="${definition.key}.blanket.json"`);
    return reply.send(exportForm(definition));
  });

  server.get<{ Querystring: { of?: string; language?: string } }>(
    `${stem}/forms/:key/xliff`,
    { config },
    async (request, reply) => {
      const { organisation, designer, key } = await designerRequest(request, application);
      const { of = 'draft', language = '' } = request.query;
      if (language === 'da' || !organisation.languages.includes(language)) throw new WebError('badRequest');
      const definition = await services.database.inOrganisation(organisation.id, async (transaction) => {
        const found = await definitionAt(transaction, key, of);
        const detail = { form: key, of, language };
        if (found) await recordDesign(transaction, organisation, designer, 'formExported', services.now(), detail);
        return found;
      });
      if (!definition) throw new WebError('notFound');
      reply.header('cache-control', 'no-store').type('application/xliff+xml; charset=utf-8');
      reply.header('content-disposition', `attachment; filename="${definition.key}.${language}.xlf"`);
      return reply.send(writeXliff(definition, language));
    },
  );

  server.get(`${stem}/schema`, { config }, async (request, reply) => {
    await designerRequest(request, application);
    reply.type('application/schema+json; charset=utf-8');
    return reply.send(
      JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...FormDefinitionSchema }),
    );
  });

  server.register(async (files) => {
    acceptFiles(files);
    files.post<{ Querystring: ImportQuery }>(
      `${stem}/import`,
      { config, bodyLimit: largestFile * 3 },
      async (request, reply) => {
        const { organisation, designer } = await designerRequest(request, application);
        if (!Buffer.isBuffer(request.body)) throw new WebError('unsupported');
        const mode = importMode(request.query);
        return answer(reply, await importDesign(services, organisation, designer, request.body, mode));
      },
    );
    files.post<{ Querystring: { revision?: string } }>(
      `${stem}/forms/:key/xliff`,
      { config, bodyLimit: largestXliff * 3 },
      async (request, reply) => {
        const { organisation, designer, key } = await designerRequest(request, application);
        if (!Buffer.isBuffer(request.body)) throw new WebError('unsupported');
        const revision = Number(request.query.revision);
        if (!Number.isInteger(revision) || revision < 1 || revision > 2_000_000_000) throw new WebError('badRequest');
        const taken = await importTranslations(services, organisation, designer, key, revision, request.body);
        return answer(reply, taken);
      },
    );
  });
}

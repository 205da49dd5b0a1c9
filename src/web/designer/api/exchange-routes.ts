import type { FastifyInstance } from 'fastify';
import { recordDesign } from '../../../cases/designs/design-services.ts';
import { definitionAt } from '../../../cases/designs/design-versions.ts';
import { importDesign } from '../../../cases/designs/import-design.ts';
import { importTranslations } from '../../../cases/designs/import-translations.ts';
import { largestFile } from '../../../forms/design/exchange-file.ts';
import type { Translated } from '../../../forms/design/translatable.ts';
import { largestXliff } from '../../../forms/design/xliff/read-xliff.ts';
import { writeXliff } from '../../../forms/design/xliff/write-xliff.ts';
import type { Application } from '../../application.ts';
import { WebError } from '../../web-error.ts';
import { answer, designerRequest } from './designer-request.ts';
import { acceptFiles, type ImportQuery, importMode } from './import-file.ts';
import type { ServedKind } from './served-kind.ts';

const config = { answers: 'problem' } as const;

/** Forms or workflows and their translations as files: out, in, and the JSON Schema that they fit. */
export function exchangeRoutes<Definition extends Translated, State>(
  server: FastifyInstance,
  application: Application,
  { kind, stem: name, importAt, schemaAt, schema }: ServedKind<Definition, State>,
): void {
  const { services } = application;
  const api = '/:organisation/design/api';
  const stem = `${api}/${name}/:key`;

  server.get<{ Querystring: { of?: string } }>(`${stem}/export`, { config }, async (request, reply) => {
    const { organisation, designer, key } = await designerRequest(request, application);
    const { of = 'draft' } = request.query;
    const definition = await services.database.inOrganisation(organisation.id, async (transaction) => {
      const found = await definitionAt(kind, transaction, key, of);
      const detail = { [kind.name]: key, of };
      const at = services.now();
      if (found) await recordDesign(transaction, organisation, designer, `${kind.name}Exported`, at, detail, kind.name);
      return found;
    });
    if (!definition) throw new WebError('notFound');
    reply.header('cache-control', 'no-store').type('application/json; charset=utf-8');
    reply.header('content-disposition', `attachment; filename="${kind.texts.fileName(definition.key)}.json"`);
    return reply.send(kind.write(definition));
  });

  server.get<{ Querystring: { of?: string; language?: string } }>(
    `${stem}/xliff`,
    { config },
    async (request, reply) => {
      const { organisation, designer, key } = await designerRequest(request, application);
      const { of = 'draft', language = '' } = request.query;
      if (language === 'da' || !organisation.languages.includes(language)) throw new WebError('badRequest');
      const definition = await services.database.inOrganisation(organisation.id, async (transaction) => {
        const found = await definitionAt(kind, transaction, key, of);
        const detail = { [kind.name]: key, of, language };
        const at = services.now();
        if (found)
          await recordDesign(transaction, organisation, designer, `${kind.name}Exported`, at, detail, kind.name);
        return found;
      });
      if (!definition) throw new WebError('notFound');
      reply.header('cache-control', 'no-store').type('application/xliff+xml; charset=utf-8');
      reply.header(
        'content-disposition',
        `attachment; filename="${kind.texts.fileId(definition.key)}.${language}.xlf"`,
      );
      return reply.send(writeXliff(kind.texts, definition, language));
    },
  );

  server.get(`${api}/${schemaAt}`, { config }, async (request, reply) => {
    await designerRequest(request, application);
    reply.type('application/schema+json; charset=utf-8');
    return reply.send(JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema }));
  });

  server.register(async (files) => {
    acceptFiles(files);
    files.post<{ Querystring: ImportQuery }>(
      `${api}/${importAt}`,
      { config, bodyLimit: largestFile * 3 },
      async (request, reply) => {
        const { organisation, designer } = await designerRequest(request, application);
        if (!Buffer.isBuffer(request.body)) throw new WebError('unsupported');
        const mode = importMode(request.query);
        return answer(reply, await importDesign(kind, services, organisation, designer, request.body, mode));
      },
    );
    files.post<{ Querystring: { revision?: string } }>(
      `${stem}/xliff`,
      { config, bodyLimit: largestXliff * 3 },
      async (request, reply) => {
        const { organisation, designer, key } = await designerRequest(request, application);
        if (!Buffer.isBuffer(request.body)) throw new WebError('unsupported');
        const revision = Number(request.query.revision);
        if (!Number.isInteger(revision) || revision < 1 || revision > 2_000_000_000) throw new WebError('badRequest');
        const taken = await importTranslations(kind, services, organisation, designer, key, revision, request.body);
        return answer(reply, taken);
      },
    );
  });
}

import type { FastifyInstance } from 'fastify';
import { createDesign } from '../../../cases/designs/create-design.ts';
import { lockDesign } from '../../../cases/designs/design-row.ts';
import { designState, designStates, knownGroups } from '../../../cases/designs/design-state.ts';
import { saveDesign } from '../../../cases/designs/save-design.ts';
import { discardDesign } from '../../../cases/designs/withdraw-design.ts';
import { AtRevisionSchema, CreateSchema, SaveSchema, TranslateSchema } from '../../../forms/design/api-schemas.ts';
import type { DesignList, FindingsAnswer, ListsAnswer, LoadedDesign } from '../../../forms/design/api-types.ts';
import { findingsOf } from '../../../forms/design/findings.ts';
import { applyTranslations } from '../../../forms/design/translations.ts';
import { asContext, listKeys, readLists } from '../../../forms/lists/option-lists.ts';
import type { Application } from '../../application.ts';
import { answer, bodyReader, designerRequest } from './designer-request.ts';

/** A body holds one definition, which is far from this large. */
const bodyLimit = 6_000_000;
const config = { answers: 'problem' } as const;
const stem = '/:organisation/design/api/forms';

const readCreate = bodyReader(CreateSchema);
const readSave = bodyReader(SaveSchema);
const readTranslate = bodyReader(TranslateSchema);
const readRevision = bodyReader(AtRevisionSchema);

/** The forms and their working definitions: list, make, load, save, translate, drop, findings. */
export function formRoutes(server: FastifyInstance, application: Application): void {
  const { services } = application;
  const { database } = services;

  server.get(stem, { config }, async (request, reply) => {
    const { organisation, designer } = await designerRequest(request, application);
    const list = await database.inOrganisation(organisation.id, async (transaction): Promise<DesignList> => {
      const forms = await designStates(transaction);
      return { forms, languages: organisation.languages, groups: await knownGroups(transaction, designer.groups) };
    });
    return answer(reply, list);
  });

  server.post(stem, { config }, async (request, reply) => {
    const { organisation, designer } = await designerRequest(request, application);
    return answer(reply, await createDesign(services, organisation, designer, readCreate(request)));
  });

  server.get(`${stem}/:key`, { config }, async (request, reply) => {
    const { organisation, designer, key } = await designerRequest(request, application);
    const loaded = await database.inOrganisation(
      organisation.id,
      async (transaction): Promise<LoadedDesign | undefined> => {
        const design = await lockDesign(transaction, organisation.id, key, services.now());
        if (!design) return undefined;
        return {
          state: await designState(transaction, key),
          definition: design.definition,
          languages: organisation.languages,
          groups: await knownGroups(transaction, designer.groups),
          lists: asContext(await readLists(transaction)),
        };
      },
    );
    return answer(reply, loaded);
  });

  server.put(`${stem}/:key`, { config, bodyLimit }, async (request, reply) => {
    const { organisation, designer, key } = await designerRequest(request, application);
    const { baseRevision, definition } = readSave(request);
    const change = { baseRevision, definition: () => definition, cause: 'saved' } as const;
    return answer(reply, await saveDesign(services, organisation, designer, key, change));
  });

  server.post(`${stem}/:key/translations`, { config, bodyLimit }, async (request, reply) => {
    const { organisation, designer, key } = await designerRequest(request, application);
    const { baseRevision, language, texts, confirmed } = readTranslate(request);
    const saved = await saveDesign(services, organisation, designer, key, {
      baseRevision,
      definition: (base) => applyTranslations(base, language, texts, confirmed),
      cause: 'translated',
    });
    return answer(reply, saved);
  });

  server.delete(`${stem}/:key`, { config }, async (request, reply) => {
    const { organisation, designer, key } = await designerRequest(request, application);
    const { revision } = readRevision(request);
    return answer(reply, await discardDesign(services, organisation, designer, key, revision));
  });

  server.get(`${stem}/:key/findings`, { config }, async (request, reply) => {
    const { organisation, key } = await designerRequest(request, application);
    const found = await database.inOrganisation(
      organisation.id,
      async (transaction): Promise<FindingsAnswer | undefined> => {
        const design = await lockDesign(transaction, organisation.id, key, services.now());
        if (!design) return undefined;
        const context = { languages: organisation.languages, lists: await listKeys(transaction) };
        return { revision: design.revision, findings: findingsOf(design.definition, context) };
      },
    );
    return answer(reply, found);
  });

  server.get('/:organisation/design/api/lists', { config }, async (request, reply) => {
    const { organisation } = await designerRequest(request, application);
    const lists = await database.inOrganisation(organisation.id, (transaction) => readLists(transaction));
    const names = Object.fromEntries(lists.map(({ key, name }) => [key, name]));
    return answer(reply, { names, lists: asContext(lists) } satisfies ListsAnswer);
  });
}

import type { FastifyInstance } from 'fastify';
import { createDesign } from '../../../cases/designs/create-design.ts';
import { lockDesign } from '../../../cases/designs/design-row.ts';
import { designState, designStates, knownGroups } from '../../../cases/designs/design-state.ts';
import { formDesigns } from '../../../cases/designs/form-designs.ts';
import { publishDesign } from '../../../cases/designs/publish-design.ts';
import { reachOfDesigns } from '../../../cases/designs/reach-designs.ts';
import { CreateSchema } from '../../../forms/design/api-schemas.ts';
import type { DesignList, FindingsAnswer, ListsAnswer, LoadedDesign } from '../../../forms/design/api-types.ts';
import { findingsOf } from '../../../forms/design/findings.ts';
import { asContext, listKeys, readLists } from '../../../forms/lists/option-lists.ts';
import { citizenWays } from '../../../identity/login-ways.ts';
import type { Application } from '../../application.ts';
import { namedCitizenWays } from '../../login/named-ways.ts';
import { answer, bodyReader, designerRequest, readPublish } from './designer-request.ts';
import { offeredAgreements } from './offered-agreements.ts';

const config = { answers: 'problem' } as const;
const publishing = { answers: 'problem', needs: 'forms.publish' } as const;
const stem = '/:organisation/design/api/forms';

const readCreate = bodyReader(CreateSchema);

/** What forms have of their own beside `definitionRoutes`: list, make, load, look through, publish. */
export function formRoutes(server: FastifyInstance, application: Application): void {
  const { services } = application;
  const { database } = services;

  server.get(stem, { config }, async (request, reply) => {
    const { organisation, designer, access } = await designerRequest(request, application);
    const list = await database.inOrganisation(organisation.id, async (transaction): Promise<DesignList> => {
      const reach = await reachOfDesigns(transaction, access, 'forms.design');
      const forms = (await designStates(transaction)).filter(({ key }) => reach === null || reach.includes(key));
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
        const design = await lockDesign(formDesigns, transaction, organisation.id, key, services.now());
        if (!design) return undefined;
        return {
          state: await designState(transaction, key),
          definition: design.definition,
          languages: organisation.languages,
          groups: await knownGroups(transaction, designer.groups),
          lists: asContext(await readLists(transaction)),
          ways: namedCitizenWays(organisation, application.readyWays(organisation)),
          agreements: offeredAgreements(application, organisation),
        };
      },
    );
    return answer(reply, loaded);
  });

  server.get(`${stem}/:key/findings`, { config }, async (request, reply) => {
    const { organisation, key } = await designerRequest(request, application);
    const found = await database.inOrganisation(
      organisation.id,
      async (transaction): Promise<FindingsAnswer | undefined> => {
        const design = await lockDesign(formDesigns, transaction, organisation.id, key, services.now());
        if (!design) return undefined;
        const ways = new Set<string>(citizenWays(organisation, application.readyWays(organisation)));
        const agreements = application.payments?.agreements(organisation) ?? [];
        const context = { languages: organisation.languages, lists: await listKeys(transaction), ways, agreements };
        return { revision: design.revision, findings: findingsOf(design.definition, context) };
      },
    );
    return answer(reply, found);
  });

  server.post(`${stem}/:key/publish`, { config: publishing }, async (request, reply) => {
    const { organisation, designer, key } = await designerRequest(request, application);
    return answer(reply, await publishDesign(services, organisation, designer, key, readPublish(request)));
  });

  server.get('/:organisation/design/api/lists', { config }, async (request, reply) => {
    const { organisation } = await designerRequest(request, application);
    const lists = await database.inOrganisation(organisation.id, (transaction) => readLists(transaction));
    const names = Object.fromEntries(lists.map(({ key, name }) => [key, name]));
    return answer(reply, { names, lists: asContext(lists) } satisfies ListsAnswer);
  });
}

import type { FastifyRequest } from 'fastify';
import { noAccess } from '../../identity/rights/access.ts';
import {
  addGroup,
  changeGroup,
  deleteGroup,
  listGroups,
  readGroup,
  readGroupById,
  replaceGroup,
} from '../../identity/scim/groups.ts';
import { readPatch } from '../../identity/scim/patch.ts';
import { ScimError } from '../../identity/scim/scim-error.ts';
import { inScimWork, type ScimWork } from '../../identity/scim/services.ts';
import { readUser } from '../../identity/scim/user-values.ts';
import { addUser, changeUser, deleteUser, listUsers, readUserById, replaceUser } from '../../identity/scim/users.ts';
import { type Application, requestOrigin } from '../application.ts';
import type { WebRoutes } from '../web-routes.ts';
import { resourceTypes, schemaResources, serviceProviderConfig } from './discovery.ts';
import { groupResource, listResponse, userResource } from './resources.ts';
import { acceptScim, admitDirectory, answerScim, readList, type ScimCaller, wantsMembers } from './scim-request.ts';

const stem = '/:organisation/scim/v2';
/** A key proves who asks; there is no session, and so no token against forged requests. */
const config = { csrf: 'none', session: 'none', answers: 'problem', limit: 'api' } as const;
/** A group of twenty thousand members is some two megabytes. */
const bodyLimit = 8_000_000;

interface One {
  readonly Params: { readonly id: string };
}

/**
 * `/{organisation}/scim/v2`: the employer's directory keeps employees and groups up to date by SCIM 2.0 (RFC 7643 and 7644), as Entra
 * ID speaks it, with a key whose scope is `employees:provision`.
 */
export function scimRoutes(application: Application): WebRoutes {
  return {
    name: 'scim',
    needs: 'key',
    register(server) {
      acceptScim(server);
      const callers = new WeakMap<FastifyRequest, ScimCaller>();
      const onRequest = async (request: FastifyRequest) => {
        callers.set(request, await admitDirectory(application, request));
      };
      const reading = { config, onRequest };
      const writing = { config, onRequest, bodyLimit };
      const callerOf = (request: FastifyRequest): ScimCaller => {
        const caller = callers.get(request);
        if (!caller) throw new Error('The route lets nobody in by a key.');
        return caller;
      };
      const baseOf = (request: FastifyRequest) =>
        `${server.publicUrl.origin}/${callerOf(request).organisation.slug}/scim/v2`;
      const inWork = <T>(request: FastifyRequest, work: (work: ScimWork) => Promise<T>): Promise<T> => {
        const { organisation, key } = callerOf(request);
        const { services } = application;
        const from = { ...requestOrigin(request), system: key.name };
        const changer = { employee: null, access: noAccess, at: services.now(), from };
        return inScimWork(services, organisation, changer, work);
      };

      server.get(`${stem}/ServiceProviderConfig`, reading, async (request, reply) =>
        answerScim(reply, 200, serviceProviderConfig(baseOf(request))),
      );
      for (const [name, resources] of [
        ['ResourceTypes', resourceTypes],
        ['Schemas', schemaResources],
      ] as const) {
        server.get(`${stem}/${name}`, reading, async (request, reply) =>
          answerScim(reply, 200, listResponse(resources(baseOf(request)))),
        );
        server.get<One>(`${stem}/${name}/:id`, reading, async (request, reply) => {
          const found = resources(baseOf(request)).find(({ id }) => id === request.params.id);
          if (!found) throw new ScimError(404, 'There is no such resource.');
          return answerScim(reply, 200, found);
        });
      }

      server.get(`${stem}/Users`, reading, async (request, reply) => {
        const wanted = readList(request);
        const { total, resources } = await inWork(request, (work) => listUsers(work, wanted));
        const users = resources.map((user) => userResource(baseOf(request), user));
        return answerScim(reply, 200, listResponse(users, total, wanted.startIndex));
      });
      server.post(`${stem}/Users`, writing, async (request, reply) => {
        const values = readUser(request.body);
        const user = userResource(baseOf(request), await inWork(request, (work) => addUser(work, values)));
        return answerScim(reply.header('location', user.meta.location), 201, user);
      });
      server.get<One>(`${stem}/Users/:id`, reading, async (request, reply) => {
        const user = await inWork(request, (work) => readUserById(work, request.params.id));
        return answerScim(reply, 200, userResource(baseOf(request), user));
      });
      server.put<One>(`${stem}/Users/:id`, writing, async (request, reply) => {
        const values = readUser(request.body);
        const user = await inWork(request, (work) => replaceUser(work, request.params.id, values));
        return answerScim(reply, 200, userResource(baseOf(request), user));
      });
      server.patch<One>(`${stem}/Users/:id`, writing, async (request, reply) => {
        const operations = readPatch(request.body);
        const user = await inWork(request, (work) => changeUser(work, request.params.id, operations));
        return answerScim(reply, 200, userResource(baseOf(request), user));
      });
      server.delete<One>(`${stem}/Users/:id`, reading, async (request, reply) => {
        await inWork(request, (work) => deleteUser(work, request.params.id));
        return reply.code(204).send();
      });

      server.get(`${stem}/Groups`, reading, async (request, reply) => {
        const wanted = readList(request);
        const { total, resources } = await inWork(request, (work) => listGroups(work, wanted, wantsMembers(request)));
        const groups = resources.map((group) => groupResource(baseOf(request), group));
        return answerScim(reply, 200, listResponse(groups, total, wanted.startIndex));
      });
      server.post(`${stem}/Groups`, writing, async (request, reply) => {
        const values = readGroup(request.body);
        const group = groupResource(baseOf(request), await inWork(request, (work) => addGroup(work, values)));
        return answerScim(reply.header('location', group.meta.location), 201, group);
      });
      server.get<One>(`${stem}/Groups/:id`, reading, async (request, reply) => {
        const group = await inWork(request, (work) => readGroupById(work, request.params.id, wantsMembers(request)));
        return answerScim(reply, 200, groupResource(baseOf(request), group));
      });
      server.put<One>(`${stem}/Groups/:id`, writing, async (request, reply) => {
        const values = readGroup(request.body);
        const group = await inWork(request, (work) => replaceGroup(work, request.params.id, values));
        return answerScim(reply, 200, groupResource(baseOf(request), group));
      });
      server.patch<One>(`${stem}/Groups/:id`, writing, async (request, reply) => {
        const operations = readPatch(request.body);
        const group = await inWork(request, (work) => changeGroup(work, request.params.id, operations));
        return answerScim(reply, 200, groupResource(baseOf(request), group));
      });
      server.delete<One>(`${stem}/Groups/:id`, reading, async (request, reply) => {
        await inWork(request, (work) => deleteGroup(work, request.params.id));
        return reply.code(204).send();
      });
    },
  };
}

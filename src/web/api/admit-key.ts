import type { FastifyRequest } from 'fastify';
import { type ApiKey, type ApiScope, findApiKey, isFor } from '../../organisations/api-keys/api-keys.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type Application, organisationOf } from '../application.ts';
import { ApiProblem } from './api-problem.ts';

/** Who asks the API. */
export interface ApiCaller {
  readonly organisation: Organisation;
  readonly key: Pick<ApiKey, 'id' | 'name' | 'scopes' | 'workflows'>;
}

/** Which cases a request is for: those of the workflows that its key is for. */
export type Admits = (workflow: string) => boolean;

/** What the key of a caller admits. */
export function admitsOf({ key }: ApiCaller): Admits {
  return (workflow) => isFor(key, workflow);
}

const callers = new WeakMap<FastifyRequest, ApiCaller>();

/**
 * A hook that lets only a key with that scope in, before anything of the body is read. A key of another organisation is
 * unknown here. @throws {ApiProblem} 401 or 403
 */
export function admitKey(application: Application, scope: ApiScope) {
  return async (request: FastifyRequest): Promise<void> => {
    const organisation = await organisationOf(request, application);
    const given = /^Bearer +(\S{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
    if (given === undefined) throw new ApiProblem(401, 'noKey');
    const { database, now } = application.services;
    const key = await database.inOrganisation(organisation.id, (transaction) => findApiKey(transaction, given, now()));
    if (!key) throw new ApiProblem(401, 'badKey');
    if (!key.scopes.includes(scope)) throw new ApiProblem(403, 'scope', { values: { scope } });
    callers.set(request, { organisation, key });
  };
}

/** Whom {@link admitKey} let in. */
export function callerOf(request: FastifyRequest): ApiCaller {
  const caller = callers.get(request);
  if (!caller) throw new Error('The route lets nobody in by a key.');
  return caller;
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ScimError } from '../../identity/scim/scim-error.ts';
import { type ListWanted, mostResults } from '../../identity/scim/services.ts';
import { findApiKey } from '../../organisations/api-keys/api-keys.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type Application, organisationOf } from '../application.ts';
import { drainRequest } from '../drain-request.ts';
import { decodeUtf8 } from '../posted-form.ts';
import { WebError, webErrorKindOf, webErrorKinds } from '../web-error.ts';
import { schemas } from './resources.ts';

/** Whose directory asks. */
export interface ScimCaller {
  readonly organisation: Organisation;
  readonly key: { readonly name: string };
}

/** Reads `application/scim+json` as JSON, and answers what is thrown as RFC 7644, section 3.12 wants. */
export function acceptScim(server: FastifyInstance): void {
  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser('application/scim+json', { parseAs: 'buffer' }, (request, body, done) => {
    const text = typeof body === 'string' ? body : decodeUtf8(body);
    if (text === null) done(new WebError('badRequest'));
    else parseJson(request, text, done);
  });
  server.setErrorHandler(async (error, request, reply) => {
    const known = error instanceof ScimError ? error : fromWeb(error);
    if (known === null) throw error;
    await drainRequest(request.raw);
    if (known.statusCode === 401) reply.header('www-authenticate', 'Bearer');
    return answerScim(reply, known.statusCode, {
      schemas: [schemas.error],
      status: String(known.statusCode),
      ...(known.scimType === undefined ? {} : { scimType: known.scimType }),
      detail: known.message,
    });
  });
}

/** What nobody foresaw is left to the server's own handler. */
function fromWeb(error: unknown): ScimError | null {
  const kind = webErrorKindOf(error);
  if (kind === 'unexpected') return null;
  const { status } = webErrorKinds[kind];
  return status === 400
    ? new ScimError(400, 'The body is no JSON.', 'invalidSyntax')
    : new ScimError(status, `The request was refused: ${kind}.`);
}

/** Lets only a key with the scope in, before anything of the body is read. @throws {ScimError} 401 or 403 */
export async function admitDirectory(application: Application, request: FastifyRequest): Promise<ScimCaller> {
  const organisation = await organisationOf(request, application);
  const given = /^Bearer +(\S{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
  const { database, now } = application.services;
  const key =
    given === undefined
      ? undefined
      : await database.inOrganisation(organisation.id, (transaction) => findApiKey(transaction, given, now()));
  if (!key) throw new ScimError(401, 'A key of this organisation is needed as bearer token.');
  if (!key.scopes.includes('employees:provision')) {
    throw new ScimError(403, 'The key does not have the right to provision employees.');
  }
  return { organisation, key };
}

/** Which page of a list is asked for; numbers beyond what is given are set right, as the standard says. */
export function readList({ query }: FastifyRequest): ListWanted {
  const given = query as Readonly<Record<string, unknown>>;
  const number = (name: string, otherwise: number) =>
    typeof given[name] === 'string' && /^-?\d{1,9}$/.test(given[name]) ? Number(given[name]) : otherwise;
  return {
    filter: typeof given.filter === 'string' && given.filter !== '' ? given.filter : undefined,
    startIndex: Math.max(1, number('startIndex', 1)),
    count: Math.min(mostResults, Math.max(0, number('count', 100))),
  };
}

/** Members are left out where the client says so: Entra ID does at every look at a group. */
export function wantsMembers({ query }: FastifyRequest): boolean {
  const { excludedAttributes, attributes } = query as Readonly<Record<string, unknown>>;
  const names = (list: unknown) =>
    String(list ?? '')
      .toLowerCase()
      .split(/[\s,]+/);
  if (names(excludedAttributes).includes('members')) return false;
  return attributes === undefined || names(attributes).some((name) => name.startsWith('members'));
}

export function answerScim(reply: FastifyReply, status: number, value: object): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/scim+json; charset=utf-8')
    .send(JSON.stringify(value));
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Designer } from '../../../cases/designs/design-services.ts';
import { PublishSchema } from '../../../forms/design/api-schemas.ts';
import type { PublishRequest } from '../../../forms/design/api-types.ts';
import type { Access } from '../../../identity/rights/access.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { jsonWithTexts } from '../../../texts/json-with-texts.ts';
import { type Application, organisationOf, requestOrigin, userOf } from '../../application.ts';
import { rightOf } from '../../right-of.ts';
import { WebError } from '../../web-error.ts';

/** What every handler of the designer's API starts from. */
export interface DesignerRequest {
  readonly organisation: Organisation;
  readonly designer: Designer;
  readonly access: Access;
  /** The form that the address names; `''` where it names none. */
  readonly key: string;
}

/** Who asks, and for which form. @throws {WebError} 403 for whoever lacks the route's right, 404 where the address names nothing. */
export async function designerRequest(request: FastifyRequest, application: Application): Promise<DesignerRequest> {
  const organisation = await organisationOf(request, application);
  const user = userOf(request);
  if (user?.kind !== 'employee' || !user.access.has(rightOf(request))) throw new WebError('forbidden');
  const { key = '' } = request.params as { readonly key?: string };
  return {
    organisation,
    access: user.access,
    designer: { id: user.id, groups: user.groups, origin: requestOrigin(request) },
    key,
  };
}

/** A reader of bodies that fit a schema. @throws {WebError} 400 for others. */
export function bodyReader<Schema extends TSchema>(schema: Schema): (request: FastifyRequest) => Static<Schema> {
  const compiled = Compile(schema);
  return ({ body }) => {
    if (!compiled.Check(body)) throw new WebError('badRequest');
    return body as Static<Schema>;
  };
}

const readPlan = bodyReader(PublishSchema);

/** What is to be published, and when. @throws {WebError} 400 for a time that is none. */
export function readPublish(request: FastifyRequest): PublishRequest {
  const wanted = readPlan(request);
  if (wanted.at !== undefined && Number.isNaN(Date.parse(wanted.at))) throw new WebError('badRequest');
  return wanted;
}

/** Sends JSON that no cache may keep, its texts in every language of the organisation; 404 for undefined. */
export function answer(reply: FastifyReply, value: unknown): FastifyReply {
  if (value === undefined) throw new WebError('notFound');
  reply.header('cache-control', 'no-store').type('application/json; charset=utf-8');
  return reply.send(jsonWithTexts(value));
}

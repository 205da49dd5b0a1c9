import type { FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { ApiProblem } from './api-problem.ts';
import { apiTexts } from './texts.ts';

const mostFaults = 20;

/** A reader of what was sent that fits a schema. @throws {ApiProblem} 400 that says where something else does not */
export function apiReader<Schema extends TSchema>(schema: Schema): (body: unknown) => Static<Schema> {
  const compiled = Compile(schema);
  return (body) => {
    if (compiled.Check(body)) return body as Static<Schema>;
    const places = new Set<string>();
    for (const error of compiled.Errors(body)) places.add(placeOf(error));
    const faults = [...places]
      .slice(0, mostFaults)
      .map((pointer) => ({ pointer, code: 'shape', message: apiTexts['api.shape'] }));
    throw new ApiProblem(400, 'body', { faults });
  };
}

/** A reader of an address's parameters that fit a schema; numbers are read as such. @throws {ApiProblem} 400 */
export function readQuery<Schema extends TSchema>(schema: Schema): (query: unknown) => Static<Schema> {
  const compiled = Compile(schema);
  return (query) => {
    const given = Object.fromEntries(
      Object.entries(query ?? {}).map(([name, value]) => [
        name,
        name === 'limit' && /^\d{1,4}$/.test(String(value)) ? Number(value) : value,
      ]),
    );
    if (compiled.Check(given)) return given as Static<Schema>;
    throw new ApiProblem(400, 'query');
  };
}

/** What the schema complains of: for a member too many or too few, the member itself. */
function placeOf(error: { readonly instancePath: string; readonly params: object }): string {
  const { params } = error;
  const member =
    'additionalProperties' in params && Array.isArray(params.additionalProperties)
      ? params.additionalProperties[0]
      : 'requiredProperties' in params && Array.isArray(params.requiredProperties)
        ? params.requiredProperties[0]
        : undefined;
  return typeof member === 'string' ? `${error.instancePath}/${member}` : error.instancePath;
}

/** The header that tells a repeated request from a new one; undefined where there is none. @throws {ApiProblem} 400 */
export function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const given = request.headers['idempotency-key'];
  if (given === undefined) return undefined;
  if (typeof given !== 'string' || !/^[!-~]{1,200}$/.test(given)) throw new ApiProblem(400, 'idempotencyKey');
  return given;
}

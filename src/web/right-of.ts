import type { FastifyRequest } from 'fastify';
import { isRight, type Right } from '../identity/rights/rights.ts';

/** The right that a request's route needs. @throws where the route names none: then nobody may be let in for having it. */
export function rightOf({ routeOptions }: FastifyRequest): Right {
  const { needs = '' } = routeOptions.config;
  if (!isRight(needs)) throw new Error(`the route ${routeOptions.url} names no right`);
  return needs;
}

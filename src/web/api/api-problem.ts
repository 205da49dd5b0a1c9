import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type BothTexts, fillText, type Text, type TextValues, textIn } from '../../texts/catalogue.ts';
import { jsonWithTexts } from '../../texts/json-with-texts.ts';
import { drainRequest } from '../drain-request.ts';
import { webErrorKindOf } from '../web-error.ts';
import { type ApiRefusal, apiTexts } from './texts.ts';

/** One thing that is wrong with what was sent. */
export interface ApiFault {
  /** JSON Pointer (RFC 6901) into what was sent. */
  readonly pointer: string;
  readonly code: string;
  readonly message: Text;
}

/** Thrown by what answers for the API, to answer with problem details (RFC 9457). */
export class ApiProblem extends Error {
  readonly statusCode: number;
  readonly refusal: ApiRefusal;
  readonly values: TextValues;
  readonly faults: readonly ApiFault[];

  constructor(
    statusCode: number,
    refusal: ApiRefusal,
    { values = {}, faults = [] }: { readonly values?: TextValues; readonly faults?: readonly ApiFault[] } = {},
  ) {
    super(refusal);
    this.name = 'ApiProblem';
    this.statusCode = statusCode;
    this.refusal = refusal;
    this.values = values;
    this.faults = faults;
  }
}

/** A pointer to a member: its names, escaped. */
export function pointerTo(...names: readonly string[]): string {
  return names.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Answers what the routes of this scope throw; what nobody foresaw is left to the server's own handler. */
export function answerProblems(server: FastifyInstance, bodyLimit: number): void {
  server.setErrorHandler(async (error, request, reply) => {
    const problem = error instanceof ApiProblem ? error : problemOf(error, request.routeOptions.bodyLimit ?? bodyLimit);
    if (problem === null) throw error;
    await drainRequest(request.raw);
    return sendProblem(request, reply, problem);
  });
}

function problemOf(error: unknown, bodyLimit: number): ApiProblem | null {
  switch (webErrorKindOf(error)) {
    case 'badRequest':
      return new ApiProblem(400, 'body');
    case 'tooLarge':
      return new ApiProblem(413, 'tooLarge', { values: { bytes: bodyLimit } });
    case 'unsupported':
      return new ApiProblem(415, 'mediaType');
    default:
      return null;
  }
}

function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: ApiProblem): FastifyReply {
  const { statusCode: status, refusal, values, faults } = problem;
  const words = (part: 'title' | 'text'): BothTexts => fillText(apiTexts[`api.${refusal}.${part}`], values);
  const { language } = request;
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  reply.code(status).type('application/problem+json; charset=utf-8');
  return reply.send(
    jsonWithTexts({
      title: textIn(words('title'), language),
      status,
      detail: textIn(words('text'), language),
      code: refusal,
      message: words('text'),
      ...(faults.length === 0 ? {} : { errors: faults }),
    }),
  );
}

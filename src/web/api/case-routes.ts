import type { FastifyInstance, FastifyReply } from 'fastify';
import { jsonWithTexts } from '../../texts/json-with-texts.ts';
import { type Application, requestOrigin } from '../application.ts';
import { bodyLimit } from '../body-parsers.ts';
import { startableForm } from '../citizen/startable-form.ts';
import { admitKey, callerOf } from './admit-key.ts';
import { ApiProblem, answerProblems } from './api-problem.ts';
import { formSchema } from './form-schema.ts';
import { apiReader, idempotencyKeyOf } from './read-body.ts';
import { readCase } from './read-case.ts';
import { SignalSchema, StartCaseSchema } from './schemas.ts';
import { takeOutsideEvent } from './signal-case.ts';
import { startCase } from './start-case.ts';

const stem = '/api/v1/:organisation';
/** A key proves who asks; there is no session, and so no token against forged requests. */
const config = { csrf: 'none', session: 'none', answers: 'problem', limit: 'api' } as const;

const readStart = apiReader(StartCaseSchema);
const readSignal = apiReader(SignalSchema);

/** `/api/v1/{organisation}/…`: other systems start cases, see where they stand, and complete waits (WFL-8, API-1). */
export function caseRoutes(server: FastifyInstance, application: Application): void {
  answerProblems(server, bodyLimit);

  server.get<{ Params: { readonly form: string } }>(
    `${stem}/forms/:form`,
    { config, onRequest: admitKey(application, 'cases:start') },
    async (request, reply) => {
      const found = await startableForm(application, callerOf(request).organisation, request.params.form);
      if (!found?.workflow) throw new ApiProblem(404, 'noForm');
      return answer(reply, 200, formSchema(found.form.definition));
    },
  );

  server.post(`${stem}/cases`, { config, onRequest: admitKey(application, 'cases:start') }, async (request, reply) => {
    const caller = callerOf(request);
    const key = idempotencyKeyOf(request);
    if (key === undefined) throw new ApiProblem(400, 'idempotencyKey');
    const wanted = readStart(request.body);
    const started = await startCase(application, caller, wanted, key, requestOrigin(request));
    reply.header('location', `/api/v1/${caller.organisation.slug}/cases/${started.number}`);
    return answer(reply, started.again ? 200 : 201, started);
  });

  server.get<{ Params: { readonly number: string } }>(
    `${stem}/cases/:number`,
    { config, onRequest: admitKey(application, 'cases:read') },
    async (request, reply) => {
      const { organisation, key } = callerOf(request);
      const from = { ...requestOrigin(request), system: key.name };
      return answer(reply, 200, await readCase(application, organisation, request.params.number, from));
    },
  );

  server.post<{ Params: { readonly number: string; readonly event: string } }>(
    `${stem}/cases/:number/events/:event`,
    { config, onRequest: admitKey(application, 'cases:signal') },
    async (request, reply) => {
      const { organisation, key } = callerOf(request);
      const { number, event } = request.params;
      const { data = {} } = readSignal(request.body);
      const message = idempotencyKeyOf(request);
      const again = await takeOutsideEvent(application, organisation, {
        number,
        event,
        data,
        ...(message === undefined ? {} : { message: `api ${key.id} ${message}` }),
        from: { ...requestOrigin(request), system: key.name },
      });
      return answer(reply, 200, { number, event, again });
    },
  );
}

function answer(reply: FastifyReply, status: number, value: unknown): FastifyReply {
  return reply.code(status).type('application/json; charset=utf-8').send(jsonWithTexts(value));
}

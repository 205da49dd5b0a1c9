import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { jsonWithTexts } from '../../texts/json-with-texts.ts';
import { type Application, requestOrigin } from '../application.ts';
import { bodyLimit } from '../body-parsers.ts';
import { sendDocument } from '../citizen/send-document.ts';
import { startableForm } from '../citizen/startable-form.ts';
import { admitKey, admitsOf, callerOf } from './admit-key.ts';
import { ApiProblem, answerProblems } from './api-problem.ts';
import { readDocumentOf, readDocuments } from './case-documents.ts';
import { entityTag, isKnown } from './entity-tag.ts';
import { formSchema } from './form-schema.ts';
import { listCases } from './list-cases.ts';
import { apiReader, idempotencyKeyOf, readQuery } from './read-body.ts';
import { readCase } from './read-case.ts';
import { ListCasesSchema, SignalSchema, StartCaseSchema } from './schemas.ts';
import { takeOutsideEvent } from './signal-case.ts';
import { startCase } from './start-case.ts';

const stem = '/api/v1/:organisation';
/** A key proves who asks; there is no session, and so no token against forged requests. */
const config = { csrf: 'none', session: 'none', answers: 'problem', limit: 'api' } as const;

/** Largest body that starts a case, in bytes: ten megabytes of files as base64, and the answers. */
const startLimit = 15_000_000;

const readStart = apiReader(StartCaseSchema);
const readSignal = apiReader(SignalSchema);

/** `/api/v1/{organisation}/…`: other systems start cases, see where they stand, and complete waits (WFL-8, API-1). */
export function caseRoutes(server: FastifyInstance, application: Application): void {
  answerProblems(server, bodyLimit);
  const listed = readQuery(ListCasesSchema);

  server.get<{ Params: { readonly form: string } }>(
    `${stem}/forms/:form`,
    { config, onRequest: admitKey(application, 'cases:start') },
    async (request, reply) => {
      const found = await startableForm(application, callerOf(request).organisation, request.params.form);
      const admits = admitsOf(callerOf(request));
      if (!found?.workflow || !admits(found.workflow.workflow.definition.key)) throw new ApiProblem(404, 'noForm');
      return answer(reply, 200, formSchema(found.form.definition));
    },
  );

  server.get(`${stem}/cases`, { config, onRequest: admitKey(application, 'cases:read') }, async (request, reply) => {
    const caller = callerOf(request);
    const found = await listCases(application, caller.organisation, caller, listed(request.query));
    return answerTagged(request, reply, found);
  });

  const start = { config, bodyLimit: startLimit, onRequest: admitKey(application, 'cases:start') };
  server.post(`${stem}/cases`, start, async (request, reply) => {
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
      const admits = admitsOf(callerOf(request));
      const found = await readCase(application, organisation, request.params.number, admits, from);
      return answerTagged(request, reply, found);
    },
  );

  server.get<{ Params: { readonly number: string } }>(
    `${stem}/cases/:number/documents`,
    { config, onRequest: admitKey(application, 'cases:documents') },
    async (request, reply) => {
      const { organisation } = callerOf(request);
      const documents = await readDocuments(application, organisation, wantedOf(request, request.params.number));
      return answerTagged(request, reply, { documents });
    },
  );

  server.get<{ Params: { readonly number: string; readonly document: string } }>(
    `${stem}/cases/:number/documents/:document`,
    { config, onRequest: admitKey(application, 'cases:documents') },
    async (request, reply) => {
      const { organisation } = callerOf(request);
      const { number, document: id } = request.params;
      const wanted = { ...wantedOf(request, number), document: id };
      const { stored, document } = await readDocumentOf(application, organisation, wanted);
      if (isKnown(request, reply, `"${document.sha256}"`)) return reply.send();
      return sendDocument(reply, application, organisation, stored.key.key, document);
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
        admits: admitsOf(callerOf(request)),
        ...(message === undefined ? {} : { message: `api ${key.id} ${message}` }),
        from: { ...requestOrigin(request), system: key.name },
      });
      return answer(reply, 200, { number, event, again });
    },
  );
}

/** Which case's files are asked for, and by whom, as the log is told. */
function wantedOf(request: FastifyRequest, number: string) {
  const caller = callerOf(request);
  return { number, admits: admitsOf(caller), from: { ...requestOrigin(request), system: caller.key.name } };
}

/** Answers with the version of what is there, or that the caller has it. */
function answerTagged(request: FastifyRequest, reply: FastifyReply, value: unknown): FastifyReply {
  const body = jsonWithTexts(value);
  if (isKnown(request, reply, entityTag(body))) return reply.send();
  return reply.code(200).type('application/json; charset=utf-8').send(body);
}

function answer(reply: FastifyReply, status: number, value: unknown): FastifyReply {
  return reply.code(status).type('application/json; charset=utf-8').send(jsonWithTexts(value));
}

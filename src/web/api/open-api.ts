import type { TSchema } from 'typebox';
import {
  CaseListSchema,
  CaseSchema,
  caseNumberPattern,
  DocumentListSchema,
  eventPattern,
  idempotencyKeyPattern,
  ListCasesSchema,
  ProblemSchema,
  SignalledSchema,
  SignalSchema,
  StartCaseSchema,
  StartedCaseSchema,
  WebhookSchema,
} from './schemas.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (name: string) => ({ 'application/json': { schema: ref(name) } });
const answer = (description: string, name: string) => ({ description, content: json(name) });
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ref('Problem') } },
});
const parameter = (name: string, pattern: string, description: string) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string', pattern },
});

const organisation = parameter('organisation', '^[a-z0-9-]+$', 'The organisation’s part of every address.');
const number = parameter('number', caseNumberPattern, 'The case’s number, such as 2026-000123.');
const event = parameter('event', eventPattern, 'The event by the name that the workflow’s wait step gives it.');
const idempotencyKey = (required: boolean) => ({
  name: 'Idempotency-Key',
  in: 'header',
  required,
  description: 'What the sender calls the request. The same again does nothing more and answers as before.',
  schema: { type: 'string', pattern: idempotencyKeyPattern },
});

const ifNoneMatch = {
  ...{ name: 'If-None-Match', in: 'header', required: false, schema: { type: 'string' } },
  description: 'The ETag of an answer before; 304 without a body where nothing has changed.',
};
const unchanged = { description: 'The same as the ETag that was given.' };

const common = {
  400: problem('Not what this describes; `errors` says where.'),
  401: problem('No key, or none of this organisation that is in force.'),
  403: problem('The key lacks the scope.'),
  404: problem('The organisation has no such thing.'),
  413: problem('Too large.'),
  415: problem('Not JSON.'),
  429: problem('Too many requests; Retry-After says when to come back.'),
};
const changes = {
  409: problem('It cannot be done now; nothing was changed.'),
  422: problem('What was sent does not fit; `errors` says where.'),
};
const byKey = (scope: string) => ({ security: [{ key: [] }], 'x-scope': scope });

/** The description of the API (OpenAPI 3.1), from the schemas that its routes check by. */
export function openApi(publicUrl: URL) {
  const schemas: Readonly<Record<string, TSchema>> = {
    StartCase: StartCaseSchema,
    StartedCase: StartedCaseSchema,
    Case: CaseSchema,
    CaseList: CaseListSchema,
    DocumentList: DocumentListSchema,
    Signal: SignalSchema,
    Signalled: SignalledSchema,
    Webhook: WebhookSchema,
    Problem: ProblemSchema,
  };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Selvbetjening',
      version: '1',
      description: 'Start cases, see where they stand, fetch their files, and tell them what has happened outside.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: publicUrl.origin }],
    paths: {
      '/api/v1/{organisation}/forms/{form}': {
        get: {
          operationId: 'describeForm',
          summary: 'A JSON Schema of a form’s answers',
          ...byKey('cases:start'),
          parameters: [organisation, parameter('form', '^[a-z][a-z0-9-]{0,59}$', 'Key of a published form.')],
          responses: {
            200: { description: 'The schema.', content: { 'application/json': { schema: { type: 'object' } } } },
            ...common,
          },
        },
      },
      '/api/v1/{organisation}/cases': {
        get: {
          operationId: 'listCases',
          summary: 'The cases of the workflows that the key is for, page by page',
          ...byKey('cases:read'),
          parameters: [
            organisation,
            ...Object.entries(ListCasesSchema.properties).map(([name, schema]) => ({
              ...{ name, in: 'query', required: false, schema },
            })),
            ifNoneMatch,
          ],
          responses: { 200: answer('A page of cases.', 'CaseList'), 304: unchanged, ...common },
        },
        post: {
          operationId: 'startCase',
          summary: 'Starts a case by sending a form in',
          ...byKey('cases:start'),
          parameters: [organisation, idempotencyKey(true)],
          requestBody: { required: true, content: json('StartCase') },
          responses: {
            200: answer('The same key had come before: the case that it made.', 'StartedCase'),
            201: answer('The case was made.', 'StartedCase'),
            ...common,
            ...changes,
          },
        },
      },
      '/api/v1/{organisation}/cases/{number}': {
        get: {
          operationId: 'readCase',
          summary: 'Where a case stands',
          ...byKey('cases:read'),
          parameters: [organisation, number, ifNoneMatch],
          responses: { 200: answer('The case.', 'Case'), 304: unchanged, ...common },
        },
      },
      '/api/v1/{organisation}/cases/{number}/documents': {
        get: {
          operationId: 'listDocuments',
          summary: 'The files of a case: uploads, receipts and letters',
          ...byKey('cases:documents'),
          parameters: [organisation, number, ifNoneMatch],
          responses: { 200: answer('The files.', 'DocumentList'), 304: unchanged, ...common },
        },
      },
      '/api/v1/{organisation}/cases/{number}/documents/{document}': {
        get: {
          operationId: 'readDocument',
          summary: 'A file of a case',
          ...byKey('cases:documents'),
          parameters: [organisation, number, parameter('document', '^[0-9a-f-]{36}$', 'Its id.'), ifNoneMatch],
          responses: {
            200: { description: 'The file.', content: { '*/*': { schema: { type: 'string', format: 'binary' } } } },
            304: unchanged,
            ...common,
          },
        },
      },
      '/api/v1/{organisation}/cases/{number}/events/{event}': {
        post: {
          operationId: 'signalCase',
          summary: 'Completes the case’s wait for an event',
          ...byKey('cases:signal'),
          parameters: [organisation, number, event, idempotencyKey(false)],
          requestBody: { required: true, content: json('Signal') },
          responses: { 200: answer('The case went on.', 'Signalled'), ...common, ...changes },
        },
      },
      '/{organisation}/webhook/{number}/{event}': {
        post: {
          operationId: 'takeWebhook',
          summary: 'The same by a signed webhook (Standard Webhooks), without a key',
          security: [{ signature: [] }],
          parameters: [
            organisation,
            number,
            event,
            ...['webhook-id', 'webhook-timestamp'].map((name) => ({
              ...{ name, in: 'header', required: true, schema: { type: 'string' } },
            })),
          ],
          requestBody: { required: true, content: json('Webhook') },
          responses: { 200: answer('The case went on.', 'Signalled'), ...common, ...changes },
        },
      },
    },
    components: {
      schemas,
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key, made by an administrator.' },
        signature: {
          type: 'apiKey',
          in: 'header',
          name: 'webhook-signature',
          description: 'HMAC-SHA-256 over id.timestamp.body by the shared secret, as Standard Webhooks says.',
        },
      },
    },
  };
}

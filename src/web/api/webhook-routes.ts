import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { checkSignature } from '../../messages/standard-webhooks.ts';
import { noteCredentialUsed } from '../../organisations/api-keys/credentials.ts';
import { openWebhookSecrets } from '../../organisations/api-keys/webhook-secrets.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type Application, organisationOf, requestOrigin } from '../application.ts';
import { decodeUtf8 } from '../posted-form.ts';
import { ApiProblem, answerProblems } from './api-problem.ts';
import { apiReader } from './read-body.ts';
import { WebhookSchema } from './schemas.ts';
import { takeOutsideEvent } from './signal-case.ts';

const longestMessage = 65_536;
const longestId = 200;
const readWebhook = apiReader(WebhookSchema);

/**
 * `POST /{organisation}/webhook/{case number}/{event}`: a system outside, without a key, tells that something has happened. It signs
 * as Standard Webhooks says, by a secret that an administrator made for it (WFL-8).
 */
export function webhookRoutes(server: FastifyInstance, application: Application): void {
  answerProblems(server, longestMessage);
  // A signature is over the bytes as they came.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: longestMessage }, (_request, body, done) =>
    done(null, body),
  );

  server.post<{ Params: { readonly number: string; readonly event: string } }>(
    '/:organisation/webhook/:number/:event',
    { config: { csrf: 'none', session: 'none', answers: 'problem', limit: 'api' }, bodyLimit: longestMessage },
    async (request, reply) => {
      const organisation = await organisationOf(request, application);
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const { id, secret } = await verify(organisation, request, body);
      const { number, event } = request.params;
      const { data = {} } = readWebhook(parsed(body));
      const again = await takeOutsideEvent(application, organisation, {
        number,
        event,
        data,
        message: `webhook ${secret.id} ${id}`,
        from: { ...requestOrigin(request), system: secret.name },
      });
      return reply.code(200).type('application/json; charset=utf-8').send(JSON.stringify({ number, event, again }));
    },
  );

  /** Which secret signed it, and what its sender calls it. @throws {ApiProblem} 401 */
  async function verify(organisation: Organisation, { headers }: FastifyRequest, body: Buffer) {
    const { database, now } = application.services;
    const at = now();
    return database.inOrganisation(organisation.id, async (transaction) => {
      const secrets = await openWebhookSecrets(transaction, organisation);
      for (const secret of secrets) {
        const checked = checkSignature(secret.secret, headers, body, at);
        if (!checked.ok || checked.id === '' || checked.id.length > longestId) continue;
        await noteCredentialUsed(transaction, 'webhook_secret', secret.id, at);
        return { id: checked.id, secret };
      }
      // What is wrong beside the secret is the same with any; without one of its own the organisation is no other to a stranger.
      const any = secrets[0]?.secret ?? randomBytes(32).toString('base64');
      const checked = checkSignature(any, headers, body, at);
      throw new ApiProblem(401, checked.ok ? 'webhook.wrong' : `webhook.${checked.problem}`);
    });
  }
}

/** @throws {ApiProblem} 400 for what is no JSON */
function parsed(body: Buffer): unknown {
  if (body.length === 0) return {};
  const text = decodeUtf8(body);
  try {
    if (text !== null) return JSON.parse(text);
  } catch {}
  throw new ApiProblem(400, 'body');
}

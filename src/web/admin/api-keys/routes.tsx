import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { apiScopes, endApiKey, listApiKeys, makeApiKey } from '../../../organisations/api-keys/api-keys.ts';
import type { KeyMaker } from '../../../organisations/api-keys/key-audit.ts';
import {
  endWebhookSecret,
  listWebhookSecrets,
  makeWebhookSecret,
} from '../../../organisations/api-keys/webhook-secrets.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { requireEmployee } from '../../caseworker/require-employee.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { addresses } from '../addresses.ts';
import { ApiKeysPage, type Done, type Typed } from './api-keys-page.tsx';
import { apiKeysTranslator } from './texts.ts';

interface Admitted {
  readonly organisation: Organisation;
  readonly maker: KeyMaker;
}

const longestName = 100;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * `/{organisation}/administration/api-noegler`: keys and secrets for other systems, made and ended by administrators (API-1). What
 * was made stands on the answer to the form alone, never in an address, and the answer is kept by no cache.
 */
export function apiKeysRoutes(server: FastifyInstance, application: Application): void {
  const root = '/:organisation/administration/api-noegler';
  const change = { config: { limit: 'submission', csrf: 'sessionOnly' } } as const;
  const { database, now } = application.services;

  server.get(root, async (request, reply) => {
    const admitted = await admit(request, reply);
    return admitted ? show(request, reply, admitted, {}) : reply;
  });

  server.post(root, change, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const form = postedForm(request);
    const name = cleanName(form.value('navn'));
    const chosen = form.values('maa');
    const scopes = apiScopes.filter((scope) => chosen.includes(scope));
    const t = apiKeysTranslator(request.language);
    if (name === '' || name.length > longestName || scopes.length === 0) {
      const typed: Typed = {
        form: 'key',
        name,
        scopes,
        ...(name === '' || name.length > longestName ? { nameError: t('apiKeys.error.name') } : {}),
        ...(scopes.length === 0 ? { scopesError: t('apiKeys.error.scopes') } : {}),
      };
      return show(request, reply, admitted, { typed });
    }
    const { organisation, maker } = admitted;
    const value = await database.inOrganisation(organisation.id, (transaction) =>
      makeApiKey(transaction, organisation, { name, scopes }, maker),
    );
    return show(request, reply, admitted, { done: { kind: 'key', name, value } });
  });

  server.post(`${root}/hemmelighed`, change, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const name = cleanName(postedForm(request).value('webhook-navn'));
    if (name === '' || name.length > longestName) {
      const nameError = apiKeysTranslator(request.language)('apiKeys.error.name');
      return show(request, reply, admitted, { typed: { form: 'secret', name, scopes: [], nameError } });
    }
    const { organisation, maker } = admitted;
    const value = await database.inOrganisation(organisation.id, (transaction) =>
      makeWebhookSecret(transaction, organisation, name, maker),
    );
    return show(request, reply, admitted, { done: { kind: 'secret', name, value } });
  });

  server.post(`${root}/luk`, change, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const { organisation, maker } = admitted;
    const form = postedForm(request);
    const [key, secret] = [form.value('noegle') ?? '', form.value('hemmelighed') ?? ''];
    const name = await database.inOrganisation(organisation.id, async (transaction) => {
      const ended = uuid.test(key)
        ? await endApiKey(transaction, organisation, key, maker)
        : uuid.test(secret) && (await endWebhookSecret(transaction, organisation, secret, maker));
      if (!ended) return null;
      const known = uuid.test(key) ? await listApiKeys(transaction) : await listWebhookSecrets(transaction);
      return known.find(({ id }) => id === key || id === secret)?.name ?? null;
    });
    // One that has ended already is listed so: nothing more is to be said.
    return show(request, reply, admitted, name === null ? {} : { done: { kind: 'ended', name } });
  });

  async function admit(request: FastifyRequest, reply: FastifyReply): Promise<Admitted | null> {
    const organisation = await organisationOf(request, application);
    const employee = await requireEmployee(request, reply, addresses.apiKeys(organisation.slug));
    return employee && { organisation, maker: { employee: employee.id, at: now(), from: requestOrigin(request) } };
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    { organisation }: Admitted,
    { done, typed }: { readonly done?: Done; readonly typed?: Typed },
  ): Promise<FastifyReply> {
    const context = { ...pageContext(request, reply), path: addresses.apiKeys(organisation.slug) };
    const lists = await database.inOrganisation(organisation.id, async (transaction) => ({
      keys: await listApiKeys(transaction),
      secrets: await listWebhookSecrets(transaction),
    }));
    const nameField = typed?.form === 'secret' ? 'webhook-navn' : 'navn';
    return sendPage(request, reply, context, {
      title: apiKeysTranslator(context.language)('apiKeys.title'),
      ...(typed === undefined ? {} : { status: 422 }),
      errors: [
        ...(typed?.nameError === undefined ? [] : [{ fieldId: nameField, message: typed.nameError }]),
        ...(typed?.scopesError === undefined ? [] : [{ fieldId: 'maa', message: typed.scopesError }]),
      ],
      content: (
        <ApiKeysPage
          context={context}
          keys={lists.keys}
          secrets={lists.secrets}
          webhookAddress={`${server.publicUrl.origin}/${organisation.slug}/webhook/2026-000123/event`}
          done={done ?? null}
          typed={typed ?? null}
        />
      ),
    });
  }
}

function cleanName(typed: string | undefined): string {
  return (typed ?? '').replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

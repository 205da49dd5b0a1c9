import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { apiScopes, listApiKeys, makeApiKey } from '../../../organisations/api-keys/api-keys.ts';
import {
  type CredentialKind,
  endCredential,
  listCredentials,
  revealCredential,
} from '../../../organisations/api-keys/credentials.ts';
import type { KeyMaker } from '../../../organisations/api-keys/key-audit.ts';
import { makeWebhookSecret } from '../../../organisations/api-keys/webhook-secrets.ts';
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
  /** Whether they may make a key that looks after employees: it puts them into groups, and groups hold roles. */
  readonly mayProvision: boolean;
}

const longestName = 100;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * `/{organisation}/administration/api-noegler`: keys and secrets for other systems, made and ended by administrators (API-1). What
 * was made is shown once, to its maker, on the page that the form leads to: loading that page again shows nothing and makes nothing.
 */
export function apiKeysRoutes(server: FastifyInstance, application: Application): void {
  const root = '/:organisation/administration/api-noegler';
  const change = { config: { limit: 'submission', csrf: 'sessionOnly', weighty: true } } as const;
  const { database, now } = application.services;

  server.get(root, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const { noegle, hemmelighed, lukket } = request.query as Readonly<Record<string, unknown>>;
    const done = await doneOf(admitted, { noegle, hemmelighed, lukket });
    return show(request, reply, admitted, done === null ? {} : { done });
  });

  server.post(root, change, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const form = postedForm(request);
    const name = cleanName(form.value('navn'));
    const chosen = form.values('maa');
    const scopes = apiScopes.filter((scope) => chosen.includes(scope));
    const asked = form.values('arbejdsgang');
    const workflows = (await workflowsOf(admitted)).map(({ key }) => key).filter((key) => asked.includes(key));
    const t = apiKeysTranslator(request.language);
    const provisions = scopes.includes('employees:provision') && !admitted.mayProvision;
    if (name === '' || name.length > longestName || scopes.length === 0 || provisions) {
      const typed: Typed = {
        form: 'key',
        name,
        scopes,
        workflows,
        ...(name === '' || name.length > longestName ? { nameError: t('apiKeys.error.name') } : {}),
        ...(scopes.length === 0 ? { scopesError: t('apiKeys.error.scopes') } : {}),
        ...(provisions ? { scopesError: t('apiKeys.error.provisions') } : {}),
      };
      return show(request, reply, admitted, { typed });
    }
    const { organisation, maker } = admitted;
    const limits = workflows.length === 0 ? {} : { workflows };
    const { id } = await database.inOrganisation(organisation.id, (transaction) =>
      makeApiKey(transaction, organisation, { name, scopes, ...limits }, maker),
    );
    return reply.redirect(`${addresses.apiKeys(organisation.slug)}?noegle=${id}`, 303);
  });

  server.post(`${root}/hemmelighed`, change, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const name = cleanName(postedForm(request).value('webhook-navn'));
    if (name === '' || name.length > longestName) {
      const nameError = apiKeysTranslator(request.language)('apiKeys.error.name');
      return show(request, reply, admitted, { typed: { form: 'secret', name, scopes: [], workflows: [], nameError } });
    }
    const { organisation, maker } = admitted;
    const { id } = await database.inOrganisation(organisation.id, (transaction) =>
      makeWebhookSecret(transaction, organisation, name, maker),
    );
    return reply.redirect(`${addresses.apiKeys(organisation.slug)}?hemmelighed=${id}`, 303);
  });

  server.post(`${root}/luk`, change, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const { organisation, maker } = admitted;
    const form = postedForm(request);
    const [key, secret] = [form.value('noegle') ?? '', form.value('hemmelighed') ?? ''];
    const [kind, id]: readonly [CredentialKind, string] = uuid.test(key)
      ? ['api_key', key]
      : ['webhook_secret', secret];
    if (uuid.test(id)) {
      await database.inOrganisation(organisation.id, (transaction) =>
        endCredential(transaction, organisation, kind, id, maker),
      );
    }
    return reply.redirect(`${addresses.apiKeys(organisation.slug)}?lukket=${uuid.test(id) ? id : ''}`, 303);
  });

  /** What the form that led here did: something made that its maker has not seen yet, or something that has ended. */
  async function doneOf(
    { organisation, maker }: Admitted,
    { noegle, hemmelighed, lukket }: Readonly<Record<'noegle' | 'hemmelighed' | 'lukket', unknown>>,
  ): Promise<Done | null> {
    const [kind, id]: readonly [CredentialKind, string] =
      noegle === undefined ? ['webhook_secret', String(hemmelighed)] : ['api_key', String(noegle)];
    return database.inOrganisation(organisation.id, async (transaction) => {
      if (uuid.test(id)) {
        const found = await revealCredential(transaction, organisation, kind, id, maker);
        return found ? { kind: kind === 'api_key' ? 'key' : 'secret', ...found } : null;
      }
      if (lukket === undefined) return null;
      const known = [
        ...(await listCredentials(transaction, 'api_key')),
        ...(await listCredentials(transaction, 'webhook_secret')),
      ].find((each) => each.id === lukket && each.endedAt !== null);
      return known ? { kind: 'ended', name: known.name } : null;
    });
  }

  /** The workflows that are published, by their keys. */
  function workflowsOf({ organisation }: Admitted) {
    return database.inOrganisation(organisation.id, async (transaction) => {
      const rows = await transaction
        .selectFrom('workflow_version')
        .select(['key', 'definition'])
        .where('status', '=', 'published')
        .distinctOn('key')
        .orderBy('key')
        .orderBy('version', 'desc')
        .execute();
      return rows.map(({ key, definition }) => ({ key, title: definition.title }));
    });
  }

  async function admit(request: FastifyRequest, reply: FastifyReply): Promise<Admitted | null> {
    const organisation = await organisationOf(request, application);
    const employee = await requireEmployee(request, reply, addresses.apiKeys(organisation.slug));
    if (!employee) return null;
    const maker = { employee: employee.id, at: now(), from: requestOrigin(request) };
    return { organisation, maker, mayProvision: employee.access.has('roles.manage') };
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    admitted: Admitted,
    { done, typed }: { readonly done?: Done; readonly typed?: Typed },
  ): Promise<FastifyReply> {
    const { organisation } = admitted;
    const context = { ...pageContext(request, reply), path: addresses.apiKeys(organisation.slug) };
    const lists = await database.inOrganisation(organisation.id, async (transaction) => ({
      keys: await listApiKeys(transaction),
      secrets: await listCredentials(transaction, 'webhook_secret'),
    }));
    const workflows = await workflowsOf(admitted);
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
          workflows={workflows}
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

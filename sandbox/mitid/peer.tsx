import { join } from 'node:path';
import formbody from '@fastify/formbody';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Interaction, Provider } from 'oidc-provider';
import { translator } from '../../src/texts/catalogue.ts';
import { pageLanguage, sendPage } from '../pages.tsx';
import type { Peer, PeerContext } from '../peer.ts';
import { people } from '../people.ts';
import { grantsIn, privilegesFor } from '../power-of-attorney/grants.ts';
import { productSystem } from '../power-of-attorney/packages.ts';
import { brokerClaims, claimsOf, type Login, mitidClientId, personOf, subjectOf } from './broker-claims.ts';
import { askedLevel, checkAcrValues, checkIdpParameters } from './idp-parameters.ts';
import { isLevelName, levels } from './levels.ts';
import { LoginForm } from './login-page.tsx';
import { createProvider } from './provider/create-provider.ts';
import { mountProvider } from './provider/mount-provider.ts';
import type { ClientKeys } from './provider/provider-options.ts';
import { mitidTexts } from './texts.ts';

/** How a broker for tests may differ from the sandbox's own. */
export interface MitidPeerOptions {
  /** The client's public keys; fetched from `{productUrl}/login/jwks.json` when absent. */
  readonly keys?: ClientKeys;
  /** How id tokens are encrypted to the client; ECDH-ES when absent. */
  readonly encryption?: 'ECDH-ES' | 'RSA-OAEP-256';
}

const mostLogins = 10_000;

function languageOf(interaction: Interaction) {
  return pageLanguage(interaction.params.language ?? interaction.params.ui_locales);
}

async function interactionOf(
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Interaction | undefined> {
  try {
    return await provider.interactionDetails(request.raw, reply.raw);
  } catch {
    const language = pageLanguage(request.headers['accept-language']);
    const say = translator(mitidTexts, language);
    sendPage(
      reply,
      { title: say('mitid.login.over.title'), language, status: 400 },
      <p>{say('mitid.login.over.what')}</p>,
    );
    return undefined;
  }
}

async function routes(
  app: Parameters<Peer['routes']>[0],
  context: PeerContext,
  options: MitidPeerOptions,
): Promise<void> {
  const issuer = `${context.baseUrl}/mitid`;
  const redirectUri = `${context.productUrl}/login/mitid/retur`;
  // Of each log-in, what the account alone does not say; by the grant that codes and tokens carry.
  const logins = new Map<string, Login>();
  const provider = await createProvider({
    issuer,
    context,
    keyFolder: context.dataFolder,
    client: {
      id: mitidClientId,
      keys: options.keys ?? { jwksUri: `${context.productUrl}/login/jwks.json` },
      redirectUri,
      afterLogoutUris: [`${context.productUrl}/login/logget-af`, `${context.productUrl}/`],
      encryption: options.encryption ?? 'ECDH-ES',
    },
    signing: 'ES256',
    claims: brokerClaims,
    allClaimsInIdToken: false,
    parameters: {
      idp_values: (value) => (value === undefined || value === 'mitid' ? undefined : 'only mitid is enabled'),
      idp_params: checkIdpParameters,
      acr_values: (value) => checkAcrValues(value, Object.values(levels)),
    },
    findAccount(accountId, source) {
      const person = personOf(accountId);
      const login = logins.get(source?.grantId ?? '');
      if (!person) return undefined;
      return { accountId, claims: async () => ({ sub: accountId, ...(login && claimsOf(person, login)) }) };
    },
    idTokenSeconds: 5 * 60,
  });

  app.get<{ Querystring: { language?: string } }>('/', async (request, reply) => {
    const language = pageLanguage(request.query.language ?? request.headers['accept-language']);
    const say = translator(mitidTexts, language);
    return sendPage(
      reply,
      { title: say('mitid.page.title'), language },
      <>
        <p>{say('mitid.page.what')}</p>
        <dl>
          <dt>{say('mitid.page.issuer')}</dt>
          <dd>
            <code>{issuer}</code>
          </dd>
          <dt>{say('mitid.page.client')}</dt>
          <dd>
            <code>{mitidClientId}</code>
          </dd>
          <dt>{say('mitid.page.redirect')}</dt>
          <dd>
            <code>{redirectUri}</code>
          </dd>
        </dl>
      </>,
    );
  });

  await app.register(async (pages) => {
    await pages.register(formbody);

    pages.get('/log-in/:uid', async (request, reply) => {
      const interaction = await interactionOf(provider, request, reply);
      if (!interaction) return reply;
      const language = languageOf(interaction);
      return sendPage(
        reply,
        {
          title: translator(mitidTexts, language)('mitid.login.title'),
          language,
          formTargets: [new URL(context.productUrl).origin],
        },
        <LoginForm language={language} asked={askedLevel(interaction.params.idp_params)} />,
      );
    });

    pages.post<{ Body: { level?: string; person?: string; cancel?: string } }>(
      '/log-in/:uid',
      async (request, reply) => {
        const interaction = await interactionOf(provider, request, reply);
        if (!interaction) return reply;
        const { level, person: uuid, cancel } = request.body ?? {};
        const person = people.find(({ mitidUuid }) => mitidUuid === uuid);
        if (cancel !== undefined) {
          const back = await provider.interactionResult(request.raw, reply.raw, {
            error: 'access_denied',
            error_description: 'mitid_user_aborted',
          });
          return reply.redirect(back, 303);
        }
        if (!person || !isLevelName(level)) return reply.redirect(request.url, 303);
        const accountId = subjectOf(person);
        const grant = new provider.Grant({ accountId, clientId: interaction.params.client_id ?? '' });
        grant.addOIDCScope(interaction.params.scope ?? '');
        const grantId = await grant.save();
        const at = new Date();
        const powers = await grantsIn(join(context.dataFolder, '..', 'power-of-attorney'));
        const privileges = person.cpr && privilegesFor(powers, person.cpr, productSystem, at);
        const login: Login = {
          ...{ level, transaction: crypto.randomUUID(), session: crypto.randomUUID(), at },
          ...(privileges ? { privileges } : {}),
        };
        logins.set(grantId, login);
        const oldest = logins.size > mostLogins ? logins.keys().next().value : undefined;
        if (oldest !== undefined) logins.delete(oldest);
        await context.accept({ kind: 'log-in', uuid: person.mitidUuid, level, transaction: login.transaction });
        const back = await provider.interactionResult(request.raw, reply.raw, {
          login: { accountId, acr: levels[level], amr: ['code_app'], remember: false },
          consent: { grantId },
        });
        return reply.redirect(back, 303);
      },
    );
  });

  await mountProvider(app, '', () => ({ provider, base: new URL(issuer).pathname }));
}

/**
 * A MitID broker in the manner of Signaturgruppen's (identity reference, section 2.1): OpenID Connect with PKCE, pushed
 * authorization requests, id tokens signed by ES256 and encrypted to the client, personal claims in the userinfo answer
 * alone. Its log-in page lets one be any of the test people, at any level.
 */
export function createMitidPeer(options: MitidPeerOptions = {}): Peer {
  return {
    key: 'mitid',
    title: 'MitID (OpenID Connect-broker)',
    routes: (app, context) => routes(app, context, options),
  };
}

/** The broker as the sandbox runs it: the client's keys come from `{productUrl}/login/jwks.json`. */
export const mitidPeer: Peer = createMitidPeer();

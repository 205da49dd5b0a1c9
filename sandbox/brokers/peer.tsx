import { join } from 'node:path';
import formbody from '@fastify/formbody';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Interaction, Provider } from 'oidc-provider';
import { translator } from '../../src/texts/catalogue.ts';
import { EmployeeForm } from '../employees/login-page.tsx';
import { employeeTexts } from '../employees/texts.ts';
import { entraEmployees } from '../graph/groups.ts';
import { isLevelName, levels } from '../mitid/levels.ts';
import { LoginForm } from '../mitid/login-page.tsx';
import { createProvider } from '../mitid/provider/create-provider.ts';
import { mountProvider } from '../mitid/provider/mount-provider.ts';
import { mitidTexts } from '../mitid/texts.ts';
import { pageLanguage, sendPage } from '../pages.tsx';
import type { Peer, PeerContext } from '../peer.ts';
import { people } from '../people.ts';
import { type BrokerKind, type BrokerLogin, brokerKinds } from './kinds.ts';
import { brokerTexts } from './texts.ts';

/** The client id of every organisation at every one of these providers. */
export const brokersClientId = 'selvbetjening';

interface Broker {
  readonly kind: BrokerKind;
  readonly provider: Provider;
  readonly issuer: string;
  /** Of each log-in, what the account alone does not say; by the grant that codes and tokens carry. */
  readonly logins: Map<string, BrokerLogin>;
}

type Place = { readonly slug: string; readonly key: string; readonly uid: string };

function issuerOf({ baseUrl }: PeerContext, slug: string, key: string): string {
  return `${baseUrl}/brokers/${slug}/${key}`;
}

function returnAddress({ productUrl }: PeerContext, slug: string, key: string): string {
  return `${productUrl}/${slug}/login/udbyder/${key}/retur`;
}

/** `signaturgruppen` and `signaturgruppen-2` are of the same kind: two providers of one kind can be tried beside one another. */
function kindOf(key: string): BrokerKind | undefined {
  const name = key.replace(/-\d$/, '');
  return Object.hasOwn(brokerKinds, name) ? brokerKinds[name] : undefined;
}

async function createBroker(context: PeerContext, slug: string, key: string, kind: BrokerKind): Promise<Broker> {
  const issuer = issuerOf(context, slug, key);
  const logins = new Map<string, BrokerLogin>();
  const provider = await createProvider({
    issuer,
    context,
    keyFolder: join(context.dataFolder, slug, key),
    client: {
      id: brokersClientId,
      ...(kind.secret === null ? {} : { secret: kind.secret }),
      keys: { jwksUri: `${context.productUrl}/${slug}/login/jwks.json` },
      redirectUri: returnAddress(context, slug, key),
      afterLogoutUris: [`${context.productUrl}/login/logget-af`],
    },
    ...{ signing: kind.signing, claims: kind.claims, parameters: kind.parameters },
    allClaimsInIdToken: kind.allClaimsInIdToken,
    findAccount(accountId, source) {
      if (kind.audience === 'employees') {
        const employee = entraEmployees.find(({ subject }) => subject === accountId);
        return employee && { accountId, claims: async () => ({ ...kind.claimsOf(employee, issuer), sub: accountId }) };
      }
      const person = people.find(({ mitidUuid }) => mitidUuid === accountId);
      const login = logins.get(source?.grantId ?? '');
      if (!person) return undefined;
      const claims = login && kind.claimsOf(person, login, issuer);
      return { accountId, claims: async () => ({ ...claims, sub: accountId }) };
    },
    idTokenSeconds: 5 * 60,
  });
  return { kind, provider, issuer, logins };
}

async function routes(app: Parameters<Peer['routes']>[0], context: PeerContext): Promise<void> {
  const brokers = new Map<string, Promise<Broker>>();
  const brokerOf = (slug: string, key: string): Promise<Broker> | undefined => {
    const kind = kindOf(key);
    if (!kind || !/^[a-z][a-z0-9-]{1,39}$/.test(slug)) return undefined;
    const place = `${slug}/${key}`;
    const known = brokers.get(place) ?? createBroker(context, slug, key, kind);
    brokers.set(place, known);
    return known;
  };

  app.get<{ Querystring: { language?: string } }>('/', async (request, reply) => {
    const language = pageLanguage(request.query.language ?? request.headers['accept-language']);
    const say = translator(brokerTexts, language);
    return sendPage(
      reply,
      { title: say('brokers.page.title'), language },
      <>
        <p>{say('brokers.page.what')}</p>
        <table>
          <thead>
            <tr>
              {(['kind', 'issuer', 'client', 'secret', 'redirect'] as const).map((column) => (
                <th scope="col">{say(`brokers.page.${column}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Object.entries(brokerKinds).map(([key, { secret }]) => (
              <tr>
                <td>{key}</td>
                <td>
                  <code>{issuerOf(context, 'demo', key)}</code>
                </td>
                <td>{brokersClientId}</td>
                <td>{secret ?? say('brokers.page.byKey')}</td>
                <td>
                  <code>{returnAddress(context, 'demo', key)}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </>,
    );
  });

  await app.register(async (pages) => {
    await pages.register(formbody);

    pages.get<{ Params: Place }>('/:slug/:key/log-in/:uid', async (request, reply) => {
      const found = await interactionOf(request, reply);
      if (!found) return reply;
      const { interaction, broker } = found;
      const language = languageOf(interaction);
      const formTargets = [new URL(context.productUrl).origin];
      if (broker.kind.audience === 'employees') {
        const title = translator(employeeTexts, language)('employees.login.title');
        const staff = <EmployeeForm language={language} employees={entraEmployees} />;
        return sendPage(reply, { title, language, formTargets }, staff);
      }
      const title = translator(mitidTexts, language)('mitid.login.title');
      return sendPage(reply, { title, language, formTargets }, <LoginForm language={language} asked="substantial" />);
    });

    pages.post<{ Params: Place; Body: Record<string, string> }>('/:slug/:key/log-in/:uid', async (request, reply) => {
      const found = await interactionOf(request, reply);
      if (!found) return reply;
      const { interaction, broker } = found;
      const { cancel, employee: oid, person: uuid, level } = request.body ?? {};
      const answer = (result: Readonly<Record<string, unknown>>) =>
        broker.provider.interactionResult(request.raw, reply.raw, result);
      if (cancel !== undefined) {
        return reply.redirect(await answer({ error: 'access_denied', error_description: 'user_aborted' }), 303);
      }
      const isEmployees = broker.kind.audience === 'employees';
      const accountId = isEmployees
        ? entraEmployees.find(({ subject }) => subject === oid)?.subject
        : people.find(({ mitidUuid }) => mitidUuid === uuid)?.mitidUuid;
      if (accountId === undefined || !(isEmployees || isLevelName(level))) return reply.redirect(request.url, 303);
      const grant = new broker.provider.Grant({ accountId, clientId: interaction.params.client_id ?? '' });
      grant.addOIDCScope(interaction.params.scope ?? '');
      const grantId = await grant.save();
      const name = isLevelName(level) ? level : 'substantial';
      broker.logins.set(grantId, { level: name, transaction: crypto.randomUUID() });
      await context.accept({ kind: 'log-in', issuer: broker.issuer, account: accountId });
      const acr = (broker.kind.acr ?? levels)[name];
      const login = { accountId, amr: ['mfa'], remember: false, ...(broker.kind.acr ? { acr } : {}) };
      return reply.redirect(await answer({ login, consent: { grantId } }), 303);
    });
  });

  await mountProvider(app, '/:slug/:key', async ({ slug = '', key = '' }) => {
    const broker = await brokerOf(slug, key);
    return broker && { provider: broker.provider, base: `/brokers/${slug}/${key}` };
  });

  async function interactionOf(
    request: FastifyRequest<{ Params: Place }>,
    reply: FastifyReply,
  ): Promise<{ readonly interaction: Interaction; readonly broker: Broker } | undefined> {
    const broker = await brokerOf(request.params.slug, request.params.key);
    try {
      if (broker) return { broker, interaction: await broker.provider.interactionDetails(request.raw, reply.raw) };
    } catch {
      // It has expired, or was another browser's: the page says so.
    }
    const language = pageLanguage(request.headers['accept-language']);
    const say = translator(mitidTexts, language);
    const page = { title: say('mitid.login.over.title'), language, status: 400 };
    sendPage(reply, page, <p>{say('mitid.login.over.what')}</p>);
    return undefined;
  }
}

function languageOf(interaction: Interaction) {
  return pageLanguage(interaction.params.language ?? interaction.params.ui_locales);
}

/**
 * The OpenID providers that organisations enter themselves, one of each kind that the product has a preset for: at
 * `/brokers/{organisation}/{preset}`, each with the claims that the real ones send.
 */
export const brokersPeer: Peer = {
  key: 'brokers',
  title: 'Log ind-leverandører (OpenID Connect)',
  routes,
};

import { join } from 'node:path';
import formbody from '@fastify/formbody';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Interaction, Provider } from 'oidc-provider';
import { translator } from '../../src/texts/catalogue.ts';
import { createProvider } from '../mitid/provider/create-provider.ts';
import { mountProvider } from '../mitid/provider/mount-provider.ts';
import type { ClientKeys } from '../mitid/provider/provider-options.ts';
import { stableUuid } from '../mitid/provider/stable-uuid.ts';
import { pageLanguage, sendPage } from '../pages.tsx';
import type { Peer, PeerContext } from '../peer.ts';
import { employees, type SandboxEmployee } from '../people.ts';
import { EmployeeForm } from './login-page.tsx';
import { employeeTexts } from './texts.ts';

/** How an employee provider for tests may differ from the sandbox's own. */
export interface EmployeesPeerOptions {
  /** The client's public keys; fetched from `{productUrl}/login/jwks.json` when absent. */
  readonly keys?: ClientKeys;
  /** The client authenticates with this secret (`client_secret_basic`) instead of its key. */
  readonly secret?: string;
}

/** The client id under which the product is registered at every employer's provider. */
export const employeesClientId = 'selvbetjening';

const claims = {
  openid: ['sub', 'auth_time', 'oid', 'tid', 'cvr', 'groups', 'roles', 'amr', 'ver'],
  profile: ['name', 'preferred_username', 'manager_email'],
  email: ['email'],
} as const;

/** Entra ID's tenant: a UUID that stands for the employer. */
function tenantOf(cvr: string): string {
  return stableUuid('employees-tenant', cvr);
}

/** Entra ID's `sub` belongs to one client; `oid` is the person's own. */
function subjectOf(employee: SandboxEmployee): string {
  return stableUuid('employees-subject', employeesClientId, employee.subject);
}

function claimsOf(employee: SandboxEmployee): Readonly<Record<string, unknown>> {
  return {
    sub: subjectOf(employee),
    oid: employee.subject,
    tid: tenantOf(employee.cvr),
    cvr: employee.cvr,
    name: employee.name,
    email: employee.email,
    preferred_username: employee.email,
    ...(employee.managerEmail === undefined ? {} : { manager_email: employee.managerEmail }),
    groups: employee.groups,
    roles: employee.roles,
    ver: '2.0',
  };
}

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
    const say = translator(employeeTexts, language);
    const title = say('employees.login.over.title');
    sendPage(reply, { title, language, status: 400 }, <p>{say('employees.login.over.what')}</p>);
    return undefined;
  }
}

async function addEmployer(
  app: Parameters<Peer['routes']>[0],
  context: PeerContext,
  options: EmployeesPeerOptions,
  cvr: string,
): Promise<Provider> {
  const staff = employees.filter((employee) => employee.cvr === cvr);
  const provider = await createProvider({
    issuer: `${context.baseUrl}/employees/${cvr}`,
    context,
    keyFolder: join(context.dataFolder, cvr),
    client: {
      id: employeesClientId,
      secret: options.secret,
      keys: options.keys ?? { jwksUri: `${context.productUrl}/login/jwks.json` },
      redirectUri: `${context.productUrl}/login/medarbejder/retur`,
      afterLogoutUris: [`${context.productUrl}/login/logget-af`, `${context.productUrl}/`],
    },
    signing: 'RS256',
    claims,
    allClaimsInIdToken: true,
    parameters: {},
    findAccount(accountId) {
      const employee = staff.find((one) => subjectOf(one) === accountId);
      return employee && { accountId, claims: async () => claimsOf(employee) };
    },
    idTokenSeconds: 60 * 60,
  });

  app.get(`/${cvr}/log-in/:uid`, async (request, reply) => {
    const interaction = await interactionOf(provider, request, reply);
    if (!interaction) return reply;
    const language = languageOf(interaction);
    return sendPage(
      reply,
      {
        title: translator(employeeTexts, language)('employees.login.title'),
        language,
        formTargets: [new URL(context.productUrl).origin],
      },
      <EmployeeForm language={language} employees={staff} />,
    );
  });

  app.post<{ Body: { employee?: string; cancel?: string } }>(`/${cvr}/log-in/:uid`, async (request, reply) => {
    const interaction = await interactionOf(provider, request, reply);
    if (!interaction) return reply;
    const chosen = request.body ?? {};
    if (chosen.cancel !== undefined) {
      const back = await provider.interactionResult(request.raw, reply.raw, {
        error: 'access_denied',
        error_description: 'the user canceled the authentication',
      });
      return reply.redirect(back, 303);
    }
    const employee = staff.find(({ subject }) => subject === chosen.employee);
    if (!employee) return reply.redirect(request.url, 303);
    const accountId = subjectOf(employee);
    const grant = new provider.Grant({ accountId, clientId: interaction.params.client_id ?? '' });
    grant.addOIDCScope(interaction.params.scope ?? '');
    const grantId = await grant.save();
    await context.accept({ kind: 'log-in', employer: cvr, oid: employee.subject });
    const back = await provider.interactionResult(request.raw, reply.raw, {
      login: { accountId, amr: ['pwd', 'mfa'], remember: false },
      consent: { grantId },
    });
    return reply.redirect(back, 303);
  });
  return provider;
}

async function routes(
  app: Parameters<Peer['routes']>[0],
  context: PeerContext,
  options: EmployeesPeerOptions,
): Promise<void> {
  const employers = [...new Set(employees.map(({ cvr }) => cvr))];
  const providers = new Map<string, Provider>();

  app.get<{ Querystring: { language?: string } }>('/', async (request, reply) => {
    const language = pageLanguage(request.query.language ?? request.headers['accept-language']);
    const say = translator(employeeTexts, language);
    return sendPage(
      reply,
      { title: say('employees.page.title'), language },
      <>
        <p>{say('employees.page.what')}</p>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('employees.page.cvr')}</th>
              <th scope="col">{say('employees.page.issuer')}</th>
            </tr>
          </thead>
          <tbody>
            {employers.map((cvr) => (
              <tr>
                <td>{cvr}</td>
                <td>
                  <code>{`${context.baseUrl}/employees/${cvr}`}</code>
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
    for (const cvr of employers) providers.set(cvr, await addEmployer(pages, context, options, cvr));
  });

  await mountProvider(app, '/:cvr', ({ cvr = '' }) => {
    const provider = providers.get(cvr);
    return provider && { provider, base: `/employees/${cvr}` };
  });
}

/**
 * The employers' log-in in the manner of Entra ID (identity reference, section 3.3): one OpenID provider for each
 * employer at `/employees/{cvr}`, id tokens signed by RS256 with `oid`, `tid`, `groups`, `roles` and `cvr`.
 */
export function createEmployeesPeer(options: EmployeesPeerOptions = {}): Peer {
  return {
    key: 'employees',
    title: 'Medarbejder-log på (OpenID Connect)',
    routes: (app, context) => routes(app, context, options),
  };
}

/** The employers' log-in as the sandbox runs it: the client's keys come from `{productUrl}/login/jwks.json`. */
export const employeesPeer: Peer = createEmployeesPeer();

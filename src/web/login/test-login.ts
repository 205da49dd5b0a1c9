import type { FastifyReply, FastifyRequest } from 'fastify';
import { recordAudit } from '../../audit/record.ts';
import type { OidcLogin } from '../../identity/oidc/client.ts';
import type { OidcFailure } from '../../identity/oidc/failure.ts';
import type { GraphGroups } from '../../identity/providers/graph-groups.ts';
import { keepLoginTest, type LoginReport, letsManage, reportOf } from '../../identity/providers/login-test.ts';
import { keptDrafts, keptProviders, providerEdition } from '../../identity/providers/own-providers.ts';
import type { ProviderClient } from '../../identity/providers/provider-clients.ts';
import { readEmployee } from '../../identity/providers/read-employee.ts';
import type { LoginUnderWay } from '../../identity/sessions/login-under-way.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { requestOrigin, userOf } from '../application.ts';
import { WebError } from '../web-error.ts';
import { beginOidc } from './begin-oidc.ts';
import type { LoginOptions } from './routes.tsx';

/** Leads an administrator to a provider to try it, as it was entered last. */
export function beginTest(
  options: LoginOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  organisation: Organisation,
  key: string,
  employee: string,
): Promise<FastifyReply> {
  const known = options.clients.tried(organisation, key);
  const kept = [...keptDrafts(organisation), ...keptProviders(organisation)].find((each) => each.key === key);
  if (known === null || !kept) throw new WebError('notFound');
  return beginOidc(options, request, reply, organisation, known, {
    level: known.provider.minimumLevel ?? 'low',
    returnTo: `/${organisation.slug}/administration/login/udbydere/${key}`,
    test: { employee, edition: providerEdition(kept) },
  });
}

/** Keeps what came of a test log-in, and leads back to the provider's page, which shows it. Nobody is logged in by it. */
export async function finishTest(
  request: FastifyRequest,
  reply: FastifyReply,
  of: {
    readonly options: LoginOptions;
    readonly organisation: Organisation;
    readonly known: ProviderClient;
    readonly result: OidcLogin | OidcFailure;
    readonly test: NonNullable<LoginUnderWay['test']>;
    readonly returnTo: string;
  },
): Promise<FastifyReply> {
  const { options, organisation, known, result, test } = of;
  const { provider } = known;
  const user = userOf(request);
  // Whoever began it must still be the one who is logged in: a report is for its own eyes.
  if (user?.kind !== 'employee' || user.id !== test.employee) return reply.redirect(of.returnTo, 303);
  const left = result.ok && provider.audience === 'employees' ? readEmployee(provider, result.claims) : null;
  const isLeftOut = result.ok && left?.ok === true && left.employee.groupsLeftOut;
  const read = isLeftOut ? await options.clients.groups(known, result.accessToken) : null;
  const groups = read?.ok ? read.groups : undefined;
  const report = result.ok ? withGroups(reportOf(provider, result.claims, groups), read) : unfinished(result);
  const at = options.application.services.now();
  await options.database.inOrganisation(organisation.id, async (transaction) => {
    const manages = result.ok && (await letsManage(transaction, organisation, provider, result.claims, groups));
    await keepLoginTest(transaction, organisation, {
      ...{ provider: provider.key, edition: test.edition, letsManage: manages, report },
      ...{ by: user.id, at },
    });
    await recordAudit(transaction, organisation.id, [
      {
        at,
        actor: { kind: 'employee', id: user.id },
        subject: null,
        action: 'loginTested',
        recordKind: 'organisation',
        record: null,
        detail: { ...requestOrigin(request), provider: provider.key, outcome: report.outcome },
        key: { id: null, key: organisation.keys.own },
      },
    ]);
  });
  return reply.redirect(`${of.returnTo}#proeve`, 303);
}

/** Why the groups could not be read, where they were asked for elsewhere. */
function withGroups(report: LoginReport, groups: GraphGroups | null): LoginReport {
  return groups === null || groups.ok ? report : { ...report, outcome: 'refused', detail: groups.detail };
}

function unfinished(failure: OidcFailure): LoginReport {
  const outcome = failure.code === 'cancelled' ? 'cancelled' : 'refused';
  return { outcome, detail: failure.detail, level: null, claims: [], facts: [], counts: null };
}

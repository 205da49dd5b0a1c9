import type { FastifyReply, FastifyRequest } from 'fastify';
import { reaches } from '../../identity/login-level.ts';
import type { AssuranceLevel } from '../../identity/oidc/claims.ts';
import { newLoginSecrets } from '../../identity/oidc/client.ts';
import type { Audience } from '../../identity/providers/claim-map.ts';
import type { ProviderClient } from '../../identity/providers/provider-clients.ts';
import { requestOfProvider } from '../../identity/providers/request-of-provider.ts';
import type { LoginUnderWay } from '../../identity/sessions/login-under-way.ts';
import { tokenDigest } from '../../identity/sessions/session-token.ts';
import { type StepUp, stepUpOf } from '../../identity/step-up.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { wantsFreshProof } from './confirm/wants-fresh-proof.ts';
import { putLoginCookie, sessionToken } from './cookies.ts';
import { refuse } from './refusals.tsx';
import type { LoginOptions } from './routes.tsx';

export const levels: Readonly<Record<string, AssuranceLevel>> = {
  low: 'low',
  substantial: 'substantial',
  high: 'high',
};

/** Leads to an OpenID provider, which leads back to its own address. */
export async function beginOidc(
  options: LoginOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  organisation: Organisation,
  { provider, client, isOwn }: ProviderClient,
  of: {
    readonly level: AssuranceLevel;
    readonly returnTo: string;
    readonly test?: NonNullable<LoginUnderWay['test']>;
  },
): Promise<FastifyReply> {
  const { audience, minimumLevel } = provider;
  const level = minimumLevel !== null && !reaches(of.level, minimumLevel) ? minimumLevel : of.level;
  const secrets = newLoginSecrets();
  const stepUp = audience === 'employees' && wantsFreshProof(request) ? stepUpOf(organisation) : null;
  const before = sessionToken(request);
  const login: LoginUnderWay = {
    ...secrets,
    state: `${organisation.slug}.${level}.${secrets.state}`,
    provider: underWayName(audience),
    ...(isOwn ? { own: provider.key } : {}),
    returnTo: of.returnTo,
    ...(of.test ? { test: of.test } : {}),
    ...(before === undefined ? {} : { replaces: tokenDigest(before) }),
    ...(stepUp === null ? {} : { maximumAge: stepUp.minutes * 60 }),
  };
  const { language } = request;
  const wanted = requestOfProvider(provider, { language, level });
  const extra = { ...wanted.extra, ...(stepUp === null ? {} : freshExtra(stepUp)) };
  const asked = await client.authorizationUrl({ ...login, ...wanted, extra });
  if (!asked.ok) {
    const why = { problem: asked.code, detail: asked.detail };
    return refuse(request, reply, options.log, { audience, returnTo: of.returnTo, organisation, ...why });
  }
  const token = await options.sessions.beginLogin(organisation, login);
  putLoginCookie(reply, token, options.secureCookies, cookiePath(organisation, isOwn));
  return reply.redirect(asked.url, 303);
}

/** Asks an OpenID provider for a proof of identity made now, in the strength that the organisation names. */
function freshExtra({ acr }: StepUp): Readonly<Record<string, string>> {
  return { prompt: 'login', ...(acr === null ? {} : { acr_values: acr }) };
}

/** What a log-in under way is called by whom it is for. */
export function underWayName(audience: Audience): LoginUnderWay['provider'] {
  return audience === 'citizens' ? 'mitid' : 'employees';
}

/** Where the cookie goes that binds a log-in to its browser: to the addresses alone that providers lead back to. */
export function cookiePath({ slug }: Organisation, isOwn: boolean): string {
  return isOwn ? `/${slug}/login` : '/login';
}

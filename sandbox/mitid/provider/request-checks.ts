import { errors, type ProviderContext } from 'oidc-provider';
import type { ProviderOptions } from './provider-options.ts';

/** Nonce and state are demanded, and an unknown scope fails the whole request. */
function checkParameters(options: ProviderOptions) {
  const scopes = new Set(Object.keys(options.claims));
  return (context: ProviderContext): void => {
    const { nonce, state, scope: kept } = context.oidc.params;
    // The library drops the scopes it does not know from its own copy before it asks us.
    const scope = context.oidc.body?.scope ?? [context.query.scope ?? kept].flat()[0];
    for (const [name, value] of Object.entries({ nonce, state })) {
      if (!value) throw new errors.InvalidRequest(`missing required parameter '${name}'`);
    }
    const unknown = scope?.split(' ').find((one) => !scopes.has(one));
    if (unknown !== undefined) throw new errors.InvalidScope('requested scope is not allowed', unknown);
    if (!scope?.split(' ').includes('openid')) throw new errors.InvalidRequest("scope must contain 'openid'");
  };
}

/** The checks of every request, in the form of oidc-provider's `extraParams`: it knows no other place for them. */
export function requestChecks(
  options: ProviderOptions,
): Record<string, (context: ProviderContext, value?: string) => void> {
  const own = Object.entries(options.parameters).map(([name, check]) => [
    name,
    (_context: ProviderContext, value?: string) => {
      const wrong = check(value);
      if (wrong !== undefined) throw new errors.InvalidRequest(`${name}: ${wrong}`);
    },
  ]);
  // The library runs these checks whether or not the parameter was given, so one of them can look at the whole request.
  return Object.fromEntries([['language', checkParameters(options)], ...own]);
}

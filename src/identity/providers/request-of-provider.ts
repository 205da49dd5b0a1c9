import type { AssuranceLevel } from '../oidc/claims.ts';
import type { LoginProvider } from './login-provider.ts';

/** Languages that MitID's own pages know; others are better served in English. */
const known: ReadonlySet<string> = new Set(['da', 'en', 'kl']);

/** What to ask a provider for: spread it into `authorizationUrl`. */
export function requestOfProvider(
  provider: LoginProvider,
  of: { readonly language: string; readonly level: AssuranceLevel },
): { readonly language: string; readonly scope: string; readonly extra: Readonly<Record<string, string>> } {
  const language = known.has(of.language) ? of.language : 'en';
  const filled = (value: string) => value.replaceAll('{level}', of.level).replaceAll('{language}', language);
  return {
    language: of.language,
    scope: provider.scope,
    extra: Object.fromEntries(Object.entries(provider.parameters).map(([name, value]) => [name, filled(value)])),
  };
}

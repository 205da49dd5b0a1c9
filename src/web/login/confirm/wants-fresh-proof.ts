import type { FastifyRequest } from 'fastify';

/** The query by which a log-in of employees is told to ask for a fresh proof of identity, whichever way it goes. */
export const freshQuery = { frisk: 'ja' } as const;

/**
 * Whether a log-in must be proven anew though the provider knows who it is: `prompt=login` and `max_age` by OpenID Connect,
 * `ForceAuthn` by SAML.
 */
export function wantsFreshProof(request: FastifyRequest): boolean {
  const { frisk } = request.query as { readonly frisk?: unknown };
  return frisk === freshQuery.frisk;
}

/** Where an employee proves anew who they are, and is led back to `returnTo`. */
export function freshLoginAddress(slug: string, returnTo: string): string {
  return `/${slug}/login/medarbejder?${new URLSearchParams({ ...freshQuery, tilbage: returnTo })}`;
}

import { decodeJwt } from 'jose';

/** What a session is called at an OpenID provider. */
export interface ProviderName {
  readonly issuer: string;
  readonly subject: string | null;
  /** The session's own id there (`sid`), where the provider gives one. */
  readonly sid: string | null;
}

/** Reads it from an id token that was checked before; null from what is no token. */
export function providerNameOf(idToken: string): ProviderName | null {
  try {
    const { iss, sub, sid } = decodeJwt(idToken);
    if (typeof iss !== 'string') return null;
    return { issuer: iss, subject: sub ?? null, sid: typeof sid === 'string' ? sid : null };
  } catch {
    return null;
  }
}

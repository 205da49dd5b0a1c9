import type { Claims } from '../oidc/claims.ts';

/** A claim as it may be shown to whoever tries a provider: its name and shape, and a value that tells nothing of the person. */
export interface SeenClaim {
  readonly name: string;
  readonly shape: 'text' | 'number' | 'boolean' | 'list' | 'object' | 'other';
  /** Characters, entries or members. */
  readonly size: number | null;
  /** The value in a pattern, such as `999999-9999`; in the clear where it says how one logged in rather than who. */
  readonly pattern: string | null;
}

/** Claims about the log-in itself. */
const impersonal: ReadonlySet<string> = new Set([
  ...['iss', 'aud', 'azp', 'acr', 'amr', 'loa', 'ial', 'aal', 'idp', 'identity_type', 'identityscheme', 'country'],
  ...['authenticationtype', 'ver', 'exp', 'iat', 'nbf', 'auth_time', '_claim_names', 'hasgroups', 'mitid.has_cpr'],
]);

const longestShown = 60;
const mostClaims = 100;

/** What came with a log-in, claim by claim. */
export function seenClaims(claims: Claims): readonly SeenClaim[] {
  return Object.entries(claims).slice(0, mostClaims).map(seen);
}

function seen([name, value]: [string, unknown]): SeenClaim {
  const clear = impersonal.has(name);
  if (typeof value === 'string') {
    return { name, shape: 'text', size: value.length, pattern: cut(clear ? value : masked(value)) };
  }
  if (typeof value === 'number') return { name, shape: 'number', size: null, pattern: clear ? String(value) : null };
  if (typeof value === 'boolean') return { name, shape: 'boolean', size: null, pattern: String(value) };
  if (Array.isArray(value)) {
    const shown = clear
      ? value.map(String).join(', ')
      : value
          .slice(0, 3)
          .map((each) => masked(String(each)))
          .join(', ');
    return { name, shape: 'list', size: value.length, pattern: cut(shown) };
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.keys(value);
    return { name, shape: 'object', size: members.length, pattern: clear ? cut(members.join(', ')) : null };
  }
  return { name, shape: 'other', size: null, pattern: null };
}

/** Digits as 9, letters as x or X, all else as it is: `0107850018` becomes `9999999999`. */
export function masked(value: string): string {
  return value
    .replaceAll(/\p{Lu}/gu, 'X')
    .replaceAll(/\p{L}/gu, (letter) => (letter === 'X' ? 'X' : 'x'))
    .replaceAll(/\p{N}/gu, '9');
}

function cut(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

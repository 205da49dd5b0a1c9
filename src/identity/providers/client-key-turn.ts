import type { ClientKeys, PrivateKey } from '../oidc/keys.ts';

/** A pair of keys, and since when it has stood where it stands (ISO 8601). */
export interface DatedKeys extends ClientKeys {
  /** Absent for those from before anybody noted it. */
  readonly since?: string;
}

/**
 * An organisation's keys towards its own providers, and how far a replacement of them is: a new pair is published first (`next`), then
 * used while the old one stays published (`old`), then the old one is taken away. So no log-in fails for a provider that keeps what it
 * fetched for a while.
 */
export interface OwnClientKeys extends DatedKeys {
  readonly next?: DatedKeys;
  readonly old?: DatedKeys;
}

/** All whose public halves are published, those in use first. Whatever is encrypted for any of them can be read. */
export function publishedPairs(keys: OwnClientKeys): readonly DatedKeys[] {
  return [keys, ...(keys.next ? [keys.next] : []), ...(keys.old ? [keys.old] : [])];
}

/** The keys that decrypt, those in use first. */
export function decryptionKeys(keys: OwnClientKeys): readonly PrivateKey[] {
  return publishedPairs(keys).map(({ decryption }) => decryption);
}

/** A step of a replacement; the key's id says which pair is meant, so that nothing is done twice or to another. */
export type KeyStep =
  | { readonly kind: 'make'; readonly made: ClientKeys }
  | { readonly kind: 'use'; readonly key: string }
  | { readonly kind: 'discard'; readonly key: string }
  /** Back to the old pair, which is there still. */
  | { readonly kind: 'back'; readonly key: string }
  | { readonly kind: 'remove'; readonly key: string };

/** The keys after a step; null where it no longer fits, since somebody else has gone on. */
export function afterKeyStep(keys: OwnClientKeys, step: KeyStep, at: Date): OwnClientKeys | null {
  const since = at.toISOString();
  const { next, old, ...current } = keys;
  switch (step.kind) {
    case 'make':
      return next || old ? null : { ...current, next: { ...step.made, since } };
    case 'use':
      return next?.signing.kid === step.key ? { ...next, since, old: { ...current, since } } : null;
    case 'discard':
      return next?.signing.kid === step.key ? current : null;
    case 'back':
      return old?.signing.kid === step.key ? { ...old, since, next: { ...current, since } } : null;
    case 'remove':
      return old?.signing.kid === step.key ? current : null;
  }
}

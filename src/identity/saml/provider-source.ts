import type { Database } from '../../database/database.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type ProviderMetadata, readProviderMetadata } from './provider-metadata.ts';
import { createMetadataStore } from './stores/metadata-store.ts';

/** Where the identity provider's metadata comes from, and what it says now. */
export interface ProviderSource {
  /** Null when there is none and none can be fetched. `isUrgent`: a key was not known, so it is fetched anew, if that was not just done. */
  metadata(organisation: Organisation, setting: string, isUrgent?: boolean): Promise<ProviderMetadata | null>;
  /** Where the browser may be sent to, of all that is known: for the pages' content security policy. */
  origins(): readonly string[];
}

/** Metadata is fetched anew after so long; NemLog-in announces a new key weeks ahead. */
const freshFor = 60 * 60_000;
/** When a message is signed by an unknown key, or the address is down, no more often than this. */
const urgentlyAfter = 30_000;
const fetchLimit = 10_000;
const sizeLimit = 2_000_000;

interface Kept {
  readonly metadata: ProviderMetadata | null;
  readonly at: number;
}

/**
 * Keeps metadata in memory and the last good one in the database, so that log-in goes on while the address is down, also
 * through a restart. XML given as the setting itself is read as it is.
 * @param isPlainAllowed whether an address without TLS may be used, of this machine
 */
export function createProviderSource(
  database: Database,
  now: () => Date,
  report: (what: string, details: Readonly<Record<string, string>>) => void,
  isPlainAllowed: boolean,
): ProviderSource {
  const store = createMetadataStore(database);
  const kept = new Map<string, Kept>();
  const urgentAt = new Map<string, number>();
  const underWay = new Map<string, Promise<ProviderMetadata | null>>();

  return {
    origins: () => [...new Set([...kept.values()].flatMap(({ metadata }) => (metadata ? originsOf(metadata) : [])))],

    async metadata(organisation, setting, isUrgent = false) {
      const key = `${organisation.id} ${setting}`;
      const known = kept.get(key);
      if (/^\s*</.test(setting)) return known?.metadata ?? fromText(key, setting);
      if (known && !isDue(key, known, isUrgent)) return known.metadata;
      const running = underWay.get(key) ?? refresh(organisation, setting, key).finally(() => underWay.delete(key));
      underWay.set(key, running);
      // What is known does, while the new one is on its way.
      return known?.metadata && !isUrgent ? known.metadata : running;
    },
  };

  function isDue(key: string, { metadata, at }: Kept, isUrgent: boolean): boolean {
    const time = now().getTime();
    if (!isUrgent) return time - at >= (metadata ? freshFor : urgentlyAfter / 10);
    if (time - (urgentAt.get(key) ?? 0) < urgentlyAfter) return false;
    urgentAt.set(key, time);
    return true;
  }

  function fromText(key: string, text: string): ProviderMetadata | null {
    const read = readProviderMetadata(text, now());
    if (!read.ok) report('identity provider metadata of the settings is of no use', { problem: read.detail });
    kept.set(key, { metadata: read.ok ? read.metadata : null, at: now().getTime() });
    return read.ok ? read.metadata : null;
  }

  async function refresh(organisation: Organisation, address: string, key: string): Promise<ProviderMetadata | null> {
    const fetched = await fetchText(address, isPlainAllowed);
    const read = fetched.ok ? readProviderMetadata(fetched.text, now()) : fetched;
    if (fetched.ok && read.ok && 'metadata' in read) {
      kept.set(key, { metadata: read.metadata, at: now().getTime() });
      await store.keep(organisation, address, fetched.text, now());
      return read.metadata;
    }
    const problem = 'detail' in read ? read.detail : 'unknown';
    report('identity provider metadata could not be fetched anew', { problem, organisation: organisation.slug });
    const last = kept.get(key)?.metadata ?? (await lastGood(organisation, address));
    kept.set(key, { metadata: last, at: now().getTime() - (last ? freshFor - urgentlyAfter : 0) });
    return last;
  }

  async function lastGood(organisation: Organisation, address: string): Promise<ProviderMetadata | null> {
    const text = await store.last(organisation, address);
    const read = text === null ? null : readProviderMetadata(text, now());
    return read?.ok ? read.metadata : null;
  }
}

/** Worked out once for each metadata: every page names them. */
const origins = new WeakMap<ProviderMetadata, readonly string[]>();

function originsOf(metadata: ProviderMetadata): readonly string[] {
  const known = origins.get(metadata);
  if (known) return known;
  const found = [metadata.login, ...(metadata.logout ? Object.values(metadata.logout) : [])].map(originOf);
  origins.set(metadata, found);
  return found;
}

function originOf(address: string): string {
  return new URL(address).origin;
}

type Fetched = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly detail: string };

async function fetchText(address: string, isPlainAllowed: boolean): Promise<Fetched> {
  const url = URL.parse(address);
  const isLoopback = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url?.protocol !== 'https:' && !(isPlainAllowed && isLoopback)) return { ok: false, detail: 'no https address' };
  try {
    const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(fetchLimit) });
    if (!answer.ok || !answer.body) return { ok: false, detail: `HTTP ${answer.status}` };
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of answer.body) {
      size += chunk.byteLength;
      if (size > sizeLimit) return { ok: false, detail: 'too large' };
      chunks.push(chunk);
    }
    return { ok: true, text: Buffer.concat(chunks).toString('utf8') };
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.name : 'unreachable' };
  }
}

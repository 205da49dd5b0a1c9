import { setTimeout as sleep } from 'node:timers/promises';
import { isSafeAddress } from '../oidc/safe-address.ts';
import type { ProviderFetch } from './fetch-within.ts';
import type { GraphSource } from './login-provider.ts';

/** The groups of somebody, or why they could not be read. `detail` is for the log: a status or a word, never a value. */
export type GraphGroups =
  | { readonly ok: true; readonly groups: readonly string[] }
  | { readonly ok: false; readonly detail: string };

/** Graph's own largest page (Microsoft Graph, "List a user's memberships"). */
const pageSize = 999;
const mostPages = 50;
const mostTries = 4;
/** All of it may take so long: somebody waits before their log-in. */
const mostMilliseconds = 20_000;
const shortestWait = 300;

/**
 * Reads the groups that Entra ID left out of a log-in (`_claim_names`), also those that somebody is in through another, as whoever
 * logs in: `GET {endpoint}/me/transitiveMemberOf/microsoft.graph.group`. Only below the address that the administrator set: neither the
 * address in `_claim_sources` nor a next page that lies elsewhere is asked. A busy Graph (429, 503) is asked again after the time
 * that it says. What is read is all or nothing: half of somebody's groups would look like all of them.
 */
export async function readGraphGroups(
  { endpoint, groupName }: GraphSource,
  accessToken: string,
  fetch: ProviderFetch,
  allowInsecureLoopback: boolean,
): Promise<GraphGroups> {
  const until = Date.now() + mostMilliseconds;
  const select = groupName === 'id' ? 'id' : `id,${groupName}`;
  const query = new URLSearchParams({ $select: select, $top: String(pageSize) });
  let address = `${endpoint}/me/transitiveMemberOf/microsoft.graph.group?${query}`;
  const groups = new Set<string>();
  for (let page = 0; page < mostPages; page += 1) {
    if (!isBelow(address, endpoint, allowInsecureLoopback)) return failed('a next page at another address');
    const answer = await ask(address, accessToken, fetch, until);
    if (!answer.ok) return answer;
    const { value, '@odata.nextLink': next } = answer.body;
    if (!Array.isArray(value)) return failed('an answer without a list');
    for (const group of value as readonly unknown[]) {
      const name = nameOf(group, groupName);
      if (name === undefined) return failed(`a group without ${groupName}`);
      // A group that exists in the cloud alone has no name in Active Directory, as in the claim itself.
      if (name !== null) groups.add(name);
    }
    if (next === undefined) return { ok: true, groups: [...groups] };
    if (typeof next !== 'string') return failed('an answer without a list');
    address = next;
  }
  return failed('too many pages');
}

type Answer =
  | { readonly ok: true; readonly body: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly detail: string };

async function ask(address: string, accessToken: string, fetch: ProviderFetch, until: number): Promise<Answer> {
  let detail = 'no connection';
  for (let tried = 1; tried <= mostTries; tried += 1) {
    const left = until - Date.now();
    if (left <= 0) break;
    const answer = await fetch(address, {
      redirect: 'manual',
      headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json' },
      signal: AbortSignal.timeout(left),
    }).catch(() => null);
    if (answer?.status === 200) {
      const body: unknown = await answer.json().catch(() => null);
      if (typeof body === 'object' && body !== null) return { ok: true, body: { ...body } };
      return failed('an answer that is no JSON');
    }
    detail = answer === null ? 'no connection' : `HTTP ${answer.status}`;
    // A refusal is no matter of waiting: the token is wrong, or lacks what it takes to read groups.
    if (answer !== null && answer.status !== 429 && answer.status < 500) break;
    const said = Number(answer?.headers.get('retry-after') ?? Number.NaN);
    const wait = Number.isFinite(said) && said >= 0 ? said * 1_000 : shortestWait * 2 ** (tried - 1);
    if (tried === mostTries || Date.now() + wait >= until) break;
    await sleep(wait);
  }
  return failed(detail);
}

function failed(detail: string): { readonly ok: false; readonly detail: string } {
  return { ok: false, detail: `groups: ${detail}` };
}

/** Whether an address lies under the one that the administrator set, which is https but on this very machine. */
function isBelow(address: string, endpoint: string, allowInsecureLoopback: boolean): boolean {
  const [asked, set] = [URL.parse(address), URL.parse(endpoint)];
  if (asked === null || set === null || !isSafeAddress(asked, allowInsecureLoopback)) return false;
  return asked.origin === set.origin && asked.pathname.startsWith(`${set.pathname.replace(/\/$/, '')}/`);
}

/** What a group is called; null where it has no such name; undefined for what is no group. */
function nameOf(group: unknown, groupName: GraphSource['groupName']): string | null | undefined {
  if (typeof group !== 'object' || group === null || !('id' in group) || typeof group.id !== 'string') return undefined;
  if (groupName === 'id') return group.id;
  const name: unknown = Reflect.get(group, groupName);
  if (name === null || name === undefined) return groupName === 'onPremisesSamAccountName' ? null : undefined;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

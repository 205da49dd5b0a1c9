import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { people } from '../people.ts';
import { packages } from './packages.ts';

/** Who acts. */
export type Representative =
  | { readonly kind: 'person'; readonly cpr: string }
  | { readonly kind: 'company'; readonly cvr: string };

/** A power, or one that is asked for. */
export interface Grant {
  readonly id: string;
  readonly grantorCpr: string;
  readonly representative: Representative;
  readonly package: string;
  readonly validFrom: string;
  readonly validTo?: string;
  /** `asked`: the grantor has not said yes. */
  readonly state: 'asked' | 'given' | 'revoked';
}

/** What somebody wants to give or ask for; `loggedIn` is the CPR number of whoever is logged in with MitID. */
export interface WantedGrant {
  readonly loggedIn?: string;
  readonly grantorCpr: string;
  readonly representative: {
    readonly kind: string;
    readonly cpr?: string;
    readonly cvr?: string;
    readonly name?: string;
  };
  readonly package: string;
  readonly validTo?: string;
}

export type Refusal =
  | 'not-logged-in'
  | 'grantor-too-young'
  | 'grantor-unknown'
  | 'grantor-is-representative'
  | 'package-not-published'
  | 'package-not-connected'
  | 'end-in-the-past'
  | 'representative-by-name-only'
  | 'sub-delegation';

/** The powers of one sandbox. */
export interface GrantStore {
  give(wanted: WantedGrant, now: Date): Promise<{ readonly ok: true; readonly grant: Grant } | Refused>;
  /** The representative asks; nothing holds until {@link accept}. */
  ask(wanted: WantedGrant, now: Date): Promise<{ readonly ok: true; readonly grant: Grant } | Refused>;
  accept(id: string, loggedIn: string, now: Date): Promise<boolean>;
  revoke(id: string, now: Date): Promise<boolean>;
  /** Lets it end now. */
  expire(id: string, now: Date): Promise<boolean>;
  list(): readonly Grant[];
}

interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
}

const stores = new Map<string, Promise<GrantStore>>();

/** The store of the sandbox whose peer keeps its things in `folder`; the peers that log people in share it. */
export function grantsIn(folder: string): Promise<GrantStore> {
  const known = stores.get(folder);
  if (known) return known;
  const opened = openStore(folder);
  stores.set(folder, opened);
  return opened;
}

async function openStore(folder: string): Promise<GrantStore> {
  const file = join(folder, 'grants.json');
  let grants: readonly Grant[] = await readFile(file, 'utf8')
    .then((text) => JSON.parse(text) as readonly Grant[])
    .catch(() => []);
  const keep = async (next: readonly Grant[]) => {
    grants = next;
    await mkdir(folder, { recursive: true });
    await writeFile(file, JSON.stringify(grants));
  };
  const change = async (id: string, changed: (grant: Grant) => Grant | null): Promise<boolean> => {
    const found = grants.find((each) => each.id === id);
    const next = found ? changed(found) : null;
    if (!next) return false;
    await keep(grants.map((each) => (each.id === id ? next : each)));
    return true;
  };
  const add = async (wanted: WantedGrant, by: string, state: 'asked' | 'given', now: Date) => {
    const refusal = refusalOf(wanted, by, now);
    if (refusal) return { ok: false, refusal } as const;
    const { grantorCpr, representative, validTo } = wanted;
    const grant: Grant = {
      id: crypto.randomUUID(),
      grantorCpr,
      representative:
        representative.kind === 'company'
          ? { kind: 'company', cvr: representative.cvr ?? '' }
          : { kind: 'person', cpr: representative.cpr ?? '' },
      package: wanted.package,
      validFrom: now.toISOString(),
      ...(validTo === undefined ? {} : { validTo: new Date(validTo).toISOString() }),
      state,
    };
    await keep([...grants, grant]);
    return { ok: true, grant } as const;
  };
  return {
    give: (wanted, now) => add(wanted, wanted.grantorCpr, 'given', now),
    ask: (wanted, now) => add(wanted, wanted.representative.cpr ?? '', 'asked', now),
    accept: (id, loggedIn, now) =>
      change(id, (grant) =>
        grant.state === 'asked' && grant.grantorCpr === loggedIn
          ? { ...grant, state: 'given', validFrom: now.toISOString() }
          : null,
      ),
    revoke: (id) => change(id, (grant) => ({ ...grant, state: 'revoked' })),
    expire: (id, now) => change(id, (grant) => ({ ...grant, validTo: now.toISOString() })),
    list: () => grants,
  };
}

/** Why a power can't be given or asked for; null where it can. `by` must be the one who is logged in. */
function refusalOf(wanted: WantedGrant, by: string, now: Date): Refusal | null {
  const { loggedIn, grantorCpr, representative, validTo } = wanted;
  const isNumbered =
    (representative.kind === 'person' && /^\d{10}$/.test(representative.cpr ?? '')) ||
    (representative.kind === 'company' && /^\d{8}$/.test(representative.cvr ?? ''));
  if (!isNumbered) return 'representative-by-name-only';
  if (loggedIn === undefined || loggedIn === '') return 'not-logged-in';
  // Whoever gives on for another what they hold themselves would hand a power on.
  if (loggedIn !== by) return 'sub-delegation';
  const grantor = people.find(({ cpr }) => cpr === grantorCpr);
  if (!grantor) return 'grantor-unknown';
  if (representative.cpr === grantorCpr) return 'grantor-is-representative';
  const fifteen = new Date(`${Number(grantor.birthDate.slice(0, 4)) + 15}${grantor.birthDate.slice(4)}T00:00:00Z`);
  if (fifteen > now) return 'grantor-too-young';
  const wantedPackage = packages.find(({ key }) => key === wanted.package);
  if (!wantedPackage?.isPublished) return 'package-not-published';
  if (wantedPackage.system === null) return 'package-not-connected';
  if (validTo !== undefined && !(new Date(validTo) > now)) return 'end-in-the-past';
  return null;
}

/** Whether a power holds at that moment. */
export function isInForce(grant: Grant, now: Date): boolean {
  return grant.state === 'given' && (grant.validTo === undefined || new Date(grant.validTo) > now);
}

/**
 * The attribute `privilegesIntermediate` for somebody who logs in to a system: what holds now and is registered to just that
 * system, as OIO BPP 1.2. Undefined where there is nothing: then the attribute is left out.
 */
export function privilegesFor(store: GrantStore, cpr: string, system: string, now: Date): string | undefined {
  const held = new Map<string, Set<string>>();
  for (const grant of store.list()) {
    const bundle = packages.find(({ key }) => key === grant.package);
    const isTheirs = grant.representative.kind === 'person' && grant.representative.cpr === cpr;
    if (!isTheirs || !isInForce(grant, now) || bundle?.system !== system) continue;
    const own = held.get(grant.grantorCpr) ?? new Set();
    for (const privilege of bundle.privileges) own.add(privilege);
    held.set(grant.grantorCpr, own);
  }
  if (held.size === 0) return undefined;
  const groups = [...held].map(
    ([grantor, names]) =>
      `<PrivilegeGroup Scope="urn:dk:gov:saml:cprNumberIdentifier:${grantor}">${[...names].map((name) => `<Privilege>${name}</Privilege>`).join('')}</PrivilegeGroup>`,
  );
  const xml = `<?xml version="1.0" encoding="UTF-8"?><bpp:PrivilegeList xmlns:bpp="http://digst.dk/oiosaml/basic_privilege_profile">${groups.join('')}</bpp:PrivilegeList>`;
  return Buffer.from(xml).toString('base64');
}

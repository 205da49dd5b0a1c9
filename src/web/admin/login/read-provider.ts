import { type ClaimMap, type Fact, factPattern, factsOf, neededFacts } from '../../../identity/providers/claim-map.ts';
import type { KeptProvider } from '../../../identity/providers/provider-schema.ts';
import { addressPattern, isKeptProvider, keyPattern } from '../../../identity/providers/provider-schema.ts';
import type { PostedForm } from '../../posted-form.ts';
import type { LoginsTextKey } from './texts.ts';

/** What is wrong in what was typed: by the input's name, which of the texts says it. */
export type ProviderProblems = Readonly<Record<string, Extract<LoginsTextKey, `logins.wrong.${string}`>>>;

/** The inputs' names. */
export const inputs = {
  key: 'noegle',
  nameDa: 'navn-da',
  nameEn: 'navn-en',
  issuer: 'udsteder',
  clientId: 'klient',
  authentication: 'godkendelse',
  secret: 'hemmelighed',
  scope: 'scopes',
  parameters: 'parametre',
  minimumLevel: 'mindsteniveau',
  agreedLevel: 'aftalt-niveau',
  userinfo: 'userinfo',
  encrypted: 'krypteret',
  expects: 'krav',
  graph: 'graph',
  groupName: 'gruppenavn',
  fact: (fact: Fact) => `claim.${fact}`,
} as const;

export const authenticationKinds = ['private-key-jwt', 'client-secret-basic', 'client-secret-post'] as const;
export const groupNames = ['id', 'displayName', 'onPremisesSamAccountName'] as const;
export const levelNames = ['low', 'substantial', 'high'] as const;

/**
 * Reads the posted page of a provider. A secret that is left empty stays as it was.
 * @param start what the page began with: the provider as it stands, or as its preset sets it up
 */
export function readProvider(
  form: PostedForm,
  start: KeptProvider,
  of: { readonly isNew: boolean; readonly seal: (secret: string) => { readonly sealed: string } },
): { readonly provider: KeptProvider | null; readonly problems: ProviderProblems } {
  const problems: Record<string, ProviderProblems[string]> = {};
  const text = (name: string) => (form.value(name) ?? '').trim();
  const need = (name: string, fits: boolean, problem: ProviderProblems[string]) => {
    if (!fits) problems[name] = problem;
  };
  const key = of.isNew ? text(inputs.key) : start.key;
  need(inputs.key, new RegExp(keyPattern).test(key), 'logins.wrong.key');
  const names = { da: text(inputs.nameDa), en: text(inputs.nameEn) };
  need(inputs.nameDa, names.da !== '' && names.da.length <= 100, 'logins.wrong.name');
  need(inputs.nameEn, names.en !== '' && names.en.length <= 100, 'logins.wrong.name');
  const issuer = text(inputs.issuer);
  need(inputs.issuer, new RegExp(addressPattern).test(issuer), 'logins.wrong.issuer');
  const clientId = text(inputs.clientId);
  need(inputs.clientId, clientId !== '' && clientId.length <= 300, 'logins.wrong.clientId');
  const kind = authenticationKinds.find((each) => each === text(inputs.authentication));
  need(inputs.authentication, kind !== undefined, 'logins.wrong.authentication');
  const before = start.authentication.kind === 'private-key-jwt' ? null : start.authentication.secret;
  const typed = text(inputs.secret);
  const secret = typed === '' ? before : of.seal(typed);
  const needsSecret = kind !== undefined && kind !== 'private-key-jwt';
  // An empty seal is what a preset begins with.
  need(inputs.secret, !needsSecret || (secret !== null && secret.sealed !== ''), 'logins.wrong.secret');
  const scope = text(inputs.scope).replaceAll(/\s+/g, ' ');
  need(inputs.scope, /(^| )openid( |$)/.test(scope) && /^[^"\\]{1,500}$/.test(scope), 'logins.wrong.scope');
  const parameters = pairsIn(text(inputs.parameters));
  need(inputs.parameters, parameters !== null, 'logins.wrong.pairs');
  const expects = pairsIn(text(inputs.expects));
  need(inputs.expects, expects !== null, 'logins.wrong.pairs');
  const claims: Partial<Record<Fact, string>> = {};
  for (const fact of factsOf(start.audience)) {
    const written = text(inputs.fact(fact)).replaceAll(/\s+/g, '');
    const fits = written === '' ? !neededFacts.has(fact) : new RegExp(factPattern).test(written);
    need(inputs.fact(fact), fits, 'logins.wrong.fact');
    if (written !== '') claims[fact] = written;
  }
  const level = (name: string) => levelNames.find((each) => each === text(name)) ?? null;
  const [minimumLevel, agreedLevel] = [level(inputs.minimumLevel), level(inputs.agreedLevel)];
  if (start.audience === 'citizens') {
    need(inputs.minimumLevel, minimumLevel !== null, 'logins.wrong.level');
    if (claims.level === undefined && agreedLevel === null) problems[inputs.agreedLevel] = 'logins.wrong.noLevel';
  } else if (minimumLevel !== null && claims.level === undefined && agreedLevel === null) {
    problems[inputs.agreedLevel] = 'logins.wrong.noLevel';
  }
  const endpoint = text(inputs.graph).replace(/\/+$/, '');
  need(inputs.graph, endpoint === '' || new RegExp(addressPattern).test(endpoint), 'logins.wrong.issuer');
  const groupName = groupNames.find((each) => each === text(inputs.groupName)) ?? 'id';
  if (Object.keys(problems).length > 0) return { provider: null, problems };
  const provider = {
    ...{ key, audience: start.audience, preset: start.preset, name: names, issuer, clientId },
    authentication: needsSecret ? { kind, secret } : { kind: 'private-key-jwt' },
    ...{ scope, parameters, claims: claims as ClaimMap, expects, minimumLevel, agreedLevel },
    userinfo: form.value(inputs.userinfo) === 'ja',
    encrypted: form.value(inputs.encrypted) === 'ja',
    graph: endpoint === '' ? null : { endpoint, groupName },
  };
  if (!isKeptProvider(provider)) throw new Error('What was read of a provider does not fit its schema.');
  return { provider, problems };
}

/** `name=value` on each line; null where a line is none. The value may hold `=` again. */
function pairsIn(text: string): Readonly<Record<string, string>> | null {
  const lines = text.split(/\r?\n/).flatMap((line) => line.trim() || []);
  const pairs = lines.map((line): [string, string] => {
    const at = line.indexOf('=');
    return [line.slice(0, Math.max(at, 0)).trim(), line.slice(at + 1).trim()];
  });
  const fit = pairs.every(([name, value]) => /^[^\s=]{1,200}$/.test(name) && value !== '' && value.length <= 1_000);
  return fit && pairs.length <= 30 ? Object.fromEntries(pairs) : null;
}

/** The lines that {@link pairsIn} reads. */
export function linesOf(pairs: Readonly<Record<string, string>>): string {
  return Object.entries(pairs)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');
}

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readAuditLog } from '../../src/audit/read-audit-log.ts';
import { generateClientKeys } from '../../src/identity/oidc/keys.ts';
import { forgedTokens } from '../../src/identity/oidc/test-support/forgeries.ts';
import {
  type Forgery,
  type ForgingProvider,
  startForgingProvider,
} from '../../src/identity/oidc/test-support/forging-provider.ts';
import { sealProviderSecret } from '../../src/identity/providers/login-settings.ts';
import type { KeptProvider } from '../../src/identity/providers/provider-schema.ts';
import { formFields } from '../helpers/browse.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { enterProviders, sandboxProvider } from './support/enter-provider.ts';

const secret = 'a-client-secret-that-is-long-enough-for-HS256';
let provider: ForgingProvider;
/** Another provider, which the organisation has beside the first one. */
let second: ForgingProvider;
let product: RunningProduct;
before(async () => {
  const { decryption } = await generateClientKeys();
  provider = await startForgingProvider({ clientId: 'us', clientSecret: secret, decryption });
  second = await startForgingProvider({ clientId: 'us', clientSecret: secret, decryption });
  product = await startRunningProduct({
    environment: {
      EMPLOYEE_ISSUER: provider.issuer,
      EMPLOYEE_CLIENT_ID: 'us',
      EMPLOYEE_CLIENT_SECRET: secret,
      TRUST_PROXY: '1',
    },
  });
  const own = (key: string, { issuer }: ForgingProvider): KeptProvider => ({
    ...sandboxProvider(product, 'entra', key),
    ...{ issuer, clientId: 'us' },
    authentication: { kind: 'client-secret-basic', secret: sealProviderSecret(product.demo, secret) },
  });
  await enterProviders(product, [own('first', provider), own('second', second)], {
    employees: ['oidc', 'provider:first', 'provider:second'],
  });
});
after(async () => {
  await provider.stop();
  await second.stop();
  await product.close();
});

interface Begun {
  readonly state: string;
  readonly nonce: string;
  readonly cookie: string;
}

const cookiesOf = (answer: Response) => answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');

/** Each attack from an address of its own, so that the limit of attempts is not what stops it. */
let address = 0;
const from = () => ({ 'x-forwarded-for': `10.0.0.${address % 250}` });

async function begin(way = 'oidc'): Promise<Begun> {
  address += 1;
  const answer = await fetch(`${product.origin}/demo/login/medarbejder?vej=${way}`, {
    redirect: 'manual',
    headers: from(),
  });
  const asked = new URL(answer.headers.get('location') ?? '').searchParams;
  return {
    state: asked.get('state') ?? '',
    nonce: asked.get('nonce') ?? '',
    cookie: cookiesOf(answer).join('; '),
  };
}

const ownReturn = (key: string) => `/demo/login/udbyder/${key}/retur`;

function comeBack(
  query: Readonly<Record<string, string>>,
  cookie: string,
  to = '/login/medarbejder/retur',
): Promise<Response> {
  return fetch(`${product.origin}${to}?${new URLSearchParams(query)}`, {
    redirect: 'manual',
    headers: cookie === '' ? from() : { ...from(), cookie },
  });
}

/** The claims of somebody who may log in, with what the forgery changes; a nonce that it leaves alone is the right one. */
function forge(nonce: string, forgery: Forgery = {}, at = provider): void {
  const right = { nonce, tid: 't', oid: 'o', name: 'Signe', cvr: product.demo.cvr, groups: [], roles: [], sid: 's-1' };
  at.forge({ encrypted: false, ...forgery, claims: { ...right, ...forgery.claims } });
}

async function refusals(): Promise<readonly string[]> {
  const entries = await product.database.inOrganisation(product.demo.id, (transaction) =>
    readAuditLog(transaction, product.demo, { action: 'loginRefused' }, null),
  );
  return entries.map(({ detail }) => (typeof detail === 'object' ? String(detail.rule ?? '') : ''));
}

async function sessionCount(): Promise<number> {
  const rows = await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction.selectFrom('session').select('token_hash').where('kind', '=', 'employee').execute(),
  );
  return rows.length;
}

const attacks: Readonly<Record<string, (begun: Begun) => Promise<Response>>> = {
  ...Object.fromEntries(
    Object.entries(forgedTokens).map(([what, forgery]) => [
      `an id token ${what}`,
      ({ state, nonce, cookie }: Begun) => {
        forge(nonce, forgery);
        return comeBack({ code: 'c', state }, cookie);
      },
    ]),
  ),
  'a code of another log-in (code injection)': ({ state, nonce, cookie }) => {
    forge(nonce, { tokenEndpoint: 'invalid_grant' });
    return comeBack({ code: 'stolen', state }, cookie);
  },
  'an answer of another provider (mix-up)': ({ state, nonce, cookie }) => {
    forge(nonce);
    return comeBack({ code: 'c', state, iss: 'https://elsewhere.example' }, cookie);
  },
  'an answer in a browser that began nothing': ({ state, nonce }) => {
    forge(nonce);
    return comeBack({ code: 'c', state }, '');
  },
  'the state of another log-in': async ({ nonce, cookie }) => {
    const other = await begin();
    forge(nonce);
    return comeBack({ code: 'c', state: other.state }, cookie);
  },
  'an answer that comes twice': async ({ state, nonce, cookie }) => {
    forge(nonce, { claims: { nonce: 'another' } });
    await comeBack({ code: 'c', state }, cookie);
    forge(nonce);
    return comeBack({ code: 'c', state }, cookie);
  },
  'an answer without a code': ({ state, cookie }) => comeBack({ state }, cookie),
  'the answer of one provider at the address of another': async () => {
    const { state, nonce, cookie } = await begin('provider:first');
    forge(nonce, {}, second);
    return comeBack({ code: 'c', state }, cookie, ownReturn('second'));
  },
  'an answer at the right address in the name of another provider of the organisation': async () => {
    const { state, nonce, cookie } = await begin('provider:first');
    forge(nonce);
    return comeBack({ code: 'c', state, iss: second.issuer }, cookie, ownReturn('first'));
  },
  'a token of another provider of the organisation': async () => {
    const { state, nonce, cookie } = await begin('provider:first');
    forge(nonce, { claims: { iss: second.issuer } });
    return comeBack({ code: 'c', state }, cookie, ownReturn('first'));
  },
  'an answer of the installation’s provider at the address of the organisation’s, which has the same issuer': async ({
    state,
    nonce,
    cookie,
  }) => {
    forge(nonce);
    return comeBack({ code: 'c', state }, cookie, ownReturn('first'));
  },
  'an answer of the organisation’s provider at the address of the installation’s': async () => {
    const { state, nonce, cookie } = await begin('provider:first');
    forge(nonce);
    return comeBack({ code: 'c', state }, cookie);
  },
  'an answer without its issuer of a provider that says it always tells it': async () => {
    second.describe({ metadata: { authorization_response_iss_parameter_supported: true } });
    const { state, nonce, cookie } = await begin('provider:second');
    forge(nonce, {}, second);
    return comeBack({ code: 'c', state }, cookie, ownReturn('second'));
  },
};

test('SEC-1 every attack on a log-in by OpenID Connect is refused with its rule in the security log, and makes no session', {
  timeout: 60_000,
}, async () => {
  const wrong: string[] = [];
  for (const [what, attack] of Object.entries(attacks)) {
    const before = (await refusals()).length;
    const answer = await attack(await begin());
    const page = await answer.text();
    if (answer.status !== 400) wrong.push(`${what}: ${answer.status} ${answer.headers.get('location') ?? ''}`);
    if (cookiesOf(answer).some((cookie) => /^session=./.test(cookie))) wrong.push(`${what}: a session's cookie`);
    if (!/[2-9A-Z]{4}-[2-9A-Z]{4}/.test(page)) wrong.push(`${what}: no reference`);
    const rules = await refusals();
    if (rules.length <= before || rules[0] === '') wrong.push(`${what}: no rule in the log`);
    if (page.includes('0107850018') || rules.join().includes('0107850018')) wrong.push(`${what}: tells what was in it`);
  }
  assert.deepEqual(wrong, []);
  assert.equal(await sessionCount(), 0);
});

async function logIn(before = ''): Promise<string> {
  const answer = await fetch(`${product.origin}/demo/login/medarbejder?vej=oidc`, {
    redirect: 'manual',
    headers: before === '' ? {} : { cookie: before },
  });
  const asked = new URL(answer.headers.get('location') ?? '').searchParams;
  forge(asked.get('nonce') ?? '');
  const back = await comeBack({ code: 'c', state: asked.get('state') ?? '' }, cookiesOf(answer).join('; '));
  assert.equal(back.status, 303, await back.text());
  return cookiesOf(back).find((cookie) => cookie.startsWith('session=')) ?? '';
}

async function isOpen(cookie: string): Promise<boolean> {
  return (await fetch(`${product.origin}/demo/mit-login`, { headers: { cookie } })).status === 200;
}

test('SEC-2 each log-in makes a new token, and the one that the browser had before is worth nothing', async () => {
  const first = await logIn();
  assert.ok(await isOpen(first));
  const second = await logIn(first);
  assert.notEqual(first, second);
  assert.deepEqual(await Promise.all([isOpen(first), isOpen(second)]), [false, true]);
});

test('SEC-2 the provider logs somebody out from behind, once by each token, and by no token that is wrong', async () => {
  const cookie = await logIn();
  const post = (token: string) =>
    fetch(`${product.origin}/login/medarbejder/afmelding`, {
      method: 'POST',
      body: new URLSearchParams({ logout_token: token }),
    });
  const at = Math.floor(Date.now() / 1000);
  const claims = (jti: string) => ({
    ...{ iss: provider.issuer, aud: 'us', iat: at, exp: at + 120, jti, sub: 'someone', sid: 's-1' },
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
  });
  provider.forge({});
  const elsewhere = await post(await provider.signed({ ...claims('a'), sid: 'another' }));
  assert.equal(elsewhere.status, 200);
  assert.ok(await isOpen(cookie), 'another session of the same person');
  assert.equal((await post(await provider.signed({ ...claims('b'), nonce: 'n' }))).status, 400);
  assert.equal((await post(await provider.signed({ ...claims('b'), iss: 'https://elsewhere.example' }))).status, 400);
  assert.equal((await post('nonsense')).status, 400);
  assert.ok(await isOpen(cookie));

  const token = await provider.signed(claims('c'));
  assert.equal((await post(token)).status, 200);
  assert.ok(!(await isOpen(cookie)));
  const again = await logIn();
  assert.equal((await post(token)).status, 400);
  assert.ok(await isOpen(again), 'a token that was used ends nothing');
});

interface Proof {
  readonly auth_time?: number | undefined;
  readonly amr?: readonly string[];
  readonly acr?: string;
}

/** A log-in as `oid` with what the provider says of the proof; `cookie` is of the session that the browser has. */
async function logInAs(oid: string, proof: Proof, cookie = '', path = '/demo/login/medarbejder?') {
  address += 1;
  const begun = await fetch(`${product.origin}${path}&vej=oidc`, {
    redirect: 'manual',
    headers: { ...from(), cookie },
  });
  const asked = new URL(begun.headers.get('location') ?? '').searchParams;
  forge(asked.get('nonce') ?? '', { claims: { oid, name: oid, roles: ['administrator'], ...proof } });
  const back = await comeBack({ code: 'c', state: asked.get('state') ?? '' }, cookiesOf(begun).join('; '));
  const session = cookiesOf(back).find((line) => line.startsWith('session=')) ?? '';
  return { asked, back, session };
}

test('SEC-1 SEC-2 what weighs much asks for a fresh log-in by more than one factor, and keeps what was typed for the same employee', async () => {
  const now = () => Math.floor(Date.now() / 1_000);
  const roles = '/demo/administration/roller';
  const show = async (path: string, cookie: string) =>
    (await fetch(product.origin + path, { headers: { ...from(), cookie } })).text();
  const post = async (path: string, cookie: string, page: string, action: string, more: readonly string[][] = []) => {
    const fields = Object.entries(formFields(page, action) ?? {}).map(([name, value]) => [
      name,
      value.replaceAll('&quot;', '"'),
    ]);
    const body = new URLSearchParams([...fields, ...more]);
    const headers = { ...from(), cookie, origin: product.origin };
    return fetch(product.origin + path, { method: 'POST', redirect: 'manual', headers, body });
  };
  const role = (name: string) => [
    ['navn-da', name],
    ['ret', 'log.read'],
    ['ret', 'keys.manage'],
  ];
  const make = async (cookie: string, name: string) =>
    post(`${roles}/ny`, cookie, await show(`${roles}/ny`, cookie), `${roles}/ny`, role(name));

  const hourAgo = await logInAs('o-1', { auth_time: now() - 3_600, amr: ['pwd', 'mfa'] });
  const unsaid = await logInAs('o-2', { auth_time: undefined, amr: ['mfa'] });
  const onlyPassword = await logInAs('o-3', { auth_time: now(), amr: ['pwd'] });
  for (const [who, words] of [
    [hourAgo, /mere end 15 minutter/],
    [unsaid, /mere end 15 minutter/],
    [onlyPassword, /mere end en adgangskode/],
  ] as const) {
    const refused = await make(who.session, 'Ny rolle');
    assert.equal(refused.status, 401);
    assert.match(await refused.text(), words);
  }
  assert.equal((await fetch(product.origin + roles, { headers: { cookie: hourAgo.session } })).status, 200);

  // The page that asks leads to a log-in that the provider must make anew; what was typed comes back with it.
  const asking = await (await make(hourAgo.session, 'Revisor "æ" & co.')).text();
  const confirm = '/demo/login/medarbejder/bekraeft';
  const kept = await post(confirm, hourAgo.session, asking, confirm);
  const fresh = kept.headers.get('location') ?? '';
  const stale = await logInAs('o-1', { auth_time: now() - 3_600, amr: ['mfa'] }, hourAgo.session, fresh);
  assert.deepEqual([stale.asked.get('prompt'), stale.asked.get('max_age')], ['login', '900']);
  assert.deepEqual([stale.back.status, stale.session], [400, ''], 'the provider did not do it: refused');
  assert.ok((await refusals()).some((rule) => /auth_time/.test(rule)));
  const again = await logInAs('o-1', { auth_time: now(), amr: ['mfa'] }, hourAgo.session, fresh);
  assert.equal(again.back.headers.get('location'), '/demo/login/genoptag');
  const resume = await show('/demo/login/genoptag', again.session);
  const made = await post(`${roles}/ny`, again.session, resume, `${roles}/ny`, [['ret', 'keys.manage']]);
  assert.equal(made.status, 303);
  assert.match(await show(roles, again.session), /Revisor &quot;æ&quot; &amp; co\./);

  // Somebody else at the same browser gets nothing of it.
  await post(confirm, onlyPassword.session, await (await make(onlyPassword.session, 'Hemmelig')).text(), confirm);
  const other = await logInAs('o-4', { auth_time: now(), amr: ['mfa'] }, onlyPassword.session, fresh);
  assert.doesNotMatch(await show('/demo/login/genoptag', other.session), /Hemmelig/);
  assert.match(await show('/demo/login/genoptag', other.session), /ikke noget, der venter/);
});

test('SEC-1 a provider of the organisation’s own ends its sessions from behind at its own address, and no other’s', async () => {
  const { state, nonce, cookie } = await begin('provider:first');
  forge(nonce);
  const back = await comeBack({ code: 'c', state }, cookie, ownReturn('first'));
  assert.equal(back.status, 303, await back.text());
  const session = cookiesOf(back).find((each) => each.startsWith('session=')) ?? '';
  const at = Math.floor(Date.now() / 1000);
  const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
  const claims = { aud: 'us', iat: at, exp: at + 120, jti: 'own', sub: 'someone', sid: 's-1', events };
  const post = (key: string, token: string) =>
    fetch(`${product.origin}/demo/login/udbyder/${key}/afmelding`, {
      method: 'POST',
      body: new URLSearchParams({ logout_token: token }),
    });
  second.forge({});
  provider.forge({});
  assert.equal((await post('second', await second.signed({ ...claims, iss: second.issuer }))).status, 200);
  assert.equal((await post('second', await provider.signed({ ...claims, iss: provider.issuer }))).status, 400);
  assert.equal((await post('first', await second.signed({ ...claims, iss: provider.issuer }))).status, 400);
  assert.ok(await isOpen(session), 'what another provider says ends nothing');
  assert.equal(
    (await post('first', await provider.signed({ ...claims, jti: 'own-2', iss: provider.issuer }))).status,
    200,
  );
  assert.ok(!(await isOpen(session)));
});

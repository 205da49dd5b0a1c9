import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import { projectRoot } from '../../src/paths.ts';
import { exchangeHttp, type HttpAnswer } from '../../src/service-platform/exchange-http.ts';
import { identityOf } from '../../src/service-platform/platform.ts';
import { tokenRequest } from '../../src/service-platform/token-service.ts';
import { digitalPostPeer } from '../digital-post/peer.ts';
import { type SandboxInTest, sandboxInTest } from '../digital-post/sandbox-in-test.ts';
import { demoCvr, proevebyCvr } from '../people.ts';
import { writeAssertion } from './assertion.ts';
import { callerWith } from './connection-in-test.ts';
import { authority, tokenServiceKey } from './keys.ts';
import { accessTokenPath } from './peer.tsx';
import { entityIds } from './user-systems.ts';

const [certificate] = callerWith().certificates;
const [other] = callerWith(proevebyCvr).certificates;
assert.ok(certificate && other);

async function post(
  { platform }: SandboxInTest,
  url: string,
  body: string,
  type: string | undefined,
  as = certificate,
): Promise<Extract<HttpAnswer, { kind: 'answer' }>> {
  const bytes = Buffer.from(body);
  const answer = await exchangeHttp({
    method: 'POST',
    url,
    headers: type === undefined ? {} : { 'content-type': type },
    body: {
      length: bytes.length,
      pieces: (async function* () {
        yield bytes;
      })(),
    },
    ...(as ? { identity: identityOf(platform, as) } : {}),
    signal: AbortSignal.timeout(10_000),
  });
  assert.ok(answer.kind === 'answer', JSON.stringify(answer));
  return answer;
}

const right = tokenRequest(demoCvr, certificate, entityIds.kombi);
const changed = (change: Readonly<Record<string, unknown>>) => JSON.stringify({ ...JSON.parse(right), ...change });
const trust = 'http://docs.oasis-open.org/ws-sx/ws-trust/200512';

test('SEC-1 the token service issues to the right request, and refuses every other with a code', async (t) => {
  const sandbox = await sandboxInTest(t, digitalPostPeer);
  const issue = (body: string, type = 'application/json') =>
    post(sandbox, sandbox.platform.tokenServiceUrl, body, type);
  assert.equal((await issue(right)).status, 200);
  const refused: readonly (readonly [code: string, body: string, type?: string])[] = [
    ['wst:BadRequest', right, 'application/soap+xml'],
    ['wst:BadRequest', right.slice(0, -5)],
    ['wst:BadRequest', '[]'.replace('[]', '1')],
    ['wst:InvalidRequest', changed({ TokenType: 'urn:oasis:names:tc:SAML:1.0:assertion' })],
    ['wst:InvalidRequest', changed({ RequestType: `${trust}/Renew` })],
    ['wst:InvalidRequest', changed({ KeyType: `${trust}/Bearer` })],
    [
      'wst:InvalidRequest',
      changed({ AppliesTo: { EndpointReference: { Address: 'http://entityid.kombit.dk/service/findes-ikke/1' } } }),
    ],
    ['wst:InvalidRequest', changed({ AppliesTo: null })],
    ['wst:InvalidRequest', changed({ AnvenderKontekst: { Cvr: '1000009' } })],
    ['wst:FailedAuthentication', changed({ AnvenderKontekst: { Cvr: proevebyCvr } })],
    ['wst:FailedAuthentication', changed({ UseKey: other.der })],
    ['wst:FailedAuthentication', changed({ UseKey: `-----BEGIN CERTIFICATE-----${certificate.der}` })],
  ];
  for (const [code, body, type] of refused) {
    const answer = await issue(body, type);
    assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status}`);
    assert.equal(JSON.parse(answer.body).faultcode, code, body.slice(0, 300));
  }
  assert.equal((await sandbox.received('service-platform')).length, 1);
});

test('SEC-1 AccessTokenService refuses by the words of the profile what is no good assertion for the caller', async (t) => {
  const sandbox = await sandboxInTest(t, digitalPostPeer);
  const url = sandbox.platform.url + accessTokenPath;
  const form = 'application/x-www-form-urlencoded;charset=UTF-8';
  const now = Date.now();
  const spec = {
    issuer: 'https://saml.example',
    cvr: demoCvr,
    entityId: entityIds.kombi,
    holder: certificate.der,
    from: new Date(now - 1_000),
    to: new Date(now + 3_600_000),
    signer: tokenServiceKey,
  };
  const bodyOf = (xml: string) => new URLSearchParams({ 'saml-token': Buffer.from(xml).toString('base64') }).toString();
  const good = writeAssertion(spec);
  const answer = await post(sandbox, url, bodyOf(good), form);
  assert.equal(answer.status, 200);
  assert.deepEqual([answer.headers?.['cache-control'], answer.headers?.pragma], ['no-store', 'no-cache']);
  const { token_type: type, expires_in: seconds } = JSON.parse(answer.body);
  assert.deepEqual([type, seconds], ['Holder-of-key', 3600]);
  const short = await post(sandbox, url, `${bodyOf(good)}&should-expire-in=60`, form);
  assert.equal(JSON.parse(short.body).expires_in, 60);

  const refused: readonly (readonly [status: number, description: RegExp, body: string, type?: string | null])[] = [
    [400, /No content type was specified/, bodyOf(good), null],
    [
      400,
      /'application\/x-www-form-urlencoded' is required/,
      JSON.stringify({ 'saml-token': 'x' }),
      'application/json',
    ],
    [400, /saml-token was missing/, 'token=x'],
    [400, /saml-token must be in base64/, 'saml-token=%3Cx%3E'],
    [401, /Token could not be parsed/, bodyOf('hej')],
    [401, /The Token could not be validated/, bodyOf(good.replace(demoCvr, proevebyCvr))],
    [401, /The Token could not be validated/, bodyOf(writeAssertion({ ...spec, signer: authority }))],
    [
      401,
      /The Token is expired/,
      bodyOf(writeAssertion({ ...spec, from: new Date(now - 9e6), to: new Date(now - 301_000) })),
    ],
    [
      401,
      /Audience was not known/,
      bodyOf(writeAssertion({ ...spec, entityId: 'http://entityid.kombit.dk/service/x/1' })),
    ],
    [401, /did not match the provided client certificate/, bodyOf(writeAssertion({ ...spec, holder: other.der }))],
    [401, /SubjectConfirmation method was not valid/, bodyOf(signedBearer(spec))],
  ];
  for (const [status, description, body, contentType = form] of refused) {
    const refusal = await post(sandbox, url, body, contentType ?? undefined);
    assert.equal(refusal.status, status, body.slice(0, 80));
    assert.match(String(refusal.headers?.['www-authenticate']), description);
  }
  const nobody = await postWithout(sandbox, url, bodyOf(good), form);
  assert.equal(nobody.status, 403);
  assert.match(nobody.body, /<html>.*no client certificate/s);
});

function signedBearer(spec: Parameters<typeof writeAssertion>[0]): string {
  return writeAssertion({ ...spec, method: 'urn:oasis:names:tc:SAML:2.0:cm:bearer' });
}

/** Over TLS without a certificate of one's own. */
async function postWithout({ platform }: SandboxInTest, url: string, body: string, type: string) {
  const { request } = await import('node:https');
  return new Promise<{ readonly status: number; readonly body: string }>((resolve, reject) => {
    const outgoing = request(
      url,
      { method: 'POST', ca: platform.authorities, headers: { 'content-type': type } },
      async (answer) => {
        resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(await answer.toArray()).toString() });
      },
    );
    outgoing.on('error', reject).end(body);
  });
}

const sample = join(projectRoot, '../shared/reference/data/service-security/saml-assertion-sample-2022.xml');
const skip = existsSync(sample) ? false : 'shared reference files are not here';

test('SEC-1 the sandbox’s assertion has what the real one of 2022 has', { skip }, (_t: TestContext) => {
  const partsOf = (xml: string) => {
    const parts = new Set<string>();
    const visit = (element: Element, path: string) => {
      const here = `${path}/${element.localName}`;
      parts.add(here);
      for (const { name, value } of Array.from(element.attributes)) {
        if (/^(Name|Method|Format|Algorithm)$/.test(name)) parts.add(`${here}@${name}=${value}`);
        else if (!name.startsWith('xmlns')) parts.add(`${here}@${name.replace(/^\w+:/, '')}`);
      }
      for (const child of Array.from(element.childNodes)) if (child.nodeType === 1) visit(child as Element, here);
    };
    const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement;
    assert.ok(root);
    visit(root, '');
    return parts;
  };
  const at = new Date();
  const spec = { issuer: 'x', cvr: demoCvr, entityId: entityIds.kombi, holder: certificate.der, from: at, to: at };
  const ours = partsOf(writeAssertion({ ...spec, signer: tokenServiceKey }));
  const missing = [...partsOf(readFileSync(sample, 'utf8'))].filter((part) => !ours.has(part));
  assert.deepEqual(missing, []);
});

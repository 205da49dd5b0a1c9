import assert from 'node:assert/strict';
import { createPrivateKey, sign } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { authnRequest, newMessageId } from '../../src/identity/saml/messages.ts';
import { contexts } from '../../src/identity/saml/names.ts';
import { nemloginParty } from '../../src/identity/saml/nemlogin/nemlogin-party.ts';
import { redirectAddress } from '../../src/identity/saml/redirect-binding.ts';
import type { ServiceProvider } from '../../src/identity/saml/service-provider.ts';
import { serviceProviderMetadata } from '../../src/identity/saml/sp-metadata.ts';
import { contextHandlerPeer } from '../context-handler/peer.tsx';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';
import { organisationKeys } from './keys.ts';
import { nemloginPeer } from './peer.tsx';

let sandbox: Sandbox;
let folder: string;
let home = '';
let address = '';
let context: string = contexts.person;

/** The two identity providers, and whom each is asked for. */
const peers = [
  ['nemlogin', contexts.person],
  ['context-handler', contexts.professional],
] as const;
const key = organisationKeys.demo;
assert.ok(key);
const ours = createPrivateKey(key.privateKey);

const product = createServer((_request, response) => response.end(serviceProviderMetadata(provider(), nemloginParty)));
before(async () => {
  await new Promise<void>((resolve) => product.listen(0, '127.0.0.1', resolve));
  const at = product.address();
  assert.ok(at !== null && typeof at === 'object');
  home = `http://127.0.0.1:${at.port}`;
  folder = await mkdtemp(join(tmpdir(), 'nemlogin-'));
  sandbox = await startSandbox({
    port: 0,
    dataFolder: folder,
    productUrl: home,
    peers: [nemloginPeer, contextHandlerPeer],
  });
});
after(async () => {
  await sandbox.stop();
  product.closeAllConnections();
  product.close();
  await rm(folder, { recursive: true, force: true });
});

function provider(): ServiceProvider {
  const base = `${home}/demo/saml`;
  return {
    entityId: `${base}/metadata`,
    cvr: '10000009',
    name: 'Demo',
    technicalContact: undefined,
    addresses: {
      metadata: `${base}/metadata`,
      answer: `${base}/svar`,
      logout: `${base}/log-af`,
      logoutResponse: `${base}/x`,
    },
    keys: [{ certificate: key?.certificate ?? '', privateKey: key?.privateKey ?? '', signing: ours }],
    isForced: false,
    comparesAssuranceLevel: false,
    metadata: undefined,
  };
}

function request(change: (xml: string) => string = (xml) => xml): string {
  const { entityId, addresses } = provider();
  return change(
    authnRequest({
      id: newMessageId(),
      at: new Date(),
      destination: address,
      issuer: entityId,
      answerTo: addresses.answer,
      level: 'substantial',
      context,
      isForced: false,
    }),
  );
}

const sent = (xml: string, relayState = 'x', by = ours) => redirectAddress(address, 'SAMLRequest', xml, relayState, by);
const open = (url: string) => fetch(url, { redirect: 'manual' });

for (const [peer, asked] of peers) {
  test(`${peer}: a good request leads to the log-in page; so does one with an audience, as Digitaliseringsstyrelsen’s own code writes it`, async () => {
    [address, context] = [`${sandbox.url}/${peer}/saml`, asked];
    const condition =
      '<saml:Conditions><saml:AudienceRestriction><saml:Audience>x</saml:Audience></saml:AudienceRestriction></saml:Conditions>';
    for (const xml of [
      request(),
      request((plain) => plain.replace('<samlp:RequestedAuthnContext', `${condition}$&`)),
    ]) {
      const answer = await open(await sent(xml));
      assert.equal(answer.status, 303);
      assert.match(answer.headers.get('location') ?? '', new RegExp(`^/${peer}/log-in/`));
    }
  });

  test(`${peer}: what it does not take is told on a page of its own, and nothing goes back to the service`, async () => {
    [address, context] = [`${sandbox.url}/${peer}/saml`, asked];
    const good = await sent(request());
    const again = request();
    await open(await sent(again));
    const other = createPrivateKey(organisationKeys.proeveby?.privateKey ?? '');
    const sha1 = () => {
      const query = `SAMLRequest=${encodeURIComponent(deflateRawSync(request()).toString('base64'))}&SigAlg=${encodeURIComponent('http://www.w3.org/2000/09/xmldsig#rsa-sha1')}`;
      const signature = sign('sha1', Buffer.from(query), ours).toString('base64');
      return `${address}?${query}&Signature=${encodeURIComponent(signature)}`;
    };
    const wrong: Readonly<Record<string, string>> = {
      unsigned: good.replace(/&SigAlg=.*/, ''),
      'by SHA-1': sha1(),
      'by another key': await sent(request(), 'x', other),
      'encoded again': good.replaceAll('%2B', '%2b').replaceAll('%2F', '%2f').replaceAll('%3D', '%3d'),
      'a RelayState of 513 characters': await sent(request(), 'x'.repeat(513)),
      'an unknown issuer': await sent(request((xml) => xml.replace('/demo/saml/metadata', '/demo/saml/other'))),
      'a strange issuer': await sent(
        request((xml) => xml.replace(/<saml:Issuer>[^<]*/, '<saml:Issuer>https://x.example')),
      ),
      'another destination': await sent(
        request((xml) => xml.replace(/Destination="[^"]*"/, 'Destination="https://x.example"')),
      ),
      'an address to answer to that is not registered': await sent(
        request((xml) => xml.replace(/ServiceURL="[^"]*"/, 'ServiceURL="https://x.example"')),
      ),
      'six minutes old': await sent(
        request((xml) =>
          xml.replace(/IssueInstant="[^"]*"/, `IssueInstant="${new Date(Date.now() - 360_000).toISOString()}"`),
        ),
      ),
      'an ID that was used': await sent(again),
      'an exact comparison': await sent(request((xml) => xml.replace('"minimum"', '"exact"'))),
      'an unknown class': await sent(request((xml) => xml.replace('nsis/loa/Substantial', 'nsis/Substantial'))),
      'no message': `${address}?SAMLRequest=AAAA`,
    };
    for (const [what, url] of Object.entries(wrong)) {
      const answer = await open(url);
      assert.equal(answer.status, 400, what);
      const html = await answer.text();
      assert.match(html, /Der er sket en teknisk fejl/, what);
      assert.doesNotMatch(html, /SAMLResponse/, what);
    }
    const body = new URLSearchParams({ SAMLRequest: Buffer.from(request()).toString('base64') });
    assert.equal((await fetch(address, { method: 'POST', body })).status, 400, 'a request by POST');
  });
}

test('the Context Handler logs no citizens in', async () => {
  [address, context] = [`${sandbox.url}/context-handler/saml`, contexts.person];
  const answer = await open(await sent(request()));
  assert.equal(answer.status, 400);
  assert.match(await answer.text(), /AuthnContextClassRef of a citizen/);
});

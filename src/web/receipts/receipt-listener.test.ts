import assert from 'node:assert/strict';
import { request as httpsRequest } from 'node:https';
import { after, before, test } from 'node:test';
import fastify from 'fastify';
import { issueCertificate, type KeyPair } from '../../../sandbox/service-platform/issue-certificate.ts';
import { authority, serverKey } from '../../../sandbox/service-platform/keys.ts';
import { provenSender, subjectHolds } from './proven-sender.ts';
import { startReceiptListener } from './receipt-listener.ts';

const distributor = { subject: 'CN=Beskedfordeler,O=Sandkassen', header: 'x-client-certificate-subject' };
const server = fastify();
let port = 0;
let plain = '';
let stop = async (): Promise<void> => {};

before(async () => {
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  server.post('/demo/kvitteringer/digital-post', async (request) => provenSender(request, distributor) ?? 'nobody');
  server.get('/demo', async () => 'a page');
  plain = await server.listen({ host: '127.0.0.1', port: 0 });
  const listener = await startReceiptListener(server, '127.0.0.1', {
    port: 0,
    certificate: serverKey.certificate,
    privateKey: serverKey.privateKey,
    authorities: authority.certificate,
  });
  port = listener.port;
  stop = listener.stop;
});
after(async () => {
  await stop();
  await server.close();
});

function pair(commonName: string, organisation: string, issuer: KeyPair | undefined): KeyPair {
  const now = Date.now();
  const day = 86_400_000;
  return issueCertificate({
    commonName,
    organisation,
    from: new Date(now - day),
    to: new Date(now + day),
    use: 'client',
    ...(issuer && { issuer }),
  });
}

function push(by: KeyPair | undefined, headers: Record<string, string> = {}, path = '/demo/kvitteringer/digital-post') {
  return new Promise<string>((resolve) => {
    const request = httpsRequest(
      {
        host: '127.0.0.1',
        port,
        path,
        method: path.endsWith('digital-post') ? 'POST' : 'GET',
        ca: authority.certificate,
        headers: { 'content-type': 'application/xml', ...headers },
        agent: false,
        ...(by && { cert: by.certificate, key: by.privateKey }),
      },
      async (response) => resolve(`${response.statusCode} ${Buffer.concat(await response.toArray()).toString()}`),
    );
    request.on('error', (error) => resolve(`cut ${'code' in error ? error.code : ''}`));
    request.end('<x/>');
  });
}

test('SEC-2 receipts come in over TLS by the message distributor’s certificate alone', async () => {
  const own = pair('Beskedfordeler', 'Sandkassen', authority);
  assert.equal(await push(own), '200 distributor');
  const another = pair('Printleverandør', 'Sandkassen', authority);
  const claim = { 'x-client-certificate-subject': 'CN=Beskedfordeler, O=Sandkassen' };
  assert.equal(await push(another, claim), '200 nobody', 'the header says nothing where the certificate is seen');
  assert.match(await push(undefined), /^cut/);
  assert.match(await push(pair('Beskedfordeler', 'Sandkassen', undefined)), /^cut/, 'of no authority');
  assert.match(await push(own, {}, '/demo'), /^404/, 'only receipts');
});

test('SEC-2 behind a proxy its header says whose certificate it saw', async () => {
  const post = async (subject?: string) => {
    const headers = { 'content-type': 'application/xml', ...(subject && { [distributor.header]: subject }) };
    const answer = await fetch(`${plain}/demo/kvitteringer/digital-post`, { method: 'POST', headers, body: '<x/>' });
    return answer.text();
  };
  assert.equal(await post('C=DK,O=Sandkassen,CN=Beskedfordeler'), 'distributor');
  assert.equal(await post('CN=Beskedfordeler'), 'nobody');
  assert.equal(await post(), 'nobody');
});

test('a subject holds what is wanted in any order and writing, whole parts only', () => {
  assert.ok(subjectHolds('C=DK\nO=KOMBIT A/S\nCN=Beskedfordeler', 'CN=Beskedfordeler, O=KOMBIT A/S'));
  assert.ok(!subjectHolds('CN=Beskedfordeler2,O=KOMBIT A/S', 'CN=Beskedfordeler'));
  assert.ok(!subjectHolds('O=x\\,CN=Beskedfordeler', 'CN=Beskedfordeler'));
  assert.ok(!subjectHolds('', ''));
});

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { test } from 'node:test';
import { authority, organisationCertificates } from '../../sandbox/service-platform/keys.ts';
import { exchangeHttp, type HttpAnswer } from './exchange-http.ts';
import { refusalText } from './refusal.ts';
import { withoutService } from './service-answer.ts';

/**
 * Calls somebody who answers the handshake with an alert and nothing else (RFC 8446, section 6), as a gateway does that verifies
 * certificates in OpenSSL. Node's own servers only cut the connection.
 */
async function answerTo(alert: number): Promise<HttpAnswer> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, alert])));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const own = organisationCertificates.demo ?? assert.fail();
  try {
    return await exchangeHttp({
      method: 'GET',
      url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      headers: {},
      identity: { ...own, authorities: authority.certificate },
      signal: AbortSignal.timeout(20_000),
    });
  } finally {
    server.close();
  }
}

const ours: readonly (readonly [claim: string, alert: number])[] = [
  ['it sees no certificate', 116],
  ['it sees none, in TLS 1.2', 40],
  ['it can not use ours', 42],
  ['ours was revoked', 44],
  ['ours has expired', 45],
  ['it does not know ours', 46],
  ['it does not know whose authority ours is of', 48],
];

for (const [claim, alert] of ours) {
  test(`FJE-9 a handshake that ends because ${claim} is a fault of the certificate, in words, and not tried for days`, async () => {
    const found = withoutService(await answerTo(alert));
    assert.ok(found?.kind === 'refused' && found.why === 'certificate-refused', JSON.stringify(found));
    assert.match(refusalText(found).da, /godtager ikke organisationens certifikat/);
  });
}

test('DEL-1 a handshake that ends for another reason says nothing of the certificate: it is tried again', async () => {
  for (const alert of [70, 80]) {
    assert.equal(withoutService(await answerTo(alert))?.kind, 'unavailable', `alert ${alert}`);
  }
});

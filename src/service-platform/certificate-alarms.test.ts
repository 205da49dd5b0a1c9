import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoCvr } from '../../sandbox/people.ts';
import { issueCertificate } from '../../sandbox/service-platform/issue-certificate.ts';
import { authority, organisationCertificates } from '../../sandbox/service-platform/keys.ts';
import { smtpAccess } from '../../sandbox/smtp/access.ts';
import { smtpPeer } from '../../sandbox/smtp/peer.tsx';
import { deliveryServices, memoryPeer } from '../../test/helpers/delivery-services.ts';
import { startTestDatabase } from '../../test/helpers/product.ts';
import { playPeer } from '../options/testing.ts';
import { alarmOfCertificates, certificateGauge } from './certificate-alarms.ts';

test('FJE-9 a certificate that ends is told of once at 30, 14, 7 and 1 days and when it has ended, and again when a mail could not go', async (t) => {
  const smtp = await playPeer(smtpPeer);
  const product = await startTestDatabase();
  t.after(() => product.close());
  const { demo, clock } = product;
  const start = clock.now.getTime();
  const at = (days: number) => new Date(start + days * 86_400_000);
  const demoKey = organisationCertificates.demo?.privateKey ?? '';
  const spec = { commonName: 'x', organisation: 'Demo Kommune', cvr: demoCvr, use: 'client' } as const;
  const lasting = (days: number) => {
    const pair = issueCertificate({ ...spec, from: at(-400), to: at(days), issuer: authority, privateKey: demoKey });
    return { name: String(days), file: pair.certificate + pair.privateKey };
  };
  let certificates = [lasting(100)];
  let port = smtp.port;
  const organisation = () => ({ ...demo, settings: { ...demo.settings, 'service-platform': { certificates } } });
  const organisations = { ...product.services.organisations, all: async () => [organisation()] };
  const services = {
    ...deliveryServices(product.services, memoryPeer()),
    organisations,
    publicUrl: 'https://selvbetjening.example',
    deliverySettings: () => ({ address: 'drift@demo.example' }),
    mailSender: () => ({
      server: { host: '127.0.0.1', port, security: 'none' as const, ...smtpAccess },
      from: { address: 'post@demo.example', name: 'Demo Kommune' },
    }),
  };
  const sentOn = async (day: number): Promise<number> => {
    clock.now = at(day);
    return alarmOfCertificates(services);
  };
  assert.equal(await sentOn(69), 0);
  assert.equal((await certificateGauge(organisations, () => clock.now).read()) / 86_400, 31);
  port = 1;
  assert.equal(await sentOn(70), 0, 'the mail server is down');
  port = smtp.port;
  const twice = await Promise.all([sentOn(70), sentOn(70)]);
  assert.equal(twice[0] + twice[1], 1, 'two processes send one');
  for (const [day, expected] of [
    [75, 0],
    [86, 1],
    [92, 0],
    [93, 1],
    [99, 1],
    [100.5, 1],
    [120, 0],
  ] as const) {
    assert.equal(await sentOn(day), expected, `day ${day}`);
  }
  // A new one beside it: all is well.
  certificates = [lasting(100), lasting(900)];
  assert.equal(await sentOn(121), 0);
  const mails = await smtp.received<{ to: string[]; subject: string; text: string }>();
  assert.equal(mails.length, 5);
  assert.match(mails[0]?.subject ?? '', /^Certifikatet til Serviceplatformen udløber \d+\. \w+ 20\d\d$/);
  assert.match(mails[0]?.text ?? '', /Dage tilbage: 30\..*\/demo\/administration\/indstillinger\/service-platform/s);
  assert.match(mails[4]?.subject ?? '', /er udløbet$/);
});

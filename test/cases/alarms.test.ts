import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { smtpAccess } from '../../sandbox/smtp/access.ts';
import { smtpPeer } from '../../sandbox/smtp/peer.tsx';
import { raiseAlarms } from '../../src/cases/deliveries/alarms.ts';
import { playPeer } from '../../src/options/testing.ts';
import { deliveryServices, memoryPeer } from '../helpers/delivery-services.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';

const smtp = await playPeer(smtpPeer);
let product: TestDatabase;
before(async () => {
  product = await startTestDatabase();
});
after(() => product.close());

test('DEL-2 a peer that is silent for long is told once to the address that the organisation gave, and not before', async () => {
  const services = {
    ...deliveryServices(product.services, memoryPeer()),
    deliverySettings: () => ({ address: 'drift@demo.example', minutes: 15 }),
    mailSender: () => ({
      server: { host: '127.0.0.1', port: smtp.port, security: 'none' as const, ...smtpAccess },
      from: { address: 'post@demo.example', name: 'Demo Kommune' },
    }),
  };
  const since = new Date('2026-11-24T13:02:00Z');
  await product.database.inOrganisation(product.demo.id, (transaction) =>
    transaction
      .insertInto('circuit')
      .values({
        organisation: product.demo.id,
        kind: 'digital-post',
        failures: 9,
        open_until: new Date('2026-11-24T13:20:00Z'),
        since,
      })
      .execute(),
  );
  product.clock.now = new Date('2026-11-24T13:10:00Z');
  assert.equal(await raiseAlarms(services), 0);
  product.clock.now = new Date('2026-11-24T13:18:00Z');
  assert.equal(await raiseAlarms(services), 1);
  assert.equal(await raiseAlarms(services), 0, 'once');
  const [mail] = await smtp.received<{ to: string[]; subject: string; text: string }>();
  assert.deepEqual(mail?.to, ['drift@demo.example']);
  assert.match(mail.subject, /^Digital Post har ikke svaret siden kl\. 14[.:]02$/);
  assert.match(mail.text, /0 afleveringer venter\. Næste forsøg er kl\. 14[.:]20\./);
});

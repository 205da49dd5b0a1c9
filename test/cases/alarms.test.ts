import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { smtpAccess } from '../../sandbox/smtp/access.ts';
import { smtpPeer } from '../../sandbox/smtp/peer.tsx';
import { deliver as deliverOnce } from '../../src/cases/deliver.ts';
import { raiseAlarms } from '../../src/cases/deliveries/alarms.ts';
import { sendFailureMails } from '../../src/cases/deliveries/failure-mails.ts';
import { spreadNotices } from '../../src/messages/spread-notices.ts';
import { playPeer } from '../../src/options/testing.ts';
import type { Step } from '../../src/workflows/definition.ts';
import type { Audience } from '../../src/workflows/people.ts';
import { deliveryServices, memoryPeer } from '../helpers/delivery-services.ts';
import { draftWith, personOf, send } from '../helpers/fritidspas.ts';
import { startTestDatabase, type TestDatabase } from '../helpers/product.ts';
import { definitionOf, deliver, end, householdForm, wait } from '../helpers/workflow-of.ts';

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

test('DEL-2 the addresses that a workflow names are mailed once of a failed delivery, also when the server was down first', async () => {
  const { services, demo, definitions } = product;
  // After the pause that the peer is given in the test before.
  product.clock.now = new Date('2026-11-24T15:00:00Z');
  assert.ok((await definitions.publishForm(demo.id, householdForm)).ok);
  const workflow = definitionOf({ first: deliver('done'), done: end('x') }, { failureMail: ['chef@demo.example'] });
  assert.ok((await definitions.publishWorkflow(demo.id, workflow)).ok);
  const person = await personOf(services, demo);
  const sent = await send(services, demo, await draftWith(services, demo, person.id, {}, 'husstand'), person.id);
  assert.ok(sent.kind === 'submitted');
  const peer = memoryPeer();
  peer.answer = { outcome: 'rejected', reason: { da: 'Nej', en: 'No' } };
  const row = await product.database.inOrganisation(demo.id, (transaction) =>
    transaction.selectFrom('delivery').select('id').where('case', '=', sent.case).executeTakeFirstOrThrow(),
  );
  await deliverOnce(deliveryServices(services, peer), demo.id, row.id);
  const mailing = (port: number) => ({
    ...deliveryServices(services, peer),
    mailSender: () => ({
      server: { host: '127.0.0.1', port, security: 'none' as const, ...smtpAccess },
      from: { address: 'post@demo.example', name: 'Demo Kommune' },
    }),
  });
  assert.equal(await sendFailureMails(mailing(1)), 0, 'nobody listens there');
  assert.equal(await sendFailureMails(mailing(smtp.port)), 0, 'not before its time');
  product.clock.now = new Date(product.clock.now.getTime() + 600_000);
  assert.equal(await sendFailureMails(mailing(smtp.port)), 1);
  assert.equal(await sendFailureMails(mailing(smtp.port)), 0);
  const mails = await smtp.received<{ to: string[]; subject: string; text: string }>();
  const own = mails.filter(({ to }) => to.includes('chef@demo.example'));
  assert.equal(own.length, 1);
  assert.match(own[0]?.subject ?? '', /^En aflevering i sag \d{4}-\d{6} er mislykket$/);
  assert.match(own[0]?.text ?? '', new RegExp(`/demo/sagsbehandling/sag/${sent.case}`));
});

test('WFL-1 a notice goes to an address of the case, to the readers where it has none, and to one employee outside the group', async () => {
  const { services, demo, definitions } = product;
  const notice = (to: Audience, next: string): Step => ({
    kind: 'notify',
    title: { da: 'Besked', en: 'Notice' },
    message: { da: 'Om {{start.subject}} i {{case.number}}', en: 'About {{start.subject}}' },
    to,
    next,
  });
  const steps = {
    first: notice({ email: 'if start.subject = "Hul" then "vej@demo.example" else null' }, 'boss'),
    boss: notice({ group: 'Fritid', employee: { email: '"Leder@demo.example"' } }, 'stay'),
    stay: wait({ term: { days: 9 }, next: 'done' }),
    done: end('x'),
  };
  assert.ok((await definitions.publishWorkflow(demo.id, definitionOf(steps))).ok);
  const boss = '00000000-0000-4000-8000-00000000b055';
  await product.database.inOrganisation(demo.id, (transaction) =>
    transaction
      .insertInto('employee')
      .values({
        organisation: demo.id,
        id: boss,
        subject: boss,
        name: 'Lea Leder',
        email: 'leder@demo.example',
        groups: ['Ledelse'],
        roles: ['caseworker'],
        language: null,
      })
      .execute(),
  );
  const person = await personOf(services, demo);
  const begin = async (subject: string): Promise<string> => {
    product.clock.now = new Date(product.clock.now.getTime() + 600_000);
    const draft = await draftWith(services, demo, person.id, { subject }, 'husstand');
    const sent = await send(services, demo, draft, person.id);
    assert.ok(sent.kind === 'submitted', sent.kind);
    return sent.case;
  };
  const id = await begin('Hul');
  const kept = await product.database.inOrganisation(demo.id, (transaction) =>
    transaction.selectFrom('failure_mail').select(['address', 'content']).where('case', '=', id).executeTakeFirst(),
  );
  assert.equal(kept?.address, '');
  assert.ok(kept.content && !kept.content.includes('vej@'), 'the address is kept encrypted');
  const mailing = {
    ...deliveryServices(services, memoryPeer()),
    mailSender: () => ({
      server: { host: '127.0.0.1', port: smtp.port, security: 'none' as const, ...smtpAccess },
      from: { address: 'post@demo.example', name: 'Demo Kommune' },
    }),
  };
  assert.equal(await sendFailureMails(mailing), 1);
  const mails = await smtp.received<{ to: string[]; subject: string; text: string }>();
  const [mail, ...more] = mails.filter(({ to }) => to.includes('vej@demo.example'));
  assert.deepEqual(more, []);
  assert.match(mail?.subject ?? '', /^Demo Kommune: besked om sag \d{4}-\d{6}$/);
  assert.match(mail?.text ?? '', /^Om Hul i \d{4}-\d{6}/);

  const without = await begin('Andet');
  assert.equal(await sendFailureMails(mailing), 0);
  const told = await product.database.inOrganisation(demo.id, (transaction) =>
    transaction.selectFrom('message').select('for_group').where('case', '=', without).execute(),
  );
  assert.deepEqual(
    told.map(({ for_group }) => for_group),
    ['Fritid', 'Fritid'],
  );
  await product.database.inOrganisation(demo.id, (transaction) =>
    transaction.updateTable('employee').set({ seen_at: product.clock.now }).where('id', '=', boss).execute(),
  );
  await spreadNotices(mailing);
  const noted = await product.database.inOrganisation(demo.id, (transaction) =>
    transaction.selectFrom('notification').select(['case', 'kind']).where('employee', '=', boss).execute(),
  );
  assert.deepEqual(noted.map(({ case: of }) => of).sort(), [id, without].sort());
});

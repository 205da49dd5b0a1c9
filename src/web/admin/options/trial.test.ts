import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { PostState } from '../../../../sandbox/beskedfordeler/event.ts';
import { writePush } from '../../../../sandbox/beskedfordeler/write-event.ts';
import { digitalPostPeer } from '../../../../sandbox/digital-post/peer.ts';
import { demoCvr } from '../../../../sandbox/people.ts';
import { callerWith } from '../../../../sandbox/service-platform/connection-in-test.ts';
import { receiveReceipt } from '../../../cases/deliveries/receive-receipt.ts';
import { listUnknownReceipts } from '../../../cases/deliveries/unknown-receipts.ts';
import { isTaken } from '../../../cases/incoming/keep-post.ts';
import type { CaseServices } from '../../../cases/services.ts';
import { offeredDeliveries } from '../../../cases/workflow-designs/workflow-parts.ts';
import { registeredDeliveries } from '../../../options/registry.ts';
import { playPeer } from '../../../options/testing.ts';
import { openSettings } from '../../../organisations/option-settings.ts';
import { type CaseworkerTest, startCaseworkerTest, type Visitor } from '../../caseworker/testing.ts';

const stage = await playPeer(digitalPostPeer);
let site: CaseworkerTest;
let services: CaseServices;
let alma: Visitor;
before(async () => {
  site = await startCaseworkerTest({
    application(usual) {
      services = {
        ...usual.services,
        deliveries: registeredDeliveries,
        deliverySettings: (organisation, option) => ({
          ...openSettings(organisation, option),
          ...(option === 'remote-print' && {
            connection: {
              platform: stage.platform,
              caller: callerWith(),
              proofs: organisation.proofs?.['remote-print'] ?? [],
            },
          }),
        }),
      };
      return { ...usual, services: { ...usual.services, ...services } };
    },
  });
  alma = await site.employee('Alma', ['administrator'], []);
});
after(() => site.close());

const page = '/demo/administration/indstillinger/remote-print';
const settings = {
  senderCvr: demoCvr,
  senderName: 'Demo Kommune',
  systemName: 'Selvbetjening',
  receipts: 'push',
  channel: 'digital-only',
} as const;

/** What keeps a workflow with a deliver step from being published. */
async function lacks(): Promise<string> {
  const demo = await site.organisations.bySlug('demo');
  assert.ok(demo);
  const offered = offeredDeliveries({ ...services, now: services.now }, demo);
  const contract = offered.find(({ key }) => key === 'digital-post')?.contract;
  return (contract?.missing?.({}) ?? []).map(({ problem }) => problem.da).join('\n');
}

const shown = async () => (await alma.get(page)).body;
const tell = (key: string, state: PostState, code?: string) =>
  receiveReceipt(services, site.demo, 'digital-post', {
    headers: {},
    body: Buffer.from(
      writePush(
        {
          id: crypto.randomUUID(),
          at: site.clock.now,
          event: {
            cvr: demoCvr,
            channel: 'Digital Post',
            state,
            transmissionId: crypto.randomUUID(),
            messageUuid: key,
            ...(code !== undefined && { error: { code, text: 'fejl' } }),
          },
        },
        1,
      ),
    ),
    sender: 'distributor',
  });
const newest = () =>
  site.database.inOrganisation(site.demo.id, (transaction) =>
    transaction.selectFrom('option_trial').selectAll().orderBy('at', 'desc').limit(1).executeTakeFirstOrThrow(),
  );

async function send(): Promise<string> {
  site.clock.now = new Date(site.clock.now.getTime() + 1_000);
  assert.equal((await alma.submit(page, `${page}/proevebesked`, {})).status, 303);
  return (await newest()).id;
}

test('FJE-9 workflows that send post are published once a test message to the organisation itself has its receipt; other information is tried anew', async () => {
  assert.equal((await alma.submit(page, page, settings)).status, 303);
  assert.match(await lacks(), /prøvebesked/);
  assert.match(await shown(), /er ikke afprøvet/);

  const key = await send();
  const [message] = await stage.received<{ messageUuid: string; recipient: { id: string } }>();
  assert.deepEqual([message?.messageUuid, message?.recipient.id], [key, demoCvr]);
  assert.match(await shown(), /venter på kvittering/);
  assert.match(await lacks(), /prøvebesked/, 'what was taken over has not arrived');
  for (const state of ['digital-received', 'digital-delivered', 'digital-delivered'] as const) {
    assert.equal((await tell(key, state)).kind, 'taken');
  }
  const arrived = await shown();
  assert.match(arrived, /Kommet frem/);
  assert.match(arrived, /af Alma/);
  assert.match(arrived, /Tilmeldt Digital Post/);
  assert.equal(await lacks(), '');
  const unknown = await site.database.inOrganisation(site.demo.id, (transaction) =>
    listUnknownReceipts(transaction, site.demo, 10),
  );
  assert.deepEqual(unknown, [], 'its receipts are not strange to anybody');
  assert.ok(
    await site.database.inOrganisation(site.demo.id, (transaction) => isTaken(transaction, key)),
    'when it is brought to the organisation nobody has to look at it',
  );

  assert.equal((await alma.submit(page, page, { ...settings, systemName: 'Andet' })).status, 303);
  assert.match(await lacks(), /prøvebesked/);
  assert.match(await shown(), /med tidligere oplysninger/);
});

test('FJE-9 a test message that is refused, at once or by its receipt, or can’t be sent says why and what to do', async () => {
  assert.equal((await alma.submit(page, page, { ...settings, senderCvr: '10000017' })).status, 303);
  await send();
  assert.match(await shown(), /Afvist[\s\S]*afsender[\s\S]*send en ny/i);
  assert.equal((await alma.submit(page, page, { ...settings, systemName: 'Andet' })).status, 303);
  await stage.faults([{ at: 'request', kind: 'refuse', times: 2 }]);
  await send();
  assert.match(await shown(), /Kunne ikke sendes/);
  await stage.faults([]);
  const key = await send();
  await tell(key, 'failed', 'sender.not.allowed');
  assert.equal((await newest()).state, 'refused');
  assert.match(await lacks(), /prøvebesked/);
  const late = await send();
  await tell(late, 'digital-received');
  const before = site.clock.now;
  site.clock.now = new Date(before.getTime() + 80 * 3_600_000);
  assert.match(await shown(), /Kvitteringen mangler/);
  site.clock.now = before;
});

test('FJE-9 an administrator may answer for the information, with a reason that is logged; others may not', async () => {
  const without = await alma.submit(page, `${page}/staa-inde`, { begrundelse: ' ' });
  assert.match(without.body, /Skriv, hvordan du ved/);
  assert.match(await lacks(), /prøvebesked/);
  site.clock.now = new Date(site.clock.now.getTime() + 1_000);
  assert.equal((await alma.submit(page, `${page}/staa-inde`, { begrundelse: 'Prøvet hos Strålfors' })).status, 303);
  assert.match(await shown(), /Godkendt uden prøvebesked[\s\S]*Prøvet hos Strålfors/);
  assert.equal(await lacks(), '');
  const signe = await site.employee('Signe', ['caseworker'], ['Fritid']);
  assert.equal((await signe.get(page)).status, 403);
});

test('FJE-9 when the option is switched on a test message goes by itself, unless the information has been tried as it is', async () => {
  const sentSoFar = async () => (await stage.received()).length;
  const turn = async (state: 'til' | 'fra') => {
    site.clock.now = new Date(site.clock.now.getTime() + 1_000);
    return (await alma.submit(page, `${page}/til-fra`, { tilstand: state })).location;
  };
  const switched = { ...settings, systemName: 'Slået til igen' };
  assert.equal((await alma.submit(page, page, switched)).status, 303);
  assert.equal(await turn('fra'), page);
  const before = await sentSoFar();
  assert.equal(await turn('til'), `${page}#trial`, 'what came of it is what one sees');
  assert.equal(await sentSoFar(), before + 1);
  assert.match(await shown(), /venter på kvittering/);
  await tell((await newest()).id, 'digital-delivered');
  assert.equal(await lacks(), '');
  await turn('fra');
  assert.equal(await turn('til'), page);
  assert.equal(await sentSoFar(), before + 1);
});

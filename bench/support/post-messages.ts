import { writePush } from '../../sandbox/beskedfordeler/write-event.ts';
import { demoCvr } from '../../sandbox/people.ts';
import { callerWith, platformAt } from '../../sandbox/service-platform/connection-in-test.ts';
import { deliver } from '../../src/cases/deliver.ts';
import { kombiRequest } from '../../src/options/remote-print/kombi/kombi-request.ts';
import { sendKombi } from '../../src/options/remote-print/kombi/send-kombi.ts';
import { decision } from '../../src/options/remote-print/letter/example-files.ts';
import type { DigitalPostSettings } from '../../src/options/remote-print/settings.ts';
import { answersWithPrice, draftWith, personOf, send } from '../../test/helpers/fritidspas.ts';
import type { Bench } from './bench.ts';
import { deliveringBy, settleByReceipt } from './delivering.ts';
import type { Measure } from './figure.ts';
import { inTens } from './fillings.ts';
import { processorSeconds } from './machine.ts';
import { startPeerProgram } from './peer-program.ts';
import { prepareDatabase } from './prepared-database.ts';
import { written } from './report.ts';
import { medianOf } from './statistics.ts';
import { type TimeGroup, timeShares } from './time-shares.ts';

const rounds = 4;
const perRound = 200;

/** What of the time is whose; see `timeShares`. */
const groups: readonly TimeGroup[] = [
  {
    name: 'schema validation',
    holds: ({ functionName, url }) => url.endsWith('/memo/check-memo.ts') && functionName === 'checkMemo',
  },
  {
    name: 'cryptography',
    holds: ({ url }) => /^node:(internal\/crypto\/|_tls_|internal\/tls\/|tls$)|\/database\/encryption\//.test(url),
  },
];

/**
 * Built, validated, sent over mutual TLS to a peer in another process that answers at once, and settled by its receipt; ten at a time.
 * The letter's PDF is there already: typesetting has a figure of its own.
 */
export async function postMessages(bench: Bench): Promise<readonly Measure[]> {
  const prepared = await prepareDatabase(bench, 'bench_post');
  const { services, demo } = prepared;
  const settings = {
    senderCvr: demoCvr,
    senderName: 'Demo Kommune',
    systemName: 'Selvbetjening',
    channel: 'digital-only',
    receipts: 'push',
    connection: {
      platform: platformAt((await startPeerProgram(bench, 'post-peer.ts')).port),
      caller: callerWith(),
    },
  } satisfies DigitalPostSettings;
  const letter = decision();
  const { content: pdf } = letter;
  const delivering = deliveringBy(services, settings, async () => ({ name: 'brev.pdf', content: pdf }));
  bench.note(`making ${(rounds + 2) * perRound} cases`);
  const { id: person } = await personOf(services, demo);
  await inTens((rounds + 2) * perRound, async () => {
    const draft = await draftWith(services, demo, person, answersWithPrice('800'));
    return send(services, demo, draft, person);
  });
  const rows = await bench.onDatabase(prepared.ownerUrl, 'select id from delivery');
  const ids = rows.map(({ id }) => String(id));
  const deliverAndReceipt = async (id: string): Promise<void> => {
    await deliver(delivering, demo.id, id);
    const event = {
      cvr: demoCvr,
      channel: 'Digital Post',
      state: 'digital-delivered',
      transmissionId: id,
      messageUuid: id,
    } as const;
    const body = Buffer.from(writePush({ id: crypto.randomUUID(), at: new Date(), event }, 1));
    await settleByReceipt(delivering, demo, 'digital-post', {
      headers: {},
      body,
      sender: 'distributor',
    });
  };
  const all = async (some: readonly string[]) => {
    await inTens(some.length, (number) => deliverAndReceipt(some[number] ?? ''));
  };
  const ours: Rate[] = [];
  const bare: Rate[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    ours.push(await rateOf(() => all(ids.slice(round * perRound, (round + 1) * perRound))));
    bare.push(await rateOf(() => postOnly(settings, pdf)));
  }
  const shares = await timeShares(() => all(ids.slice((rounds + 1) * perRound)), groups);
  const [counted, alone] = [ours.slice(1), bare.slice(1)];
  const share = (name: string): Measure => ({
    what: `share of ${name} in the time of the process`,
    value: 100 * (shares.get(name) ?? 0),
    unit: '%',
    raw: `sampled every 0.5 ms over ${perRound} messages`,
  });
  return [
    {
      what: 'messages built, validated, sent and settled by their receipt',
      value: medianOf(counted.map(({ perSecond }) => perSecond)),
      unit: 'messages/s',
      bound: {
        name: 'the same bytes posted to the same peer, and nothing else',
        value: medianOf(alone.map(({ perSecond }) => perSecond)),
        ratios: counted.map(({ perSecond }, index) => perSecond / (alone[index]?.perSecond ?? Number.NaN)),
      },
      raw: `rounds of ${perRound}, ten at a time, a PDF of ${written(pdf.byteLength / 1_000)} kB: ${listed(counted)}; bare: ${listed(alone)}; processor time of each: ours ${written(medianOf(counted.map(({ processor }) => processor)))} ms, bare ${written(medianOf(alone.map(({ processor }) => processor)))} ms, without peer and database`,
    },
    share('schema validation'),
    share('cryptography'),
  ];
}

interface Rate {
  readonly perSecond: number;
  /** Milliseconds of this process's processor time for each. */
  readonly processor: number;
}

async function rateOf(work: () => Promise<void>): Promise<Rate> {
  const [began, used] = [performance.now(), processorSeconds(process.pid)];
  await work();
  return {
    perSecond: perRound / ((performance.now() - began) / 1_000),
    processor: ((processorSeconds(process.pid) - used) * 1_000) / perRound,
  };
}

const listed = (rates: readonly Rate[]) => rates.map(({ perSecond }) => written(perSecond)).join(', ');

/** Only the sending: no case, no row, no message built. */
async function postOnly(settings: DigitalPostSettings, pdf: Uint8Array): Promise<void> {
  const file = { name: 'brev.pdf', mediaType: 'application/pdf', language: 'da', size: pdf.byteLength };
  const body = kombiRequest('Digital Post', ['x'.repeat(3_000), { ...file, content: async () => pdf }]);
  await inTens(perRound, async () => {
    const sent = await sendKombi({ body, transactionId: crypto.randomUUID() }, settings, AbortSignal.timeout(20_000));
    if (sent.kind !== 'answered') throw new Error('The peer of the bench refused.');
  });
}

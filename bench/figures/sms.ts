import { once } from 'node:events';
import { signClaims } from '../../sandbox/sms/gatewayapi/sign.ts';
import { deliver } from '../../src/cases/deliver.ts';
import { openSmsGateway } from '../../src/options/sms/gateway/open-gateway.ts';
import type { SmsSettings } from '../../src/options/sms/settings.ts';
import { publishSms, smsCase } from '../../test/helpers/sms.ts';
import type { Bench } from '../support/bench.ts';
import { copyCases } from '../support/copied-cases.ts';
import { deliveringBy, settleByReceipt } from '../support/delivering.ts';
import type { Figure } from '../support/figure.ts';
import { inTens } from '../support/fillings.ts';
import { idOf } from '../support/gateway-id.ts';
import { startPeerProgram } from '../support/peer-program.ts';
import { prepareDatabase } from '../support/prepared-database.ts';
import { written } from '../support/report.ts';
import { medianOf } from '../support/statistics.ts';

const rounds = 4;
const perRound = 200;
/** Reminders that fall due at one moment; `SMS_REMINDERS=100000` is the whole flood. */
const reminders = Number(process.env.SMS_REMINDERS ?? 4_000);
/** More are copies of so many. */
const mostMade = 4_000;
const atOnce = 40;

/**
 * SMS from the committed delivery to the settled case: text, parts and number finished, sent to a gateway in another process that answers
 * at once, and settled by a signed state. Then reminders that are all due at the same moment, forty deliveries at a time.
 */
export const sms: Figure = {
  key: 'sms',
  title: 'SMS, and their states',
  async measure(bench) {
    const prepared = await prepareDatabase(bench, 'bench_sms');
    const { services, demo } = prepared;
    await publishSms(prepared);
    const peer = await startPeer(bench);
    const url = `http://127.0.0.1:${peer.port}`;
    const webhookSecret = 'hemmelighed-til-maaling';
    const settings: SmsSettings = {
      accounts: [{ name: 'faelles', title: 'Fælles', token: 'token', webhookSecret, sender: 'Demo Komm' }],
      urls: { gatewayapi: url, cpsms: url },
    };
    const delivering = deliveringBy(services, settings);
    const total = (rounds + 1) * perRound;
    const own = Math.min(reminders, mostMade);
    bench.note(`making ${total + own} cases`);
    const ids: string[] = [];
    await inTens(total + own, async (number) => {
      const phone = `+4520${String(number).padStart(6, '0')}`;
      const { deliveries } = await smsCase(prepared, { phone, name: 'Karen Ærø Hansen' });
      ids.push(deliveries[0] ?? '');
    });
    const sendAndTell = async (id: string): Promise<void> => {
      await deliver(delivering, demo.id, id);
      const said = {
        id: idOf(id),
        msisdn: 4_520_000_000,
        time: Math.floor(Date.now() / 1_000),
        status: 'DELIVERED',
        userref: id,
      };
      const claims = { ...said, error: null, code: null, callback_url: null, api: 4 };
      const headers = { 'x-gwapi-signature': signClaims(claims, webhookSecret) };
      await settleByReceipt(delivering, demo, 'sms', {
        headers,
        method: 'POST',
        query: '',
        body: Buffer.from(JSON.stringify(said)),
      });
    };
    const gateway = openSmsGateway('gatewayapi', { url, token: 'token', webhookSecret });
    const bareSend = async (): Promise<void> => {
      const sent = await gateway.send(
        {
          ...{ key: crypto.randomUUID(), to: '+4520000000', text: 'x'.repeat(90), encoding: 'gsm7', sender: 'Demo' },
          ...{ urgent: false, statusUrl: 'https://selvbetjening.example/demo/kvitteringer/sms' },
        },
        AbortSignal.timeout(20_000),
      );
      if (sent.kind !== 'taken') throw new Error(JSON.stringify(sent));
    };
    const ours: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const some = ids.slice(round * perRound, (round + 1) * perRound);
      ours.push(await rateOf(perRound, () => inTens(perRound, (number) => sendAndTell(some[number] ?? ''))));
      bare.push(await rateOf(perRound, () => inTens(perRound, bareSend)));
    }
    const sent = ids.slice(total);
    const flood = [...sent, ...(await copyCases(bench, prepared.ownerUrl, sent, reminders - own))];
    bench.note(`${reminders} reminders due at one moment`);
    const memory: number[] = [];
    const began = performance.now();
    let done = 0;
    const worker = async (): Promise<void> => {
      for (let id = flood.pop(); id !== undefined; id = flood.pop()) {
        await deliver(delivering, demo.id, id);
        done += 1;
        if (done % Math.ceil(reminders / 10) === 0) memory.push(process.memoryUsage().rss / 2 ** 20);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    const seconds = (performance.now() - began) / 1_000;
    const [counted, alone] = [ours.slice(1), bare.slice(1)];
    return [
      {
        what: 'messages finished, sent and settled by their state',
        value: medianOf(counted),
        unit: 'messages/s',
        bound: {
          name: 'the same message handed to the same gateway, and nothing else',
          value: medianOf(alone),
          ratios: counted.map((rate, index) => rate / (alone[index] ?? Number.NaN)),
        },
        raw: `rounds of ${perRound}, ten at a time: ${counted.map(written).join(', ')}; bare: ${alone.map(written).join(', ')}`,
      },
      {
        what: `${reminders} reminders due at one moment: until all are with the gateway`,
        value: seconds,
        unit: 's',
        raw: `${atOnce} deliveries at a time in one process, ${written(reminders / seconds)} messages/s; at most ${await peer.most()} connections were open; resident memory at each tenth: ${memory.map(written).join(', ')} MiB`,
      },
    ];
  },
};

async function rateOf(count: number, work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return count / ((performance.now() - began) / 1_000);
}

async function startPeer(bench: Bench): Promise<{ readonly port: number; most(): Promise<number> }> {
  const { port, child } = await startPeerProgram(bench, 'sms-peer.ts');
  return {
    port,
    async most() {
      const answer = once(child, 'message');
      child.send('most');
      return Number((await answer)[0]);
    },
  };
}

import Type, { type Static } from 'typebox';
import type { GatewayReply } from './call-gateway.ts';
import { stateOfCpsms } from './cpsms-report.ts';
import type { SmsAnswer, SmsGatewayAccess, SmsStanding, SmsUsage } from './gateway.ts';
import { momentsOfMonth } from './month.ts';
import { maybe, readWire, WireSeconds } from './read-wire.ts';

const LogBody = Type.Array(
  Type.Object({
    to: Type.String(),
    pointPrice: Type.Number({ minimum: 0 }),
    userReference: maybe(Type.String()),
    dlrStatus: Type.Integer(),
    timeSent: WireSeconds,
  }),
);

type Entry = Static<typeof LogBody>[number];

const dayMilliseconds = 86_400_000;
/** Nothing is tried for longer than three days. */
const usualLook = 4 * dayMilliseconds;

interface Read {
  readonly from: number;
  readonly at: number;
  readonly answer: Promise<SmsAnswer<readonly Entry[]>>;
}

/** What was read last, by account: an account is opened anew for each call. */
const lastRead = new Map<string, Read>();

export interface CpsmsLog {
  /**
   * What became of a message. Null: it isn't in the log. `since`: the log must have been read after that, and some time later, to say
   * that it isn't.
   */
  find(reference: string, since: Date | undefined, signal: AbortSignal): Promise<SmsAnswer<SmsStanding | null>>;
  usage(month: string, signal: AbortSignal): Promise<SmsAnswer<readonly SmsUsage[]>>;
}

/** The account's log, which holds three months. What was read is good until it may be read again. */
export function readCpsmsLog(
  { url, user = '' }: SmsGatewayAccess,
  restMilliseconds: number,
  get: (path: string, signal: AbortSignal) => Promise<GatewayReply>,
): CpsmsLog {
  const account = `${url} ${user}`;

  async function fetchLog(from: number, until: number, signal: AbortSignal): Promise<SmsAnswer<readonly Entry[]>> {
    const reply = await get(`/getlog/${Math.floor(from / 1000)}/${Math.ceil(until / 1000)}`, signal);
    if (reply.kind !== 'answer') return { kind: 'unavailable', why: reply.why };
    const entries = reply.status === 200 ? readWire(LogBody, reply.body) : undefined;
    if (entries) return { kind: 'ok', value: entries };
    if (reply.status === 401 || reply.status === 403) {
      return { kind: 'refused', code: String(reply.status), message: 'the log may not be read' };
    }
    // Also asked too soon after the last time, for which no answer is published.
    return { kind: 'unavailable', why: `HTTP ${reply.status}` };
  }

  async function recent(from: number, signal: AbortSignal): Promise<Read> {
    const last = lastRead.get(account);
    const now = Date.now();
    if (last && last.from <= from && now - last.at < restMilliseconds) return last;
    const read: Read = { from, at: now, answer: fetchLog(from, now + dayMilliseconds, signal) };
    lastRead.set(account, read);
    // What failed keeps nobody from trying again.
    if ((await read.answer).kind !== 'ok' && lastRead.get(account) === read) lastRead.delete(account);
    return read;
  }

  return {
    async find(reference, since, signal) {
      const from = Math.min(since?.getTime() ?? Date.now(), Date.now() - usualLook);
      const read = await recent(Math.floor(from / dayMilliseconds) * dayMilliseconds, signal);
      const answer = await read.answer;
      if (answer.kind !== 'ok') return answer;
      const entry = answer.value.find((each) => each.userReference === reference);
      if (!entry) {
        const isLater = since === undefined || read.at > since.getTime();
        return isLater
          ? { kind: 'ok', value: null }
          : { kind: 'unavailable', why: 'the log was read before it was sent' };
      }
      const state = stateOfCpsms(entry.dlrStatus);
      if (!state) return { kind: 'unavailable', why: `the status ${entry.dlrStatus} is not known` };
      return { kind: 'ok', value: { state, ...partsOf(entry) } };
    },
    async usage(month, signal) {
      const { from, until } = momentsOfMonth(month);
      const answer = await fetchLog(from, until - 1000, signal);
      if (answer.kind !== 'ok') return answer;
      const isDanish = ({ to }: Entry) => to.startsWith('45');
      return {
        kind: 'ok',
        value: [true, false].flatMap((danish): readonly SmsUsage[] => {
          const chosen = answer.value.filter((each) => isDanish(each) === danish);
          if (chosen.length === 0) return [];
          const points = chosen.reduce((sum, { pointPrice }) => sum + pointPrice, 0);
          return [
            {
              label: null,
              country: danish ? 'DK' : null,
              parts: danish ? Math.round(points) : null,
              price: { amountOre: Math.round(points * 100), currency: 'point' },
            },
          ];
        }),
      };
    },
  };
}

/** A point is one part in Denmark; what one costs elsewhere isn't told. */
const partsOf = ({ to, pointPrice }: Entry) => (to.startsWith('45') ? { parts: Math.round(pointPrice) } : {});

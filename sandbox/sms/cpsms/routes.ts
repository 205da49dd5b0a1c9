import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { withFaults } from '../../peer.ts';
import type { SmsGatewayAccount } from '../accounts.ts';
import type { AskedSms } from '../held-sms.ts';
import type { RunningGateways } from '../running-gateways.ts';
import { reportStatus } from './delivery-report.ts';
import { judgeCpsmsSend } from './judge-send.ts';
import { type CpsmsRefusal, errorEntry, isCpsmsRefusal, refuse } from './refusal.ts';

interface Answer {
  readonly status: number;
  readonly content: unknown;
}

const ok = (content: unknown): Answer => ({ status: 200, content });
const no = (refusal: CpsmsRefusal): Answer => ({ status: refusal.status, content: { error: [errorEntry(refusal)] } });

const longestLook = 92 * 86_400;
const statusTexts = ['', 'Received', 'Failed', 'Buffered', 'Abandoned'];

/** CPSMS's interface, version 2: sending, credit, log and deleting. */
export function cpsmsRoutes(app: FastifyInstance, gateways: RunningGateways): void {
  const { store, context } = gateways;
  const lastLog = new Map<number, number>();
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 2_000_000 }, (_request, body, done) =>
    done(null, body),
  );

  /** One end point: the customer is known by name and key. */
  const endPoint =
    (service: string, handle: (account: SmsGatewayAccount, request: FastifyRequest) => Promise<Answer>) =>
    (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
      withFaults(
        context,
        request,
        reply,
        async () => {
          const account = accountOf(gateways, request.headers.authorization);
          const { status, content } = account
            ? await handle(account, request)
            : no(refuse(401, 'Something is wrong with the user credentials.'));
          return { status, type: 'application/json', body: JSON.stringify(content) };
        },
        service,
      );

  app.post(
    '/send',
    endPoint('cpsms-send', async (account, request) => {
      const whats = (await context.strike('request', 'account')).map(({ what }) => what);
      if (whats.includes('credit')) return no(refuse(402, 'You do not have enough SMS credit/points.'));
      if (whats.includes('address')) return no(refuse(403, 'IP validation gone wrong.'));
      const judged = judgeCpsmsSend(jsonOf(request.body), account, gateways.creditOf(account), gateways.now());
      if (judged.kind === 'refused') return no(judged);
      const isPartly = (await context.strike('request', 'receiver')).some(({ kind }) => kind === 'refuse');
      const each = judged.each.map((one, index) =>
        isPartly && index === 0 && !isCpsmsRefusal(one)
          ? { ...refuse(400, 'Phone number length and country code do not match.'), to: one.msisdn }
          : one,
      );
      const asked = each.filter((one): one is AskedSms => !isCpsmsRefusal(one));
      const errors = each.filter((one) => isCpsmsRefusal(one)).map(errorEntry);
      const taken = await gateways.take(asked.map((one) => [one]));
      const success = taken.map(({ msisdn, cost }) => ({ to: msisdn, cost: cost / 100 }));
      const content = { ...(success.length > 0 ? { success } : {}), ...(errors.length > 0 ? { error: errors } : {}) };
      return { status: errors.length === 0 ? 200 : success.length > 0 ? 207 : 400, content };
    }),
  );

  app.get(
    '/creditvalue',
    endPoint('cpsms-credit', async (account) => {
      const format = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;
      return ok({ credit: new Intl.NumberFormat('da-DK', format).format(gateways.creditOf(account) / 100) });
    }),
  );

  const log = endPoint('cpsms-log', async (account, request) => {
    const now = gateways.now().getTime();
    const last = lastLog.get(account.id);
    if (last !== undefined && now - last < gateways.logMilliseconds) {
      return no(refuse(409, 'This request is restricted to 1 request every 2 minutes.'));
    }
    lastLog.set(account.id, now);
    const { from, until, to } = request.params as Readonly<Record<string, string | undefined>>;
    const seconds = [from, until].map((each) => (each === undefined ? undefined : Number(each)));
    if (seconds.some((each) => each !== undefined && !Number.isSafeInteger(each))) return no(refuse(400, 'No time.'));
    const earliest = Math.max(seconds[0] ?? 0, now / 1000 - longestLook);
    const latest = seconds[1] ?? now / 1000;
    const found = store.all().filter((sms) => {
      const at = secondsOf(sms.acceptedAt);
      return (
        sms.account === account.id && at >= Math.floor(earliest) && at <= latest && (to ?? sms.msisdn) === sms.msisdn
      );
    });
    return ok(
      found.map((sms) => ({
        to: sms.msisdn,
        from: sms.sender,
        pointPrice: sms.cost / 100,
        userReference: sms.userref,
        dlrStatus: reportStatus[sms.status],
        dlrStatusText: statusTexts[reportStatus[sms.status]],
        timeSent: secondsOf(sms.acceptedAt),
      })),
    );
  });
  app.get('/getlog', log);
  app.get('/getlog/:to', log);
  app.get('/getlog/:from/:until', log);
  app.get('/getlog/:from/:until/:to', log);

  app.delete(
    '/deletesms/:reference',
    endPoint('cpsms-delete', async (account, request) => {
      const { reference } = request.params as { readonly reference: string };
      const earliest = new Date(gateways.now().getTime() + 600_000).toISOString();
      const found = store
        .all()
        .filter((sms) => sms.account === account.id && sms.userref === reference && sms.status === 'SCHEDULED')
        .filter(({ sendAt }) => sendAt !== null && sendAt > earliest);
      if (found.length === 0) return no(refuse(409, 'Nothing to delete.'));
      for (const sms of found) await store.move(sms, 'DELETED', null, gateways.now());
      return ok({ Success: 'SMS(s) deleted' });
    }),
  );
}

const secondsOf = (iso: string): number => Math.floor(new Date(iso).getTime() / 1000);

function accountOf({ accounts }: RunningGateways, header = ''): SmsGatewayAccount | undefined {
  const [, value = ''] = /^Basic (\S+)$/.exec(header) ?? [];
  const given = Buffer.from(value, 'base64').toString('utf8');
  return accounts.find(({ gateway, user, token }) => gateway === 'cpsms' && given === `${user}:${token}`);
}

function jsonOf(body: unknown): unknown {
  try {
    return JSON.parse(Buffer.isBuffer(body) ? body.toString('utf8') : '');
  } catch {
    return undefined;
  }
}

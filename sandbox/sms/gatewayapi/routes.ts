import type { FastifyInstance } from 'fastify';
import { type HeldSms, isEnd } from '../held-sms.ts';
import type { RunningGateways } from '../running-gateways.ts';
import { limitConnections } from './connection-limit.ts';
import { type Call, endPoint } from './end-point.ts';
import { errorText } from './error-texts.ts';
import { judgeSend } from './judge-send.ts';
import { gone, isRefusal, notFound, type Refusal } from './refusal.ts';
import { incomingList, usageByLabel } from './reports.ts';

/** GatewayAPI's REST interface. */
export function gatewayApiRoutes(app: FastifyInstance, gateways: RunningGateways): void {
  const { store } = gateways;
  limitConnections(app, gateways.mostConnections);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 20_000_000 }, (_request, body, done) =>
    done(null, body),
  );

  /** The receivers of the caller's own message. */
  const own = ({ account, request }: Call): readonly HeldSms[] => {
    const { id } = request.params as { readonly id: string };
    return /^\d{1,15}$/.test(id) ? store.byId(Number(id)).filter((sms) => sms.account === account.id) : [];
  };

  app.post(
    '/rest/mtsms',
    endPoint(gateways, 'send', async ({ account, body }) => {
      const judged = judgeSend(body, {
        account,
        links: gateways.linksOf(account),
        credit: gateways.creditOf(account),
        now: gateways.now(),
      });
      return isRefusal(judged) ? judged : sentBody(await gateways.take(judged), account.currency, wantsDetails(body));
    }),
  );

  app.get(
    '/rest/mtsms/:id',
    endPoint(gateways, 'get', async (call): Promise<object | Refusal> => {
      const found = own(call);
      const isHidden = (await gateways.context.strike('answer', 'not-found')).some(({ kind }) => kind === 'wrong');
      // Only what has been sent, or will never be, lies in long-term storage.
      if (isHidden || found.length === 0 || found.some(({ status, sentAt }) => sentAt === null && !isEnd(status))) {
        return notFound;
      }
      return [messageOnWire(found)];
    }),
  );

  app.delete(
    '/rest/mtsms/:id',
    endPoint(gateways, 'delete', async (call): Promise<'nothing' | Refusal> => {
      const found = own(call);
      if (found.length === 0) return notFound;
      if (found.some(({ status }) => status !== 'SCHEDULED')) return gone;
      for (const sms of found) await store.move(sms, 'DELETED', null, gateways.now());
      return 'nothing';
    }),
  );

  app.get(
    '/rest/me',
    endPoint(gateways, 'me', async ({ account }) => ({
      credit: gateways.creditOf(account) / 100,
      currency: account.currency,
      id: account.id,
    })),
  );
  app.get(
    '/rest/mosms',
    endPoint(gateways, 'mosms', async ({ account, request }) => incomingList(store, account, request.query)),
  );
  app.post(
    '/api/usage/labels',
    endPoint(gateways, 'usage', async ({ account, body }) => {
      const usage = usageByLabel(store, account, body);
      const isShort = (await gateways.context.strike('answer', 'usage-figures')).some(({ what }) => what === 'missing');
      return isShort && Array.isArray(usage) ? usage.slice(1) : usage;
    }),
  );
}

const wantsDetails = (body: unknown): boolean =>
  [body].flat().some((each) => (each as { readonly extra_details?: unknown }).extra_details === 'recipients_usage');

function sentBody(taken: readonly HeldSms[], currency: string, hasDetails: boolean) {
  const ids = [...new Set(taken.map(({ id }) => id))];
  const countries: Record<string, number> = {};
  for (const { country, parts } of taken) countries[country] = (countries[country] ?? 0) + parts.length;
  const messages = ids.map((id) => ({
    id,
    recipients: taken
      .filter((sms) => sms.id === id)
      .map(({ country, msisdn, parts }) => ({ country, msisdn: Number(msisdn), parts: parts.length })),
  }));
  return {
    ids,
    usage: { countries, currency, total_cost: taken.reduce((sum, { cost }) => sum + cost, 0) / 100 },
    ...(hasDetails ? { details: { messages } } : {}),
  };
}

const secondsOf = (iso: string): number => Math.floor(new Date(iso).getTime() / 1000);

function messageOnWire(found: readonly HeldSms[]) {
  const [first] = found;
  return {
    class: first?.messageClass,
    message: first?.text,
    payload: null,
    id: first?.id,
    label: first?.label,
    recipients: found.map((sms) => ({
      country: sms.country,
      csms: sms.parts.length,
      dsnerror: sms.code === null ? null : errorText(sms.code),
      dsnerrorcode: sms.code,
      dsnstatus: sms.status,
      dsntime: secondsOf(sms.at),
      mcc: 238,
      mnc: 1,
      msisdn: Number(sms.msisdn),
      senttime: sms.sentAt === null ? null : secondsOf(sms.sentAt),
      tagvalues: null,
    })),
    sender: first?.sender,
    sendtime: first?.sendAt ? secondsOf(first.sendAt) : null,
    tags: [],
    userref: first?.userref,
    priority: first?.priority,
    validity_period: first?.validitySeconds,
    encoding: first?.encoding,
    destaddr: first?.destaddr,
    udh: null,
    callback_url: first?.callbackUrl,
  };
}

import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type PageLanguage, pageHeaders, pageLanguage, renderPage } from '../pages.tsx';
import { withFaults } from '../peer.ts';
import { meansOf } from './cards.ts';
import type { HeldPayment, Means } from './held-payment.ts';
import { overviewPage } from './overview-page.tsx';
import { fail, mobilePay, pay, problemOf, readCard } from './pay-in-window.ts';
import { type Asking, phoneListPage, phonePage } from './phone-pages.tsx';
import { isExpired } from './rules.ts';
import { type RunningGateway, windowPath } from './running-gateway.ts';
import { closedPage, missingPage, mobilePayPage, payPage, securePage, type WindowPage } from './window-pages.tsx';

/** What a route answers: a page, or where the citizen goes on. */
type Step = WindowPage | { readonly to: string };

interface At {
  readonly payment: HeldPayment;
  readonly language: PageLanguage;
  readonly body: Readonly<Record<string, unknown>>;
}

const root = '/pensopay';
const phonePath = '/telefon';

/** The payment window and the phone. What is asked meanwhile (by the bank, by MobilePay) lives as long as the sandbox. */
export function windowRoutes(app: FastifyInstance, gateway: RunningGateway): void {
  /** Card payments that wait for the bank's answer, by the payment's number. */
  const atBank = new Map<number, Means>();
  /** Payments that the phone asks about. */
  const onPhone = new Set<number>();

  const address = ({ linkUuid }: HeldPayment) => `${root}${windowPath}/${linkUuid}`;
  const phoneAddress = ({ linkUuid }: HeldPayment) => `${root}${phonePath}/${linkUuid}`;
  const shownOf = ({ payment, language }: At) => ({
    payment,
    language,
    agreement: gateway.agreement(payment.account),
    address: address(payment),
  });
  const closed = (at: At): WindowPage | undefined => {
    const { state } = at.payment;
    if (state === 'pending')
      return isExpired(at.payment, gateway.now()) ? closedPage(shownOf(at), 'expired') : undefined;
    return closedPage(shownOf(at), state === 'canceled' || state === 'rejected' ? 'ended' : 'paid');
  };

  /** After an attempt: on to the merchant, or why not. */
  async function paid(at: At, means: Means): Promise<Step> {
    const result = await pay(gateway, at.payment.id, means);
    const now = result?.payment ?? at.payment;
    if (result?.kind === 'paid' && now.successUrl) return { to: now.successUrl };
    return closed({ ...at, payment: now }) ?? payPage(shownOf(at));
  }

  async function failed(at: At, why: Parameters<typeof fail>[2]): Promise<Step> {
    const payment = (await fail(gateway, at.payment.id, why)) ?? at.payment;
    const now = { ...at, payment };
    return closed(now) ?? payPage(shownOf(now), [], why);
  }

  const route = (
    method: 'GET' | 'POST',
    path: string,
    handle: (at: At) => Step | Promise<Step>,
    hasOwnLook = false,
  ): void => {
    app.route<{
      Params: { link: string };
      Querystring: { lang?: string };
      Body: Readonly<Record<string, unknown>> | null;
    }>({
      method,
      url: `${path.startsWith(phonePath) ? '' : windowPath}${path}`,
      handler: (request, reply) => {
        const payment = gateway.book.byLink(request.params.link);
        const language = pageLanguage(request.query.lang ?? payment?.locale.replace('_', '-'));
        return answer(gateway, request, reply, language, payment, async () => {
          if (!payment) return missingPage(language);
          const at: At = { payment, language, body: request.body ?? {} };
          return (hasOwnLook ? undefined : closed(at)) ?? (await handle(at));
        });
      },
    });
  };

  void app.register(formbody);
  void app.register(async () => {
    route('GET', '/:link', (at) => payPage(shownOf(at)));
    // A window that has run out takes a payment only where a fault has it so: pay() judges.
    route(
      'POST',
      '/:link/kort',
      async (at) => {
        if (at.payment.state !== 'pending') return closed(at) ?? payPage(shownOf(at));
        const typed = readCard(at.body, gateway.now());
        if (typed.kind === 'wrong') return closed(at) ?? payPage(shownOf(at), typed.problems);
        const problem = problemOf(typed.card, at.payment);
        if (problem) return failed(at, problem);
        if (typed.card.outcome !== 'secure') return paid(at, meansOf(typed.card, false));
        atBank.set(at.payment.id, meansOf(typed.card, true));
        return { to: `${address(at.payment)}/3d-secure?lang=${at.language}` };
      },
      true,
    );
    route('GET', '/:link/3d-secure', (at) =>
      atBank.has(at.payment.id) ? securePage(shownOf(at)) : payPage(shownOf(at)),
    );
    route('POST', '/:link/3d-secure', async (at) => {
      const means = atBank.get(at.payment.id);
      atBank.delete(at.payment.id);
      if (!means) return payPage(shownOf(at));
      return at.body.answer === 'approve' ? paid(at, means) : failed(at, 'declined');
    });
    route('POST', '/:link/mobilepay', (at) => {
      const phone = typeof at.body['phone-number'] === 'string' ? at.body['phone-number'].replace(/\s/g, '') : '';
      if (!/^\d{8}$/.test(phone)) return payPage(shownOf(at), ['phone']);
      onPhone.add(at.payment.id);
      return { to: `${address(at.payment)}/mobilepay?lang=${at.language}` };
    });
    route(
      'GET',
      '/:link/mobilepay',
      (at) => {
        const { state, successUrl } = at.payment;
        if ((state === 'authorized' || state === 'captured') && successUrl) return { to: successUrl };
        const ended = closed(at);
        if (ended) return ended;
        return onPhone.has(at.payment.id)
          ? mobilePayPage(shownOf(at), phoneAddress(at.payment))
          : payPage(shownOf(at), [], at.payment.events.length > 0 ? 'declined' : undefined);
      },
      true,
    );

    const askingOf = (payment: HeldPayment): Asking => ({
      payment,
      agreement: gateway.agreement(payment.account),
      address: phoneAddress(payment),
    });
    const isWaiting = ({ id, state }: HeldPayment) => state === 'pending' && onPhone.has(id);
    route(
      'GET',
      `${phonePath}/:link`,
      ({ payment, language }) =>
        phonePage(askingOf(payment), isWaiting(payment), `${address(payment)}/mobilepay`, language),
      true,
    );
    route(
      'POST',
      `${phonePath}/:link`,
      async ({ payment, language, body }) => {
        if (isWaiting(payment)) {
          onPhone.delete(payment.id);
          if (body.answer === 'approve') await pay(gateway, payment.id, mobilePay);
          else await fail(gateway, payment.id, 'declined');
        }
        return { to: `${phoneAddress(payment)}?lang=${language}` };
      },
      true,
    );
    app.get<{ Querystring: { lang?: string } }>('/', (request, reply) => {
      const language = pageLanguage(request.query.lang ?? request.headers['accept-language']);
      return answer(gateway, request, reply, language, undefined, async () => overviewPage(gateway, language));
    });
    app.post<{ Querystring: { lang?: string }; Body: { order?: string } | null }>(
      '/tilbagekald',
      async (request, reply) => {
        await gateway.callbacks.release(request.body?.order === 'reversed');
        return reply.redirect(`${root}/?lang=${pageLanguage(request.query.lang)}`, 303);
      },
    );
    app.post<{ Querystring: { lang?: string } }>('/afregn', async (request, reply) => {
      await gateway.settlements.settle(gateway.now(), true);
      return reply.redirect(`${root}/?lang=${pageLanguage(request.query.lang)}`, 303);
    });
    app.get<{ Querystring: { lang?: string } }>(phonePath, (request, reply) => {
      const language = pageLanguage(request.query.lang ?? request.headers['accept-language']);
      const asking = [...onPhone].flatMap((id) => gateway.book.find(id) ?? []).filter(isWaiting);
      const page = phoneListPage(asking.map(askingOf), `${root}${phonePath}`, language);
      return answer(gateway, request, reply, language, undefined, async () => page);
    });
  });
}

/** Answers a step; the faults of `window` strike here. */
function answer(
  gateway: RunningGateway,
  request: FastifyRequest,
  reply: FastifyReply,
  language: PageLanguage,
  payment: HeldPayment | undefined,
  step: () => Promise<Step>,
): Promise<FastifyReply> {
  return withFaults(
    gateway.context,
    request,
    reply,
    async () => {
      const result = await step();
      if ('to' in result) return { status: 303, type: 'text/plain', body: '', headers: { location: result.to } };
      const { title, content, status } = result;
      const formTargets = [payment?.successUrl, payment?.cancelUrl].flatMap((url) => (url ? new URL(url).origin : []));
      const { 'content-type': type = 'text/html', ...headers } = pageHeaders({
        formTargets: [...new Set(formTargets)],
      });
      return { status, type, body: renderPage({ title, language }, content), headers };
    },
    'window',
  );
}

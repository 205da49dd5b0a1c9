import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type PageLanguage, pageLanguage, sendPage } from '../pages.tsx';
import { phoneStates } from './held-sms.ts';
import { overviewPage } from './overview-page.tsx';
import { missingPage, type PhonePage, phonePage, root } from './phone-pages.tsx';
import type { RunningGateways } from './running-gateways.ts';

interface Asked {
  readonly Querystring: { readonly lang?: string; readonly number?: string };
  readonly Params: { readonly msisdn: string };
  readonly Body: Readonly<Record<string, unknown>>;
}

const show = (reply: FastifyReply, page: PhonePage, language: PageLanguage, status = 200) =>
  sendPage(reply, { title: page.title, language, status }, page.content);

/** The digits of a number as people type it. */
const msisdnOf = (typed: string): string | undefined => {
  const digits = typed.replaceAll(/[\s+()-]/g, '').replace(/^00/, '');
  const whole = digits.length === 8 ? `45${digits}` : digits;
  return /^[1-9]\d{7,14}$/.test(whole) ? whole : undefined;
};

/** The pages on which people read what came to phones, answer, and switch phones off. */
export function phoneRoutes(app: FastifyInstance, gateways: RunningGateways): void {
  const { store } = gateways;
  void app.register(formbody);

  app.get<Asked>('/', (request, reply) => {
    const language = pageLanguage(request.query.lang);
    return show(reply, overviewPage(gateways, language), language);
  });

  app.get<Asked>('/aabn', (request, reply) => {
    const language = pageLanguage(request.query.lang);
    const msisdn = msisdnOf(request.query.number ?? '');
    if (msisdn === undefined) return show(reply, overviewPage(gateways, language, true), language, 422);
    return reply.redirect(`${root}/telefon/${msisdn}?lang=${language}`, 303);
  });

  app.get<Asked>('/telefon/:msisdn', (request, reply) => {
    const language = pageLanguage(request.query.lang);
    const msisdn = msisdnOf(request.params.msisdn);
    if (msisdn === undefined) return show(reply, missingPage(language), language, 404);
    const phone = {
      msisdn,
      state: store.phone(msisdn),
      messages: store.ofPhone(msisdn).toReversed(),
      sent: store.incoming().filter(({ from }) => from === msisdn),
    };
    return show(reply, phonePage(phone, gateways.accounts, language), language);
  });

  app.post<Asked>('/telefon/:msisdn/tilstand', async (request, reply) => {
    const language = pageLanguage(request.query.lang);
    const msisdn = msisdnOf(request.params.msisdn);
    const state = phoneStates.find((each) => each === request.body.state);
    if (msisdn === undefined || !state) return show(reply, missingPage(language), language, 404);
    await store.setPhone(msisdn, state);
    await gateways.courses.phoneChanged(msisdn);
    return reply.redirect(`${root}/telefon/${msisdn}?lang=${language}`, 303);
  });

  app.post<Asked>('/telefon/:msisdn/svar', async (request, reply) => {
    const language = pageLanguage(request.query.lang);
    const from = msisdnOf(request.params.msisdn);
    const { to, text } = request.body;
    const account = gateways.accounts.find(({ number }) => number === to);
    if (from === undefined || !account || typeof text !== 'string' || text === '') {
      return show(reply, missingPage(language), language, 404);
    }
    await gateways.fromPhone({ from, to: account.number, account: account.id, text });
    return reply.redirect(`${root}/telefon/${from}?lang=${language}`, 303);
  });
}

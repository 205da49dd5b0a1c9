import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Application } from '../application.ts';
import { postedForm } from '../body-parsers.ts';
import { addresses } from './addresses.ts';
import { postedQueue, readQueue } from './inbox/queue.tsx';
import { inboxTranslator } from './inbox/texts.ts';
import { type CasePaymentTextKey, casePaymentTranslator } from './payments/texts.ts';
import { sendLoggedOut } from './send-logged-out.tsx';
import { showCase } from './show-case.tsx';
import { type CaseStepTextKey, caseStepTranslator } from './steps/texts.ts';
import { type CaseworkerTextKey, caseworkerTranslator } from './texts.ts';
import { type CaseParameters, withCase } from './with-case.ts';

/** What `?ok=` says has just been done. */
const notices: Readonly<Record<string, CaseworkerTextKey>> = {
  tag: 'caseworker.notice.tag',
  slip: 'caseworker.notice.slip',
  afgoer: 'caseworker.notice.afgoer',
  besked: 'caseworker.notice.besked',
  'send-igen': 'caseworker.notice.send-igen',
  haandteret: 'caseworker.notice.haandteret',
  overdrag: 'caseworker.notice.overdrag',
  notat: 'caseworker.notice.notat',
  rettet: 'caseworker.notice.rettet',
  uaendret: 'caseworker.notice.uaendret',
  register: 'caseworker.notice.register',
  'register-forbi': 'caseworker.notice.register-forbi',
};

/** The same of the forms that employees fill in, of invitations, of several who decide, and of annulment. */
const stepNotices: Readonly<Record<string, CaseStepTextKey>> = {
  udfyldt: 'caseSteps.notice.udfyldt',
  inviter: 'caseSteps.notice.inviter',
  oplyst: 'caseSteps.notice.oplyst',
  stemt: 'caseSteps.notice.stemt',
  annulleret: 'caseSteps.notice.annulleret',
};

/** The same of payments. */
const paymentNotices: Readonly<Record<string, CasePaymentTextKey>> = {
  'betaling-bedt': 'casePayments.notice.bedt',
  'betaling-venter': 'casePayments.notice.venter',
  'betaling-godkendt': 'casePayments.notice.godkendt',
  'betaling-afvist': 'casePayments.notice.afvist',
  'betaling-trukket': 'casePayments.notice.trukket',
  'betaling-uaendret': 'casePayments.notice.uaendret',
  'betaling-foerst': 'casePayments.notice.foerst',
  'betaling-igen': 'casePayments.notice.igen',
  'betaling-haandteret': 'casePayments.notice.haandteret',
  'betaling-afklaret': 'casePayments.notice.afklaret',
};

type Request = FastifyRequest<{ Params: CaseParameters }>;

/** `GET …/sag/:case`, and `POST …/sag/:case/cpr`, which shows the same page with the whole CPR number on it. */
export function caseRoutes(server: FastifyInstance, application: Application): void {
  server.get('/:organisation/sagsbehandling/sag/:case', async (request: Request, reply) => {
    // After what one did to the case as the last thing, one may not see it any more.
    const opened = await withCase(application, request, reply, async ({ slug }) =>
      reply.redirect(addresses.list(slug, '', { ok: 'ikke-hos-dig' }), 303),
    );
    if (!opened) return reply;
    const query = request.query as Readonly<Record<string, unknown>>;
    return showCase(application, request, reply, opened, { notice: noticeOf(query, request), queue: readQueue(query) });
  });

  server.post(
    '/:organisation/sagsbehandling/sag/:case/cpr',
    { config: { limit: 'submission', csrf: 'sessionOnly' } },
    async (request: Request, reply) => {
      if (request.session === null) return sendLoggedOut(request, reply);
      const opened = await withCase(application, request, reply);
      if (!opened) return reply;
      const queue = postedQueue(postedForm(request));
      return showCase(application, request, reply, opened, { cprShown: true, queue });
    },
  );

  // What a reload after a new log-in, or a typed address, asks for: the case itself.
  for (const action of ['cpr', 'udfyld', 'inviter', ...Object.keys(notices)]) {
    server.get(`/:organisation/sagsbehandling/sag/:case/${action}`, async (request: Request, reply) => {
      const opened = await withCase(application, request, reply);
      if (!opened) return reply;
      return reply.redirect(addresses.case(opened.organisation.slug, opened.stored.id), 303);
    });
  }
}

/** What has just been done, to this case or to the one before it in the list. */
function noticeOf({ ok, afgjort }: Readonly<Record<string, unknown>>, { language }: Request): string | null {
  if (typeof afgjort === 'string' && /^\d{4}-\d{6,}$/.test(afgjort)) {
    return inboxTranslator(language)('inbox.queue.done', { number: afgjort });
  }
  if (typeof ok !== 'string') return null;
  const text = Object.hasOwn(notices, ok) ? notices[ok] : undefined;
  if (text !== undefined) return caseworkerTranslator(language)(text);
  const ofPayment = Object.hasOwn(paymentNotices, ok) ? paymentNotices[ok] : undefined;
  if (ofPayment !== undefined) return casePaymentTranslator(language)(ofPayment);
  const ofStep = Object.hasOwn(stepNotices, ok) ? stepNotices[ok] : undefined;
  return ofStep === undefined ? null : caseStepTranslator(language)(ofStep);
}

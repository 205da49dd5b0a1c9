import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren } from 'preact';
import { carryDraft } from '../../../cases/carry-draft.ts';
import { isSameTotal, type TotalToPay, totalToPay } from '../../../cases/payments/to-pay.ts';
import { submitDraft } from '../../../cases/submit-draft.ts';
import { findDraft } from '../../../forms/drafts/draft.ts';
import { readDraftRow } from '../../../forms/drafts/gathered-drafts.ts';
import { ore } from '../../../forms/kinds/payment/ore.ts';
import type { StartRefusal } from '../../../forms/start-rules.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { Alert } from '../../components/alert.tsx';
import { anonymousToken } from '../../login/cookies.ts';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { addresses, isId } from '../addresses.ts';
import { actorOf, type Citizen, isAdmittedBy } from '../citizen.tsx';
import { formContext } from '../form-context.ts';
import { leadToReceipt, payDays, receiptDays } from '../mine/lead-to-receipt.ts';
import { pageTitle } from '../page-title.ts';
import { type CheckedPower, checkPower, type PowerProblem } from '../represent/check-power.ts';
import { PowerNotice } from '../represent/power-notice.tsx';
import { Refusals } from '../start/refusals.tsx';
import { citizenTranslator } from '../texts.ts';
import { reviewStep } from './form-steps.ts';
import type { OpenDraft } from './open-draft.ts';
import { nearestAddress, reviewAddress } from './page-places.ts';
import { requireOwner } from './require-owner.tsx';
import { isTooEarly, missingAnswers, missingAsErrors, ReviewPage } from './review-page.tsx';
import { waysBeside } from './ways-beside.tsx';
import { type DraftParameters, type DraftRequest, withDraft } from './with-draft.ts';

/** The review of all answers, and sending them in. */
export function reviewPages(server: FastifyInstance, application: Application): void {
  server.get(
    '/:organisation/blanket/:form/udfyld/:draft/gennemse',
    async (request: FastifyRequest<{ Params: DraftParameters }>, reply) => {
      const found = await withDraft(application, request, reply);
      if (!found) return reply;
      const { opened } = found;
      if (isTooEarly(opened)) return reply.redirect(nearestAddress(opened), 303);
      return show(request, reply, opened, { status: 200, tellErrors: false });
    },
  );

  server.post(
    '/:organisation/blanket/:form/udfyld/:draft/send',
    { config: { csrf: 'sessionOnly', limit: 'submission' } },
    async (request: FastifyRequest<{ Params: DraftParameters }>, reply) => {
      const { form, draft } = request.params;
      const slug = request.params.organisation;
      const organisation = await organisationOf(request, application);
      const here = addresses.review(slug, form, draft);
      const citizen = await requireOwner(application, organisation, request, reply, here);
      if (!citizen) return reply;
      if (!isId(draft)) throw new WebError('notFound');
      const { services } = application;
      const shown = totalShown(request);
      // A price that was published since the review is seen before anything is sent.
      if (shown.total !== undefined && (await wasCarried(organisation, citizen, draft))) {
        return again(request, reply, { carriedFrom: shown.total });
      }
      const power = await powerOf(request, organisation, citizen, form, draft);
      if (power && !power.checked.ok) {
        const { problem } = power.checked;
        return again(request, reply, problem === 'none' ? 'not-admitted' : { problem, name: power.name });
      }
      // The draft is read once, under its lock; what its page would have answered is answered when it isn't admitted.
      const submitted = await submitDraft(services, organisation, {
        draft,
        person: citizen.person,
        revision: Number(postedForm(request).value('revision') ?? Number.NaN),
        ...shown,
        context: (locked) => formContext(services.now(), request.language, citizen, locked.content.person),
        admits: ({ expiresAt }, { definition }) =>
          definition.key === form && expiresAt > services.now() && isAdmittedBy(definition, citizen),
        actor: actorOf(citizen),
        ...(power?.checked.ok ? { represents: power.checked.representation } : {}),
        ...(request.session && citizen.kind === 'citizen' ? { session: request.session.id } : {}),
        from: requestOrigin(request),
      });
      switch (submitted.kind) {
        case 'submitted': {
          const days = await daysLeft(organisation, submitted.payment);
          if (citizen.kind === 'anonymous') await endSoon(request, organisation, days);
          return leadToReceipt(request, reply, citizen, slug, submitted.case, submitted.payment, days);
        }
        case 'not-found':
          throw new WebError('notFound');
        case 'stopped':
          return again(request, reply, 'stopped', submitted.refusals);
        case 'not-admitted':
        case 'invalid':
        case 'changed':
        case 'price-changed':
        case 'refused':
          return again(request, reply, submitted.kind);
      }
    },
  );

  /** The power by which a draft is sent for somebody else, checked now; null for one's own. */
  async function powerOf(
    request: DraftRequest,
    organisation: Organisation,
    citizen: Citizen,
    formKey: string,
    id: string,
  ): Promise<{ readonly name: string; readonly checked: CheckedPower } | null> {
    if (citizen.kind !== 'citizen') return null;
    const { services } = application;
    const draft = await services.database.inOrganisation(organisation.id, (transaction) =>
      findDraft(transaction, organisation, id, citizen.person, false),
    );
    if (!draft?.subject || draft.submittedCase !== null) return null;
    const { definition } = await services.definitions.form(organisation.id, draft.formVersion);
    const name = draft.content.onBehalfOf ?? '';
    if (definition.key !== formKey) return { name, checked: { ok: false, problem: 'none' } };
    const sending = {
      ...{ subject: draft.subject, key: draft.key, name, relation: draft.content.relation },
      isOfCase: draft.correction !== null,
    };
    const from = requestOrigin(request);
    const { language } = request;
    const checked = await checkPower(application, organisation, citizen, definition, sending, language, from);
    return { name, checked };
  }

  /** Whether the draft has just been carried to a version that was published since its page was shown. */
  async function wasCarried(organisation: Organisation, { person }: Citizen, id: string): Promise<boolean> {
    const { services } = application;
    const row = await readDraftRow(services.database, organisation, id, person);
    if (!row || row.submitted_case !== null) return false;
    return carryDraft(services, organisation, row, await services.definitions.form(organisation.id, row.form_version));
  }

  /** Days that one who did not log in has their receipt: longer where there is something to pay, which can be paid from there alone. */
  async function daysLeft(organisation: Organisation, payment: string | undefined): Promise<number> {
    const { payments, services } = application;
    const found = payment === undefined ? null : await payments?.find(organisation, payment);
    if (!found) return receiptDays;
    const until = found.dueAt === null ? payDays : (found.dueAt.getTime() - services.now().getTime()) / 86_400_000;
    return receiptDays + Math.max(0, Math.ceil(until));
  }

  /** What is left to see without a log-in is the receipt, and what is to be paid. */
  async function endSoon(request: DraftRequest, organisation: Organisation, days: number): Promise<void> {
    const { services, sessions } = application;
    const end = new Date(services.now().getTime() + days * 86_400_000);
    const token = anonymousToken(request) ?? '';
    await services.database.inOrganisation(organisation.id, (transaction) => sessions.endAt(transaction, token, end));
  }

  /** The review as it is now, since it can't be sent in as it was shown. */
  async function again(
    request: DraftRequest,
    reply: FastifyReply,
    why:
      | { readonly carriedFrom: TotalToPay }
      | ('not-admitted' | 'invalid' | 'changed' | 'price-changed' | 'refused' | 'stopped')
      | { readonly problem: Exclude<PowerProblem, 'none'>; readonly name: string },
    refusals: readonly StartRefusal[] = [],
  ): Promise<FastifyReply> {
    const { form, draft } = request.params;
    const here = addresses.review(request.params.organisation, form, draft);
    const found = await withDraft(application, request, reply, here);
    if (!found) return reply;
    const { form: now, evaluated } = found.opened;
    const total = totalToPay(now.definition, evaluated.values);
    const reason =
      typeof why === 'object' && 'carriedFrom' in why
        ? total && isSameTotal(total, why.carriedFrom)
          ? 'changed'
          : 'price-changed'
        : why;
    if (reason === 'not-admitted') return reply.redirect(here, 303);
    if (reason === 'invalid') return show(request, reply, found.opened, { status: 422, tellErrors: true });
    if (typeof reason === 'object') {
      const { problem, name } = reason;
      const { loginLevel, ways } = found.opened.form.definition.start;
      const login = problem === 'old' ? addresses.login(request.params.organisation, here, loginLevel, ways) : null;
      return show(request, reply, found.opened, {
        status: problem === 'unavailable' || problem === 'childUnavailable' ? 503 : 403,
        tellErrors: false,
        notices: <PowerNotice problem={problem} name={name} login={login} />,
      });
    }
    const t = citizenTranslator(request.language);
    return show(request, reply, found.opened, {
      status: 409,
      tellErrors: false,
      notices:
        reason === 'stopped' ? (
          <Refusals refusals={refusals} organisation={request.params.organisation} atSending />
        ) : (
          <Alert kind="warning" heading={t(`citizen.review.${reason}`)} id="changed" focusOnLoad>
            {t(`citizen.review.${reason}Text`)}
          </Alert>
        ),
    });
  }
}

/** What the page said is to be paid, amount and currency; a page from before the form had a price said nothing. */
function totalShown(request: DraftRequest): { readonly total?: TotalToPay } {
  const [, amount, currency] = /^(\d{1,12}) ([A-Z]{3})$/.exec(postedForm(request).value('total') ?? '') ?? [];
  return amount === undefined || currency === undefined ? {} : { total: { amount: ore(Number(amount)), currency } };
}

interface ShownReview {
  readonly status: number;
  readonly tellErrors: boolean;
  readonly notices?: ComponentChildren;
}

async function show(
  request: DraftRequest,
  reply: FastifyReply,
  opened: OpenDraft,
  { status, tellErrors, notices }: ShownReview,
): Promise<FastifyReply> {
  // The form that sends is answered at its own address; led back to, it would be a page that isn't there.
  const context = { ...pageContext(request, reply), path: reviewAddress(opened) };
  const { language } = context;
  const t = citizenTranslator(language);
  return sendPage(request, reply, context, {
    title: pageTitle(t('citizen.review.title'), opened.form.definition.title, language),
    status,
    errors: tellErrors ? missingAsErrors(missingAnswers(opened, language)) : [],
    ...waysBeside(opened, reviewStep, language),
    content: <ReviewPage context={context} opened={opened} notices={notices} />,
  });
}

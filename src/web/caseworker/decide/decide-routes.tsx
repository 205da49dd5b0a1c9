import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type DecisionForm, decisionForm, isAnswered } from '../../../cases/decision-form.ts';
import { decide } from '../../../cases/employee-actions.ts';
import type { Answers } from '../../../forms/answers.ts';
import { readPosted } from '../../../forms/read-posted.ts';
import type { OpenStep } from '../../../workflows/case-state.ts';
import type { ApproveStep } from '../../../workflows/definition.ts';
import { type Application, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { changeOf, pageAction } from '../../citizen/fill/page-actions.ts';
import { pageErrors } from '../../citizen/fill/page-errors.ts';
import { BackLink } from '../../components/back-link.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { longestText } from '../action-routes.ts';
import { addresses } from '../addresses.ts';
import { decisionsOf, demandsReason } from '../decision-form.tsx';
import { readQueue } from '../inbox/queue.tsx';
import { readCasePage } from '../read-case-page.ts';
import { sendConflict } from '../send-conflict.tsx';
import { sendLoggedOut } from '../send-logged-out.tsx';
import { isStepRefusal, sendRefusal } from '../steps/send-refusal.tsx';
import { caseworkerTranslator } from '../texts.ts';
import { type CaseParameters, type OpenedCase, withCase } from '../with-case.ts';
import { DecidePage, decideNames } from './decide-page.tsx';

type Request = FastifyRequest<{ Params: CaseParameters & { readonly open: string } }>;

interface Found {
  readonly opened: OpenedCase;
  readonly open: OpenStep;
  readonly step: ApproveStep;
  readonly form: DecisionForm;
}

/** `…/sag/:case/afgoer/:open`: decides at a step where a form goes with the decision. */
export function decideRoutes(server: FastifyInstance, application: Application): void {
  const path = '/:organisation/sagsbehandling/sag/:case/afgoer/:open';
  const { services } = application;

  server.get(path, async (request: Request, reply) => {
    const opened = await withCase(application, request, reply);
    if (!opened) return reply;
    const found = await find(request, opened);
    if (!found) return reply.redirect(addresses.case(opened.organisation.slug, opened.stored.id), 303);
    return show(request, reply, found, {}, '', null);
  });

  server.post(path, { config: { limit: 'submission', csrf: 'sessionOnly' } }, async (request: Request, reply) => {
    if (request.session === null) return sendLoggedOut(request, reply);
    const opened = await withCase(application, request, reply);
    if (!opened) return reply;
    const { organisation, employee, stored } = opened;
    const posted = postedForm(request);
    const reason = (posted.value(decideNames.reason) ?? '').replaceAll('\r\n', '\n').trim();
    const number = numberOf(request);
    const found = await find(request, opened);
    const holder = found?.open.taken;
    if (!found || (holder !== undefined && holder !== employee.id)) {
      return sendConflict(application, request, reply, opened, number, reason);
    }
    const { step, form } = found;
    let answers: Answers = {};
    for (const page of form.evaluated({}).pages) answers = readPosted(page, answers, (name) => posted.values(name));
    for (const { page } of form.evaluated(answers).pages) {
      const action = pageAction(page, posted);
      if (action.kind !== 'addRow' && action.kind !== 'removeRow') continue;
      return show(request, reply, found, changeOf(page, action)(answers), reason, null);
    }
    const t = caseworkerTranslator(request.language);
    const decision = decisionsOf(step).find((each) => each === posted.value(decideNames.choice));
    const given = reason.length;
    const reasonError =
      decision === undefined
        ? t('caseworker.error.noDecision')
        : reason === '' && demandsReason(step, decision)
          ? t('caseworker.error.noReason')
          : given > longestText
            ? t('caseworker.error.tooLong', { allowed: longestText, given })
            : undefined;
    const evaluated = form.evaluated(answers);
    // A case that goes back is decided another time: its form is filled in then.
    const isFilledIn = decision === 'returned' || isAnswered(evaluated);
    if (decision === undefined || reasonError !== undefined || !isFilledIn) {
      return show(request, reply, found, answers, reason, { reason: reasonError, fields: decision !== 'returned' });
    }
    const result = await decide(services, organisation, {
      case: stored.id,
      open: number,
      employee,
      decision,
      reason,
      ...(decision === 'returned' ? {} : { values: evaluated.values }),
      from: requestOrigin(request),
    });
    if (result.ok) {
      const several = found.open.members !== undefined || typeof step.approvers === 'number';
      const queue = queueOf(request);
      if (queue !== null && posted.value(decideNames.goesOn) !== undefined) {
        const more = { opgave: queue.task, afgjort: stored.number };
        return reply.redirect(addresses.next(organisation.slug, queue.list, more), 303);
      }
      const more = { ...(queue === null ? {} : { opgave: queue.task }), ok: several ? 'stemt' : 'afgoer' };
      return reply.redirect(addresses.case(organisation.slug, stored.id, queue?.list ?? '', more), 303);
    }
    if (result.refusal === 'not-found') throw new WebError('notFound');
    if (isStepRefusal(result.refusal)) return sendRefusal(request, reply, opened, result.refusal, reason);
    return sendConflict(application, request, reply, opened, number, reason);
  });

  /** The step with its form; null where it is no longer open, or none of that kind. */
  async function find(request: Request, opened: OpenedCase): Promise<Found | null> {
    const number = numberOf(request);
    const open = opened.stored.state.open.find(({ id }) => id === number);
    const step = open && opened.workflow.workflow.definition.steps[open.step];
    if (!open || step?.kind !== 'approve') return null;
    const form = await decisionForm(services, opened.organisation, opened.workflow, step, request.language);
    return form && { opened, open, step, form };
  }

  async function show(
    request: Request,
    reply: FastifyReply,
    { opened, open, step, form }: Found,
    answers: Answers,
    reason: string,
    wrong: { readonly reason: string | undefined; readonly fields: boolean } | null,
  ): Promise<FastifyReply> {
    const { organisation, stored } = opened;
    const queue = queueOf(request);
    const context = { ...pageContext(request, reply), path: request.raw.url ?? '' };
    const t = caseworkerTranslator(context.language);
    const data = await readCasePage(application, request, opened, false, queue);
    const { pages } = form.evaluated(answers);
    const fields = pages.flatMap((page) => page.fields).filter(({ field }) => field.kind !== 'files');
    const more: Readonly<Record<string, string>> = queue === null ? {} : { opgave: queue.task };
    return sendPage(request, reply, context, {
      title: t('caseworker.decide.tab', { number: stored.number }),
      errors: [
        ...(wrong?.fields ? pageErrors(fields, (each) => each.errors, context.language) : []),
        ...(wrong?.reason === undefined ? [] : [{ fieldId: decideNames.reason, message: wrong.reason }]),
      ],
      before: (
        <BackLink href={addresses.case(organisation.slug, stored.id, queue?.list ?? '', more)}>
          {t('caseworker.conflict.back')}
        </BackLink>
      ),
      content: (
        <DecidePage
          context={context}
          data={data}
          open={open}
          step={step}
          pages={pages}
          reason={reason}
          reasonError={wrong?.reason}
          tellErrors={wrong?.fields === true}
        />
      ),
    });
  }
}

function queueOf(request: Request) {
  return readQueue(request.query as Readonly<Record<string, unknown>>);
}

/** @throws {WebError} 404 for an address that none of our pages has. */
function numberOf({ params }: Request): number {
  if (!/^[1-9]\d{0,8}$/.test(params.open)) throw new WebError('notFound');
  return Number(params.open);
}

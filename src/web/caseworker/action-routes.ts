import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  type ActionResult,
  decide,
  handleByHand,
  handOver,
  releaseTask,
  retryDelivery,
  type TaskAction,
  takeTask,
  writeMessage,
} from '../../cases/employee-actions.ts';
import type { DecisionKind, OpenStep } from '../../workflows/case-state.ts';
import { type Application, requestOrigin } from '../application.ts';
import { postedForm } from '../body-parsers.ts';
import { isId } from '../citizen/addresses.ts';
import { WebError } from '../web-error.ts';
import { addresses, type CaseAction } from './addresses.ts';
import { fieldNames, type UnfinishedForm } from './case-forms.ts';
import { decisionsOf } from './decision-form.tsx';
import { postedQueue, type Queue } from './inbox/queue.tsx';
import { sendConflict } from './send-conflict.tsx';
import { sendLoggedOut } from './send-logged-out.tsx';
import { showCase } from './show-case.tsx';
import { type CaseworkerTextKey, caseworkerTranslator } from './texts.ts';
import { type CaseParameters, type CaseRequest, type OpenedCase, withCase } from './with-case.ts';

/** Longest text that a case worker may write at once, in characters: some three pages. */
export const longestText = 8_000;

/** A form of a case as it was sent. */
interface Sent {
  readonly opened: OpenedCase;
  /** The number of the open step that the page showed. */
  readonly open: number;
  /** That step, if it is still open. */
  readonly step: OpenStep | undefined;
  /** The text that came with it, where the form has one. */
  readonly text: string;
  /** The id of who had the task when the page was loaded; empty where nobody had. */
  readonly holder: string;
  readonly queue: Queue | null;
  /** Whether the next task of the list is to follow. */
  readonly goesOn: boolean;
  /** What the form's buttons said. */
  readonly choice: string | undefined;
}

interface Action {
  readonly name: Exclude<CaseAction, 'cpr' | 'notat'>;
  /** The form's text, where it has one. */
  readonly field?: UnfinishedForm['form'];
  /** Whether the page that sent the form still fits the case; the engine looks again under the case's lock. */
  readonly fits: (sent: Sent) => boolean;
  /** What is missing in what was typed. */
  readonly missing?: (sent: Sent) => CaseworkerTextKey | null;
  readonly run: (services: Application['services'], sent: Sent, action: TaskAction) => Promise<ActionResult>;
}

const actions: readonly Action[] = [
  {
    name: 'tag',
    fits: ({ step, holder }) => step?.kind === 'approve' && (step.taken ?? '') === holder,
    run: (services, { opened }, action) => takeTask(services, opened.organisation, action),
  },
  {
    name: 'overdrag',
    field: 'handOver',
    fits: ({ step, holder }) => step?.kind === 'approve' && (step.taken ?? '') === holder,
    missing: ({ text }) => (isId(text) ? null : 'caseworker.error.noColleague'),
    run: (services, { opened, text }, action) => handOver(services, opened.organisation, { ...action, to: text }),
  },
  {
    name: 'slip',
    fits: ({ step, opened }) => step?.kind === 'approve' && step.taken === opened.employee.id,
    run: (services, { opened }, action) => releaseTask(services, opened.organisation, action),
  },
  {
    name: 'afgoer',
    field: 'decision',
    fits: ({ step, opened }) =>
      step?.kind === 'approve' && (step.taken === undefined || step.taken === opened.employee.id),
    missing: (sent) =>
      decisionOf(sent) === null ? 'caseworker.error.noDecision' : sent.text === '' ? 'caseworker.error.noReason' : null,
    run: (services, sent, action) => {
      const decision = decisionOf(sent);
      if (decision === null) throw new WebError('badRequest');
      return decide(services, sent.opened.organisation, { ...action, decision, reason: sent.text });
    },
  },
  {
    name: 'besked',
    field: 'message',
    fits: ({ step }) => step !== undefined,
    missing: ({ text }) => (text === '' ? 'caseworker.error.noMessage' : null),
    run: (services, { opened, text }, { employee, from }) =>
      writeMessage(services, opened.organisation, {
        case: opened.stored.id,
        author: { kind: 'employee', id: employee.id },
        employee,
        text,
        from,
      }),
  },
  {
    name: 'send-igen',
    fits: ({ step }) => step?.failed === true,
    run: (services, { opened }, action) => retryDelivery(services, opened.organisation, action),
  },
  {
    name: 'haandteret',
    field: 'handled',
    fits: ({ step }) => step?.failed === true,
    missing: ({ text }) => (text === '' ? 'caseworker.error.noExplanation' : null),
    run: (services, { opened, text }, action) =>
      handleByHand(services, opened.organisation, { ...action, reason: text }),
  },
];

/** What a case worker does to a case. Each form names the open step that its page showed; a stale one changes nothing. */
export function actionRoutes(server: FastifyInstance, application: Application): void {
  for (const action of actions) {
    server.post(
      `/:organisation/sagsbehandling/sag/:case/${action.name}`,
      { config: { limit: 'submission', csrf: 'sessionOnly' } },
      async (request: FastifyRequest<{ Params: CaseParameters }>, reply) => {
        if (request.session === null) return sendLoggedOut(request, reply);
        const opened = await withCase(application, request, reply);
        if (!opened) return reply;
        return perform(request, reply, action, readSent(request, action, opened));
      },
    );
  }

  async function perform(request: CaseRequest, reply: FastifyReply, action: Action, sent: Sent): Promise<FastifyReply> {
    const { opened, open, text } = sent;
    if (!action.fits(sent)) return sendConflict(application, request, reply, opened, open, text);
    const error = problemOf(request, action, sent);
    if (error !== null && action.field !== undefined) {
      return showCase(application, request, reply, opened, {
        left: { form: action.field, open, text, error },
        queue: sent.queue,
      });
    }
    const { employee, stored } = opened;
    const result = await action.run(application.services, sent, {
      case: stored.id,
      open,
      employee,
      from: requestOrigin(request),
    });
    if (result.ok) return reply.redirect(addressAfter(action, sent), 303);
    if (result.refusal === 'no-colleague' && action.field !== undefined) {
      const error = caseworkerTranslator(request.language)('caseworker.error.wrongColleague');
      const left = { form: action.field, open, text, error };
      return showCase(application, request, reply, opened, { left, queue: sent.queue });
    }
    if (result.refusal === 'not-found') throw new WebError('notFound');
    return sendConflict(application, request, reply, opened, open, text);
  }
}

/** The page after something was done: the case again, or the next task of the list after a decision. */
function addressAfter(action: Action, { opened, queue, goesOn }: Sent): string {
  const { slug } = opened.organisation;
  const { id, number } = opened.stored;
  if (queue === null) return addresses.case(slug, id, '', { ok: action.name });
  if (action.name === 'afgoer' && goesOn) {
    return addresses.next(slug, queue.list, { opgave: queue.task, afgjort: number });
  }
  return addresses.case(slug, id, queue.list, { opgave: queue.task, ok: action.name });
}

/** The form as it was sent. @throws {WebError} 400 where it names no step, which none of our pages does. */
function readSent(request: CaseRequest, { field }: Action, opened: OpenedCase): Sent {
  const form = postedForm(request);
  const number = form.value('trin') ?? '';
  if (!/^[1-9]\d{0,8}$/.test(number)) throw new WebError('badRequest');
  const open = Number(number);
  const text = field === undefined ? '' : (form.value(fieldNames[field](open)) ?? '');
  return {
    opened,
    open,
    step: opened.stored.state.open.find((each) => each.id === open),
    text: text.replaceAll('\r\n', '\n').trim(),
    holder: form.value('hos') ?? '',
    queue: postedQueue(form),
    goesOn: form.value('naeste') !== undefined,
    choice: form.value('beslutning'),
  };
}

/** What is wrong with what was typed, in the page's language. */
function problemOf(request: CaseRequest, action: Action, sent: Sent): string | null {
  const t = caseworkerTranslator(request.language);
  const missing = action.missing?.(sent) ?? null;
  if (missing !== null) return t(missing);
  const given = sent.text.length;
  return given > longestText ? t('caseworker.error.tooLong', { allowed: longestText, given }) : null;
}

/** The decision that was chosen, if the step offers it. */
function decisionOf({ opened, step, choice }: Sent): DecisionKind | null {
  const defined = opened.workflow.workflow.definition.steps[step?.step ?? ''];
  if (defined?.kind !== 'approve') return null;
  return decisionsOf(defined).find((decision) => decision === choice) ?? null;
}

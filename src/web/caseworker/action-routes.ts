import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasAttachments, previewDecision } from '../../cases/deliveries/preview-decision.ts';
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
import type { ApproveStep } from '../../workflows/definition.ts';
import { type Application, requestOrigin } from '../application.ts';
import { postedForm } from '../body-parsers.ts';
import { isId } from '../citizen/addresses.ts';
import { readPostedPage } from '../citizen/fill/read-posted-page.ts';
import { type MessageFiles, messageFilesName, takeMessageFiles } from '../citizen/mine/take-message-files.ts';
import { citizenTranslator } from '../citizen/texts.ts';
import type { PostedForm } from '../posted-form.ts';
import { WebError } from '../web-error.ts';
import { addresses, type CaseAction } from './addresses.ts';
import { fieldNames, textsIn, type UnfinishedForm } from './case-forms.ts';
import { logPreview } from './decide/log-preview.ts';
import { previewNames, type ShownPreview, sendDecisionPreview } from './decide/preview-page.tsx';
import { decisionsOf, demandsReason } from './decision-form.tsx';
import { postedQueue, type Queue } from './inbox/queue.tsx';
import { sendConflict } from './send-conflict.tsx';
import { sendLoggedOut } from './send-logged-out.tsx';
import { sendLost } from './send-lost.tsx';
import { showCase } from './show-case.tsx';
import { isStepRefusal, sendRefusal } from './steps/send-refusal.tsx';
import { type CaseworkerTextKey, caseworkerTranslator } from './texts.ts';
import { type CaseParameters, type CaseRequest, type OpenedCase, withCase } from './with-case.ts';

/** Longest text that a case worker may write at once, in characters: some three pages. */
export const longestText = 8_000;

type Posted = FastifyRequest<{ Params: CaseParameters }>;

/** A form of a case as it was sent. */
interface Sent {
  readonly opened: OpenedCase;
  /** The number of the open step that the page showed. */
  readonly open: number;
  /** That step, if it is still open. */
  readonly step: OpenStep | undefined;
  /** The text that came with it, where the form has one, and the name it came by. */
  readonly text: string;
  readonly fieldId: string;
  /** The id of who had the task when the page was loaded; empty where nobody had. */
  readonly holder: string;
  readonly queue: Queue | null;
  /** Whether the next task of the list is to follow. */
  readonly goesOn: boolean;
  /** Files that came with a message. */
  readonly files: MessageFiles | null;
  /** What the form's buttons said. */
  readonly choice: string | undefined;
  /** Whether what the decision would have sent is to be seen first, and whether it was. */
  readonly seesFirst: boolean;
  readonly hasSeen: boolean;
}

interface Action {
  readonly name: Exclude<CaseAction, 'cpr' | 'notat' | 'udfyld' | 'inviter' | 'annuller' | 'register'>;
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
    fits: ({ step, holder }) => isTask(step) && (step.taken ?? '') === holder,
    run: (services, { opened }, action) => takeTask(services, opened.organisation, action),
  },
  {
    name: 'overdrag',
    field: 'handOver',
    fits: ({ step, holder }) => isTask(step) && (step.taken ?? '') === holder,
    missing: ({ text }) => (isId(text) ? null : 'caseworker.error.noColleague'),
    run: (services, { opened, text }, action) => handOver(services, opened.organisation, { ...action, to: text }),
  },
  {
    name: 'slip',
    fits: ({ step, opened }) => isTask(step) && step.taken === opened.employee.id,
    run: (services, { opened }, action) => releaseTask(services, opened.organisation, action),
  },
  {
    name: 'afgoer',
    field: 'decision',
    // Where a form goes with the decision, it has a page of its own.
    // Whether it is another's task, and of one for whom the employee stands in, is looked at with the decision.
    fits: (sent) => approvalOf(sent)?.form === undefined && sent.step?.kind === 'approve',
    missing: (sent) => {
      const decision = decisionOf(sent);
      const step = approvalOf(sent);
      if (decision === null || step === null) return 'caseworker.error.noDecision';
      return sent.text === '' && demandsReason(step, decision) ? 'caseworker.error.noReason' : null;
    },
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
    missing: ({ text, files }) => (text === '' && !files?.ids.length ? 'caseworker.error.noMessage' : null),
    run: (services, { opened, text, files }, { employee, from }) =>
      writeMessage(services, opened.organisation, {
        case: opened.stored.id,
        author: { kind: 'employee', id: employee.id },
        employee,
        text,
        files: files?.ids ?? [],
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
    missing: ({ text, step }) =>
      text !== ''
        ? null
        : step?.kind === 'fill'
          ? 'caseworker.error.noWordToInvited'
          : 'caseworker.error.noExplanation',
    run: (services, { opened, text }, action) =>
      handleByHand(services, opened.organisation, { ...action, reason: text }),
  },
];

/** What a case worker does to a case. Each form names the open step that its page showed; a stale one changes nothing. */
export function actionRoutes(server: FastifyInstance, application: Application): void {
  for (const action of actions) {
    const path = `/:organisation/sagsbehandling/sag/:case/${action.name}`;
    if (action.field === 'message') {
      server.post(
        path,
        { config: { limit: 'upload', csrf: 'sessionOnly', multipart: true } },
        (request: Posted, reply) => performWithFiles(request, reply, action),
      );
      continue;
    }
    server.post(path, { config: { limit: 'submission', csrf: 'sessionOnly' } }, async (request: Posted, reply) => {
      if (request.session === null) return sendLoggedOut(request, reply);
      const opened = await withCase(application, request, reply);
      if (!opened) return reply;
      return perform(request, reply, action, readSent(postedForm(request), action, opened));
    });
  }

  /** A message: its files are taken in while they arrive, and are gone again where it is not sent. */
  async function performWithFiles(request: Posted, reply: FastifyReply, action: Action): Promise<FastifyReply> {
    const withoutFiles = async () => (await readPostedPage(request, async () => {})).form;
    if (request.session === null) return sendLoggedOut(request, reply, await withoutFiles());
    const opened = await withCase(application, request, reply, async (organisation) =>
      sendLost(request, reply, organisation.slug, textsIn(await withoutFiles())),
    );
    if (!opened) return reply;
    const { organisation, stored, employee } = opened;
    const author = { kind: 'employee', id: employee.id } as const;
    const files = takeMessageFiles(application, organisation, stored, author, requestOrigin(request));
    let isSent = false;
    try {
      const { form, verified } = await readPostedPage(request, files.take);
      const sent = readSent(form, action, opened, files);
      const problem = verified
        ? files.problem(request.language)
        : citizenTranslator(request.language)('citizen.message.sendAgain');
      if (problem !== null && action.fits(sent)) {
        const fieldId = verified ? messageFilesName : sent.fieldId;
        const left = { form: 'message', open: sent.open, text: sent.text, error: problem, fieldId } as const;
        return await showCase(application, request, reply, opened, { left, queue: sent.queue });
      }
      return await perform(request, reply, action, sent, () => {
        isSent = true;
      });
    } finally {
      if (!isSent) await files.undo();
    }
  }

  async function perform(
    request: CaseRequest,
    reply: FastifyReply,
    action: Action,
    sent: Sent,
    done: () => void = () => {},
  ): Promise<FastifyReply> {
    const { opened, open, text, fieldId } = sent;
    if (!action.fits(sent)) return sendConflict(application, request, reply, opened, open, text);
    const error = problemOf(request, action, sent);
    if (error !== null && action.field !== undefined) {
      return showCase(application, request, reply, opened, {
        left: { form: action.field, open, text, error, fieldId },
        queue: sent.queue,
      });
    }
    if (action.name === 'afgoer') {
      const shown = await seenFirst(sent);
      if (shown) {
        await logPreview(application, request, opened, shown.deliveries);
        return sendDecisionPreview(request, reply, shown, !sent.seesFirst);
      }
    }
    const { employee, stored } = opened;
    const result = await action.run(application.services, sent, {
      case: stored.id,
      open,
      employee,
      from: requestOrigin(request),
    });
    if (result.ok) {
      done();
      return reply.redirect(addressAfter(action, sent), 303);
    }
    if (result.refusal === 'no-colleague' && action.field !== undefined) {
      const error = caseworkerTranslator(request.language)('caseworker.error.wrongColleague');
      const left = { form: action.field, open, text, error, fieldId };
      return showCase(application, request, reply, opened, { left, queue: sent.queue });
    }
    if (result.refusal === 'not-found') throw new WebError('notFound');
    if (result.refusal === 'reason-missing' && action.field !== undefined) {
      const error = caseworkerTranslator(request.language)('caseworker.error.noReason');
      const left = { form: action.field, open, text, error, fieldId };
      return showCase(application, request, reply, opened, { left, queue: sent.queue });
    }
    if (isStepRefusal(result.refusal)) return sendRefusal(request, reply, opened, result.refusal, text);
    return sendConflict(application, request, reply, opened, open, text);
  }

  /** What the decision would have sent, where one asked to see it, or where something of it can't be printed; null to go on. */
  async function seenFirst(sent: Sent): Promise<ShownPreview | null> {
    const decision = decisionOf(sent);
    const { opened, open, text, seesFirst, hasSeen, queue, goesOn, fieldId } = sent;
    if (decision === null || (hasSeen && !seesFirst)) return null;
    const { organisation, stored, workflow: version, employee } = opened;
    const tried = { stored, version, open, employee: employee.id, decision, reason: text };
    const which = seesFirst ? undefined : hasAttachments;
    const deliveries = await previewDecision(application.services, organisation, tried, which);
    if (!seesFirst && !deliveries.some(({ content }) => content?.problem)) return null;
    return { opened, open, decision, reason: text, reasonName: fieldId, queue, goesOn, deliveries };
  }
}

/** The page after something was done: the case again, or the next task of the list after a decision. */
function addressAfter(action: Action, sent: Sent): string {
  const { opened, queue, goesOn } = sent;
  const { slug } = opened.organisation;
  const { id, number } = opened.stored;
  const ok = noticeAfter(action, sent);
  if (queue === null) return addresses.case(slug, id, '', { ok });
  if (action.name === 'afgoer' && goesOn) {
    return addresses.next(slug, queue.list, { opgave: queue.task, afgjort: number });
  }
  return addresses.case(slug, id, queue.list, { opgave: queue.task, ok });
}

/** The name of what the case's page says of it: not every decision moves the case, and not every delivery is over. */
function noticeAfter({ name }: Action, sent: Sent): string {
  if (name === 'haandteret' && sent.step?.kind === 'fill') return 'oplyst';
  if (name !== 'afgoer') return name;
  const several = sent.step?.members !== undefined || typeof approvalOf(sent)?.approvers === 'number';
  return several ? 'stemt' : name;
}

/** The form as it was sent. @throws {WebError} 400 where it names no step, which none of our pages does. */
function readSent(form: PostedForm, { field }: Action, opened: OpenedCase, files: MessageFiles | null = null): Sent {
  const number = form.value('trin') ?? '';
  if (!/^[1-9]\d{0,8}$/.test(number)) throw new WebError('badRequest');
  const open = Number(number);
  const plain = field === undefined ? '' : fieldNames[field](open);
  // Where several tasks are open, those after the first send names of their own.
  const fieldId = [plain, `${plain}-${open}`].find((name) => form.value(name) !== undefined) ?? plain;
  const text = field === undefined ? '' : (form.value(fieldId) ?? '');
  return {
    opened,
    open,
    step: opened.stored.state.open.find((each) => each.id === open),
    text: text.replaceAll('\r\n', '\n').trim(),
    holder: form.value('hos') ?? '',
    queue: postedQueue(form),
    files,
    fieldId,
    goesOn: (form.value('naeste') ?? form.value(`naeste-${open}`)) !== undefined,
    choice: form.value(previewNames.see) ?? form.value('beslutning'),
    seesFirst: form.value(previewNames.see) !== undefined,
    hasSeen: form.value(previewNames.seen) !== undefined,
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
function decisionOf(sent: Sent): DecisionKind | null {
  const step = approvalOf(sent);
  return (step && decisionsOf(step).find((decision) => decision === sent.choice)) ?? null;
}

/** The approve step that the form is about; null where it is none. */
function approvalOf({ opened, step }: Sent): ApproveStep | null {
  const defined = opened.workflow.workflow.definition.steps[step?.step ?? ''];
  return defined?.kind === 'approve' ? defined : null;
}

/** Whether the step is one that employees have tasks at; which of the forms is, the engine knows. */
function isTask(step: OpenStep | undefined): step is OpenStep {
  return step?.kind === 'approve' || step?.kind === 'fill';
}

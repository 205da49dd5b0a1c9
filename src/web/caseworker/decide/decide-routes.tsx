import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { onOneSheet } from '../../../cases/decisions/on-one-sheet.ts';
import { hasAttachments, previewDecision } from '../../../cases/deliveries/preview-decision.ts';
import { decide } from '../../../cases/employee-actions.ts';
import type { Draft } from '../../../forms/drafts/draft.ts';
import { readPosted } from '../../../forms/read-posted.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { actorOf } from '../../citizen/citizen.tsx';
import { keepUnsaved } from '../../citizen/fill/keep-unsaved.ts';
import { lookUpFields } from '../../citizen/fill/look-up-fields.ts';
import type { OpenDraft } from '../../citizen/fill/open-draft.ts';
import { changeOf, type PageAction, pageAction } from '../../citizen/fill/page-actions.ts';
import { NewQuestions, SendAgainNotice } from '../../citizen/fill/page-notices.tsx';
import { newQuestions } from '../../citizen/fill/page-routes.tsx';
import { readPostedPage } from '../../citizen/fill/read-posted-page.ts';
import { type PageChange, savePage } from '../../citizen/fill/save-page.ts';
import { takeUploads } from '../../citizen/fill/take-uploads.ts';
import { formContext } from '../../citizen/form-context.ts';
import type { PostedForm } from '../../posted-form.ts';
import { WebError } from '../../web-error.ts';
import { longestText } from '../action-routes.ts';
import { addresses } from '../addresses.ts';
import { decisionsOf, demandsReason } from '../decision-form.tsx';
import { sendConflict } from '../send-conflict.tsx';
import { sendLoggedOut } from '../send-logged-out.tsx';
import { sendLost } from '../send-lost.tsx';
import { isStepRefusal, sendRefusal } from '../steps/send-refusal.tsx';
import { caseworkerTranslator } from '../texts.ts';
import { type OpenedCase, withCase } from '../with-case.ts';
import { decideNames } from './decide-page.tsx';
import { logPreview } from './log-preview.ts';
import {
  type DecisionStep,
  decisionStep,
  type Filler,
  fillerOf,
  readDecision,
  readKept,
  sheetOf,
} from './read-decision.ts';
import { PreviewNotice } from './sent-by-decision.tsx';
import {
  type DecideRequest,
  queueOf,
  sendWithoutPerson,
  showDecision,
  showTwice,
  showUnfinished,
} from './show-decision.tsx';
import { isTyped, TypedAnswers } from './typed-answers.tsx';

/** `…/sag/:case/afgoer/:open`: decides at a step where a form goes with the decision. What is typed is kept until then. */
export function decideRoutes(server: FastifyInstance, application: Application): void {
  const path = '/:organisation/sagsbehandling/sag/:case/afgoer/:open';
  const { services } = application;

  server.get(path, async (request: DecideRequest, reply) => {
    const opened = await withCase(application, request, reply);
    if (!opened) return reply;
    const found = decisionStep(opened, numberOf(request));
    const away = () => reply.redirect(addresses.case(opened.organisation.slug, opened.stored.id), 303);
    if (!found) return away();
    const filler = fillerOf(opened.employee);
    if (!filler) return sendWithoutPerson(request, reply, opened);
    const filling = await readDecision(application, opened, found, filler, request.language);
    return filling ? showUnfinished(application, request, reply, { opened, ...found, filling }) : away();
  });

  server.post(
    path,
    { config: { csrf: 'sessionOnly', multipart: true, limit: 'upload' } },
    async (request: DecideRequest, reply) => {
      if (request.session === null) return postLoggedOut(request, reply);
      // The address's number is looked at behind the right: whoever lacks it is refused before anything else.
      const opened = await withCase(application, request, reply, async (organisation, employee) => {
        const filler = fillerOf(employee);
        const place = { case: request.params.case, open: numberOf(request) };
        const filling = filler && (await readKept(application, organisation, filler, place, request.language));
        const { form } = await readPostedPage(request, async () => {});
        const answers = filling && (await keepTyped(request, filler, filling, form));
        return sendLost(request, reply, organisation.slug, reasonIn(form), answers);
      });
      if (!opened) return reply;
      const number = numberOf(request);
      const filler = fillerOf(opened.employee);
      if (!filler) throw new WebError('forbidden');
      const found = decisionStep(opened, number);
      const filling = found
        ? await readDecision(application, opened, found, filler, request.language)
        : await readKept(
            application,
            opened.organisation,
            filler,
            { case: opened.stored.id, open: number },
            request.language,
          );
      if (!found || !filling) return postLate(request, reply, opened, filler, filling);
      return post(request, reply, opened, found, filler, filling);
    },
  );

  /** Kept with the draft, and on the page that comes back, from which it can be sent once logged in again. */
  async function postLoggedOut(request: DecideRequest, reply: FastifyReply): Promise<FastifyReply> {
    const organisation = await organisationOf(request, application);
    const { form } = await readPostedPage(request, async () => {});
    const draft = form.value(decideNames.draft) ?? '';
    const page = await firstPageOf(organisation.id, draft);
    const kept = { shown: onOneSheet, reason: reasonIn(form) };
    if (page !== null) {
      await keepUnsaved(
        application,
        organisation,
        { draft, page },
        Number(form.value('revision')),
        valuesOf(form),
        kept,
      );
    }
    return sendLoggedOut(request, reply, form);
  }

  async function firstPageOf(organisation: number, draft: string): Promise<string | null> {
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(draft)) return null;
    const row = await services.database.inOrganisation(organisation, (transaction) =>
      transaction.selectFrom('draft').select('form_version').where('id', '=', draft).executeTakeFirst(),
    );
    const form = row && (await services.definitions.form(organisation, row.form_version));
    return form?.definition.pages[0]?.key ?? null;
  }

  /** The step is no longer open: what was typed is kept with the draft, and told. */
  async function postLate(
    request: DecideRequest,
    reply: FastifyReply,
    opened: OpenedCase,
    filler: Filler,
    filling: OpenDraft | null,
  ): Promise<FastifyReply> {
    const { form } = await readPostedPage(request, async () => {});
    const answers = filling && (await keepTyped(request, filler, filling, form));
    return sendConflict(application, request, reply, opened, numberOf(request), reasonIn(form), answers);
  }

  /** Saves what was typed where it comes too late to be decided by. @returns it, to be read. */
  async function keepTyped(request: DecideRequest, filler: Filler | null, filling: OpenDraft, form: PostedForm) {
    const sheet = sheetOf(filling);
    const typed = sheetOf(filling, readPosted(sheet, filling.draft.content.answers, valuesOf(form)));
    if (filler)
      await savePage(application, filler, filling, changeBy(request, filler, filling, form, { kind: 'close' }));
    return isTyped(typed, request.language) ? <TypedAnswers page={typed} /> : undefined;
  }

  async function post(
    request: DecideRequest,
    reply: FastifyReply,
    opened: OpenedCase,
    found: DecisionStep,
    filler: Filler,
    before: OpenDraft,
  ): Promise<FastifyReply> {
    const { organisation, employee, stored } = opened;
    const { open, step } = found;
    const shown = { opened, ...found };
    const origin = requestOrigin(request);
    const uploads = takeUploads(application, filler, before, sheetOf(before), origin);
    const posted = await readPostedPage(request, uploads.take).catch(async (error: unknown) => {
      await uploads.undo();
      throw error;
    });
    const { form } = posted;
    const reason = reasonIn(form);
    if (!posted.verified) {
      return showDecision(
        application,
        request,
        reply,
        { ...shown, filling: before },
        {
          status: 403,
          answers: readPosted(sheetOf(before), before.draft.content.answers, valuesOf(form)),
          reason,
          notices: <SendAgainNotice filesLost={posted.filesLost} />,
        },
      );
    }
    const sheet = sheetOf(before);
    const action = pageAction(sheet.page, form);
    const looked = await lookUpFields(application, filler, before, sheet, form, action, origin);
    const change = changeBy(request, filler, before, form, action);
    const saved = await savePage(application, filler, before, {
      ...change,
      uploaded: uploads.ids,
      change: (answers) => looked.change(change.change(answers)),
      prefilled: looked.prefilled,
      companies: looked.companies,
    });
    if (saved.kind === 'conflict') {
      return showTwice(application, request, reply, { ...shown, filling: saved.opened }, saved.typed, reason, 409);
    }
    if (saved.kind !== 'saved') {
      // Decided in another window meanwhile.
      const typed = sheetOf(before, readPosted(sheet, before.draft.content.answers, valuesOf(form)));
      return sendConflict(application, request, reply, opened, open.id, reason, <TypedAnswers page={typed} />);
    }
    const filling = saved.opened;
    const here = addresses.decide(organisation.slug, stored.id, open.id, queueOf(request));
    const further = { ...uploads.errors, ...looked.errors };
    const isWrong = Object.keys(further).length > 0;
    // Of two windows this one’s answers were chosen.
    const isKept = form.value('_keep') !== undefined;
    if (action.kind !== 'next' || form.value(decideNames.save) !== undefined || isKept) {
      if (isWrong)
        return showDecision(application, request, reply, { ...shown, filling }, { status: 422, reason, further });
      if (action.kind === 'next') return reply.redirect(withNotice(here), 303);
      return reply.redirect(`${here}#${placeAfter(action)}`, 303);
    }
    const t = caseworkerTranslator(request.language);
    const seesFirst = form.value(decideNames.see) !== undefined;
    const choice = form.value(decideNames.see) ?? form.value(decideNames.choice);
    const decision = decisionsOf(step).find((each) => each === choice);
    const given = reason.length;
    const reasonError =
      decision === undefined
        ? t('caseworker.error.noDecision')
        : reason === '' && demandsReason(step, decision)
          ? t('caseworker.error.noReason')
          : given > longestText
            ? t('caseworker.error.tooLong', { allowed: longestText, given })
            : undefined;
    // A case that goes back is decided another time: its form is filled in then, from where it is now.
    const isFilledIn = decision === 'returned' || filling.evaluated.valid;
    const unseen = newQuestions(saved.before, sheetOf(filling));
    if (decision !== 'returned' && unseen.length > 0 && reasonError === undefined && !isWrong) {
      const errors = new Set(unseen);
      return showDecision(
        application,
        request,
        reply,
        { ...shown, filling },
        {
          status: filling.evaluated.valid ? 200 : 422,
          reason,
          errors: (field) => (errors.has(field) ? [] : field.errors),
          notices: <NewQuestions fields={unseen} />,
        },
      );
    }
    if (decision === undefined || reasonError !== undefined || !isFilledIn || isWrong) {
      return showDecision(
        application,
        request,
        reply,
        { ...shown, filling },
        {
          status: 422,
          reason,
          reasonError,
          further,
          ...(decision === 'returned' ? {} : { errors: (field) => field.errors }),
        },
      );
    }
    if (seesFirst || (decision !== 'returned' && form.value(decideNames.seen) === undefined)) {
      const tried = {
        stored,
        version: opened.workflow,
        open: open.id,
        employee: employee.id,
        decision,
        reason,
        ...(decision !== 'returned' && { values: filling.evaluated.values }),
      };
      const deliveries = await previewDecision(services, organisation, tried, seesFirst ? undefined : hasAttachments);
      const isStopped = !seesFirst && deliveries.some(({ content }) => content?.problem);
      if (seesFirst || isStopped) {
        await logPreview(application, request, opened, deliveries);
        const { definition } = opened.workflow.workflow;
        const notices = <PreviewNotice definition={definition} deliveries={deliveries} isStopped={isStopped} />;
        return showDecision(
          application,
          request,
          reply,
          { ...shown, filling },
          { status: isStopped ? 422 : 200, reason, notices },
        );
      }
    }
    const { draft } = filling;
    const context = ({ content }: Draft) => formContext(services.now(), request.language, filler, content.person);
    const result = await decide(services, organisation, {
      case: stored.id,
      open: open.id,
      employee,
      decision,
      reason,
      ...(decision === 'returned'
        ? {}
        : { filled: { draft: draft.id, person: filler.person, revision: draft.revision, context } }),
      from: origin,
    });
    if (result.ok) {
      const several = open.members !== undefined || typeof step.approvers === 'number';
      const queue = queueOf(request);
      if (queue !== null && form.value(decideNames.goesOn) !== undefined) {
        const more = { opgave: queue.task, afgjort: stored.number };
        return reply.redirect(addresses.next(organisation.slug, queue.list, more), 303);
      }
      const more = { ...(queue === null ? {} : { opgave: queue.task }), ok: several ? 'stemt' : 'afgoer' };
      return reply.redirect(addresses.case(organisation.slug, stored.id, queue?.list ?? '', more), 303);
    }
    if (result.refusal === 'not-found') throw new WebError('notFound');
    if (result.refusal === 'changed' || result.refusal === 'incomplete') {
      const typed = filling.draft.content.answers;
      return showTwice(application, request, reply, { ...shown, filling }, typed, reason, 409);
    }
    const typed = <TypedAnswers page={sheetOf(filling)} />;
    if (isStepRefusal(result.refusal)) return sendRefusal(request, reply, opened, result.refusal, reason, typed);
    return sendConflict(application, request, reply, opened, open.id, reason, typed);
  }

  function changeBy(
    request: DecideRequest,
    filler: Filler,
    filling: OpenDraft,
    form: PostedForm,
    action: PageAction,
  ): PageChange {
    const { page } = sheetOf(filling);
    return {
      page,
      drawn: null,
      revision: Number(form.value('revision') ?? Number.NaN),
      posted: valuesOf(form),
      uploaded: {},
      removedFile: action.kind === 'removeFile' ? { field: action.field, id: action.file } : null,
      change: changeOf(page, action),
      prefilled: {},
      visit: 'keep',
      reason: reasonIn(form),
      removalEntry: (draft: Draft) => ({
        at: services.now(),
        actor: actorOf(filler),
        subject: filler.person,
        action: 'fileRemoved',
        recordKind: 'document',
        record: action.kind === 'removeFile' ? action.file : null,
        detail: requestOrigin(request),
        key: draft.key,
      }),
    };
  }
}

function reasonIn(form: PostedForm): string {
  return (form.value(decideNames.reason) ?? '').replaceAll('\r\n', '\n').trim();
}

function valuesOf(form: PostedForm) {
  return (name: string) => form.values(name);
}

function withNotice(address: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}ok=gemt`;
}

/** The field that a button was about. */
function placeAfter(action: PageAction): string {
  if (action.kind === 'addRow') return `${action.field}.${action.row}`;
  return 'field' in action ? action.field : '';
}

/** @throws {WebError} 404 for an address that none of our pages has. */
function numberOf({ params }: FastifyRequest<{ Params: { readonly open: string } }>): number {
  if (!/^[1-9]\d{0,8}$/.test(params.open)) throw new WebError('notFound');
  return Number(params.open);
}

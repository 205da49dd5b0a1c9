import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AuditEntry } from '../../../audit/record.ts';
import type { Draft } from '../../../forms/drafts/draft.ts';
import type { EvaluatedField, EvaluatedPage } from '../../../forms/evaluate.ts';
import type { PostedValues } from '../../../forms/field-kind.ts';
import { readFound } from '../../../forms/kinds/held-parts.ts';
import { type FieldKindName, kindOf } from '../../../forms/kinds/kinds.ts';
import { partText } from '../../../forms/kinds/raw-parts.ts';
import { readPosted } from '../../../forms/read-posted.ts';
import { loginsOf } from '../../../forms/start-rules.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { anonymousToken } from '../../login/cookies.ts';
import type { PostedForm } from '../../posted-form.ts';
import { type DrawnPage, sendDrawn } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { addresses } from '../addresses.ts';
import { actorOf, type Citizen } from '../citizen.tsx';
import { leadToReceipt } from '../mine/lead-to-receipt.ts';
import { askRegisterAgain } from './ask-register-again.ts';
import { showResumeLink } from './keep-draft.tsx';
import { keepUnsaved } from './keep-unsaved.ts';
import { createPageKeeper, mayBeKept } from './kept-pages.ts';
import { sendLoggedOutPage } from './logged-out-page.tsx';
import { lookUpFields, nothingLookedUp } from './look-up-fields.ts';
import { type OpenDraft, openDraft } from './open-draft.ts';
import { changeOf, type PageAction, pageAction } from './page-actions.ts';
import { allFields, type FurtherErrors } from './page-errors.ts';
import { NewQuestions, SendAgainNotice, UnsavedNotice } from './page-notices.tsx';
import { addressAfter, addressBefore, isTaskList, nearestAddress, pageAddress } from './page-places.ts';
import { drawnVersion, pageOfVersion } from './read-older-page.ts';
import { type PostedPage, readPostedPage } from './read-posted-page.ts';
import { sendClosedDraft } from './require-owner.tsx';
import { type SavedPage, savePage } from './save-page.ts';
import { allErrors, isFromReview, noErrors, type PageRequest, pageOf, showConflict, showPage } from './show-page.tsx';
import { takeUploads } from './take-uploads.ts';
import { showTaskList } from './task-list-page.tsx';
import { isWaiting, sendWaiting } from './waiting-page.tsx';
import { type DraftParameters, withDraft, withStoredDraft } from './with-draft.ts';

/** The pages of a form: shown, sent in, and everything their buttons do. */
export function formPages(server: FastifyInstance, application: Application): void {
  const keeper = createPageKeeper();
  server.get(
    '/:organisation/blanket/:form/udfyld/:draft',
    async (request: FastifyRequest<{ Params: DraftParameters }>, reply) => {
      const found = await withDraft(application, request, reply);
      if (!found) return reply;
      const { opened } = found;
      return isTaskList(opened) ? showTaskList(request, reply, opened) : reply.redirect(nearestAddress(opened), 303);
    },
  );

  server.get('/:organisation/blanket/:form/udfyld/:draft/:page', async (request: PageRequest, reply) => {
    const found = await withStoredDraft(application, request, reply);
    if (!found) return reply;
    const { citizen, stored } = found;
    const { known, keep } = keeper(request, citizen, stored);
    if (known) return sendDrawn(reply, known);
    const opened = await openDraft(application, stored, citizen, request.language);
    if (isWaiting(opened)) return sendWaiting(request, reply, opened);
    return getPage(request, reply, opened, mayBeKept(opened) ? keep : () => {});
  });

  server.post(
    '/:organisation/blanket/:form/udfyld/:draft/cpr',
    { config: { limit: 'submission' } },
    async (request: FastifyRequest<{ Params: DraftParameters }>, reply) => {
      const { organisation, form, draft } = request.params;
      const here = addresses.fill(organisation, form, draft);
      const found = await withDraft(application, request, reply, here, { waiting: true });
      if (!found) return reply;
      await askRegisterAgain(application, found.citizen, found.opened, requestOrigin(request));
      return reply.redirect(here, 303);
    },
  );

  server.post(
    '/:organisation/blanket/:form/udfyld/:draft/:page',
    { config: { csrf: 'sessionOnly', multipart: true, limit: 'upload' } },
    postPage,
  );

  async function postPage(request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
    const organisation = await organisationOf(request, application);
    const here = addresses.page(organisation.slug, request.params.form, request.params.draft, request.params.page);
    if (request.session === null) {
      const { form, filesLost } = await readPostedPage(request, async () => {});
      await keepUnsaved(application, organisation, request.params, Number(form.value('revision')), valuesOf(form));
      const isOpenToAll = await hasNoLogin(organisation, request);
      return isOpenToAll ? sendClosedDraft(request, reply, true) : sendLoggedOutPage(request, reply, here, filesLost);
    }
    const found = await withDraft(application, request, reply, here);
    if (!found) return reply;
    const { citizen, opened } = found;
    const page = pageOf(opened, request.params.page);
    if (!page) return postGonePage(request, reply, citizen, opened);

    const uploads = takeUploads(application, citizen, opened, page, requestOrigin(request));
    const posted = await readPostedPage(request, uploads.take).catch(async (error: unknown) => {
      await uploads.undo();
      throw error;
    });
    if (!posted.verified) return showUnverified(request, reply, opened, page, posted);
    const action = pageAction(page.page, posted.form);
    const drawn = await drawnVersion(application, opened, posted.form);
    // What an older page asked is first carried over; its registers are asked when the person has the new page before them.
    const looked = drawn
      ? nothingLookedUp
      : await lookUpFields(application, citizen, opened, page, posted.form, action, requestOrigin(request));
    const change = changeOf(page.page, action);
    const saved = await savePage(application, citizen, opened, {
      page: page.page,
      drawn,
      revision: Number(posted.form.value('revision') ?? Number.NaN),
      posted: valuesOf(posted.form),
      uploaded: uploads.ids,
      removedFile: action.kind === 'removeFile' ? { field: action.field, id: action.file } : null,
      change: (answers) => looked.change(change(answers)),
      prefilled: looked.prefilled,
      companies: looked.companies,
      visit: visitOf(action),
      removalEntry: (draft) => fileRemoved(citizen, draft, action.kind === 'removeFile' ? action.file : null, request),
    });
    const further = { ...uploads.errors, ...looked.errors };
    return answer(request, reply, citizen, posted.form, action, saved, further, looked.isForbidden ? 403 : 422);
  }

  /** A page that the form no longer has: what was typed on it is kept, and what became of the page is told on the next. */
  async function postGonePage(
    request: PageRequest,
    reply: FastifyReply,
    citizen: Citizen,
    opened: OpenDraft,
  ): Promise<FastifyReply> {
    const posted = await readPostedPage(request, async () => {});
    const drawn = posted.verified ? await drawnVersion(application, opened, posted.form) : null;
    const page = drawn && pageOfVersion(opened, drawn, request.params.page);
    if (!page) return reply.redirect(nearestAddress(opened), 303);
    const saved = await savePage(application, citizen, opened, {
      page,
      drawn,
      revision: Number(posted.form.value('revision') ?? Number.NaN),
      posted: valuesOf(posted.form),
      uploaded: {},
      removedFile: null,
      change: (answers) => answers,
      prefilled: {},
      visit: 'keep',
      removalEntry: (draft) => fileRemoved(citizen, draft, null, request),
    });
    return answer(request, reply, citizen, posted.form, pageAction(page, posted.form), saved, {});
  }

  function fileRemoved(citizen: Citizen, draft: Draft, file: string | null, request: PageRequest): AuditEntry {
    return {
      at: application.services.now(),
      actor: actorOf(citizen),
      subject: citizen.person,
      action: 'fileRemoved',
      recordKind: 'document',
      record: file,
      detail: requestOrigin(request),
      key: draft.key,
    };
  }

  /** Whether the draft was begun without a log-in, as far as the address and the cookies tell. */
  async function hasNoLogin(organisation: Organisation, request: PageRequest): Promise<boolean> {
    if (anonymousToken(request) !== undefined) return true;
    const form = await application.services.definitions.publishedForm(organisation.id, request.params.form);
    return form !== undefined && loginsOf(form.definition).every((login) => login === 'anonymous');
  }

  async function answer(
    request: PageRequest,
    reply: FastifyReply,
    citizen: Citizen,
    form: PostedForm,
    action: PageAction,
    saved: SavedPage,
    further: FurtherErrors,
    refusedWith: 403 | 422 = 422,
  ): Promise<FastifyReply> {
    const { organisation: slug, page: key } = request.params;
    if (saved.kind === 'gone') throw new WebError('notFound');
    if (saved.kind === 'submitted') return leadToReceipt(request, reply, citizen, slug, saved.case);
    if (saved.kind === 'conflict') return showConflict(request, reply, saved.opened, key, saved.typed, 409);
    const { opened } = saved;
    const now = pageOf(opened, key);
    // Nobody is led on past what they have not been told: the page as it is now says what changed, or the next one does.
    if ((saved.isTold || now === undefined) && action.kind !== 'close' && action.kind !== 'language') {
      return reply.redirect(now?.visible ? pageAddress(opened, key) : nearestAddress(opened, key), 303);
    }
    const here = pageAddress(opened, key) + (isFromReview(request) ? '?ret=1' : '');
    if (Object.keys(further).length > 0 && action.kind !== 'close' && action.kind !== 'language') {
      const errors = action.kind === 'next' ? allErrors : noErrors;
      return showPage(request, reply, opened, key, { status: refusedWith, errors, further });
    }
    switch (action.kind) {
      case 'addRow':
        return reply.redirect(`${here}#${action.field}.${action.row}`, 303);
      case 'removeRow':
      case 'upload':
      case 'removeFile':
      case 'price':
        return reply.redirect(`${here}#${action.field}`, 303);
      case 'language':
        return reply.redirect(`/${slug}/sprog?${new URLSearchParams({ til: action.language, tilbage: here })}`, 303);
      case 'close':
        if (citizen.kind === 'anonymous') return showResumeLink(application, request, reply, citizen, opened);
        return reply.redirect(`${addresses.cases(slug)}?gemt=1`, 303);
      case 'askRegister':
        await askRegisterAgain(application, citizen, opened, requestOrigin(request));
        return reply.redirect(here, 303);
      case 'back':
        return reply.redirect(addressBefore(opened, key), 303);
      case 'lookUp':
        return reply.redirect(`${here}#${afterLookUp(opened, key, action.field)}`, 303);
      case 'next':
        return leadOn(request, reply, saved.before, opened, form);
    }
  }
}

/** Where the focus goes after a look-up: to what there is to choose from, or to what was filled in. */
function afterLookUp(opened: OpenDraft, page: string, path: string): string {
  const field = allFields(pageOf(opened, page)?.fields ?? []).find((each) => each.path === path);
  if (!field) return path;
  if (readFound(partText(field.raw, 'found')).length > 0) return `${path}.found`;
  return kindOf(field.field).focusId(path, filledIn[field.field.kind]);
}

/** The part that a look-up fills in first, where it is not the one that was typed. */
const filledIn: { readonly [Name in FieldKindName]?: string } = { address: 'street', company: 'name', person: 'name' };

function getPage(
  request: PageRequest,
  reply: FastifyReply,
  opened: OpenDraft,
  keep: (page: DrawnPage) => void,
): FastifyReply | Promise<FastifyReply> {
  const { page: key } = request.params;
  const page = pageOf(opened, key);
  if (!page?.visible) return reply.redirect(nearestAddress(opened, key), 303);
  const { answers, visited, unsaved = {}, changedAt = {} } = opened.draft.content;
  const kept = request.query.gemt === '1' ? undefined : unsaved[key];
  if (!kept) {
    const errors = visited.includes(key) ? allErrors : noErrors;
    return showPage(request, reply, opened, key, { status: 200, errors, keep });
  }
  const typed = { ...answers, ...kept.answers };
  if (kept.revision < (changedAt[key] ?? 1)) return showConflict(request, reply, opened, key, typed, 200);
  return showPage(request, reply, opened, key, {
    answers: typed,
    status: 200,
    errors: noErrors,
    notices: <UnsavedNotice />,
  });
}

function showUnverified(
  request: PageRequest,
  reply: FastifyReply,
  opened: OpenDraft,
  page: EvaluatedPage,
  { form, filesLost }: PostedPage,
): Promise<FastifyReply> {
  return showPage(request, reply, opened, page.page.key, {
    answers: readPosted(page, opened.draft.content.answers, valuesOf(form)),
    status: 403,
    errors: noErrors,
    notices: <SendAgainNotice filesLost={filesLost} />,
  });
}

/** Leads on from a page without errors; else shows it again with them. */
async function leadOn(
  request: PageRequest,
  reply: FastifyReply,
  seen: EvaluatedPage,
  opened: OpenDraft,
  form: PostedForm,
): Promise<FastifyReply> {
  const { page: key } = request.params;
  const page = pageOf(opened, key);
  if (!page?.visible) return reply.redirect(addressAfter(opened, key, isFromReview(request)), 303);
  // The script says that it showed new questions at once; without it they have not been in sight yet.
  const unseen = form.value('_live') === undefined ? newQuestions(seen, page) : [];
  const errors = (field: EvaluatedField) => (unseen.includes(field) ? [] : field.errors);
  const isWrong = allFields(page.fields).some((field) => field.visible && errors(field).length > 0);
  if (!isWrong && unseen.length === 0) {
    return reply.redirect(addressAfter(opened, key, isFromReview(request)), 303);
  }
  const notices = isWrong ? undefined : <NewQuestions fields={unseen} />;
  return showPage(request, reply, opened, key, { status: isWrong ? 422 : 200, errors, notices });
}

/** The questions in sight now that were not when the page was drawn. */
export function newQuestions(seen: EvaluatedPage, page: EvaluatedPage): readonly EvaluatedField[] {
  const earlier = new Set(allFields(seen.fields).flatMap((field) => (field.visible ? [field.path] : [])));
  return allFields(page.fields).filter(
    (field) => field.visible && !field.readOnly && kindOf(field.field).asks && !earlier.has(field.path),
  );
}

function valuesOf(form: PostedForm): PostedValues {
  return (name) => form.values(name);
}

/** A page that is sent in is one whose errors are told from then on; one that gets a row or a file is being written again. */
function visitOf(action: PageAction): 'add' | 'remove' | 'keep' {
  if (action.kind === 'next') return 'add';
  return ['addRow', 'removeRow', 'lookUp', 'upload', 'removeFile', 'price'].includes(action.kind) ? 'remove' : 'keep';
}

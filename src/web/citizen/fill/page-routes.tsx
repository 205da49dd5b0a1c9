import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ComponentChildren } from 'preact';
import type { Answers } from '../../../forms/answers.ts';
import { draftInput } from '../../../forms/drafts/draft.ts';
import { type EvaluatedField, type EvaluatedPage, evaluate } from '../../../forms/evaluate.ts';
import type { FieldError } from '../../../forms/field-kind.ts';
import { kindOf } from '../../../forms/kinds/kinds.ts';
import { maxFilesOf } from '../../../forms/kinds/files/limits.ts';
import { isList } from '../../../forms/answers.ts';
import { textIn } from '../../../texts/catalogue.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { StepIndicator } from '../../components/step-indicator.tsx';
import { pageContext } from '../../page-context.ts';
import type { PostedForm } from '../../posted-form.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { addresses } from '../addresses.ts';
import { actorOf, type Citizen } from '../citizen.tsx';
import { pageTitle } from '../page-title.ts';
import { citizenTexts } from '../texts.ts';
import { lookUpCompany } from './company-look-up.ts';
import { FormPage, pageFormId } from './form-page.tsx';
import { firstUnvisited, formSteps, visiblePages } from './form-steps.ts';
import { keepUnsaved } from './keep-unsaved.ts';
import { sendLoggedOutPage } from './logged-out-page.tsx';
import type { OpenDraft } from './open-draft.ts';
import { changeOf, type PageAction, pageAction } from './page-actions.ts';
import { allFields, type FurtherErrors, pageErrors } from './page-errors.ts';
import { ConflictNotice, NewQuestions, SendAgainNotice, UnsavedNotice } from './page-notices.tsx';
import { type PostedPage, readPostedPage, type TakeFile } from './read-posted-page.ts';
import { type SavedPage, savePage } from './save-page.ts';
import { storeUpload } from './store-upload.ts';
import { type DraftRequest, withDraft } from './with-draft.ts';
import { removeUpload } from '../../../documents/stored-document.ts';

type PageRequest = DraftRequest & { readonly params: { readonly page: string }; readonly query: { readonly ret?: unknown } };

/** The pages of a form: shown, sent in, and everything their buttons do. */
export function formPages(server: FastifyInstance, application: Application): void {
  server.get('/:organisation/blanket/:form/udfyld/:draft', async (request: DraftRequest, reply) => {
    const found = await withDraft(application, request, reply);
    if (!found) return reply;
    return reply.redirect(nearest(found.opened), 303);
  });

  server.get('/:organisation/blanket/:form/udfyld/:draft/:page', async (request: PageRequest, reply) => {
    const found = await withDraft(application, request, reply);
    if (!found) return reply;
    const { opened } = found;
    const page = pageOf(opened, request.params.page);
    if (!page?.visible) return reply.redirect(nearest(opened, request.params.page), 303);
    const { content } = opened.draft;
    const unsaved = content.unsaved?.[page.page.key];
    if (unsaved) {
      const answers = { ...content.answers, ...unsaved.answers };
      const hasCollided = unsaved.revision < (content.changedAt?.[page.page.key] ?? 1);
      if (hasCollided) return showConflict(request, reply, opened, page.page.key, answers, 200);
      return show(request, reply, opened, page.page.key, {
        answers,
        status: 200,
        errors: 'none',
        notices: <UnsavedNotice />,
      });
    }
    const errors = content.visited.includes(page.page.key) ? 'all' : 'none';
    // Using what is saved is the choice that a conflict offers; nothing is wrong then that must be said first.
    return show(request, reply, opened, page.page.key, { answers: content.answers, status: 200, errors });
  });

  server.post(
    '/:organisation/blanket/:form/udfyld/:draft/:page',
    { config: { csrf: 'sessionOnly', multipart: true, limit: 'upload' } },
    postPage,
  );

  async function postPage(request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
    const organisation = await organisationOf(request, application);
    const { form: formKey, draft: draftId, page: pageKey } = request.params;
    const here = addresses.page(organisation.slug, formKey, draftId, pageKey);
    if (request.session === null) {
      const { form, filesLost } = await readPostedPage(request, async () => {});
      await keepUnsaved(application, organisation, request.params, Number(form.value('revision')), valuesOf(form));
      return sendLoggedOutPage(request, reply, here, filesLost);
    }
    const found = await withDraft(application, request, reply, here);
    if (!found) return reply;
    const { citizen, opened } = found;
    const page = pageOf(opened, pageKey);
    if (!page) return reply.redirect(nearest(opened), 303);
    const uploads = new Uploads(citizen, opened, page, request);
    let posted: PostedPage;
    try {
      posted = await readPostedPage(request, uploads.take);
    } catch (error) {
      await uploads.undo();
      throw error;
    }
    const { form } = posted;
    const action = pageAction(page.page, form);
    if (!posted.verified) return showUnverified(request, reply, opened, page, posted);
    const saved = await savePage(application, citizen, opened, {
      page: page.page,
      revision: Number(form.value('revision') ?? Number.NaN),
      posted: valuesOf(form),
      uploaded: uploads.ids,
      removedFile: action.kind === 'removeFile' ? { field: action.field, id: action.file } : null,
      change: changeOf(page.page, action),
      visit: action.kind === 'next' ? 'add' : isEdit(action) ? 'remove' : 'keep',
      removalEntry: (draft) => ({
        at: application.services.now(),
        actor: actorOf(citizen),
        subject: citizen.person,
        action: 'fileRemoved',
        recordKind: 'document',
        record: action.kind === 'removeFile' ? action.file : null,
        detail: requestOrigin(request),
        key: draft.key,
      }),
    });
    return answer(request, reply, citizen, page, form, action, saved, uploads.errors);
  }

  async function answer(
    request: PageRequest,
    reply: FastifyReply,
    citizen: Citizen,
    page: EvaluatedPage,
    form: PostedForm,
    action: PageAction,
    saved: SavedPage,
    further: FurtherErrors,
  ): Promise<FastifyReply> {
    const { slug } = await organisationOf(request, application);
    const { key } = page.page;
    if (saved.kind === 'gone') throw new WebError('notFound');
    if (saved.kind === 'submitted') return reply.redirect(addresses.receipt(slug, saved.case), 303);
    if (saved.kind === 'conflict') return showConflict(request, reply, saved.opened, key, saved.typed, 409);
    const { opened } = saved;
    const place = [slug, opened.form.definition.key, opened.draft.id] as const;
    const here = addresses.page(...place, key) + (isFromReview(request) ? '?ret=1' : '');
    const { answers } = opened.draft.content;
    const refused = Object.keys(further).length > 0;
    if (refused && action.kind !== 'close' && action.kind !== 'language') {
      const errors = action.kind === 'next' ? 'all' : 'further';
      return show(request, reply, opened, key, { answers, status: 422, errors, further });
    }
    switch (action.kind) {
      case 'addRow':
        return reply.redirect(`${here}#${action.field}.${action.row}`, 303);
      case 'removeRow':
        return reply.redirect(`${here}#${action.field}`, 303);
      case 'upload':
      case 'removeFile':
        return reply.redirect(`${here}#${action.field}`, 303);
      case 'language':
        return reply.redirect(`/${slug}/sprog?${new URLSearchParams({ til: action.language, tilbage: here })}`, 303);
      case 'close':
        return reply.redirect(`${addresses.cases(slug)}?gemt=1`, 303);
      case 'back':
        return reply.redirect(before(opened, key), 303);
      case 'lookUp':
        return lookUp(request, reply, citizen, opened, page, action.field, here);
      case 'next':
        return leadOn(request, reply, saved.before, opened, key, form);
    }
  }

  async function leadOn(
    request: PageRequest,
    reply: FastifyReply,
    seen: EvaluatedPage,
    opened: OpenDraft,
    key: string,
    form: PostedForm,
  ): Promise<FastifyReply> {
    const { answers } = opened.draft.content;
    const page = pageOf(opened, key);
    // The script says that it showed new questions at once; without it they have not been seen.
    const unseen = page?.visible && form.value('_live') === undefined ? newlyVisible(seen, page) : [];
    const known = (field: EvaluatedField) => (unseen.includes(field.path) ? [] : field.errors);
    const fields = page?.visible ? page.fields : [];
    const isWrong = allFields(fields).some((field) => field.visible && known(field).length > 0);
    if (page?.visible && unseen.length > 0) {
      const questions = allFields(page.fields).filter((field) => unseen.includes(field.path));
      return show(request, reply, opened, key, {
        answers,
        status: isWrong ? 422 : 200,
        errors: known,
        notices: isWrong ? undefined : <NewQuestions fields={questions} />,
      });
    }
    if (isWrong) return show(request, reply, opened, key, { answers, status: 422, errors: 'all' });
    return reply.redirect(after(opened, key, isFromReview(request)), 303);
  }

  async function lookUp(
    request: PageRequest,
    reply: FastifyReply,
    citizen: Citizen,
    opened: OpenDraft,
    page: EvaluatedPage,
    field: string,
    here: string,
  ): Promise<FastifyReply> {
    const { answers } = opened.draft.content;
    const { name, error } = await lookUpCompany(application, citizen, opened, field, answers, requestOrigin(request));
    const named =
      name === null
        ? opened
        : await fillInName(citizen, opened, page, field, name).then((saved) => (saved.kind === 'saved' ? saved.opened : opened));
    if (error === null) return reply.redirect(`${here}#${field}.name`, 303);
    return show(request, reply, named, page.page.key, {
      answers: named.draft.content.answers,
      status: 422,
      errors: 'further',
      further: { [field]: [error] },
    });
  }

  function fillInName(citizen: Citizen, opened: OpenDraft, page: EvaluatedPage, field: string, name: string) {
    return savePage(application, citizen, opened, {
      page: page.page,
      revision: opened.draft.revision,
      posted: () => [],
      uploaded: {},
      removedFile: null,
      visit: 'keep',
      change: (answers) => {
        const typed = answers[field];
        return typeof typed === 'object' && !Array.isArray(typed)
          ? { ...answers, [field]: { ...typed, name } }
          : answers;
      },
      removalEntry: () => {
        throw new Error('No file is removed by a look-up.');
      },
    });
  }

  async function show(
    request: PageRequest,
    reply: FastifyReply,
    opened: OpenDraft,
    key: string,
    shown: {
      readonly answers: Answers;
      readonly status: number;
      /** Which errors are told: all of the form's, none but the further ones, or those that a function gives. */
      readonly errors: 'all' | 'none' | 'further' | ((field: EvaluatedField) => readonly FieldError[]);
      readonly further?: FurtherErrors;
      readonly notices?: ComponentChildren;
    },
  ): Promise<FastifyReply> {
    const { language } = request;
    const context = pageContext(request, reply);
    const page = pageWith(opened, key, shown.answers);
    if (!page) throw new WebError('notFound');
    const { errors, further = {} } = shown;
    const told = errors === 'all' ? (field: EvaluatedField) => field.errors : typeof errors === 'string' ? () => [] : errors;
    const errorsAt = (field: EvaluatedField) => [...(further[field.path] ?? []), ...told(field)];
    return sendPage(request, reply, context, {
      title: pageTitle(textIn(page.page.title, language), opened.form.definition.title, language),
      status: shown.status,
      errors: pageErrors(page.fields, errorsAt, language),
      scripts: ['live-form'],
      languageForm: pageFormId,
      beside: <StepIndicator steps={formSteps(opened, key, language)} />,
      content: (
        <FormPage
          context={context}
          opened={opened}
          page={page}
          answers={shown.answers}
          errorsAt={errorsAt}
          fromReview={isFromReview(request)}
          notices={shown.notices}
        />
      ),
    });
  }

  function showConflict(
    request: PageRequest,
    reply: FastifyReply,
    opened: OpenDraft,
    key: string,
    typed: Answers,
    status: number,
  ): Promise<FastifyReply> {
    const [stored, own] = [pageOf(opened, key), pageWith(opened, key, typed)];
    if (!stored || !own) throw new WebError('notFound');
    const { organisation, form, draft } = opened;
    const href = `${addresses.page(organisation.slug, form.definition.key, draft.id, key)}?gemt=1`;
    return show(request, reply, opened, key, {
      answers: typed,
      status,
      errors: 'none',
      notices: <ConflictNotice stored={stored} typed={own} href={href} />,
    });
  }

  function showUnverified(
    request: PageRequest,
    reply: FastifyReply,
    opened: OpenDraft,
    page: EvaluatedPage,
    { form, filesLost }: PostedPage,
  ): Promise<FastifyReply> {
    const answers = readAnswers(opened, page, form);
    return show(request, reply, opened, page.page.key, {
      answers,
      status: 403,
      errors: 'none',
      notices: <SendAgainNotice filesLost={filesLost} />,
    });
  }

  /** Takes in the files of one request, and knows what became of them. */
  class Uploads {
    readonly ids: Record<string, string[]> = {};
    readonly errors: Record<string, FieldError[]> = {};
    readonly take: TakeFile;
    readonly undo: () => Promise<void>;

    constructor(citizen: Citizen, opened: OpenDraft, page: EvaluatedPage, request: PageRequest) {
      let taken = opened.documents.reduce((sum, document) => sum + (document.kind === 'upload' ? document.size : 0), 0);
      this.take = async (name, part) => {
        const field = page.fields.find((candidate) => candidate.path === name)?.field;
        if (field?.kind !== 'files') return;
        const before = opened.draft.content.answers[name];
        const already = (isList(before) ? before.length : 0) + (this.ids[name]?.length ?? 0);
        const stored =
          already >= maxFilesOf(field)
            ? { ok: false as const, error: tooMany(maxFilesOf(field)) }
            : await storeUpload(application, citizen, opened, name, part, taken, requestOrigin(request));
        if (stored.ok) {
          taken += stored.size;
          this.ids[name] = [...(this.ids[name] ?? []), stored.id];
        } else this.errors[name] = [...(this.errors[name] ?? []), stored.error];
      };
      this.undo = async () => {
        await application.services.database.inOrganisation(opened.organisation.id, async (transaction) => {
          for (const id of Object.values(this.ids).flat()) await removeUpload(transaction, opened.draft.id, id);
        });
      };
    }
  }
}

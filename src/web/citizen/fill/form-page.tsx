import type { ComponentChildren } from 'preact';
import type { Answers } from '../../../forms/answers.ts';
import type { EvaluatedField, EvaluatedPage } from '../../../forms/evaluate.ts';
import type { FieldError } from '../../../forms/field-kind.ts';
import { type FileAddress, FileAddressContext } from '../../../forms/kinds/files/file-address.ts';
import { PictureAddressContext } from '../../../forms/kinds/image/picture-address.ts';
import type { ImageField } from '../../../forms/kinds/image/schema.ts';
import { kindOf } from '../../../forms/kinds/kinds.ts';
import { MarkingContext, markingOf } from '../../../forms/kinds/pieces/marking.ts';
import { partsOf } from '../../../forms/sheets.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Time } from '../../components/time.tsx';
import type { PageContext } from '../../page-context.ts';
import { addresses } from '../addresses.ts';
import { useCitizenTexts } from '../texts.ts';
import { CarriedAlert } from './carried-alert.tsx';
import { CommentAlert } from './comment-alert.tsx';
import { FieldView } from './field-view.tsx';
import { visiblePages } from './form-steps.ts';
import { type LiveData, liveAnswers } from './live-data.ts';
import type { OpenDraft } from './open-draft.ts';
import { PageItems } from './page-items.tsx';
import { versionName } from './read-older-page.ts';
import { SeenAnswersView } from './seen-answers.tsx';

export interface FormPageProperties {
  readonly context: PageContext;
  readonly opened: OpenDraft;
  /** The page with the answers that are to stand in its inputs. */
  readonly page: EvaluatedPage;
  /** Those answers. */
  readonly answers: Answers;
  readonly errorsAt: (field: EvaluatedField) => readonly FieldError[];
  /** The person came from the review and goes back there. */
  readonly fromReview: boolean;
  /** What is said above the inputs. */
  readonly notices?: ComponentChildren;
}

/** The id of the form on the page, which the language menu sends. */
export const pageFormId = 'page-form';

/** One page of a form: what it is about, its fields, and the ways on, back and out. */
export function FormPage({ context, opened, page, answers, errorsAt, fromReview, notices }: FormPageProperties) {
  const t = useCitizenTexts();
  const { draft, form, organisation } = opened;
  const { title, intro, key } = page.page;
  const { slug } = organisation;
  const { language } = context;
  const asked = page.fields.filter((field) => field.visible && kindOf(field.field).asks);
  const marking = markingOf(asked.map((field) => field.required));
  const { layout } = form.definition;
  const isFirst = layout === 'taskList' || visiblePages(opened)[0]?.page.key === key;
  const live: LiveData = {
    form: addresses.version(slug, form.definition.key, form.id),
    page: key,
    ...liveAnswers(opened, page.page, answers),
    context: opened.context,
    marking,
    headings: { one: context.t('web.errors.one'), several: context.t('web.errors.several') },
  };
  const pictureAddress = (field: ImageField) => addresses.picture(slug, form.definition.key, form.id, field.key);
  const fileAddress: FileAddress = (file, use) =>
    addresses.draftFile(slug, form.definition.key, draft.id, file.id) + (use === 'picture' ? '?billede=1' : '');
  const action = addresses.page(slug, form.definition.key, draft.id, key) + (fromReview ? '?ret=1' : '');
  return (
    <>
      {layout !== 'onePage' && (
        <p class="quiet mb-0">
          <LocalText text={form.definition.title} />
        </p>
      )}
      <h1 class="mt-0">
        <LocalText text={title} />
      </h1>
      {notices}
      <CarriedAlert draft={opened.draft} />
      <CommentAlert comment={opened.comment} />
      <SeenAnswersView seen={opened.seen} />
      {draft.content.registerUnavailable && asksRegister(page) && (
        <Alert kind="info" heading={t('citizen.fill.register')}>
          <p class="alert-text">
            {t('citizen.fill.registerText')}{' '}
            {(draft.content.unchecked ?? []).length > 0 && t('citizen.fill.registerUnchecked')}
          </p>
          {draft.subject === null && (
            <Button kind="secondary" form={pageFormId} name="_register" value="1">
              {t('citizen.fill.registerAgain')}
            </Button>
          )}
        </Alert>
      )}
      {intro !== undefined && (
        <p class="font-lead">
          <LocalText text={intro} />
        </p>
      )}
      <PostForm
        action={action}
        csrfToken={context.csrfToken}
        id={pageFormId}
        multipart={page.fields.some((field) => field.field.kind === 'files')}
      >
        <input type="hidden" name="revision" value={draft.revision} />
        <input type="hidden" name={versionName} value={form.id} />
        {/* Enter in an input presses the first button of a form: that must be the one that leads on. */}
        <button type="submit" class="sr-only" tabIndex={-1} aria-hidden="true" name="_next" value="1">
          {t('citizen.fill.next')}
        </button>
        <div hidden data-live={JSON.stringify(live)} data-map-tiles={opened.map && JSON.stringify(opened.map)} />
        <MarkingContext.Provider value={marking}>
          <PictureAddressContext.Provider value={pictureAddress}>
            <FileAddressContext.Provider value={fileAddress}>
              <Parts
                page={page}
                draw={(field) => (
                  <>
                    <FieldView field={field} errorsAt={errorsAt} language={language} files={opened.files} />
                    {field.field.kind === 'files' && field.visible && (
                      <p class="mt-4">
                        <Button
                          kind="secondary"
                          name="_upload"
                          value={field.path}
                          icon="upload"
                          about={t('citizen.fill.uploadAbout')}
                        >
                          {t('citizen.fill.upload')}
                        </Button>
                      </p>
                    )}
                  </>
                )}
              />
            </FileAddressContext.Provider>
          </PictureAddressContext.Provider>
        </MarkingContext.Provider>
        <div class="button-row">
          <Button name="_next" value="1">
            {t(
              fromReview ? 'citizen.fill.toReview' : layout === 'taskList' ? 'citizen.tasks.save' : 'citizen.fill.next',
            )}
          </Button>
          {!isFirst && !fromReview && (
            <Button kind="secondary" name="_back" value="1">
              {t('citizen.fill.back')}
            </Button>
          )}
          <Button kind="tertiary" name="_close" value="1" icon="save">
            {t('citizen.fill.close')}
          </Button>
        </div>
        {draft.correction === null && (
          <p class="quiet mt-4">
            {t('citizen.fill.keptUntil')} <Time at={draft.expiresAt} />.
          </p>
        )}
      </PostForm>
    </>
  );
}

/** What is asked: one page, or the pages of a form on one page, each under its heading. */
function Parts({ page, draw }: Parameters<typeof PageItems>[0]) {
  const parts = partsOf(page);
  if (parts.length === 1 && parts[0] === page) return <PageItems page={page} draw={draw} />;
  return (
    <>
      {parts.map((part) => (
        <div key={part.page.key} data-page={part.page.key} hidden={!part.visible}>
          <h2 class="mt-8">
            <LocalText text={part.page.title} />
          </h2>
          {part.page.intro !== undefined && (
            <p>
              <LocalText text={part.page.intro} />
            </p>
          )}
          <PageItems page={part} draw={draw} />
        </div>
      ))}
    </>
  );
}

/** Whether a field of the page would have been filled in by CPR. */
function asksRegister(page: EvaluatedPage): boolean {
  const isAsked = (field: EvaluatedField): boolean =>
    'prefill' in field.field && field.field.prefill?.from.startsWith('cpr.') === true;
  return page.fields.some(isAsked);
}

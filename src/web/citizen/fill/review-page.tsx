import type { ComponentChildren } from 'preact';
import { type TotalToPay, totalToPay } from '../../../cases/payments/to-pay.ts';
import { companiesWaitedFor, uncheckedOfDraft } from '../../../forms/drafts/silent-register.ts';
import type { EvaluatedField } from '../../../forms/evaluate.ts';
import { fieldsOfPage } from '../../../forms/fields-of.ts';
import { partsOf } from '../../../forms/sheets.ts';
import { summarise } from '../../../forms/summary.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import type { PageError } from '../../components/error-summary.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { formatMoney } from '../../money.ts';
import type { PageContext } from '../../page-context.ts';
import { addresses } from '../addresses.ts';
import { AnswerList, Picked } from '../answer-list.tsx';
import { citizenTranslator, useCitizenTexts } from '../texts.ts';
import { CarriedAlert } from './carried-alert.tsx';
import { CommentAlert } from './comment-alert.tsx';
import { firstUnvisited, visiblePages } from './form-steps.ts';
import type { OpenDraft } from './open-draft.ts';
import { focusIdOf, namedFields, saidAlone } from './page-errors.ts';
import { pageAddress } from './page-places.ts';
import { SeenAnswersView } from './seen-answers.tsx';
import { areAllDone, tasksOf } from './tasks.ts';

/** What is missing before the form can be sent: which page, and what is said there. */
export interface MissingAnswer {
  readonly page: string;
  readonly message: string;
  readonly href: string;
}

/** Everything that hinders sending, in the order of the form; last what CVR must say first. */
export function missingAnswers(opened: OpenDraft, language: string): readonly MissingAnswer[] {
  return [...missingByForm(opened, language), ...missingByRegister(opened, language)];
}

function missingByRegister(opened: OpenDraft, language: string): readonly MissingAnswer[] {
  const companies = companiesWaitedFor(opened.form.definition, opened.draft.content);
  if (companies.length === 0) return [];
  const message = citizenTranslator(language)('citizen.review.companySilent');
  return visiblePages(opened).flatMap(({ page }) =>
    fieldsOfPage(page)
      .filter(({ key }) => companies.includes(key))
      .map(({ key }) => ({
        page: markedIn(page.title, language),
        message,
        href: `${pageAddress(opened, page.key)}?ret=1#${key}.cvr`,
      })),
  );
}

function missingByForm(opened: OpenDraft, language: string): readonly MissingAnswer[] {
  return visiblePages(opened).flatMap((shown) =>
    partsOf(shown)
      .filter((part) => part.visible)
      .flatMap((evaluated) =>
        namedFields(evaluated.fields, language).flatMap(({ field, name }) =>
          field.errors.map((error) => ({
            page: markedIn(evaluated.page.title, language),
            message: saidAlone(field, name, error, language),
            href: `${pageAddress(opened, shown.page.key)}?ret=1#${focusIdOf(field, error.part)}`,
          })),
        ),
      ),
  );
}

/** The same for the summary of errors, whose links lead to the list on this page. */
export function missingAsErrors(missing: readonly MissingAnswer[]): readonly PageError[] {
  return missing.map(({ page, message }, index) => ({ message: `${page}: ${message}`, fieldId: missingId(index) }));
}

interface ReviewPageProperties {
  readonly context: PageContext;
  readonly opened: OpenDraft;
  readonly notices?: ComponentChildren;
}

/** What the page says is to be paid, as it comes back with what is sent. */
function totalValue({ amount, currency }: TotalToPay): string {
  return `${amount} ${currency}`;
}

/** All answers on one page, each with the way to change it; then the button that sends them. */
export function ReviewPage({ context, opened, notices }: ReviewPageProperties) {
  const t = useCitizenTexts();
  const { language } = context;
  const { draft, form, evaluated, organisation } = opened;
  const place = [organisation.slug, form.definition.key, draft.id] as const;
  const missing = missingAnswers(opened, language);
  // What was not answered has nothing to be checked.
  const unchecked = uncheckedOfDraft(form.definition, draft.content).filter(
    (key) => (evaluated.values[key] ?? null) !== null,
  );
  const total = totalToPay(form.definition, evaluated.values);
  const paysNext = opened.paysNext && total !== null && total.amount > 0;
  const unsaved = visiblePages(opened).filter(({ page }) => draft.content.unsaved?.[page.key] !== undefined);
  return (
    <>
      <p class="quiet mb-0">
        <LocalText text={form.definition.title} />
      </p>
      <h1 class="mt-0">{t('citizen.review.title')}</h1>
      {notices}
      <CarriedAlert draft={opened.draft} />
      <CommentAlert comment={opened.comment} />
      <SeenAnswersView seen={opened.seen} />
      {missing.length > 0 && <Missing missing={missing} />}
      {unsaved.length > 0 && (
        <Alert kind="warning" heading={t('citizen.review.unsaved')}>
          <ul>
            {unsaved.map(({ page }) => (
              <li key={page.key}>
                <a href={`${pageAddress(opened, page.key)}?ret=1`}>
                  <LocalText text={page.title} />
                </a>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <p class="font-lead">{t('citizen.review.intro')}</p>
      {summarise(form.definition, evaluated.values, language, opened.context.lists, unchecked).map((section) => (
        <section key={section.page.key} aria-labelledby={`section-${section.page.key}`}>
          <h2 id={`section-${section.page.key}`}>
            <Picked picked={section.title} />
          </h2>
          <AnswerList
            section={section}
            values={evaluated.values}
            fileHref={(file) => addresses.draftFile(...place, file.id)}
            changeHref={(key) => changeHref(opened, key)}
          />
        </section>
      ))}
      <PostForm action={addresses.send(...place)} csrfToken={context.csrfToken} class="mt-7">
        <input type="hidden" name="revision" value={draft.revision} />
        {total !== null && <input type="hidden" name="total" value={totalValue(total)} />}
        <p>{t('citizen.review.consequence')}</p>
        {paysNext && <p>{t('citizen.review.pays', { total: formatMoney(total.amount, total.currency, language) })}</p>}
        <div class="button-row">
          <Button icon="send">
            {t(
              paysNext
                ? 'citizen.review.sendAndPay'
                : draft.correction
                  ? 'citizen.review.sendCorrection'
                  : 'citizen.review.send',
            )}
          </Button>
          <a href={context.user === null ? addresses.keep(...place) : addresses.cases(organisation.slug)}>
            {t('citizen.review.later')}
          </a>
        </div>
      </PostForm>
    </>
  );
}

function Missing({ missing }: { readonly missing: readonly MissingAnswer[] }) {
  const t = useCitizenTexts();
  return (
    <Alert kind="warning" heading={t('citizen.review.missing')} id="missing">
      <ul>
        {missing.map(({ page, message, href }, index) => (
          <li key={href + message}>
            {page}:{' '}
            <a href={href} id={missingId(index)}>
              {message}
            </a>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function missingId(index: number): string {
  return `missing-${index + 1}`;
}

/** Null for an answer that is computed or locked: on its page there would be nothing to change. */
function changeHref(opened: OpenDraft, key: string): string | null {
  const isField = (each: EvaluatedField) => each.field.key === key;
  const page = opened.evaluated.pages.find(({ fields }) => fields.some(isField));
  const field = page?.fields.find(isField);
  if (!page || !field || field.readOnly) return null;
  return `${pageAddress(opened, page.page.key)}?ret=1#${focusIdOf(field)}`;
}

/** Whether a page is still to be filled in before there is anything to review. */
export function isTooEarly(opened: OpenDraft): boolean {
  if (opened.form.definition.layout === 'taskList') return !areAllDone(tasksOf(opened));
  return firstUnvisited(opened) !== null && opened.draft.content.visited.length === 0;
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren } from 'preact';
import type { Answers } from '../../../forms/answers.ts';
import { draftInput } from '../../../forms/drafts/draft.ts';
import type { EvaluatedField, EvaluatedPage } from '../../../forms/evaluate.ts';
import type { FieldError } from '../../../forms/field-kind.ts';
import { evaluateSheets } from '../../../forms/sheets.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { pageContext } from '../../page-context.ts';
import { type DrawnPage, drawPage, sendDrawn } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { pageTitle } from '../page-title.ts';
import { FormPage, pageFormId } from './form-page.tsx';
import type { OpenDraft } from './open-draft.ts';
import { allFields, type FurtherErrors, pageErrors } from './page-errors.ts';
import { ConflictNotice } from './page-notices.tsx';
import { pageAddress } from './page-places.ts';
import { tileOrigin } from './tile-origin.ts';
import { waysBeside } from './ways-beside.tsx';
import type { DraftParameters } from './with-draft.ts';

export type PageRequest = FastifyRequest<{
  Params: DraftParameters & { readonly page: string };
  Querystring: { readonly ret?: unknown; readonly gemt?: unknown };
}>;

/** What stands on a page beside what is saved. */
export interface ShownPage {
  /** What stands in the inputs; what is saved when absent. */
  readonly answers?: Answers;
  readonly status: number;
  /** The errors of the form's own that are told. */
  readonly errors: (field: EvaluatedField) => readonly FieldError[];
  readonly further?: FurtherErrors;
  readonly notices?: ComponentChildren;
  /** Gets the page as it goes out. */
  readonly keep?: (page: DrawnPage) => void;
}

export const allErrors = (field: EvaluatedField): readonly FieldError[] => field.errors;
export const noErrors = (): readonly FieldError[] => [];

/** A page of the form as the saved answers make it. */
export function pageOf(opened: OpenDraft, key: string): EvaluatedPage | undefined {
  return opened.evaluated.pages.find((each) => each.page.key === key);
}

/** Whether the person came from the review and goes back there. */
export function isFromReview(request: PageRequest): boolean {
  return request.query.ret === '1';
}

/** Answers with one page of a form. */
export async function showPage(
  request: PageRequest,
  reply: FastifyReply,
  opened: OpenDraft,
  key: string,
  shown: ShownPage,
): Promise<FastifyReply> {
  const { language } = request;
  const { answers = opened.draft.content.answers, errors, further = {} } = shown;
  const context = pageContext(request, reply);
  const page = pageWith(opened, key, answers);
  const errorsAt = (field: EvaluatedField) => [...(further[field.path] ?? []), ...errors(field)];
  if (opened.map && hasMap(page)) reply.imageOrigin = tileOrigin(opened.map.tiles);
  const drawn = drawPage(request, context, {
    title:
      opened.form.definition.layout === 'onePage'
        ? markedIn(page.page.title, language)
        : pageTitle(markedIn(page.page.title, language), opened.form.definition.title, language),
    status: shown.status,
    errors: pageErrors(page.fields, errorsAt, language),
    scripts: ['live-form', ...scriptsOf(page, opened)],
    languageForm: pageFormId,
    ...waysBeside(opened, key, language),
    content: (
      <FormPage
        context={context}
        opened={opened}
        page={page}
        answers={answers}
        errorsAt={errorsAt}
        fromReview={isFromReview(request)}
        notices={shown.notices}
      />
    ),
  });
  // What else stands in the answer's headers is not kept.
  if (reply.imageOrigin === null) shown.keep?.(drawn);
  return sendDrawn(reply, drawn);
}

/** Answers with what was typed here in the inputs, what is saved above them, and the choice between the two. */
export function showConflict(
  request: PageRequest,
  reply: FastifyReply,
  opened: OpenDraft,
  key: string,
  typed: Answers,
  status: number,
): Promise<FastifyReply> {
  const stored = pageWith(opened, key, opened.draft.content.answers);
  const own = pageWith(opened, key, typed);
  const href = `${pageAddress(opened, key)}?gemt=1`;
  return showPage(request, reply, opened, key, {
    answers: typed,
    status,
    errors: noErrors,
    notices: <ConflictNotice stored={stored} typed={own} href={href} />,
  });
}

function pageWith(opened: OpenDraft, key: string, answers: Answers): EvaluatedPage {
  const { content } = opened.draft;
  const evaluated =
    answers === content.answers
      ? opened.evaluated
      : evaluateSheets(opened.form.prepared, draftInput({ ...content, answers }, opened.files), opened.context);
  const page = evaluated.pages.find((each) => each.page.key === key);
  if (!page) throw new WebError('notFound');
  return page;
}

/** The scripts that only some pages need: maps are large, and suggestions are for pages that look for addresses. */
function scriptsOf(page: EvaluatedPage, opened: OpenDraft): readonly string[] {
  const isSearched = allFields(page.fields).some(({ field }) => field.kind === 'address' || field.kind === 'property');
  return [...(isSearched ? ['suggest'] : []), ...(opened.map && hasMap(page) ? ['map'] : [])];
}

function hasMap(page: EvaluatedPage): boolean {
  return allFields(page.fields).some(({ field }) => field.kind === 'mapPoint' || field.kind === 'mapArea');
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren } from 'preact';
import type { Answers } from '../../../forms/answers.ts';
import type { EvaluatedField } from '../../../forms/evaluate.ts';
import type { FieldError } from '../../../forms/field-kind.ts';
import type { Application } from '../../application.ts';
import type { OpenDraft } from '../../citizen/fill/open-draft.ts';
import { type FurtherErrors, pageErrors } from '../../citizen/fill/page-errors.ts';
import { ConflictNotice, UnsavedNotice } from '../../citizen/fill/page-notices.tsx';
import { Alert } from '../../components/alert.tsx';
import { BackLink } from '../../components/back-link.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { addresses } from '../addresses.ts';
import { readQueue } from '../inbox/queue.tsx';
import { readCasePage } from '../read-case-page.ts';
import { caseStepTranslator } from '../steps/texts.ts';
import { caseworkerTranslator } from '../texts.ts';
import type { CaseParameters, OpenedCase } from '../with-case.ts';
import { DecidePage, decideNames } from './decide-page.tsx';
import { type DecisionStep, sheetOf } from './read-decision.ts';

export type DecideRequest = FastifyRequest<{ Params: CaseParameters & { readonly open: string } }>;

/** A decision with its form, as far as it is filled in. */
export interface ShownDecision extends DecisionStep {
  readonly opened: OpenedCase;
  readonly filling: OpenDraft;
}

/** What stands on the page beside what is saved. */
export interface ShownBeside {
  readonly status: number;
  readonly reason: string;
  /** What stands in the inputs; what is saved when absent. */
  readonly answers?: Answers;
  readonly reasonError?: string | undefined;
  /** The errors of the form's own that are told; none when absent. */
  readonly errors?: (field: EvaluatedField) => readonly FieldError[];
  readonly further?: FurtherErrors;
  readonly notices?: ComponentChildren;
}

/** The list from which the case was opened. */
export function queueOf(request: FastifyRequest) {
  return readQueue(request.query as Readonly<Record<string, unknown>>);
}

/** Answers with the page of a decision. */
export async function showDecision(
  application: Application,
  request: DecideRequest,
  reply: FastifyReply,
  { opened, open, step, filling }: ShownDecision,
  { status, reason, answers, reasonError, errors = () => [], further = {}, notices }: ShownBeside,
): Promise<FastifyReply> {
  const { organisation, stored } = opened;
  const queue = queueOf(request);
  const context = {
    ...pageContext(request, reply),
    path: addresses.decide(organisation.slug, stored.id, open.id, queue),
  };
  const t = caseworkerTranslator(context.language);
  const data = await readCasePage(application, request, opened, false, queue);
  const sheet = sheetOf(filling, answers);
  const errorsAt = (field: EvaluatedField) => [...(further[field.path] ?? []), ...errors(field)];
  const more: Readonly<Record<string, string>> = queue === null ? {} : { opgave: queue.task };
  return sendPage(request, reply, context, {
    title: t('caseworker.decide.tab', { number: stored.number }),
    status,
    errors: [
      ...pageErrors(sheet.fields, errorsAt, context.language),
      ...(reasonError === undefined ? [] : [{ fieldId: decideNames.reason, message: reasonError }]),
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
        filling={filling}
        sheet={sheet}
        reason={reason}
        reasonError={reasonError}
        errorsAt={errorsAt}
        notices={notices}
      />
    ),
  });
}

/** The page as it was left, or with what came after the log-in had ended. */
export function showUnfinished(
  application: Application,
  request: DecideRequest,
  reply: FastifyReply,
  shown: ShownDecision,
): Promise<FastifyReply> {
  const { answers, reason = '', unsaved = {}, changedAt = {} } = shown.filling.draft.content;
  const { key } = sheetOf(shown.filling).page;
  const query = request.query as Readonly<Record<string, unknown>>;
  const late = query.gemt === '1' ? undefined : unsaved[key];
  if (late) {
    const typed = { ...answers, ...late.answers };
    const written = late.reason ?? reason;
    if (late.revision < (changedAt[key] ?? 1)) {
      return showTwice(application, request, reply, shown, typed, written, 200);
    }
    const beside = { status: 200, answers: typed, reason: written, notices: <UnsavedNotice /> };
    return showDecision(application, request, reply, shown, beside);
  }
  const saved = query.ok === 'gemt' && (
    <Alert kind="success" id="done" focusOnLoad>
      {caseStepTranslator(request.language)('caseSteps.decide.saved')}
    </Alert>
  );
  return showDecision(application, request, reply, shown, { status: 200, reason, notices: saved });
}

/** What was typed here in the inputs, what another window saved above them, and the choice between the two. */
export function showTwice(
  application: Application,
  request: DecideRequest,
  reply: FastifyReply,
  shown: ShownDecision,
  typed: Answers,
  reason: string,
  status: number,
): Promise<FastifyReply> {
  const { opened, open, filling } = shown;
  const here = addresses.decide(opened.organisation.slug, opened.stored.id, open.id, queueOf(request));
  const href = `${here}${here.includes('?') ? '&' : '?'}gemt=1`;
  const notices = <ConflictNotice stored={sheetOf(filling)} typed={sheetOf(filling, typed)} href={href} />;
  return showDecision(application, request, reply, shown, { status, answers: typed, reason, notices });
}

/** An employee who logged in before employees could fill in forms: the next log-in makes them able. */
export function sendWithoutPerson(
  request: FastifyRequest,
  reply: FastifyReply,
  { organisation, stored }: OpenedCase,
): FastifyReply | Promise<FastifyReply> {
  const context = { ...pageContext(request, reply), path: addresses.case(organisation.slug, stored.id) };
  const t = caseworkerTranslator(context.language);
  return sendPage(request, reply, context, {
    title: t('caseworker.decide.tab', { number: stored.number }),
    before: <BackLink href={addresses.case(organisation.slug, stored.id)}>{t('caseworker.conflict.back')}</BackLink>,
    content: (
      <>
        <h1>{t('caseworker.decide.heading')}</h1>
        <p>{caseStepTranslator(context.language)('caseSteps.fill.noPerson')}</p>
      </>
    ),
  });
}

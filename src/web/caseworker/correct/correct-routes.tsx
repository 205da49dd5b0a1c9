import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  type CorrectableAnswer,
  type CorrectionRefusal,
  correctAnswer,
  fieldOf,
  readCorrectable,
} from '../../../cases/corrections/correct-answer.ts';
import type { EvaluatedField } from '../../../forms/evaluate.ts';
import { type Application, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { pageErrors } from '../../citizen/fill/page-errors.ts';
import { BackLink } from '../../components/back-link.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { pageContext } from '../../page-context.ts';
import { emptyForm, type PostedForm } from '../../posted-form.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { longestText } from '../action-routes.ts';
import { addresses } from '../addresses.ts';
import { sendLoggedOut } from '../send-logged-out.tsx';
import { caseworkerTranslator } from '../texts.ts';
import { type CaseParameters, type OpenedCase, withCase } from '../with-case.ts';
import { Written } from '../written.tsx';
import { CorrectPage } from './correct-page.tsx';

type CorrectRequest = FastifyRequest<{
  Params: CaseParameters & { readonly sequence: string; readonly field: string };
}>;

/** `…/sag/:case/ret/:sequence/:field`: corrects one answer, beside which what was sent in stays. */
export function correctRoutes(server: FastifyInstance, application: Application): void {
  const path = '/:organisation/sagsbehandling/sag/:case/ret/:sequence/:field';
  const { services } = application;

  server.get(path, async (request: CorrectRequest, reply) => {
    const opened = await withCase(application, request, reply);
    if (!opened) return reply;
    const found = await read(request, opened);
    if (typeof found === 'string') return refuse(request, reply, opened, found);
    return show(request, reply, opened, found, found.field, '');
  });

  server.post(
    path,
    { config: { limit: 'submission', csrf: 'sessionOnly' } },
    async (request: CorrectRequest, reply) => {
      if (request.session === null) return sendLoggedOut(request, reply);
      const opened = await withCase(application, request, reply);
      if (!opened) return reply;
      const { organisation, employee, stored } = opened;
      const form = postedForm(request);
      const reason = (form.value('begrundelse') ?? '').replaceAll('\r\n', '\n').trim();
      const found = await read(request, opened);
      if (typeof found === 'string') return refuse(request, reply, opened, found, reason, form);
      if (reason === '' || reason.length > longestText) {
        const typed = fieldOf(found.withPosted((name) => form.values(name)).form, found.field.path);
        return show(request, reply, opened, found, typed ?? found.field, reason);
      }
      const result = await correctAnswer(services, organisation, {
        ...wantedBy(request),
        employee,
        posted: (name) => form.values(name),
        reason,
        from: requestOrigin(request),
      });
      switch (result.kind) {
        case 'refused':
          return refuse(request, reply, opened, result.refusal, reason, form);
        case 'invalid':
          return show(request, reply, opened, found, result.field, reason);
        case 'corrected':
        case 'unchanged':
          return reply.redirect(
            addresses.case(organisation.slug, stored.id, '', {
              ok: result.kind === 'corrected' ? 'rettet' : 'uaendret',
            }),
            303,
          );
      }
    },
  );

  function read(request: CorrectRequest, { organisation, employee }: OpenedCase) {
    return services.database.inOrganisation(organisation.id, (transaction) =>
      readCorrectable(services, transaction, organisation, employee, wantedBy(request), false),
    );
  }

  async function show(
    request: CorrectRequest,
    reply: FastifyReply,
    { organisation, stored }: OpenedCase,
    answer: CorrectableAnswer,
    field: EvaluatedField,
    reason: string,
  ): Promise<FastifyReply> {
    const context = pageContext(request, reply);
    const t = caseworkerTranslator(context.language);
    const posted = request.method === 'POST';
    const given = reason.length;
    const reasonError =
      posted && reason === ''
        ? t('caseworker.correct.noReason')
        : given > longestText
          ? t('caseworker.error.tooLong', { allowed: longestText, given })
          : undefined;
    return sendPage(request, reply, context, {
      title: t('caseworker.correct.tab', { number: stored.number }),
      errors: posted
        ? [
            ...pageErrors([field], (each) => each.errors, context.language),
            ...(reasonError === undefined ? [] : [{ fieldId: 'begrundelse', message: reasonError }]),
          ]
        : [],
      before: <BackLink href={addresses.case(organisation.slug, stored.id)}>{t('caseworker.conflict.back')}</BackLink>,
      content: (
        <CorrectPage
          context={context}
          answer={answer}
          field={field}
          sequence={wantedBy(request).sequence}
          reason={reason}
          reasonError={reasonError}
        />
      ),
    });
  }

  async function refuse(
    request: CorrectRequest,
    reply: FastifyReply,
    { organisation, stored }: OpenedCase,
    refusal: CorrectionRefusal,
    written = '',
    posted: PostedForm = emptyForm,
  ): Promise<FastifyReply> {
    if (refusal === 'not-found') throw new WebError('notFound');
    // As it was typed: what it would have meant can't be said of an answer that is no longer there.
    const { field } = wantedBy(request);
    const answer = [...posted.entries()]
      .flatMap(([name, values]) => (name === field || name.startsWith(`${field}.`) ? values : []))
      .filter((value) => value !== '')
      .join(', ');
    const context = pageContext(request, reply);
    const t = caseworkerTranslator(context.language);
    return sendPage(request, reply, context, {
      title: t('caseworker.correct.refused'),
      status: 409,
      content: (
        <>
          <h1>{t('caseworker.correct.refused')}</h1>
          <p>{t(`caseworker.correct.${refusal}`)}</p>
          <p>{t('caseworker.conflict.nothing')}</p>
          <Written text={written}>{answer !== '' && <p>{answer}</p>}</Written>
          <div class="button-row">
            <ButtonLink href={addresses.case(organisation.slug, stored.id)}>{t('caseworker.conflict.back')}</ButtonLink>
          </div>
        </>
      ),
    });
  }
}

/** @throws {WebError} 404 for an address that none of our pages has. */
function wantedBy({ params }: CorrectRequest): { case: string; sequence: number; field: string } {
  if (!/^[1-9]\d{0,8}$/.test(params.sequence)) throw new WebError('notFound');
  return { case: params.case, sequence: Number(params.sequence), field: params.field };
}

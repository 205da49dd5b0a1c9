import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { giveEvaluation, longestComment } from '../../../cases/evaluations/give-evaluation.ts';
import { translator } from '../../../texts/catalogue.ts';
import type { Evaluation } from '../../../workflows/definition.ts';
import type { Application } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { BackLink } from '../../components/back-link.tsx';
import { pageContext } from '../../page-context.ts';
import type { PostedForm } from '../../posted-form.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { addresses } from '../addresses.ts';
import { type CaseParameters, withOwnCase } from '../mine/own-case.ts';
import { EvaluationForm, evaluationFields } from './evaluation-form.tsx';
import { evaluationTexts } from './texts.ts';

type Request = FastifyRequest<{ Params: CaseParameters }>;

const config = { config: { limit: 'submission', csrf: 'sessionOnly' } } as const;

/** `…/kvittering/vurdering`: keeps what somebody thinks of the form that they sent, once for each case. */
export function evaluationRoutes(server: FastifyInstance, application: Application): void {
  server.post('/:organisation/mine-sager/:case/kvittering/vurdering', config, (request: Request, reply) =>
    take(request, reply, 'loggedIn'),
  );
  server.post('/:organisation/kvittering/:case/vurdering', config, (request: Request, reply) =>
    take(request, reply, 'anonymous'),
  );

  async function take(request: Request, reply: FastifyReply, as: 'loggedIn' | 'anonymous'): Promise<FastifyReply> {
    const own = await withOwnCase(application, request, reply, undefined, as);
    if (!own) return reply;
    const { organisation, stored, workflow, form: sent } = own;
    const { definition } = workflow.workflow;
    const { evaluation } = definition;
    if (!evaluation) throw new WebError('notFound');
    const receipt =
      as === 'anonymous'
        ? addresses.anonymousReceipt(organisation.slug, stored.id)
        : addresses.receipt(organisation.slug, stored.id);
    const form = postedForm(request);
    const read = readEvaluation(form, evaluation, request.language);
    if ('errors' in read) {
      const page = pageContext(request, reply);
      const t = translator(evaluationTexts, page.language);
      return sendPage(request, reply, page, {
        title: t('evaluation.title'),
        errors: read.errors,
        content: (
          <>
            <BackLink href={receipt}>{t('evaluation.toReceipt')}</BackLink>
            <h1>{t('evaluation.title')}</h1>
            <EvaluationForm
              evaluation={evaluation}
              action={evaluationAddress(receipt)}
              csrfToken={page.csrfToken}
              rating={form.value(evaluationFields.rating) ?? ''}
              comment={form.value(evaluationFields.comment) ?? ''}
              errors={read.errors}
            />
          </>
        ),
      });
    }
    const { keepDays } = evaluation;
    const given = { workflow: definition.key, form: sent.definition.key, ...read, keepDays };
    // One that comes twice, by the back button or a second window, is thanked for and kept once.
    await giveEvaluation(application.services, organisation, stored.id, given);
    return reply.redirect(`${receipt}#vurdering-tak`, 303);
  }
}

/** Where the form on a receipt is sent. */
export function evaluationAddress(receipt: string): string {
  return `${receipt}/vurdering`;
}

function readEvaluation(
  form: PostedForm,
  { comment: asked }: Evaluation,
  language: string,
):
  | { readonly rating: number; readonly comment: string }
  | { readonly errors: readonly { readonly message: string; readonly fieldId: string }[] } {
  const t = translator(evaluationTexts, language);
  const rating = form.value(evaluationFields.rating) ?? '';
  const comment = asked ? (form.value(evaluationFields.comment) ?? '').trim() : '';
  const errors: { message: string; fieldId: string }[] = [];
  if (!/^[1-5]$/.test(rating)) errors.push({ message: t('evaluation.choose'), fieldId: evaluationFields.rating });
  const count = [...comment].length;
  if (count > longestComment) {
    const message = t('evaluation.tooLong', { most: longestComment, count });
    errors.push({ message, fieldId: evaluationFields.comment });
  } else if (/(?<!\d)\d{6}[- ]?\d{4}(?!\d)/.test(comment)) {
    errors.push({ message: t('evaluation.cpr'), fieldId: evaluationFields.comment });
  }
  return errors.length > 0 ? { errors } : { rating: Number(rating), comment };
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type EvaluationResult, readEvaluations } from '../../../cases/evaluations/read-evaluations.ts';
import { writeCsv } from '../../../documents/csv.ts';
import { translator } from '../../../texts/catalogue.ts';
import { type Application, organisationOf } from '../../application.ts';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { requireEmployee } from '../require-employee.tsx';
import { EvaluationResultShown } from './evaluation-result.tsx';
import { evaluationResultTexts } from './texts.ts';

const stem = '/:organisation/sagsbehandling/evalueringer';

/** `…/evalueringer`: what people think of the forms of one's own groups' workflows. */
export function evaluationResultRoutes(server: FastifyInstance, application: Application): void {
  server.get(stem, async (request, reply) => {
    const found = await resultsFor(request, reply);
    if (!found) return reply;
    const page = pageContext(request, reply);
    const t = translator(evaluationResultTexts, page.language);
    return sendPage(request, reply, page, {
      title: t('evaluations.title'),
      content: (
        <>
          <h1>{t('evaluations.title')}</h1>
          <p class="font-lead">{t('evaluations.intro')}</p>
          {found.results.length === 0 && <p>{t('evaluations.none')}</p>}
          {found.results.map((result) => (
            <EvaluationResultShown
              key={`${result.workflow} ${result.form}`}
              result={result}
              csvHref={`/${found.slug}/sagsbehandling/evalueringer/${result.workflow}/${result.form}.csv`}
            />
          ))}
        </>
      ),
    });
  });

  server.get<{ Params: { readonly workflow: string; readonly form: string } }>(
    `${stem}/:workflow/:form.csv`,
    async (request, reply) => {
      const found = await resultsFor(request, reply);
      if (!found) return reply;
      const { workflow, form } = request.params;
      const result = found.results.find((each) => each.workflow === workflow && each.form === form);
      if (!result?.numbers) throw new WebError('notFound');
      const t = translator(evaluationResultTexts, request.language);
      const rows = result.lines.map(({ month, rating, comment }) => ({
        [t('evaluations.month')]: month,
        [t('evaluations.rating')]: rating,
        [t('evaluations.comment')]: comment,
      }));
      reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="${t('evaluations.file')}-${workflow}.csv"`)
        .type('text/csv; charset=utf-8');
      return reply.send(writeCsv(rows));
    },
  );

  async function resultsFor(
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ readonly slug: string; readonly results: readonly EvaluationResult[] } | null> {
    const organisation = await organisationOf(request, application);
    const employee = await requireEmployee(request, reply);
    if (!employee) return null;
    const results = await application.services.database.inOrganisation(organisation.id, (transaction) =>
      readEvaluations(transaction, organisation, employee.groups),
    );
    return { slug: organisation.slug, results };
  }
}

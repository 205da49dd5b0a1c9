import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { checkMove, type MoveReport, moveCases } from '../../../cases/moving/move-cases.ts';
import { workflowStates } from '../../../cases/workflow-designs/workflow-states.ts';
import { markedIn, translator } from '../../../texts/catalogue.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { requireEmployee } from '../../caseworker/require-employee.tsx';
import { Alert } from '../../components/alert.tsx';
import { BackLink } from '../../components/back-link.tsx';
import { Button } from '../../components/button.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { movingTexts } from './texts.ts';

type Request = FastifyRequest<{ Params: { readonly key: string } }>;

const path = '/:organisation/design/arbejdsgange/:key/flyt';
/** Cases that the page lists by name; of the others it says how many there are. */
const listed = 100;

/** `…/flyt`: what keeps running cases from the newest version, and the button that moves those that can follow. Without scripts. */
export function movingRoutes(server: FastifyInstance, application: Application): void {
  const { services } = application;

  server.get(path, async (request: Request, reply) => {
    const found = await admit(request, reply);
    if (!found) return reply;
    const report = await checkMove(services, found.organisation, request.params.key);
    return show(request, reply, report, null);
  });

  server.post(path, { config: { limit: 'submission', csrf: 'sessionOnly' } }, async (request: Request, reply) => {
    const found = await admit(request, reply);
    if (!found) return reply;
    const { organisation, employee } = found;
    const moved = await moveCases(services, organisation, request.params.key, {
      employee: employee.id,
      from: requestOrigin(request),
    });
    return show(request, reply, await checkMove(services, organisation, request.params.key), moved.movable);
  });

  /** @throws {WebError} 404 for a workflow that is not there. */
  async function admit(request: Request, reply: FastifyReply) {
    const organisation = await organisationOf(request, application);
    const employee = await requireEmployee(request, reply);
    if (!employee) return null;
    const [state] = await services.database.inOrganisation(organisation.id, (transaction) =>
      workflowStates(transaction, request.params.key),
    );
    if (!state) throw new WebError('notFound');
    return { organisation, employee };
  }
}

function show(
  request: Request,
  reply: FastifyReply,
  { to, running, movable, immovable }: MoveReport,
  moved: number | null,
): Promise<FastifyReply> {
  const { key } = request.params;
  const context = pageContext(request, reply);
  const stem = `/${context.organisation.slug}/design/arbejdsgange/${key}`;
  const page = { ...context, path: `${stem}/flyt` };
  const t = translator(movingTexts, page.language);
  const version = to?.version ?? 0;
  const titleOf = (step: string): string => {
    const found = to?.workflow.definition.steps[step];
    return found ? markedIn(found.title, page.language) : step;
  };
  return sendPage(request, reply, page, {
    title: t('moving.title'),
    before: <BackLink href={stem} />,
    content: (
      <>
        <h1>{t('moving.title')}</h1>
        {moved !== null && (
          <Alert kind="success" id="done" focusOnLoad>
            {t('moving.done', { count: moved })}
          </Alert>
        )}
        <p class="font-lead">{to ? t('moving.intro', { version }) : t('moving.unpublished')}</p>
        {running.length === 0 && <p>{t('moving.none')}</p>}
        {running.length > 0 && (
          <table class="table">
            <caption>{t('moving.running')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('moving.version')}</th>
                <th scope="col" class="align-text-right">
                  {t('moving.cases')}
                </th>
              </tr>
            </thead>
            <tbody>
              {running.map((each) => (
                <tr key={each.version}>
                  <th scope="row">{each.version}</th>
                  <td class="align-text-right">{each.cases}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {movable > 0 && (
          <>
            <p>{t('moving.movable', { count: movable })}</p>
            <PostForm action={`${stem}/flyt`} csrfToken={page.csrfToken}>
              <p>{t('moving.consequence')}</p>
              <Button>{t('moving.button', { version })}</Button>
            </PostForm>
          </>
        )}
        {immovable.length > 0 && (
          <>
            <table class="table">
              <caption>{t('moving.immovable')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('moving.case')}</th>
                  <th scope="col">{t('moving.version')}</th>
                  <th scope="col">{t('moving.why')}</th>
                </tr>
              </thead>
              <tbody>
                {immovable.slice(0, listed).map((each) => (
                  <tr key={each.number}>
                    <th scope="row">{each.number}</th>
                    <td>{each.version}</td>
                    <td>
                      {each.obstacles.map(({ step, code }) => (
                        <p key={step} class="m-0">
                          {t(`moving.${code}`, { step: titleOf(step), version })}
                        </p>
                      ))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {immovable.length > listed && <p>{t('moving.more', { count: immovable.length - listed })}</p>}
          </>
        )}
      </>
    ),
  });
}

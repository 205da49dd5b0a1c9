import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { workflowStates } from '../../../cases/workflow-designs/workflow-states.ts';
import { markedIn, translator } from '../../../texts/catalogue.ts';
import { type Application, organisationOf } from '../../application.ts';
import { requireEmployee } from '../../caseworker/require-employee.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { flowDesignerTexts } from './texts.ts';
import type { WorkflowDesignerStart } from './workflow-designer-start.ts';

interface WorkflowParams {
  readonly Params: { readonly workflow: string };
}

const stem = '/:organisation/design/arbejdsgange';

/** The workflow designer's pages: the list, the editor of one, its versions, its translations. */
export function workflowPages(server: FastifyInstance, application: Application): void {
  server.get(stem, (request, reply) => show(request, reply, 'list', null));
  server.get<WorkflowParams>(`${stem}/:workflow`, (request, reply) =>
    show(request, reply, 'editor', request.params.workflow),
  );
  server.get<WorkflowParams>(`${stem}/:workflow/versioner`, (request, reply) =>
    show(request, reply, 'versions', request.params.workflow),
  );
  server.get<WorkflowParams>(`${stem}/:workflow/oversaettelser`, (request, reply) =>
    show(request, reply, 'translations', request.params.workflow),
  );

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    page: WorkflowDesignerStart['page'],
    workflow: string | null,
  ): Promise<FastifyReply> {
    const organisation = await organisationOf(request, application);
    const employee = await requireEmployee(request, reply);
    if (!employee) return reply;
    const context = pageContext(request, reply);
    const t = translator(flowDesignerTexts, context.language);
    const [state] =
      workflow === null
        ? []
        : await application.services.database.inOrganisation(organisation.id, (transaction) =>
            workflowStates(transaction, workflow),
          );
    if (workflow !== null && !state) throw new WebError('notFound');
    const name = state === undefined ? '' : markedIn(state.title, context.language);
    const title = t(`flow.title.${page}`, { name });
    const start: WorkflowDesignerStart = {
      page,
      workflow,
      organisation: organisation.slug,
      csrfToken: context.csrfToken,
      icons: context.assets.icons,
      layoutWorker: context.assets.script('flow-layout'),
    };
    return sendPage(request, reply, context, {
      title,
      scripts: ['workflow-designer'],
      ...(page === 'editor' ? { workspace: true } : {}),
      content: (
        <div data-workflow-designer={JSON.stringify(start)}>
          <h1>{title}</h1>
          <p>{t('flow.needsScript')}</p>
        </div>
      ),
    });
  }
}

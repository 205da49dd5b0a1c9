import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Application, organisationOf } from '../application.ts';
import { requireEmployee } from '../caseworker/require-employee.tsx';
import { tileOrigin } from '../citizen/fill/tile-origin.ts';
import { pageContext } from '../page-context.ts';
import { sendPage } from '../send-page.ts';
import { type WebRoutes, withNeed } from '../web-routes.ts';
import type { DesignerStart } from './designer-start.ts';
import { holdDesignLimits } from './hold-limits.tsx';
import { type DesignerTextKey, designerTranslator } from './texts.ts';
import { workflowPages } from './workflows/workflow-pages.tsx';

interface FormParams {
  readonly Params: { readonly form: string };
}

/** The designers' pages. They need scripts, as the only ones of the product. */
export function designerRoutes(application: Application): WebRoutes {
  return {
    name: 'designer',
    needs: 'forms.design',
    register(server) {
      holdDesignLimits(server, application);
      withNeed(server, 'workflows.design', (scope) => workflowPages(scope, application));
      server.get('/:organisation/design', (request, reply) =>
        showDesigner(application, request, reply, 'list', null, 'designer.list.title'),
      );
      server.get<FormParams>('/:organisation/design/:form', (request, reply) =>
        showDesigner(application, request, reply, 'editor', request.params.form, 'designer.tab.editor'),
      );
      server.get<FormParams>('/:organisation/design/:form/versioner', (request, reply) =>
        showDesigner(application, request, reply, 'versions', request.params.form, 'designer.tab.versions'),
      );
      server.get<FormParams>('/:organisation/design/:form/oversaettelser', (request, reply) =>
        showDesigner(application, request, reply, 'translations', request.params.form, 'designer.tab.translations'),
      );
    },
  };
}

async function showDesigner(
  application: Application,
  request: FastifyRequest,
  reply: FastifyReply,
  page: DesignerStart['page'],
  form: string | null,
  title: DesignerTextKey,
): Promise<FastifyReply> {
  const organisation = await organisationOf(request, application);
  const employee = await requireEmployee(request, reply);
  if (!employee) return reply;
  const context = pageContext(request, reply);
  const t = designerTranslator(context.language);
  // A picture that is being worked on stands within the page until it has an address of its own.
  // So do the tiles of the maps of a form that is tried.
  if (page === 'editor') reply.imageOrigin = application.map ? tileOrigin(application.map.tiles) : 'data:';
  const start: DesignerStart = {
    page,
    form,
    organisation: organisation.slug,
    csrfToken: context.csrfToken,
    icons: context.assets.icons,
    map: application.map ?? null,
  };
  return sendPage(request, reply, context, {
    title: t(title, { form: form ?? '' }),
    scripts: ['designer'],
    ...(page === 'editor' ? { workspace: true } : {}),
    content: (
      <div data-designer={JSON.stringify(start)}>
        <h1>{t(title, { form: form ?? '' })}</h1>
        <p>{t('designer.needsScript')}</p>
      </div>
    ),
  });
}

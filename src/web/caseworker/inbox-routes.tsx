import type { FastifyInstance } from 'fastify';
import { type Application, organisationOf } from '../application.ts';
import { pageContext } from '../page-context.ts';
import { sendPage } from '../send-page.ts';
import { InboxPage } from './inbox-page.tsx';
import { viewOf } from './inbox-views.ts';
import { readInbox } from './read-inbox.ts';
import { requireEmployee } from './require-employee.tsx';
import { caseworkerTranslator } from './texts.ts';

/** `GET /:organisation/sagsbehandling?vis=nye&side=1`. */
export function inboxRoutes(server: FastifyInstance, application: Application): void {
  server.get('/:organisation/sagsbehandling', async (request, reply) => {
    const organisation = await organisationOf(request, application);
    const employee = await requireEmployee(request, reply, 'caseworker');
    if (!employee) return reply;
    const { vis, side } = request.query as { readonly vis?: unknown; readonly side?: unknown };
    const shown = viewOf(vis);
    const page = pageNumber(side);
    const context = pageContext(request, reply);
    const t = caseworkerTranslator(context.language);
    const inbox = await readInbox(application, organisation, employee, shown.view, page);
    const view = t(shown.text);
    return sendPage(request, reply, context, {
      title: page === 1 ? t('caseworker.inbox.tab', { view }) : t('caseworker.inbox.tabPage', { view, page }),
      content: (
        <InboxPage
          context={context}
          employee={employee}
          inbox={inbox}
          shown={shown}
          page={page}
          now={application.services.now()}
        />
      ),
    });
  });
}

/** The page that an address names; the first where it names none that there can be. */
function pageNumber(text: unknown): number {
  return typeof text === 'string' && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}

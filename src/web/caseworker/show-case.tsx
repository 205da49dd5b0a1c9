import type { FastifyReply } from 'fastify';
import { markedIn } from '../../texts/catalogue.ts';
import type { Application } from '../application.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { type PageContext, pageContext } from '../page-context.ts';
import { sendPage } from '../send-page.ts';
import { addresses } from './addresses.ts';
import { fieldNames, type UnfinishedForm } from './case-forms.ts';
import { CasePage } from './case-page.tsx';
import type { Queue } from './inbox/queue.tsx';
import { readCasePage } from './read-case-page.ts';
import { caseworkerTranslator } from './texts.ts';
import type { CaseRequest, OpenedCase } from './with-case.ts';

/** What a case's page is shown with, beside the case. */
export interface ShownWith {
  readonly left?: UnfinishedForm;
  readonly cprShown?: boolean;
  readonly notice?: string | null;
  readonly queue?: Queue | null;
}

/** Reads the case, logs the reading, and answers with its page; 422 where a form on it is unfinished. */
export async function showCase(
  application: Application,
  request: CaseRequest,
  reply: FastifyReply,
  opened: OpenedCase,
  { left, cprShown = false, notice = null, queue = null }: ShownWith = {},
): Promise<FastifyReply> {
  const { slug } = opened.organisation;
  const more: Readonly<Record<string, string>> = queue === null ? {} : { opgave: queue.task };
  const context = { ...pageContext(request, reply), path: addresses.case(slug, opened.stored.id, queue?.list, more) };
  const { language } = context;
  const t = caseworkerTranslator(language);
  const data = await readCasePage(application, request, opened, cprShown, queue);
  const { number } = data.stored;
  return sendPage(request, reply, afterReading(context, data.readNow), {
    title: t('caseworker.case.tab', { number, title: markedIn(data.workflow.workflow.definition.title, language) }),
    errors:
      left === undefined ? [] : [{ message: left.error, fieldId: left.fieldId ?? fieldNames[left.form](left.open) }],
    before: (
      <Breadcrumb
        above={[
          {
            text: t('caseworker.inbox.title'),
            href: queue === null ? addresses.inbox(slug) : addresses.list(slug, queue.list),
          },
        ]}
        current={number}
      />
    ),
    content: (
      <CasePage
        context={context}
        data={data}
        kinds={application.services.deliveries}
        left={left ?? null}
        cprShown={cprShown}
        notice={notice}
      />
    ),
  });
}

/** The page whose head counts without what was unread until the page was opened. */
function afterReading(context: PageContext, read: number): PageContext {
  const { user } = context;
  if (!user?.unread) return context;
  return { ...context, user: { ...user, unread: Math.max(0, user.unread - read) } };
}

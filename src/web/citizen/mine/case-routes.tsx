import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { writeMessage } from '../../../cases/employee-actions.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { type Application, requestOrigin } from '../../application.ts';
import { Breadcrumb } from '../../components/breadcrumb.tsx';
import { pageContext } from '../../page-context.ts';
import type { PostedForm } from '../../posted-form.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { addresses } from '../addresses.ts';
import { partyOf } from '../citizen.tsx';
import { readPostedPage } from '../fill/read-posted-page.ts';
import { citizenTranslator } from '../texts.ts';
import { CasePage } from './case-page.tsx';
import type { UnsentMessage } from './messages.tsx';
import { type CaseParameters, type CaseRequest, type OwnCasePage, readOwnCase, withOwnCase } from './own-case.ts';
import { messageFilesName, takeMessageFiles } from './take-message-files.ts';
import { sendUnsentMessagePage } from './unsent-message-page.tsx';

/** Longest message, in characters: some three pages. */
const longestMessage = 8_000;

/** One case, and writing to its case worker. */
export function casePages(server: FastifyInstance, application: Application): void {
  server.get('/:organisation/mine-sager/:case', async (request: FastifyRequest<{ Params: CaseParameters }>, reply) => {
    const own = await withOwnCase(application, request, reply, undefined, 'loggedIn', false, true);
    if (!own) return reply;
    const { sendt, annulleret } = request.query as { readonly sendt?: unknown; readonly annulleret?: unknown };
    const done = sendt === '1' ? 'sent' : annulleret === '1' ? 'annulled' : null;
    return show(request, reply, own, { text: '' }, done);
  });

  // Whole CPR numbers are shown once, by a press, and that is logged with the reading.
  server.post(
    '/:organisation/mine-sager/:case/cpr',
    async (request: FastifyRequest<{ Params: CaseParameters }>, reply) => {
      const here = addresses.case(request.params.organisation, request.params.case);
      const own = await withOwnCase(application, request, reply, here, 'loggedIn', false, true);
      return own ? show(request, reply, own, { text: '' }, null, true) : reply;
    },
  );

  server.get(
    '/:organisation/mine-sager/:case/cpr',
    async (request: FastifyRequest<{ Params: CaseParameters }>, reply) => {
      const here = addresses.case(request.params.organisation, request.params.case);
      const own = await withOwnCase(application, request, reply, here, 'loggedIn', false, true);
      return own ? reply.redirect(here, 303) : reply;
    },
  );

  server.post(
    '/:organisation/mine-sager/:case/besked',
    { config: { limit: 'upload', csrf: 'sessionOnly', multipart: true } },
    async (request: FastifyRequest<{ Params: CaseParameters }>, reply) => {
      const slug = request.params.organisation;
      const here = addresses.case(slug, request.params.case);
      const textOf = (form: PostedForm) => (form.value('besked') ?? '').replaceAll('\r\n', '\n').trim();
      if (request.session === null) {
        const { form, filesLost } = await readPostedPage(request, async () => {});
        return sendUnsentMessagePage(request, reply, here, textOf(form), filesLost);
      }
      const own = await withOwnCase(application, request, reply, here);
      if (!own) return reply;
      const t = citizenTranslator(request.language);
      if (own.stored.status === 'ended') return reply.redirect(`${here}#messages`, 303);
      const author = partyOf(own.citizen);
      const files = takeMessageFiles(application, own.organisation, own.stored, author, requestOrigin(request));
      const { form, verified } = await readPostedPage(request, files.take).catch(async (error: unknown) => {
        await files.undo();
        throw error;
      });
      const text = textOf(form);
      const unsent = async (message: Omit<UnsentMessage, 'text'>) => {
        await files.undo();
        return show(request, reply, own, { text, ...message }, null);
      };
      if (!verified) return unsent({ error: t('citizen.message.sendAgain') });
      const problem = files.problem(request.language);
      if (problem !== null) return unsent({ error: problem, about: 'files' });
      if (text === '' && files.ids.length === 0) return unsent({ error: t('citizen.message.missing') });
      if (text.length > longestMessage) {
        return unsent({ error: t('citizen.message.tooLong', { allowed: longestMessage, given: text.length }) });
      }
      const written = await writeMessage(application.services, own.organisation, {
        case: own.stored.id,
        author,
        person: own.viewer,
        text,
        files: files.ids,
        from: requestOrigin(request),
      });
      if (!written.ok) {
        await files.undo();
        throw new WebError('notFound');
      }
      return reply.redirect(`${here}?sendt=1#messages`, 303);
    },
  );

  async function show(
    request: CaseRequest,
    reply: FastifyReply,
    own: OwnCasePage,
    message: UnsentMessage,
    done: 'sent' | 'annulled' | null,
    cprShown = false,
  ): Promise<FastifyReply> {
    const { organisation, stored, workflow } = own;
    const context = { ...pageContext(request, reply), path: addresses.case(organisation.slug, stored.id) };
    const { language } = context;
    const view = await readOwnCase(application, request, own, cprShown);
    const latest = view.submissions[0]?.formVersion ?? own.form.id;
    const form = await application.services.definitions.shownForm(organisation.id, latest);
    const t = citizenTranslator(language);
    const title = `${markedIn(workflow.workflow.definition.title, language)} ${stored.number}`;
    return sendPage(request, reply, context, {
      title,
      errors:
        message.error === undefined
          ? []
          : [{ message: message.error, fieldId: message.about === 'files' ? messageFilesName : 'besked' }],
      before: (
        <Breadcrumb
          above={[{ text: t('citizen.cases.title'), href: addresses.cases(organisation.slug) }]}
          current={stored.number}
        />
      ),
      content: (
        <CasePage
          context={context}
          own={own}
          view={view}
          kinds={application.services.deliveries}
          form={form}
          message={message}
          done={done}
          cprShown={cprShown}
        />
      ),
    });
  }
}

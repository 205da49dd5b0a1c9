import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { textIn } from '../../../texts/catalogue.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { BackLink } from '../../components/back-link.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { addresses } from '../addresses.ts';
import { requireCitizen } from '../citizen.tsx';
import { pageTitle } from '../page-title.ts';
import { startableForm } from '../startable-form.ts';
import { citizenTranslator } from '../texts.ts';
import { beginDraft } from './begin-draft.ts';
import { draftsOfForm } from './own-drafts.ts';
import { StartButtons } from './start-buttons.tsx';

type Request = FastifyRequest<{ Params: { form: string } }>;

/** A draft that nobody has saved, made so many milliseconds ago or less, is what a double click on the button made. */
const doubleClick = 60_000;

/** Where the log-in leads back to, and what begins a draft. */
export function beginPage(server: FastifyInstance, application: Application): void {
  server.get('/:organisation/blanket/:form/start', async (request: Request, reply) => {
    const found = await whoBegins(request, reply);
    if (!found) return reply;
    const { organisation, citizen, form } = found;
    const page = pageContext(request, reply);
    const t = citizenTranslator(page.language);
    const { key, title } = form.definition;
    const drafts = await draftsOfForm(application, organisation, citizen, key);
    return sendPage(request, reply, page, {
      title: pageTitle(t('citizen.begin.tab'), title, page.language),
      before: <BackLink href={addresses.form(organisation.slug, key)} />,
      content: (
        <>
          <h1>{t('citizen.begin.title', { form: textIn(title, page.language) })}</h1>
          <p>{t('citizen.begin.text', { name: citizen.name })}</p>
          <StartButtons page={page} form={key} drafts={drafts} />
        </>
      ),
    });
  });

  server.post(
    '/:organisation/blanket/:form/start',
    { config: { limit: 'submission', csrf: 'sessionOnly' } },
    async (request: Request, reply) => {
      const found = await whoBegins(request, reply);
      if (!found) return reply;
      const { organisation, citizen, form, workflow } = found;
      const [latest] = await draftsOfForm(application, organisation, citizen, form.definition.key);
      const age = latest && application.services.now().getTime() - latest.createdAt.getTime();
      const isRepeated = latest?.revision === 1 && latest.formVersion === form.id && (age ?? 0) < doubleClick;
      const draft =
        latest && isRepeated
          ? latest.id
          : await beginDraft(
              application,
              organisation,
              citizen,
              form,
              workflow,
              request.language,
              requestOrigin(request),
            );
      return reply.redirect(addresses.fill(organisation.slug, form.definition.key, draft), 303);
    },
  );

  /** The form and the citizen who may begin it; null when the answer has been given already. */
  async function whoBegins(request: Request, reply: FastifyReply) {
    const organisation = await organisationOf(request, application);
    const found = await startableForm(application, organisation, request.params.form);
    if (!found?.workflow) throw new WebError('notFound');
    const { form, workflow } = found;
    const returnTo = addresses.start(organisation.slug, form.definition.key);
    const citizen = await requireCitizen(request, reply, form.definition.start.loginLevel, returnTo);
    return citizen && { organisation, citizen, form, workflow };
  }
}

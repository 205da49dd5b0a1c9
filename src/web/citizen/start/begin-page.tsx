import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ensurePersonByCpr } from '../../../cases/person.ts';
import { findDraft } from '../../../forms/drafts/draft.ts';
import { loginsOf, type StartRefusal } from '../../../forms/start-rules.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { type Application, organisationOf, requestOrigin, userOf } from '../../application.ts';
import { BackLink } from '../../components/back-link.tsx';
import { putAnonymousCookie } from '../../login/cookies.ts';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { addresses } from '../addresses.ts';
import { type Citizen, citizenIn, requireCitizen, sendForCitizens } from '../citizen.tsx';
import { pageTitle } from '../page-title.ts';
import { UnreadPowers } from '../represent/choice-page.tsx';
import { askForSubject, mayActFor, readSubject } from '../represent/choose-subject.tsx';
import { heldPowers } from '../represent/held-powers.ts';
import { type StartableForm, startableForm } from '../startable-form.ts';
import { citizenTranslator } from '../texts.ts';
import { beginAnonymousDraft, beginDraft } from './begin-draft.ts';
import { linkQuery, linkValues } from './link-values.ts';
import { draftsOfForm } from './own-drafts.ts';
import { Refusals } from './refusals.tsx';
import { StartButtons } from './start-buttons.tsx';
import { stopsNow } from './stops.ts';

type Request = FastifyRequest<{ Params: { form: string } }>;

/** A draft that nobody has saved, made so many milliseconds ago or less, is what a double click on the button made. */
const doubleClick = 60_000;
/** An anonymous cookie lives longer than its draft may; what it opens ends with the draft. */
const cookieDays = 366;

/** Where the log-in leads back to, and what begins a draft. */
export function beginPage(server: FastifyInstance, application: Application): void {
  server.get('/:organisation/blanket/:form/start', async (request: Request, reply) => {
    const found = await whoBegins(request, reply);
    if (!found) return reply;
    const { organisation, citizen, form } = found;
    const { definition } = form;
    const choosing = { application, organisation, citizen, definition };
    const choice = await mayActFor(choosing, request.language, requestOrigin(request));
    const refusals = await stopsNow(application, organisation, definition, choice ? null : citizen);
    if (refusals.length > 0) return showStopped(request, reply, found, refusals);
    if (choice) return askForSubject(request, reply, choosing, choice);
    const page = pageContext(request, reply);
    const t = citizenTranslator(page.language);
    const { key, title } = definition;
    const drafts = await draftsOfForm(application, organisation, citizen, key);
    return sendPage(request, reply, page, {
      title: pageTitle(t('citizen.begin.tab'), title, page.language),
      before: <BackLink href={addresses.form(organisation.slug, key)} />,
      content: (
        <>
          <h1>{t('citizen.begin.title', { form: markedIn(title, page.language) })}</h1>
          <p>{t('citizen.begin.text', { name: citizen.name })}</p>
          {heldPowers(organisation, citizen, definition)?.evidence.problem && <UnreadPowers />}
          <StartButtons page={page} form={key} drafts={drafts} query={linkQuery(definition, request.query)} />
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
      const { organisation, citizen, form } = found;
      const { definition } = form;
      const subject = await readSubject(request, reply, { application, organisation, citizen, definition });
      if (!subject) return reply;
      const behalf = subject.kind === 'grantor' ? subject.named : null;
      const drafts = await draftsOfForm(application, organisation, citizen, definition.key);
      const subjectId = behalf ? await personOf(organisation, behalf.cpr) : null;
      const latest = drafts.find((draft) => draft.subject === subjectId);
      const age = latest && application.services.now().getTime() - latest.createdAt.getTime();
      const isRepeated =
        latest?.revision === 1 &&
        latest.formVersion === form.id &&
        (age ?? 0) < doubleClick &&
        (await isBegunWith(organisation, citizen, latest.id, linkQuery(form.definition, request.query)));
      const begun =
        latest && isRepeated
          ? { ok: true as const, draft: latest.id }
          : await beginDraft(application, organisation, citizen, {
              ...beginning(request, found),
              ...(behalf?.person ? { onBehalfOf: { ...behalf, person: behalf.person } } : {}),
            });
      if (!begun.ok) return showStopped(request, reply, found, begun.refusals);
      return reply.redirect(addresses.fill(organisation.slug, form.definition.key, begun.draft), 303);
    },
  );

  server.post(
    '/:organisation/blanket/:form/start-uden-login',
    { config: { limit: 'anonymous', csrf: 'sessionOnly' } },
    async (request: Request, reply) => {
      const found = await formToBegin(request);
      const { organisation, form } = found;
      const { definition } = form;
      if (!loginsOf(definition).includes('anonymous')) throw new WebError('notFound');
      const refusals = await stopsNow(application, organisation, definition, null);
      if (refusals.length > 0) return showStopped(request, reply, found, refusals);
      const { draft, token } = await beginAnonymousDraft(application, organisation, beginning(request, found));
      const address = addresses.fill(organisation.slug, definition.key, draft);
      putAnonymousCookie(reply, address, token, cookieDays);
      return reply.redirect(address, 303);
    },
  );

  /** Whether the draft was begun by the same link: another poster, scanned at once, is no double click. */
  async function isBegunWith(
    organisation: Organisation,
    citizen: Citizen,
    id: string,
    query: string,
  ): Promise<boolean> {
    const draft = await application.services.database.inOrganisation(organisation.id, (transaction) =>
      findDraft(transaction, organisation, id, citizen.person, false),
    );
    return (draft?.content.link ?? '') === query;
  }

  function personOf(organisation: Organisation, cpr: string): Promise<string> {
    return application.services.database.inOrganisation(organisation.id, (transaction) =>
      ensurePersonByCpr(transaction, organisation, cpr),
    );
  }

  type Found = Awaited<ReturnType<typeof formToBegin>>;

  async function formToBegin(request: Request) {
    const organisation = await organisationOf(request, application);
    const found: StartableForm | undefined = await startableForm(application, organisation, request.params.form);
    if (!found?.workflow) throw new WebError('notFound');
    return { organisation, form: found.form, workflow: found.workflow };
  }

  /** The form and who may begin it; null when the answer has been given already. */
  async function whoBegins(request: Request, reply: FastifyReply) {
    const found = await formToBegin(request);
    const { definition } = found.form;
    const { slug } = found.organisation;
    const logins = loginsOf(definition);
    const returnTo = addresses.start(slug, definition.key) + linkQuery(definition, request.query);
    const citizen = citizenIn(request);
    if (citizen?.kind === 'employee' && logins.includes('employee')) return { ...found, citizen };
    if (logins.includes('mitid')) {
      const { loginLevel, ways } = definition.start;
      if (userOf(request)?.kind === 'employee') {
        await sendForCitizens(request, reply, loginLevel, returnTo, ways);
        return null;
      }
      const loggedIn = await requireCitizen(request, reply, loginLevel, returnTo, { ways });
      return loggedIn && { ...found, citizen: loggedIn };
    }
    const login = logins.includes('employee')
      ? addresses.loginEmployee(slug, returnTo)
      : addresses.form(slug, definition.key) + linkQuery(definition, request.query);
    await reply.redirect(login, 303);
    return null;
  }

  function beginning(request: Request, { organisation, form, workflow }: Found) {
    return {
      form,
      workflow,
      language: request.language,
      link: linkValues(form.definition, request.query, organisation),
      query: linkQuery(form.definition, request.query),
      from: requestOrigin(request),
    };
  }

  function showStopped(
    request: Request,
    reply: FastifyReply,
    { organisation, form }: Found,
    refusals: readonly StartRefusal[],
  ): Promise<FastifyReply> {
    const page = pageContext(request, reply);
    const t = citizenTranslator(page.language);
    const { key, title } = form.definition;
    return sendPage(request, reply, page, {
      title: pageTitle(t('citizen.stopped.beginning'), title, page.language),
      status: 403,
      before: <BackLink href={addresses.form(organisation.slug, key)} />,
      content: (
        <>
          <h1>{markedIn(title, page.language)}</h1>
          <Refusals refusals={refusals} organisation={organisation.slug} />
        </>
      ),
    });
  }
}

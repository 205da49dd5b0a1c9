import type { FastifyInstance } from 'fastify';
import type { OwnDraft } from '../../../forms/drafts/list-drafts.ts';
import { loginsOf, type StartRefusal } from '../../../forms/start-rules.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { type Application, organisationOf } from '../../application.ts';
import { Breadcrumb } from '../../components/breadcrumb.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { wayForCitizen } from '../../login/named-ways.ts';
import { type PageContext, pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { addresses } from '../addresses.ts';
import { citizenIn, isAdmittedBy } from '../citizen.tsx';
import { AboutCase } from '../mine/about-case.tsx';
import { type StartableForm, startableForm } from '../startable-form.ts';
import { citizenTranslator, useCitizenTexts } from '../texts.ts';
import { ActivePeriod } from './active-period.tsx';
import { linkQuery } from './link-values.ts';
import { draftsOfForm } from './own-drafts.ts';
import { Refusals } from './refusals.tsx';
import { StartButtons } from './start-buttons.tsx';
import { StartContent } from './start-content.tsx';
import { StartWays } from './start-ways.tsx';
import { stopsNow } from './stops.ts';

/** What a form is for, what one needs, what the data is used for, and the way in. */
export function startPage(server: FastifyInstance, application: Application): void {
  server.get<{ Params: { form: string } }>('/:organisation/blanket/:form', async (request, reply) => {
    const page = pageContext(request, reply);
    const organisation = await organisationOf(request, application);
    const found = await startableForm(application, organisation, request.params.form);
    if (!found) throw new WebError('notFound');
    const { definition } = found.form;
    const citizen = citizenIn(request);
    const mayBegin =
      citizen !== null && loginsOf(definition).includes(loginOf[citizen.kind]) && isAdmittedBy(definition, citizen);
    const drafts = mayBegin ? await draftsOfForm(application, organisation, citizen, definition.key) : undefined;
    const refusals = await stopsNow(application, organisation, definition, mayBegin ? citizen : null);
    const t = citizenTranslator(page.language);
    const title = markedIn(found.form.definition.title, page.language);
    return sendPage(request, reply, page, {
      title,
      before: (
        <Breadcrumb
          above={[{ text: t('citizen.front.tab'), href: addresses.front(organisation.slug) }]}
          current={title}
        />
      ),
      content: (
        <StartPage
          page={page}
          found={found}
          drafts={drafts}
          refusals={refusals}
          wayNames={(definition.start.ways ?? []).flatMap(
            (way) => wayForCitizen(organisation, way, page.language) ?? [],
          )}
          query={linkQuery(definition, request.query)}
        />
      ),
    });
  });
}

interface StartPageProperties {
  readonly page: PageContext;
  readonly found: StartableForm;
  /** Undefined where nobody is logged in as a citizen. */
  readonly drafts: readonly OwnDraft[] | undefined;
  /** Why it can't be begun, as far as that is known. */
  readonly refusals: readonly StartRefusal[];
  /** The ways to log in that the form allows; empty where it allows all. */
  readonly wayNames: readonly string[];
  readonly query: string;
}

function StartPage({ page, found, drafts, refusals, wayNames, query }: StartPageProperties) {
  const t = useCitizenTexts();
  const { key, title, start } = found.form.definition;
  return (
    <>
      <h1>
        <LocalText text={title} />
      </h1>
      {refusals.length > 0 && <Refusals refusals={refusals} organisation={page.organisation.slug} />}
      <StartContent start={start} />
      <AboutCase about={found.told?.about} of="form" />
      <ActivePeriod active={found.told?.active} />
      {found.workflow === null ? (
        <p>{t('citizen.start.closed')}</p>
      ) : drafts !== undefined && (refusals.length === 0 || drafts.length > 0) ? (
        <StartButtons page={page} form={key} drafts={drafts} query={query} />
      ) : (
        refusals.length === 0 && (
          <StartWays page={page} form={found.form.definition} wayNames={wayNames} query={query} />
        )
      )}
    </>
  );
}

const loginOf = { citizen: 'mitid', employee: 'employee', anonymous: 'anonymous' } as const;

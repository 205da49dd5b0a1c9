import type { FastifyInstance } from 'fastify';
import type { OwnDraft } from '../../../forms/drafts/list-drafts.ts';
import { textIn } from '../../../texts/catalogue.ts';
import { type Application, organisationOf, userOf } from '../../application.ts';
import { Breadcrumb } from '../../components/breadcrumb.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { type PageContext, pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { addresses } from '../addresses.ts';
import { type StartableForm, startableForm } from '../startable-form.ts';
import { citizenTranslator, useCitizenTexts } from '../texts.ts';
import { draftsOfForm } from './own-drafts.ts';
import { PrivacyNotice } from './privacy-notice.tsx';
import { StartButtons } from './start-buttons.tsx';

/** What a form is for, what one needs, what the data is used for, and the way in. */
export function startPage(server: FastifyInstance, application: Application): void {
  server.get<{ Params: { form: string } }>('/:organisation/blanket/:form', async (request, reply) => {
    const page = pageContext(request, reply);
    const organisation = await organisationOf(request, application);
    const found = await startableForm(application, organisation, request.params.form);
    if (!found) throw new WebError('notFound');
    const user = userOf(request);
    const drafts =
      user?.kind === 'citizen'
        ? await draftsOfForm(application, organisation, user, found.form.definition.key)
        : undefined;
    const t = citizenTranslator(page.language);
    const title = textIn(found.form.definition.title, page.language);
    return sendPage(request, reply, page, {
      title,
      before: (
        <Breadcrumb
          above={[{ text: t('citizen.front.tab'), href: addresses.front(organisation.slug) }]}
          current={title}
        />
      ),
      content: <StartPage page={page} found={found} drafts={drafts} />,
    });
  });
}

interface StartPageProperties {
  readonly page: PageContext;
  readonly found: StartableForm;
  /** Undefined where nobody is logged in as a citizen. */
  readonly drafts: readonly OwnDraft[] | undefined;
}

function StartPage({ page, found, drafts }: StartPageProperties) {
  const t = useCitizenTexts();
  const { key, title, start } = found.form.definition;
  const { slug } = page.organisation;
  return (
    <>
      <h1>
        <LocalText text={title} />
      </h1>
      <p class="font-lead">
        <LocalText text={start.intro} />
      </p>
      {start.needs.length > 0 && (
        <>
          <h2>{t('citizen.start.needs')}</h2>
          <ul>
            {start.needs.map((need) => (
              <li key={need.da}>
                <LocalText text={need} />
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{t('citizen.start.time')}</h2>
      <p>
        {start.minutes === 1 ? t('citizen.start.minute') : t('citizen.start.minutes', { minutes: start.minutes })}{' '}
        {t('citizen.start.pause')}
      </p>
      <PrivacyNotice privacy={start.privacy} />
      {found.workflow === null ? (
        <p>{t('citizen.start.closed')}</p>
      ) : drafts === undefined ? (
        <>
          <p class="mt-7">{t('citizen.start.login')}</p>
          <ButtonLink href={addresses.start(slug, key)} icon="lock">
            {t('citizen.start.begin')}
          </ButtonLink>
        </>
      ) : (
        <StartButtons page={page} form={key} drafts={drafts} />
      )}
    </>
  );
}

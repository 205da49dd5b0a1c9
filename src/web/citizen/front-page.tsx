import type { FastifyInstance } from 'fastify';
import { markedIn } from '../../texts/catalogue.ts';
import { type Application, organisationOf } from '../application.ts';
import { Button } from '../components/button.tsx';
import { ButtonLink } from '../components/button-link.tsx';
import { LocalText } from '../components/local-text.tsx';
import { TextInput } from '../components/text-input.tsx';
import { pageContext } from '../page-context.ts';
import { useLanguage } from '../page-environment.ts';
import { sendPage } from '../send-page.ts';
import { addresses } from './addresses.ts';
import { findForms } from './find-forms.ts';
import { FormCards } from './form-cards.tsx';
import { byCategory, type ListedForm, listedForms } from './listed-forms.ts';
import { citizenTranslator, useCitizenTexts } from './texts.ts';

/** The organisation's front page: its forms, and the search among them. */
export function frontPage(server: FastifyInstance, application: Application): void {
  server.get<{ Params: { organisation: string } }>('/:organisation', async (request, reply) => {
    const { organisation } = pageContext(request, reply);
    return reply.redirect(addresses.front(organisation.slug), 308);
  });
  server.get<{ Querystring: { soeg?: unknown } }>('/:organisation/', async (request, reply) => {
    const page = pageContext(request, reply);
    const organisation = await organisationOf(request, application);
    const t = citizenTranslator(page.language);
    const search = typeof request.query.soeg === 'string' ? request.query.soeg.trim().slice(0, 200) : '';
    const forms = await listedForms(application, organisation);
    const found = findForms(forms, search, page.language);
    return sendPage(request, reply, page, {
      title: search === '' ? t('citizen.front.tab') : t('citizen.front.tabFound', { search, count: found.length }),
      content: (
        <FrontPage slug={organisation.slug} name={organisation.name} search={search} found={found} all={forms.length} />
      ),
    });
  });
}

interface FrontPageProperties {
  readonly slug: string;
  readonly name: Parameters<typeof markedIn>[0];
  readonly search: string;
  readonly found: readonly ListedForm[];
  readonly all: number;
}

function FrontPage({ slug, name, search, found, all }: FrontPageProperties) {
  const t = useCitizenTexts();
  const language = useLanguage();
  const result =
    found.length === 0
      ? t('citizen.front.none', { search })
      : found.length === 1
        ? t('citizen.front.foundOne', { search })
        : t('citizen.front.found', { count: found.length, search });
  return (
    <>
      <h1>{t('citizen.front.title', { organisation: markedIn(name, language) })}</h1>
      <p class="font-lead">{t('citizen.front.intro')}</p>
      <search>
        <form method="get" action={addresses.front(slug)}>
          <TextInput
            name="soeg"
            type="search"
            label={t('citizen.front.search')}
            help={t('citizen.front.searchHelp')}
            value={search}
            width="middle"
          />
          <div class="button-row mt-4">
            <Button icon="search">{t('citizen.front.searchButton')}</Button>
          </div>
        </form>
      </search>
      <h2 class="mt-7">{search === '' ? t('citizen.front.forms') : t('citizen.front.results')}</h2>
      {search !== '' && <p role="status">{result}</p>}
      {search !== '' && found.length === 0 && <NothingFound slug={slug} />}
      {all === 0 && <p>{t('citizen.front.noForms')}</p>}
      <Found slug={slug} found={found} grouped={search === ''} />
      <h2 class="mt-7">{t('citizen.front.casesTitle')}</h2>
      <p>{t('citizen.front.casesText')}</p>
      <ButtonLink href={addresses.cases(slug)} kind="secondary" icon="lock">
        {t('citizen.cases.title')}
      </ButtonLink>
    </>
  );
}

/** The forms by category; what a search has found, the best first, where all is one list. */
function Found({
  slug,
  found,
  grouped,
}: {
  readonly slug: string;
  readonly found: readonly ListedForm[];
  readonly grouped: boolean;
}) {
  const t = useCitizenTexts();
  const language = useLanguage();
  const groups = grouped ? byCategory(found, language) : [];
  if (!groups.some(({ category }) => category !== undefined)) return <FormCards slug={slug} forms={found} />;
  return (
    <>
      {groups.map(({ category, forms }, index) => (
        <section key={index} aria-labelledby={`kategori-${index}`}>
          <h3 id={`kategori-${index}`}>{category ? <LocalText text={category} /> : t('citizen.front.otherForms')}</h3>
          <FormCards slug={slug} forms={forms} level={4} />
        </section>
      ))}
    </>
  );
}

function NothingFound({ slug }: { readonly slug: string }) {
  const t = useCitizenTexts();
  return (
    <>
      <ul>
        <li>{t('citizen.front.noneSpelling')}</li>
        <li>{t('citizen.front.noneFewer')}</li>
        <li>{t('citizen.front.noneContact')}</li>
      </ul>
      <p>
        <a href={addresses.front(slug)}>{t('citizen.front.all')}</a>
      </p>
    </>
  );
}

import type { OwnDraft } from '../../../forms/drafts/list-drafts.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Time } from '../../components/time.tsx';
import type { PageContext } from '../../page-context.ts';
import { addresses } from '../addresses.ts';
import { useCitizenTexts } from '../texts.ts';

interface StartButtonsProperties {
  readonly page: PageContext;
  readonly form: string;
  readonly drafts: readonly OwnDraft[];
  /** What the address brought, with its question mark. */
  readonly query: string;
}

/** Begins a filling, or goes on with one that is there. Beginning makes something, so that it is a form. */
export function StartButtons({ page, form, drafts, query }: StartButtonsProperties) {
  const t = useCitizenTexts();
  const { slug } = page.organisation;
  const [latest] = drafts;
  return (
    <>
      {latest !== undefined && (
        <Alert kind="info" heading={t('citizen.start.hasDraft')}>
          <p class="alert-text">
            {t('citizen.start.draftSaved')} <Time at={latest.updatedAt} show="dateTime" />.
          </p>
          <p>
            <ButtonLink href={addresses.fill(slug, form, latest.id)}>{t('citizen.start.continue')}</ButtonLink>
          </p>
          {drafts.length > 1 && (
            <p>
              <a href={addresses.cases(slug)}>{t('citizen.start.allDrafts')}</a>
            </p>
          )}
        </Alert>
      )}
      <PostForm action={addresses.start(slug, form) + query} csrfToken={page.csrfToken} class="mt-7">
        <Button kind={latest === undefined ? 'primary' : 'secondary'}>
          {latest === undefined ? t('citizen.start.begin') : t('citizen.start.beginAnew')}
        </Button>
      </PostForm>
    </>
  );
}

import { Button } from '../components/button.tsx';
import { PostForm } from '../components/post-form.tsx';
import { TextInput } from '../components/text-input.tsx';
import type { PageContext } from '../page-context.ts';
import { addresses } from './addresses.ts';
import { useCaseworkerTexts } from './texts.ts';

export interface SearchFormProperties {
  readonly context: PageContext;
  readonly value?: string;
  readonly error?: string | undefined;
}

/** Finds a case. Sent by POST: a CPR number must be in no address, and so in no history and no log. */
export function SearchForm({ context, value, error }: SearchFormProperties) {
  const t = useCaseworkerTexts();
  return (
    <search aria-labelledby="search-heading">
      <h2 id="search-heading">{t('caseworker.search.heading')}</h2>
      <PostForm action={addresses.search(context.organisation.slug)} csrfToken={context.csrfToken}>
        <TextInput
          name="soeg"
          label={t('caseworker.search.label')}
          help={t('caseworker.search.help')}
          autocomplete="off"
          width="middle"
          {...(value === undefined ? {} : { value })}
          {...(error === undefined ? {} : { error })}
        />
        <div class="button-row mt-4">
          <Button kind="secondary" icon="search">
            {t('caseworker.search.button')}
          </Button>
        </div>
      </PostForm>
    </search>
  );
}

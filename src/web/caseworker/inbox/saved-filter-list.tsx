import type { SavedFilter } from '../../../cases/inbox/saved-filters.ts';
import { Button } from '../../components/button.tsx';
import { Details } from '../../components/details.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { TextInput } from '../../components/text-input.tsx';
import type { PageContext } from '../../page-context.ts';
import { addresses } from '../addresses.ts';
import { useInboxTexts } from './texts.ts';

/** The filters that the employee has kept, as links; the one shown is marked. */
export function SavedFilterList(properties: {
  readonly slug: string;
  readonly filters: readonly SavedFilter[];
  readonly shown: string;
}) {
  const t = useInboxTexts();
  const { slug, filters, shown } = properties;
  if (filters.length === 0) return null;
  return (
    <nav aria-label={t('inbox.filters.mine')} class="saved-filters">
      <span class="weight-semibold">{t('inbox.filters.mine')}:</span>
      <ul class="nobullet-list">
        {filters.map(({ id, name, query }) => (
          <li key={id} class="m-0">
            <a href={addresses.list(slug, query)} aria-current={query === shown ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Keeps the list shown under a name, or forgets it where it is kept. */
export function KeepFilter(properties: {
  readonly context: PageContext;
  readonly filters: readonly SavedFilter[];
  readonly shown: string;
  readonly left?: { readonly name: string; readonly error: string } | undefined;
}) {
  const t = useInboxTexts();
  const { context, filters, shown, left } = properties;
  const kept = filters.find((filter) => filter.query === shown);
  const action = addresses.filters(context.organisation.slug);
  if (kept !== undefined) {
    return (
      <PostForm action={action} csrfToken={context.csrfToken}>
        <input type="hidden" name="liste" value={shown} />
        <Button kind="tertiary" icon="delete" name="slet" value={kept.id}>
          {t('inbox.filters.delete', { name: kept.name })}
        </Button>
      </PostForm>
    );
  }
  const form = (
    <PostForm action={action} csrfToken={context.csrfToken}>
      <input type="hidden" name="liste" value={shown} />
      <TextInput
        name="filternavn"
        label={t('inbox.filters.name')}
        help={t('inbox.filters.nameHelp')}
        autocomplete="off"
        {...(left === undefined ? {} : { value: left.name, error: left.error })}
      />
      <div class="button-row mt-4">
        <Button kind="secondary" icon="save">
          {t('inbox.filters.keep')}
        </Button>
      </div>
    </PostForm>
  );
  // What is wrong must be seen at once.
  return left === undefined ? <Details summary={t('inbox.filters.save')}>{form}</Details> : form;
}

import { Button } from '../../components/button.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { TextInput } from '../../components/text-input.tsx';
import type { PageContext } from '../../page-context.ts';
import { addresses } from '../addresses.ts';
import { useCaseworkerTexts } from '../texts.ts';
import { useInboxTexts } from './texts.ts';

/** Finds a case by one line. Sent by POST: neither a CPR number nor a name must be in an address. */
export function QuickSearch({ context }: { readonly context: PageContext }) {
  const t = useInboxTexts();
  const own = useCaseworkerTexts();
  const { slug } = context.organisation;
  return (
    <search aria-label={t('inbox.quick.label')}>
      <PostForm action={addresses.search(slug)} csrfToken={context.csrfToken} class="compact-form">
        <TextInput name="soeg" label={t('inbox.quick.label')} help={t('inbox.quick.help')} autocomplete="off" />
        <Button kind="secondary" icon="search">
          {own('caseworker.search.button')}
        </Button>
        <a class="compact-link" href={addresses.search(slug)}>
          {t('inbox.quick.more')}
        </a>
      </PostForm>
    </search>
  );
}

import { type DatedKeys, type OwnClientKeys, publishedPairs } from '../../../identity/providers/client-key-turn.ts';
import { Button } from '../../components/button.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { Table } from '../../components/table.tsx';
import { Time } from '../../components/time.tsx';
import type { PageContext } from '../../page-context.ts';
import { addresses } from '../addresses.ts';
import { type LoginsTextKey, useLoginsTexts } from './texts.ts';

/** What can be done with the keys, by the last part of the address that it is posted to. */
export const keySteps = { ny: 'make', brug: 'use', kasser: 'discard', tilbage: 'back', fjern: 'remove' } as const;

/** The organisation's keys towards its own providers, and the next step in replacing them. */
export function ClientKeyList({ context, keys }: { readonly context: PageContext; readonly keys: OwnClientKeys }) {
  const t = useLoginsTexts();
  const { slug } = context.organisation;
  return (
    <section aria-labelledby="noegler">
      <h2 id="noegler" class="mt-7">
        {t('logins.keys.heading')}
      </h2>
      <p>{t('logins.keys.intro')}</p>
      <p>
        {t('logins.keys.published')} <a href={`/${slug}/login/jwks.json`}>{t('logins.keys.address')}</a>
      </p>
      <Table<DatedKeys>
        caption={t('logins.keys.heading')}
        captionHidden
        rows={publishedPairs(keys)}
        rowKey={({ signing }) => signing.kid}
        empty=""
        columns={[
          {
            heading: t('logins.keys.column.key'),
            cell: ({ signing }) => <code>{signing.kid}</code>,
          },
          {
            heading: t('logins.column.state'),
            cell: (pair) => {
              const [tone, text] = stateOf(pair, keys);
              return <StatusBadge tone={tone} text={t(text)} />;
            },
          },
          {
            heading: t('logins.keys.column.since'),
            cell: ({ since }) => (since === undefined ? t('logins.keys.unknown') : <Time at={since} show="dateTime" />),
          },
        ]}
      />
      <NextStep context={context} keys={keys} />
    </section>
  );
}

function stateOf(
  { signing }: DatedKeys,
  keys: OwnClientKeys,
): readonly ['success' | 'warning' | 'neutral', LoginsTextKey] {
  if (signing.kid === keys.signing.kid) return ['success', 'logins.keys.state.used'];
  if (signing.kid === keys.next?.signing.kid) return ['warning', 'logins.keys.state.next'];
  return ['neutral', 'logins.keys.state.old'];
}

function NextStep({ context, keys }: { readonly context: PageContext; readonly keys: OwnClientKeys }) {
  const t = useLoginsTexts();
  const { next, old } = keys;
  if (next) {
    return (
      <>
        <p>{t('logins.keys.next.text')}</p>
        <Step context={context} step="brug" kid={next.signing.kid} label={t('logins.keys.use')} />
        <Step context={context} step="kasser" kid={next.signing.kid} label={t('logins.keys.discard')} secondary />
      </>
    );
  }
  if (old) {
    return (
      <>
        <p>{t('logins.keys.old.text')}</p>
        <Step context={context} step="fjern" kid={old.signing.kid} label={t('logins.keys.remove')} />
        <Step context={context} step="tilbage" kid={old.signing.kid} label={t('logins.keys.back')} secondary />
      </>
    );
  }
  return (
    <>
      <p>{t('logins.keys.make.text')}</p>
      <Step context={context} step="ny" kid={keys.signing.kid} label={t('logins.keys.make')} secondary />
    </>
  );
}

function Step(of: {
  readonly context: PageContext;
  readonly step: keyof typeof keySteps;
  readonly kid: string;
  readonly label: string;
  readonly secondary?: boolean;
}) {
  const { context, step, kid, label, secondary = false } = of;
  return (
    <PostForm
      action={`${addresses.login(context.organisation.slug)}/noegle/${step}`}
      csrfToken={context.csrfToken}
      class="mb-4"
    >
      <input type="hidden" name="noegle" value={kid} />
      <Button kind={secondary ? 'secondary' : 'primary'}>{label}</Button>
    </PostForm>
  );
}

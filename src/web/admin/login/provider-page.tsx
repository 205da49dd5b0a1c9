import type { CheckedThing } from '../../../identity/providers/check-provider.ts';
import type { KeptLoginTest } from '../../../identity/providers/login-test.ts';
import type { KeptProvider } from '../../../identity/providers/provider-schema.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { CheckboxGroup } from '../../components/checkbox-group.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import type { PageContext } from '../../page-context.ts';
import type { PostedForm } from '../../posted-form.ts';
import { addresses } from '../addresses.ts';
import { ProviderForm } from './provider-form.tsx';
import type { ProviderProblems } from './read-provider.ts';
import { TestReport } from './test-report.tsx';
import { useLoginsTexts } from './texts.ts';

export interface ProviderPageProperties {
  readonly context: PageContext;
  /** As it was entered last. */
  readonly provider: KeptProvider;
  /** `new`: nothing is kept yet; `draft`: it never was in use; `changed`: another state of it is in use. */
  readonly state: 'new' | 'draft' | 'changed' | 'used';
  readonly isOffered: boolean;
  readonly edition: string;
  readonly publicUrl: string;
  readonly test: KeptLoginTest | null;
  /** Whether the last test log-in was of these very settings, and succeeded. */
  readonly hasPassed: boolean;
  readonly isOld: boolean;
  readonly done: 'saved' | 'used' | null;
  readonly checks: readonly CheckedThing[] | null;
  readonly typed: PostedForm | null;
  readonly problems: ProviderProblems;
}

/** The page of one provider: its settings, what it must know of us, how it is tried, and how it is taken into use or deleted. */
export function ProviderPage(of: ProviderPageProperties) {
  const { context, provider, state, done } = of;
  const t = useLoginsTexts();
  const { slug } = context.organisation;
  const here = addresses.provider(slug, provider.key);
  const isNew = state === 'new';
  const form = (
    <ProviderForm
      action={isNew ? addresses.newProvider(slug, provider.preset) : here}
      csrfToken={context.csrfToken}
      provider={provider}
      isNew={isNew}
      edition={of.edition}
      typed={of.typed}
      problems={of.problems}
    />
  );
  const heading = isNew ? t('logins.provider.new') : markedIn(provider.name, context.language);
  if (isNew) {
    return (
      <>
        <h1>{heading}</h1>
        <p>{t(`logins.preset.${provider.preset}` as 'logins.preset.os2')}</p>
        {form}
      </>
    );
  }
  return (
    <>
      <h1>{heading}</h1>
      {done !== null && (
        <Alert kind="success" heading={t(done === 'saved' ? 'logins.saved' : 'logins.used')} focusOnLoad>
          {t(done === 'saved' ? 'logins.provider.saveText' : 'logins.saved.text')}
        </Alert>
      )}
      {state === 'changed' && <Alert kind="info">{t('logins.provider.changed')}</Alert>}
      <Register {...of} />
      <section aria-labelledby="proeve">
        <h2 id="proeve" tabIndex={-1}>
          {t('logins.try.heading')}
        </h2>
        <p>{t('logins.try.intro')}</p>
        {of.checks !== null && <Checks checks={of.checks} />}
        <div class="button-row mb-5">
          <PostForm action={`${here}/afproev`} csrfToken={context.csrfToken}>
            <Button kind="secondary">{t('logins.try.check')}</Button>
          </PostForm>
          <ButtonLink href={addresses.tryProvider(slug, provider.key)}>{t('logins.try.login')}</ButtonLink>
        </div>
        <h3>{t('logins.test.heading')}</h3>
        {of.test === null ? <p>{t('logins.test.none')}</p> : <TestReport test={of.test} isOld={of.isOld} />}
        {state === 'used' ? null : <TakeIntoUse {...of} here={here} />}
      </section>
      <h2>{t('logins.settings.heading')}</h2>
      {form}
      <Remove {...of} here={here} />
    </>
  );
}

function Register({ context, provider, publicUrl }: ProviderPageProperties) {
  const t = useLoginsTexts();
  const { slug } = context.organisation;
  const stem = `${publicUrl}/${slug}/login`;
  const rows = [
    [t('logins.register.return'), `${stem}/udbyder/${provider.key}/retur`],
    [t('logins.register.after'), `${publicUrl}/login/logget-af`],
    [t('logins.register.back'), `${stem}/udbyder/${provider.key}/afmelding`],
    [t('logins.register.keys'), `${stem}/jwks.json`],
  ] as const;
  return (
    <section aria-labelledby="registrering">
      <h2 id="registrering">{t('logins.register.heading')}</h2>
      <SummaryList
        caption={t('logins.register.heading')}
        rows={rows.map(([label, address]) => ({ label, value: <code>{address}</code> }))}
      />
    </section>
  );
}

function Checks({ checks }: { readonly checks: readonly CheckedThing[] }) {
  const t = useLoginsTexts();
  const works = checks.every(({ outcome }) => outcome !== 'failed');
  return (
    <Alert
      kind={works ? 'success' : 'error'}
      heading={t(works ? 'logins.checked' : 'logins.checked.failed')}
      focusOnLoad
    >
      <ul class="nobullet-list">
        {checks.map(({ check, outcome, detail }) => (
          <li key={check}>
            {t(`logins.check.${outcome}`, { what: t(`logins.check.${check}`) })}
            {detail === null ? null : ` ${t('logins.check.detail', { detail })}`}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function TakeIntoUse({ context, hasPassed, isOffered, here }: ProviderPageProperties & { readonly here: string }) {
  const t = useLoginsTexts();
  if (!hasPassed) return <p>{t('logins.use.notYet')}</p>;
  return (
    <PostForm action={`${here}/brug`} csrfToken={context.csrfToken} class="mb-6">
      {isOffered ? null : (
        <CheckboxGroup
          name="tilbyd"
          label={t('logins.ways.heading')}
          values={['ja']}
          choices={[{ value: 'ja', text: t('logins.use.offer') }]}
          optional
        />
      )}
      <Button>{t('logins.use')}</Button>
    </PostForm>
  );
}

function Remove({ context, provider, state, here }: ProviderPageProperties & { readonly here: string }) {
  const t = useLoginsTexts();
  const name = markedIn(provider.name, context.language);
  return (
    <section aria-labelledby="slet" class="mt-7">
      {state === 'changed' && (
        <PostForm action={`${here}/kasser`} csrfToken={context.csrfToken} class="mb-5">
          <Button kind="secondary">{t('logins.discard')}</Button>
        </PostForm>
      )}
      <h2 id="slet">{t('logins.remove.heading')}</h2>
      <p>{t('logins.remove.text')}</p>
      <PostForm action={`${here}/slet`} csrfToken={context.csrfToken}>
        <Button kind="warning">{t('logins.remove', { name })}</Button>
      </PostForm>
    </section>
  );
}

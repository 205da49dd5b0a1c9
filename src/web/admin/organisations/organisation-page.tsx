import type { Organisation } from '../../../organisations/organisation.ts';
import { textIn } from '../../../texts/catalogue.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Details } from '../../components/details.tsx';
import { FormGroup } from '../../components/form-group.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { formatTime } from '../../components/time-format.ts';
import type { PageContext } from '../../page-context.ts';
import { addresses } from '../addresses.ts';
import { OrganisationForm } from './organisation-form.tsx';
import { type ManagedTextKey, useManagedTexts } from './texts.ts';
import type { FieldProblem, TypedOrganisation } from './typed-organisation.ts';

/** One organisation: what describes it, its logo, and closing it. */
export function OrganisationPage(properties: {
  readonly context: PageContext;
  readonly managed: Organisation;
  readonly typed: TypedOrganisation;
  readonly problems: readonly FieldProblem[];
  readonly logoError: string | undefined;
  readonly notice: ManagedTextKey | null;
}) {
  const { context, managed, typed, problems, logoError, notice } = properties;
  const t = useManagedTexts();
  const here = addresses.managedOrganisation(context.organisation.slug, managed.slug);
  return (
    <>
      <h1>{textIn(managed.name, context.language)}</h1>
      {notice !== null && (
        <Alert kind="success" id="done" focusOnLoad>
          {t(notice)}
        </Alert>
      )}
      <p>
        {t('managed.column.slug')}: <strong translate={false}>{managed.slug}</strong>
        {managed.closedAt === null && (
          <>
            {' · '}
            <a href={`/${managed.slug}/`}>{t('managed.open')}</a>
          </>
        )}
      </p>
      <OrganisationForm context={context} action={here} typed={typed} problems={problems} isNew={false} />
      <h2 class="mt-8">{t('managed.logo')}</h2>
      {managed.branding.logo === undefined ? (
        <p>{t('managed.logo.none')}</p>
      ) : (
        <p>
          <img src={`/${managed.slug}/logo`} alt={managed.branding.logoText ?? managed.name.da} height="60" />
        </p>
      )}
      <PostForm action={`${here}/logo`} csrfToken={context.csrfToken} multipart>
        <FormGroup
          name="logo"
          label={t('managed.logo.file')}
          help={t('managed.logo.hint')}
          {...(logoError === undefined ? {} : { error: logoError })}
        >
          <input
            type="file"
            id="logo"
            name="logo"
            accept=".png,.svg,image/png,image/svg+xml"
            class="form-input"
            aria-describedby={logoError === undefined ? 'logo-hint' : 'logo-hint logo-error'}
          />
        </FormGroup>
        <Button kind="secondary">{t('managed.logo.save')}</Button>
      </PostForm>
      {!managed.isOperator && <Closing />}
    </>
  );

  function Closing() {
    if (managed.closedAt !== null) {
      return (
        <>
          <h2 class="mt-8">{t('managed.reopen')}</h2>
          <p>{t('managed.reopen.what', { time: formatTime(managed.closedAt, 'dateTime', context.language) })}</p>
          <PostForm action={`${here}/aaben`} csrfToken={context.csrfToken}>
            <Button kind="secondary">{t('managed.reopen')}</Button>
          </PostForm>
        </>
      );
    }
    return (
      <>
        <h2 class="mt-8">{t('managed.close')}</h2>
        <p>{t('managed.close.what')}</p>
        <Details summary={t('managed.close')}>
          <PostForm action={`${here}/luk`} csrfToken={context.csrfToken}>
            <Button kind="warning" about={textIn(managed.name, context.language)}>
              {t('managed.close.confirm')}
            </Button>
          </PostForm>
        </Details>
      </>
    );
  }
}

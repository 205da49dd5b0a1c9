import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { RadioGroup } from '../../components/radio-group.tsx';
import type { NamedGrantor } from './name-grantors.ts';
import { useRepresentTexts } from './texts.ts';

/** The name of the choice in the posted form; `self` stands for oneself. */
export const choiceName = 'for';
export const self = 'self';

interface ChoicePageProperties {
  readonly action: string;
  readonly csrfToken: string;
  readonly own: string;
  readonly grantors: readonly NamedGrantor[];
  /** Nothing was chosen. */
  readonly missing: boolean;
  /** Further people, or the way back to the first. */
  readonly others: { readonly href: string; readonly isFirst: boolean } | null;
}

/** Oneself, or somebody who has given one a power of attorney (FUL-1, FUL-2). */
export function ChoicePage({ action, csrfToken, own, grantors, missing, others }: ChoicePageProperties) {
  const t = useRepresentTexts();
  const open = grantors.filter(({ problem }) => problem === null);
  const left = grantors.flatMap(({ reference, name, problem }) => (problem ? [{ reference, name, problem }] : []));
  return (
    <>
      <PostForm action={action} csrfToken={csrfToken}>
        <RadioGroup
          name={choiceName}
          label={t('represent.choose.title')}
          help={t('represent.choose.text')}
          error={missing ? t('represent.choose.missing') : undefined}
          choices={[
            { value: self, text: t('represent.choose.self', { name: own }) },
            ...open.map(({ reference, name }) => ({ value: reference, text: t('represent.choose.other', { name }) })),
          ]}
        />
        <input type="hidden" name="asked" value="1" />
        <div class="mt-6">
          <Button>{t('represent.choose.next')}</Button>
        </div>
      </PostForm>
      {others !== null && (
        <p>
          <a href={others.href}>{t(others.isFirst ? 'represent.choose.first' : 'represent.choose.more')}</a>
        </p>
      )}
      {left.length > 0 && (
        <section aria-labelledby="ikke-mulige">
          <h2 id="ikke-mulige">{t('represent.left.title')}</h2>
          <ul>
            {left.map(({ reference, name, problem }) => (
              <li key={reference}>{t(`represent.${problem}`, { name })}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Said where the log-in's statement of powers could not be read. */
export function UnreadPowers() {
  const t = useRepresentTexts();
  return (
    <Alert kind="warning" heading={t('represent.unread.title')} id="fuldmagter">
      {t('represent.unread.text')}
    </Alert>
  );
}

interface ConfirmPageProperties {
  readonly action: string;
  readonly csrfToken: string;
  readonly own: string;
  readonly name: string;
  readonly reference: string;
  readonly back: string;
}

/** Says what acting for somebody means, before anything is made. */
export function ConfirmPage({ action, csrfToken, own, name, reference, back }: ConfirmPageProperties) {
  const t = useRepresentTexts();
  return (
    <>
      <h1>{t('represent.confirm.title', { name })}</h1>
      <p>{t('represent.confirm.text', { name, own })}</p>
      <p>{t('represent.confirm.register', { name })}</p>
      <PostForm action={action} csrfToken={csrfToken}>
        <input type="hidden" name={choiceName} value={reference} />
        <div class="button-row">
          <Button name="confirmed" value="1">
            {t('represent.confirm.begin')}
          </Button>
          <ButtonLink kind="secondary" href={back}>
            {t('represent.confirm.back')}
          </ButtonLink>
        </div>
      </PostForm>
    </>
  );
}

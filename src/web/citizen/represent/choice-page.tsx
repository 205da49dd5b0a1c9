import type { ParentalRelation } from '../../../registers/parental-relation.ts';
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
  /** The form may be filled in for oneself. */
  readonly maySelf: boolean;
  readonly people: readonly NamedGrantor[];
  readonly hasPowers: boolean;
  readonly isForChildren: boolean;
  /** Where to ask CPR again, which did not say who the children are; null where it did. */
  readonly again: string | null;
  /** Nothing was chosen. */
  readonly missing: boolean;
  /** Further people, or the way back to the first. */
  readonly others: { readonly href: string; readonly isFirst: boolean } | null;
}

/** Oneself, an own child, or somebody who has given one a power of attorney (FUL-1, FUL-2). */
export function ChoicePage(properties: ChoicePageProperties) {
  const { action, csrfToken, own, maySelf, people, hasPowers, isForChildren, again, missing, others } = properties;
  const t = useRepresentTexts();
  const open = people.filter(({ problem }) => problem === null);
  const left = people.flatMap(({ reference, name, problem }) => (problem ? [{ reference, name, problem }] : []));
  return (
    <>
      {again !== null && (
        <Alert kind="warning" heading={t('represent.children.unanswered')} id="cpr-svarer-ikke">
          <p class="alert-text">{t('represent.children.unansweredText')}</p>
          <a href={again}>{t('represent.children.again')}</a>
        </Alert>
      )}
      {open.length === 0 && !maySelf && again === null && (
        <Alert kind="info" heading={t('represent.children.none')} id="ingen-boern">
          {t('represent.children.noneText')}
        </Alert>
      )}
      {(open.length > 0 || maySelf) && (
        <PostForm action={action} csrfToken={csrfToken}>
          <RadioGroup
            name={choiceName}
            label={t('represent.choose.title')}
            help={[
              ...(hasPowers ? [t('represent.choose.text')] : []),
              ...(isForChildren ? [t('represent.choose.children')] : []),
            ].join(' ')}
            error={missing ? t('represent.choose.missing') : undefined}
            choices={[
              ...(maySelf ? [{ value: self, text: t('represent.choose.self', { name: own }) }] : []),
              ...open.map(({ reference, name, relation }) => ({
                value: reference,
                text: t(`represent.choose.${relation ?? 'other'}`, { name }),
              })),
            ]}
          />
          <input type="hidden" name="asked" value="1" />
          <div class="mt-6">
            <Button>{t('represent.choose.next')}</Button>
          </div>
        </PostForm>
      )}
      {others !== null && (
        <p>
          <a href={others.href}>{t(others.isFirst ? 'represent.choose.first' : 'represent.choose.more')}</a>
        </p>
      )}
      {left.length > 0 && (
        <section aria-labelledby="ikke-mulige">
          <h2 id="ikke-mulige">{t(hasPowers ? 'represent.left.title' : 'represent.left.children')}</h2>
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
  /** Null for a power of attorney. */
  readonly relation: ParentalRelation | null;
  /** Somebody else has custody too. */
  readonly isShared: boolean;
  readonly back: string;
}

/** Says what acting for somebody means, before anything is made. */
export function ConfirmPage(properties: ConfirmPageProperties) {
  const { action, csrfToken, own, name, reference, relation, isShared, back } = properties;
  const t = useRepresentTexts();
  return (
    <>
      <h1>{t(relation ? 'represent.confirm.childTitle' : 'represent.confirm.title', { name })}</h1>
      <p>{t(relation ? 'represent.confirm.childText' : 'represent.confirm.text', { name, own })}</p>
      {isShared && <p>{t('represent.confirm.shared')}</p>}
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

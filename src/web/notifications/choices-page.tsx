import { type NoticeKind, type NoticeWay, noticeKinds, noticeWays } from '../../messages/notice-kinds.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { PostForm } from '../components/post-form.tsx';
import { RadioGroup } from '../components/radio-group.tsx';
import type { PageContext } from '../page-context.ts';
import { notificationAddresses as addresses } from './addresses.ts';
import { useNotificationTexts } from './texts.ts';

export interface ChoicesPageProperties {
  readonly context: PageContext;
  readonly choices: Readonly<Partial<Record<NoticeKind, NoticeWay>>>;
  readonly email: string | null;
  readonly saved: boolean;
  readonly errors: Readonly<Partial<Record<NoticeKind, string>>>;
}

/** How an employee wants to hear of what happens. */
export function ChoicesPage({ context, choices, email, saved, errors }: ChoicesPageProperties) {
  const t = useNotificationTexts();
  const { slug } = context.organisation;
  return (
    <>
      <h1>{t('notifications.choices.title')}</h1>
      {saved && (
        <Alert kind="success" heading={t('notifications.choices.saved')} focusOnLoad>
          {t('notifications.choices.savedText')}
        </Alert>
      )}
      <p>{email === null ? t('notifications.choices.noEmail') : t('notifications.choices.intro', { email })}</p>
      <PostForm action={addresses.choices(slug)} csrfToken={context.csrfToken}>
        {noticeKinds.map((kind) => (
          <RadioGroup
            key={kind}
            name={kind}
            label={t(`notifications.kind.${kind}`)}
            value={choices[kind] ?? ''}
            choices={noticeWays.map((way) => ({ value: way, text: t(`notifications.way.${way}`) }))}
            {...(errors[kind] === undefined ? {} : { error: errors[kind] })}
          />
        ))}
        <div class="button-row mt-5">
          <Button>{t('notifications.choices.save')}</Button>
        </div>
      </PostForm>
    </>
  );
}

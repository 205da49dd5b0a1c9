import type { Notification } from '../../messages/notifications.ts';
import { messageTexts } from '../../messages/texts.ts';
import { translator } from '../../texts/catalogue.ts';
import { Button } from '../components/button.tsx';
import { Pagination } from '../components/pagination.tsx';
import { PostForm } from '../components/post-form.tsx';
import { StatusBadge } from '../components/status-badge.tsx';
import { Table } from '../components/table.tsx';
import { Time } from '../components/time.tsx';
import type { PageContext } from '../page-context.ts';
import { useLanguage } from '../page-environment.ts';
import { notificationAddresses as addresses } from './addresses.ts';
import { useNotificationTexts } from './texts.ts';

export interface NotificationsPageProperties {
  readonly context: PageContext;
  readonly notifications: readonly Notification[];
  readonly unread: number;
  readonly page: number;
  readonly pageCount: number;
}

/** An employee's notifications, newest first. */
export function NotificationsPage({ context, notifications, unread, page, pageCount }: NotificationsPageProperties) {
  const t = useNotificationTexts();
  const say = translator(messageTexts, useLanguage());
  const { slug } = context.organisation;
  return (
    <>
      <h1>{t('notifications.title')}</h1>
      <p>
        {unread === 0
          ? t('notifications.intro.none')
          : unread === 1
            ? t('notifications.intro.one')
            : t('notifications.intro.many', { count: unread })}
      </p>
      <p>
        <a href={addresses.choices(slug)}>{t('notifications.choose')}</a>
      </p>
      {unread > 0 && (
        <PostForm action={addresses.readAll(slug)} csrfToken={context.csrfToken} class="mb-5">
          <Button kind="secondary" icon="check">
            {t('notifications.readAll')}
          </Button>
        </PostForm>
      )}
      <Table
        caption={t('notifications.title')}
        captionHidden
        columns={[
          {
            heading: t('notifications.column.what'),
            cell: ({ id, kind, caseNumber, mailProblem }) => (
              <>
                <a href={addresses.open(slug, id)}>{say(`messages.notice.${kind}`, { case: caseNumber })}</a>
                {mailProblem !== null && (
                  <>
                    <br />
                    <span class="quiet">
                      {t(
                        mailProblem === 'recipient'
                          ? 'notifications.mailProblem.recipient'
                          : 'notifications.mailProblem.other',
                      )}
                    </span>
                  </>
                )}
              </>
            ),
          },
          { heading: t('notifications.column.when'), cell: ({ at }) => <Time at={at} show="dateTime" /> },
          {
            heading: t('notifications.column.state'),
            cell: ({ isRead }) =>
              isRead ? (
                <span class="quiet">{t('notifications.read')}</span>
              ) : (
                <StatusBadge tone="info" text={t('notifications.unread')} />
              ),
          },
        ]}
        rows={notifications}
        rowKey={({ id }) => id}
        empty={t('notifications.empty')}
      />
      <Pagination page={page} pageCount={pageCount} href={(number) => addresses.list(slug, number)} />
    </>
  );
}

import type { OpenSession, SessionOrigin } from '../../../identity/session-origin.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Table } from '../../components/table.tsx';
import { Time } from '../../components/time.tsx';
import { formatTime } from '../../components/time-format.ts';
import type { PageContext } from '../../page-context.ts';
import { sessionAddresses } from '../../session-addresses.ts';
import { sessionTranslator, useSessionTexts } from './texts.ts';

/** One's own log-ins that are open: when and from where; and how to end one, or all. */
export function SessionsPage({
  context,
  sessions,
  hasEnded,
}: {
  readonly context: PageContext;
  readonly sessions: readonly OpenSession[];
  readonly hasEnded: boolean;
}) {
  const t = useSessionTexts();
  const { language, limits } = context;
  const { slug } = context.organisation;
  return (
    <>
      <h1>{t('session.title')}</h1>
      {hasEnded && (
        <Alert kind="success" id="done" focusOnLoad>
          {t('session.ended')}
        </Alert>
      )}
      <p>{t('session.intro')}</p>
      {limits !== null && (
        <p>
          {t('session.limits', {
            minutes: Math.floor(limits.idleSeconds / 60),
            time: formatTime(limits.endsAt, 'dateTime', language),
          })}
        </p>
      )}
      <Table
        caption={t('session.caption')}
        columns={[
          { heading: t('session.place'), cell: ({ from }: OpenSession) => placeIn(from, language) },
          {
            heading: t('session.began'),
            cell: ({ createdAt }: OpenSession) => <Time at={createdAt} show="dateTime" />,
          },
          { heading: t('session.seen'), cell: ({ seenAt }: OpenSession) => <Time at={seenAt} show="dateTime" /> },
          {
            heading: t('session.action'),
            cell: ({ id, isThis, createdAt }: OpenSession) =>
              isThis ? (
                <strong>{t('session.this')}</strong>
              ) : (
                <PostForm action={sessionAddresses.end(slug)} csrfToken={context.csrfToken} class="position-relative">
                  <Button
                    kind="secondary"
                    name="log-in"
                    value={id}
                    about={t('session.endAbout', { time: formatTime(createdAt, 'dateTime', language) })}
                  >
                    {t('session.end')}
                  </Button>
                </PostForm>
              ),
          },
        ]}
        rows={sessions}
        rowKey={({ id }) => id}
        empty=""
      />
      <PostForm action={sessionAddresses.end(slug)} csrfToken={context.csrfToken} class="mt-6">
        <p>{t('session.endAll.text')}</p>
        <Button name="alle" value="ja">
          {t('session.endAll')}
        </Button>
      </PostForm>
    </>
  );
}

function placeIn(from: SessionOrigin | null, language: string): string {
  const t = sessionTranslator(language);
  return t('session.placeOf', {
    browser: from?.browser ?? t('session.browser.unknown'),
    address: from?.address ?? t('session.address.unknown'),
  });
}

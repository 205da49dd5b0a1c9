import type { WaitingPost } from '../../../cases/incoming/keep-post.ts';
import type { IncomingPost } from '../../../options/option.ts';
import { Alert } from '../../components/alert.tsx';
import { Table } from '../../components/table.tsx';
import { Time } from '../../components/time.tsx';
import { useIncomingPostTexts } from './texts.ts';

/** A letter that waits, with what its kind reads in it. */
export interface ReadWaiting {
  readonly waiting: WaitingPost;
  readonly post: IncomingPost;
}

/** Where the pages are; `id` is the letter's UUID. */
export const incomingAddresses = {
  list: (slug: string) => `/${slug}/sagsbehandling/post`,
  one: (slug: string, id: string) => `/${slug}/sagsbehandling/post/${id}`,
  file: (slug: string, id: string, index: number) => `/${slug}/sagsbehandling/post/${id}/fil/${index}`,
} as const;

/** The letters that belong to no case, oldest first. */
export function IncomingListPage({
  slug,
  letters,
  said,
}: {
  readonly slug: string;
  readonly letters: readonly ReadWaiting[];
  readonly said: 'settled' | 'gone' | null;
}) {
  const t = useIncomingPostTexts();
  return (
    <>
      <h1>{t('incomingPost.title')}</h1>
      {said !== null && (
        <Alert kind={said === 'settled' ? 'success' : 'info'} focusOnLoad>
          {t(`incomingPost.${said}`)}
        </Alert>
      )}
      <p>{t('incomingPost.intro')}</p>
      <Table
        caption={t('incomingPost.title')}
        captionHidden
        columns={[
          {
            heading: t('incomingPost.column.title'),
            cell: ({ waiting, post }) => (
              <a href={incomingAddresses.one(slug, waiting.id)}>{post.title || t('incomingPost.noTitle')}</a>
            ),
          },
          { heading: t('incomingPost.column.sender'), cell: ({ post }) => post.sender.name ?? '' },
          {
            heading: t('incomingPost.column.at'),
            cell: ({ waiting }) => <Time at={waiting.at} show="dateTime" />,
          },
          { heading: t('incomingPost.column.why'), cell: ({ waiting }) => t(`incomingPost.why.${waiting.why}`) },
        ]}
        rows={letters}
        rowKey={({ waiting }) => waiting.id}
        empty={t('incomingPost.none')}
      />
    </>
  );
}

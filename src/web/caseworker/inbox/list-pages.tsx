import { Icon } from '../../components/icon.tsx';
import { addresses } from '../addresses.ts';
import { useInboxTexts } from './texts.ts';

export interface ListPagesProperties {
  readonly slug: string;
  readonly list: string;
  readonly page: number;
  readonly pageCount: number;
  /** Ids of the first and the last task shown. */
  readonly first: string | undefined;
  readonly last: string | undefined;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** The pages of the list before and after. A page begins at a task, so that what is closed meanwhile shifts nothing. */
export function ListPages(properties: ListPagesProperties) {
  const t = useInboxTexts();
  const { slug, list, page, pageCount, first, last, isFirst, isLast } = properties;
  if (isFirst && isLast) return null;
  const link = (more: Readonly<Record<string, string>>) => addresses.list(slug, list, more);
  return (
    <nav class="list-pages" aria-label={t('inbox.pages.label')}>
      {!isFirst && <a href={link({})}>{t('inbox.pages.first')}</a>}
      {!isFirst && first !== undefined && (
        <a
          class="button button-secondary"
          rel="prev"
          href={link({ foer: first, ...(page > 2 ? { side: String(page - 1) } : {}) })}
        >
          <Icon name="chevron-left" />
          {t('inbox.pages.previous')}
        </a>
      )}
      <span>{t('inbox.pages.at', { page, count: Math.max(page, pageCount) })}</span>
      {!isLast && last !== undefined && (
        <a class="button button-secondary" rel="next" href={link({ efter: last, side: String(page + 1) })}>
          {t('inbox.pages.next')}
          <Icon name="chevron-right" />
        </a>
      )}
    </nav>
  );
}

import { useTexts } from '../page-environment.ts';
import { Icon } from './icon.tsx';

export interface PaginationProperties {
  /** The page shown, from 1. */
  readonly page: number;
  readonly pageCount: number;
  readonly href: (page: number) => string;
}

/** Links to the other pages of a long list (dkfds, "Paginering"); nothing where there is only one. */
export function Pagination({ page, pageCount, href }: PaginationProperties) {
  const t = useTexts();
  if (pageCount <= 1) return null;
  return (
    <nav class="pagination" aria-label={t('web.pages.label')}>
      {page > 1 && (
        <a class="button button-arrow" href={href(page - 1)} rel="prev" aria-label={t('web.pages.previousLabel')}>
          <Icon name="chevron-left" />
          <span class="pagination-nav-link">{t('web.pages.previous')}</span>
        </a>
      )}
      <span class="pagination-mobile">{t('web.pages.of', { page, count: pageCount })}</span>
      <ul class="pagination__items">
        {shownPages(page, pageCount).map((shown) =>
          shown === page ? (
            <li key={shown} class="pagination-item pagination-number">
              <a
                class="button current-page"
                href={href(shown)}
                aria-label={t('web.pages.page', { page: shown })}
                aria-current="page"
              >
                {shown}
              </a>
            </li>
          ) : typeof shown === 'number' ? (
            <li key={shown} class="pagination-item pagination-number">
              <a class="button button-secondary" href={href(shown)} aria-label={t('web.pages.page', { page: shown })}>
                {shown}
              </a>
            </li>
          ) : (
            <li key={shown} class="pagination-item pagination-overflow">
              <span class="sr-only">{t('web.pages.gap')}</span>
              <span aria-hidden="true">…</span>
            </li>
          ),
        )}
      </ul>
      {page < pageCount && (
        <a class="button button-arrow" href={href(page + 1)} rel="next" aria-label={t('web.pages.nextLabel')}>
          <span class="pagination-nav-link">{t('web.pages.next')}</span>
          <Icon name="chevron-right" />
        </a>
      )}
    </nav>
  );
}

/** The pages that get a link, in order: first, last, and those around the one shown; a gap stands for at least two. */
export function shownPages(page: number, pageCount: number): readonly (number | 'gap-before' | 'gap-after')[] {
  if (pageCount <= 7) return range(1, pageCount);
  const from = page <= 4 ? 1 : Math.min(page - 1, pageCount - 4);
  const to = page > pageCount - 4 ? pageCount : Math.max(page + 1, 5);
  return [
    ...(from > 1 ? ([1, 'gap-before'] as const) : []),
    ...range(from, to),
    ...(to < pageCount ? (['gap-after', pageCount] as const) : []),
  ];
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

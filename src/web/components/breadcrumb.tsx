import { useTexts } from '../page-environment.ts';
import { Icon } from './icon.tsx';

export interface BreadcrumbProperties {
  /** The pages above this one, from the front page down. */
  readonly above: readonly { readonly text: string; readonly href: string }[];
  readonly current: string;
}

/** Where the page is (dkfds, "Brødkrumme"). */
export function Breadcrumb({ above, current }: BreadcrumbProperties) {
  const t = useTexts();
  return (
    <nav class="breadcrumbs" aria-label={t('web.breadcrumb')}>
      <ol class="breadcrumbs__list">
        {above.map(({ text, href }, index) => (
          <li key={href} class="breadcrumbs__list-item">
            {index > 0 && <Icon name="chevron-right" />}
            <a class="breadcrumbs__link" href={href}>
              {text}
            </a>
          </li>
        ))}
        <li class="breadcrumbs__list-item" aria-current="page">
          {above.length > 0 && <Icon name="chevron-right" />}
          {current}
        </li>
      </ol>
    </nav>
  );
}

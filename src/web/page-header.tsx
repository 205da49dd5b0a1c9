import { textIn } from '../texts/catalogue.ts';
import { Icon } from './components/icon.tsx';
import { LocalText } from './components/local-text.tsx';
import { PostForm } from './components/post-form.tsx';
import { LanguageMenu } from './language-menu.tsx';
import type { PageFrame } from './page-context.ts';
import { sessionAddresses } from './session-addresses.ts';

export interface PageHeaderProperties {
  readonly frame: PageFrame;
  /**
   * The id of a form on the page. The language menu then sends that form, with the language as `_sprog`, so that its
   * handler can keep what is typed before it leads to the other language.
   */
  readonly languageForm?: string;
}

/** Who one is with, as whom, in which language, and the main menu (dkfds, "Header"). Works without scripts. */
export function PageHeader({ frame, languageForm }: PageHeaderProperties) {
  const { languages, navigation, path } = frame;
  // Some pages of the menu lie within others, such as the deliveries within the inbox: the one that is nearest is the current one.
  const nearest = navigation
    .map(({ href }) => href)
    .filter((href) => isWithin(path, href) !== false)
    .reduce((longest, href) => (href.length > longest.length ? href : longest), '');
  return (
    <header class="header">
      <div class="portal-info">
        <div class="portal-info-inner container">
          <Owner frame={frame} />
          {languages.length > 1 && <LanguageMenu frame={frame} languageForm={languageForm} />}
          <UserMenu frame={frame} />
        </div>
      </div>
      {navigation.length > 0 && (
        <div class="navigation-menu page-navigation d-print-none">
          <div class="navigation-menu-inner container">
            <nav class="nav" aria-label={frame.t('web.navigation')}>
              <ul class="mainmenu">
                {navigation.map(({ text, href }) => {
                  const current = href === nearest ? isWithin(path, href) : false;
                  return (
                    <li key={href} class={current === false ? undefined : 'active current'}>
                      <a class="nav-link" href={href} aria-current={current === false ? undefined : current}>
                        <span>{text}</span>
                      </a>
                    </li>
                  );
                })}
              </ul>
            </nav>
          </div>
        </div>
      )}
    </header>
  );
}

function Owner({ frame }: { readonly frame: PageFrame }) {
  const { organisation, language, t } = frame;
  if (organisation === null) return <span class="page-owner">{t('web.product')}</span>;
  const name = textIn(organisation.name, language);
  return (
    <a class="page-owner" href={`/${organisation.slug}/`} aria-label={t('web.header.home', { organisation: name })}>
      {organisation.logo !== undefined && <img src={organisation.logo.href} alt="" height="40" />}
      <LocalText text={organisation.name} />
    </a>
  );
}

function UserMenu({ frame }: { readonly frame: PageFrame }) {
  const { organisation, user, t } = frame;
  if (user === null || organisation === null) return null;
  return (
    <div class="page-user d-print-none">
      <p class="user">
        <Icon name="account" />
        <span class="sr-only">
          {t(user.kind === 'citizen' ? 'web.user.citizen' : 'web.user.employee', { name: '' })}
        </span>
        <a class="function-link" href={sessionAddresses.list(organisation.slug)}>
          {user.name === '' ? t('web.user.nameless') : user.name}
        </a>
      </p>
      {user.access?.has('cases.work') === true && (
        <a class="function-link" href={`/${organisation.slug}/sagsbehandling/notifikationer`}>
          <Icon name="email" />
          {t('web.user.notifications')}{' '}
          {(user.unread ?? 0) > 0 && (
            <strong class="badge badge-info">{t('web.user.unread', { count: user.unread ?? 0 })}</strong>
          )}
        </a>
      )}
      <PostForm action={`/${organisation.slug}/log-af`} csrfToken={frame.csrfToken}>
        <button type="submit" class="function-link log-off">
          <Icon name="lock" />
          {t('web.user.logOut')}
        </button>
      </PostForm>
    </div>
  );
}

function isWithin(path: string, href: string): 'page' | 'true' | false {
  const own = path.split('?')[0] ?? '';
  if (own === href) return 'page';
  // The front page is above every page of the organisation, and so would be "within" on all of them.
  const isFrontPage = /^\/[^/]+\/$/.test(href);
  return !isFrontPage && own.startsWith(href.endsWith('/') ? href : `${href}/`) ? 'true' : false;
}

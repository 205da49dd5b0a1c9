import { formatTime } from './components/time-format.ts';
import type { PageFrame } from './page-context.ts';
import { sessionAddresses } from './session-addresses.ts';

/**
 * What a page says of the end of the log-in. With scripts it is a dialog that opens before the end and lets one stay
 * (`browser/session-warning.ts`); without, a sentence with a link. It names how long, not until when, since drawn pages are kept.
 */
export function SessionWarning({ frame }: { readonly frame: PageFrame }) {
  const { organisation, user, limits, t, language } = frame;
  if (organisation === null || user === null || limits === null) return null;
  const { slug } = organisation;
  const login = `/${slug}/login/${user.kind === 'citizen' ? 'mitid' : 'medarbejder'}`;
  return (
    <>
      <noscript>
        <aside class="container d-print-none" aria-label={t('web.session.stay')}>
          <p>
            {t('web.session.without', {
              minutes: Math.floor(limits.idleSeconds / 60),
              time: formatTime(limits.endsAt, 'dateTime', language),
            })}{' '}
            <a href={sessionAddresses.stay(slug)} target="_blank" rel="noopener">
              {t('web.session.stayLink')}
            </a>
          </p>
        </aside>
      </noscript>
      <dialog
        id="session-warning"
        class="session-warning"
        aria-labelledby="session-warning-title"
        aria-describedby="session-warning-text"
        data-idle={limits.idleSeconds}
        data-ends={limits.endsAt.toISOString()}
        data-stay={sessionAddresses.stay(slug)}
        data-csrf={frame.csrfToken}
        data-title={t('web.session.title')}
        data-text={t('web.session.idle')}
        data-last={t('web.session.last')}
        data-over={t('web.session.over')}
        data-over-title={t('web.session.over.title')}
      >
        <h2 id="session-warning-title">{t('web.session.title')}</h2>
        <p id="session-warning-text" aria-live="polite" />
        <div class="button-row">
          <button type="button" class="button button-primary" data-do="stay">
            {t('web.session.stay')}
          </button>
          <a
            class="button button-primary"
            data-do="login"
            href={`${login}?${backTo(slug)}`}
            target="_blank"
            rel="noopener"
            hidden
          >
            {t('web.session.login')}
          </a>
          <button type="button" class="button button-secondary" data-do="close" hidden>
            {t('web.session.close')}
          </button>
        </div>
      </dialog>
    </>
  );
}

function backTo(slug: string): string {
  return `tilbage=${encodeURIComponent(sessionAddresses.stay(slug))}`;
}

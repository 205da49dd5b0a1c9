import { Icon } from '../../components/icon.tsx';
import { useRepresentTexts } from './texts.ts';

interface ActingNoticeProperties {
  readonly name: string;
  /** For one's own child, and by no power of attorney. */
  readonly isForChild: boolean;
  readonly switchHref: string | null;
}

/** Says on every page of a draft on whose behalf it is filled in, with the way to change that; a form of a case has none. */
export function ActingNotice({ name, isForChild, switchHref }: ActingNoticeProperties) {
  const t = useRepresentTexts();
  const acting = t(isForChild ? 'represent.acting.child' : 'represent.acting', { name });
  return (
    <aside class="alert alert-info mb-6" id="paa-vegne-af" aria-label={acting}>
      <Icon name="info" class="alert-icon" />
      <div class="alert-body">
        <p class="alert-text">
          <strong>{acting}</strong>
        </p>
        {switchHref !== null && (
          <p class="alert-text">
            <a href={switchHref}>{t('represent.switch')}</a>
          </p>
        )}
      </div>
    </aside>
  );
}

import { Icon } from '../../components/icon.tsx';
import { useRepresentTexts } from './texts.ts';

/** Says on every page of a draft on whose behalf it is filled in, with the way to change that. */
export function ActingNotice({ name, switchHref }: { readonly name: string; readonly switchHref: string }) {
  const t = useRepresentTexts();
  return (
    <aside class="alert alert-info mb-6" id="paa-vegne-af" aria-label={t('represent.acting', { name })}>
      <Icon name="info" class="alert-icon" />
      <div class="alert-body">
        <p class="alert-text">
          <strong>{t('represent.acting', { name })}</strong>
        </p>
        <p class="alert-text">
          <a href={switchHref}>{t('represent.switch')}</a>
        </p>
      </div>
    </aside>
  );
}

import { useT } from '../context.ts';
import type { DesignFailure } from '../design-client.ts';

/** The server gave no answer: why, and what can be done. */
export function FailureNote({ failure, onAgain }: { readonly failure: DesignFailure; readonly onAgain: () => void }) {
  const t = useT();
  return (
    <div class="alert alert-error" role="alert">
      <div class="alert-body">
        <p class="alert-heading">{t('designer.failure.title')}</p>
        <p>{failure.reason === 'refused' ? failure.message : t(`designer.save.${failure.reason}`)}</p>
        <button type="button" class="button button-secondary" onClick={onAgain}>
          {t('designer.save.again')}
        </button>
      </div>
    </div>
  );
}

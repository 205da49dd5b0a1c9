import type { FormDefinition } from '../../../forms/definition.ts';
import { LocalText } from '../../components/local-text.tsx';
import { useCitizenTexts } from '../texts.ts';
import { PrivacyNotice } from './privacy-notice.tsx';

/** What is told before a form is begun: what it is for, what one needs, how long it takes, what the data is used for. */
export function StartContent({ start }: { readonly start: FormDefinition['start'] }) {
  const t = useCitizenTexts();
  return (
    <>
      <p class="font-lead">
        <LocalText text={start.intro} />
      </p>
      {start.needs.length > 0 && (
        <>
          <h2>{t('citizen.start.needs')}</h2>
          <ul>
            {start.needs.map((need) => (
              <li key={need.da}>
                <LocalText text={need} />
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{t('citizen.start.time')}</h2>
      <p>
        {start.minutes === 1 ? t('citizen.start.minute') : t('citizen.start.minutes', { minutes: start.minutes })}{' '}
        {t('citizen.start.pause')}
      </p>
      <PrivacyNotice privacy={start.privacy} />
    </>
  );
}

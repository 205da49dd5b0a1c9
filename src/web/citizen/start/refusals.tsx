import type { StartRefusal } from '../../../forms/start-rules.ts';
import { Alert } from '../../components/alert.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { useCitizenTexts } from '../texts.ts';

interface RefusalsProperties {
  readonly refusals: readonly StartRefusal[];
  /** The form was about to be sent: what was typed is kept. */
  readonly atSending?: boolean;
}

/** Why a form can't be begun or sent, and for each reason what to do instead. */
export function Refusals({ refusals, atSending = false }: RefusalsProperties) {
  const t = useCitizenTexts();
  return (
    <Alert
      kind="warning"
      heading={t(atSending ? 'citizen.stopped.sending' : 'citizen.stopped.beginning')}
      id="stopped"
      focusOnLoad={atSending}
    >
      {refusals.map(({ rule, message, instead, link }) => (
        <p key={rule} class="alert-text">
          <LocalText text={message} />{' '}
          {link === null ? (
            <LocalText text={instead} />
          ) : (
            <a href={link}>
              <LocalText text={instead} />
            </a>
          )}
        </p>
      ))}
      {atSending && <p class="alert-text">{t('citizen.stopped.kept')}</p>}
    </Alert>
  );
}

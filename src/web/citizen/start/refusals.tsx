import type { StartRefusal, StartWay } from '../../../forms/start-rules.ts';
import { Alert } from '../../components/alert.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { contactId } from '../../page-footer.tsx';
import { addresses } from '../addresses.ts';
import { useCitizenTexts } from '../texts.ts';

const ways: Readonly<Record<StartWay, (slug: string) => string>> = {
  cases: (slug) => addresses.cases(slug),
  contact: () => `#${contactId}`,
  'borger.dk': () => 'https://www.borger.dk/',
};

interface RefusalsProperties {
  readonly refusals: readonly StartRefusal[];
  /** The organisation's part of the address. */
  readonly organisation: string;
  /** The form was about to be sent: what was typed is kept. */
  readonly atSending?: boolean;
}

/** Why a form can't be begun or sent, and for each reason what to do instead. */
export function Refusals({ refusals, organisation, atSending = false }: RefusalsProperties) {
  const t = useCitizenTexts();
  return (
    <Alert
      kind="warning"
      heading={t(atSending ? 'citizen.stopped.sending' : 'citizen.stopped.beginning')}
      id="stopped"
      focusOnLoad={atSending}
    >
      {refusals.map(({ rule, message, instead, link, way }) => {
        const href = link ?? (way && ways[way](organisation));
        return (
          <p key={rule} class="alert-text">
            <LocalText text={message} />{' '}
            {href === null ? (
              <LocalText text={instead} />
            ) : (
              <a href={href}>
                <LocalText text={instead} />
              </a>
            )}
          </p>
        );
      })}
      {atSending && <p class="alert-text">{t('citizen.stopped.kept')}</p>}
    </Alert>
  );
}

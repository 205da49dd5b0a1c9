import type { PrivacyNotice as Notice } from '../../../forms/definition.ts';
import { LocalText } from '../../components/local-text.tsx';
import { useCitizenTexts } from '../texts.ts';

const parts = [
  'purpose',
  'legalBasis',
  'sourcesAndRecipients',
  'retention',
  'rights',
  'controller',
  'dataProtectionOfficer',
] as const satisfies readonly (keyof Notice)[];

/**
 * The duty to inform (GDPR, article 13), all of it in sight before anything is asked: what is folded away is not what
 * one has been told.
 */
export function PrivacyNotice({ privacy }: { readonly privacy: Notice }) {
  const t = useCitizenTexts();
  return (
    <section aria-labelledby="privacy">
      <h2 id="privacy">{t('citizen.privacy.title')}</h2>
      {parts.map((part) => (
        <div key={part}>
          <h3 class="h5 mb-1">{t(`citizen.privacy.${part}`)}</h3>
          <p class="mt-1">
            <LocalText text={privacy[part]} />
          </p>
        </div>
      ))}
    </section>
  );
}

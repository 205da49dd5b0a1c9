import {
  type CertificateView,
  daysLeft,
  endingSoon,
  type SamlPartyView,
  warningDays,
} from '../../../identity/saml/saml-party-view.ts';
import { Alert } from '../../components/alert.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import { formatTime } from '../../components/time-format.ts';
import { useLanguage } from '../../page-environment.ts';
import { useLoginsTexts } from './texts.ts';

/** NemLog-in and the Context Handler, as the organisation is registered there. */
export function SamlPartyList({ parties }: { readonly parties: readonly SamlPartyView[] }) {
  const t = useLoginsTexts();
  const soon = endingSoon(parties, new Date());
  return (
    <section aria-labelledby="saml" class="mt-7">
      <h2 id="saml">{t('logins.saml.heading')}</h2>
      <p>{t('logins.saml.intro')}</p>
      {soon.length > 0 && (
        <Alert kind="warning" heading={t('logins.saml.alarm')}>
          {t('logins.saml.alarm.text')}
        </Alert>
      )}
      {parties.length === 0 && <p>{t('logins.saml.none')}</p>}
      {parties.map((party) => (
        <div key={party.name}>
          <h3>{party.name}</h3>
          <SummaryList
            caption={party.name}
            rows={[
              { label: t('logins.saml.entity'), value: <code>{party.ourEntityId}</code> },
              { label: t('logins.saml.metadata'), value: <a href={party.ourMetadata}>{party.ourMetadata}</a> },
              {
                label: t('logins.saml.ourCertificate'),
                value: <Certificates certificates={party.ourCertificates} />,
              },
              { label: t('logins.saml.theirs'), value: party.theirs && <code>{party.theirs.entityId}</code> },
              {
                label: t('logins.saml.theirCertificate'),
                value: party.theirs && <Certificates certificates={party.theirs.certificates} />,
              },
            ]}
          />
        </div>
      ))}
    </section>
  );
}

function Certificates({ certificates }: { readonly certificates: readonly CertificateView[] }) {
  const t = useLoginsTexts();
  const language = useLanguage();
  return (
    <ul class="nobullet-list">
      {certificates.map((certificate) => {
        const days = daysLeft(certificate, new Date());
        return (
          <li key={`${certificate.name} ${certificate.until.getTime()}`}>
            {/* The names in the certificates of Danish authorities. */}
            <span lang="da">{certificate.name}</span>.{' '}
            {t('logins.saml.until', { date: formatTime(certificate.until, 'date', language) })}{' '}
            {days <= warningDays && (
              <StatusBadge
                tone={days < 0 ? 'error' : 'warning'}
                text={days < 0 ? t('logins.saml.over') : t('logins.saml.soon', { days })}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

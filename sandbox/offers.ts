import { addressToken } from './addresses/peer.ts';
import { distributorSubject } from './beskedfordeler/distributor.ts';
import { senderHeader } from './beskedfordeler/peer.tsx';
import { contextHandlerDemo } from './context-handler/demo.ts';
import { datafordelerAccess } from './datafordeler/access.ts';
import { postSubject } from './digital-post/hand-over.ts';
import { organisationKeys } from './nemlogin/keys.ts';
import { demoAgreements } from './pensopay/demo.ts';
import { propertyToken } from './properties/peer.ts';
import { authority, organisationCertificates, platformKey, tokenServiceKey } from './service-platform/keys.ts';
import { tokenServicePath } from './service-platform/peer.tsx';
import { sftpAccess } from './sftp/access.ts';
import { hostFingerprint } from './sftp/host-key.ts';
import { demoSmsAccounts } from './sms/demo.ts';
import { smtpAccess } from './smtp/access.ts';
import { webhookSecret } from './webhooks/access.ts';

/**
 * The product's settings for the peers played here, by the names of its environment variables; `{cvr}` is the organisation's.
 * @param ports of the peers that listen for themselves
 */
export function offers(url: string, ports: Readonly<Record<string, number>>): Readonly<Record<string, string>> {
  const { user, password } = smtpAccess;
  const platform = `https://127.0.0.1:${ports['service-platform'] ?? 0}`;
  return {
    MITID_ISSUER: `${url}/mitid`,
    MITID_CLIENT_ID: 'selvbetjening',
    NEMLOGIN_METADATA: `${url}/nemlogin/metadata`,
    DEMO_NEMLOGIN: JSON.stringify(organisationKeys),
    CONTEXT_HANDLER_METADATA: `${url}/context-handler/metadata`,
    DEMO_CONTEXT_HANDLER: JSON.stringify({ keys: organisationKeys, ...contextHandlerDemo }),
    EMPLOYEE_ISSUER: `${url}/employees/{cvr}`,
    EMPLOYEE_CLIENT_ID: 'selvbetjening',
    DATAFORDELER_URL: `${url}/datafordeler`,
    DATAFORDELER_TOKEN_URL: `${url}/datafordeler/token`,
    DATAFORDELER_CLIENT_ID: datafordelerAccess.clientId,
    DATAFORDELER_CLIENT_SECRET: datafordelerAccess.clientSecret,
    DATAFORDELER_KEY: datafordelerAccess.apiKey,
    SERVICE_PLATFORM_URL: platform,
    TOKEN_SERVICE_URL: platform + tokenServicePath,
    TOKEN_SERVICE_CERTIFICATE: tokenServiceKey.certificate,
    SERVICE_PLATFORM_CERTIFICATE: platformKey.certificate,
    SERVICE_PLATFORM_AUTHORITIES: authority.certificate,
    DEMO_CERTIFICATES: JSON.stringify(organisationCertificates),
    POST_MAILBOX_SUBJECT: postSubject,
    POST_DISTRIBUTOR_SUBJECT: distributorSubject,
    POST_CERTIFICATE_HEADER: senderHeader,
    POST_DISTRIBUTOR_URL: `amqps://127.0.0.1:${ports.beskedfordeler ?? 0}/BF`,
    ADDRESS_URL: `${url}/addresses`,
    ADDRESS_KEY: addressToken,
    PROPERTY_URL: `${url}/properties`,
    PROPERTY_KEY: propertyToken,
    PENSOPAY_URL: `${url}/pensopay`,
    GATEWAYAPI_URL: `${url}/sms/gatewayapi`,
    CPSMS_URL: `${url}/sms/cpsms`,
    MAP_TILES_URL: `${url}/map/{z}/{x}/{y}.svg`,
    MAP_ATTRIBUTION: 'Opdigtet kort',
    CLAMD: `127.0.0.1:${ports.clamd ?? 0}`,
    SMTP_URL: `smtp://${user}:${password}@127.0.0.1:${ports.smtp ?? 0}`,
    SMTP_FROM: 'selvbetjening@demo.example',
    DEMO_RECEIVERS: JSON.stringify({
      webhook: { url: `${url}/webhooks`, secret: webhookSecret },
      files: { host: '127.0.0.1', port: ports.sftp ?? 0, ...sftpAccess, fingerprint: hostFingerprint },
      payment: demoAgreements,
      sms: demoSmsAccounts,
    }),
  };
}

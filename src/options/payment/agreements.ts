import type { PaymentAgreement } from '../../cases/payments/gateway-port.ts';
import { verifyCallback } from './gateway/callback.ts';
import { openGateway } from './gateway/open-gateway.ts';
import { type AgreementSettings, methodsOf, type PaymentSettings } from './settings.ts';

const usualMinutes = 60;

/** An organisation's agreements ready to be used, in the order of its settings; none where the option is off. */
export function agreementsOf(settings: PaymentSettings): readonly PaymentAgreement[] {
  const { agreements = [], url } = settings;
  return url === undefined ? [] : agreements.map((agreement) => agreementOf(agreement, url));
}

function agreementOf(settings: AgreementSettings, url: string): PaymentAgreement {
  const { name, title, apiKey, privateKey, statementText, branding, account, fourEyesAbove } = settings;
  return {
    key: name,
    title,
    gateway: openGateway(settings.dialect ?? 'v2', { url, apiKey }),
    readCallback: (body, headers) => verifyCallback(body, headers, privateKey),
    testMode: settings.testMode ?? false,
    methods: methodsOf(settings),
    ...(statementText === undefined ? {} : { statementText }),
    ...(branding === undefined ? {} : { branding }),
    account,
    ...(fourEyesAbove === undefined ? {} : { fourEyesAbove: fourEyesAbove * 100 }),
    minutesToPay: settings.minutesToPay ?? usualMinutes,
  };
}

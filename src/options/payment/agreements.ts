import type { PaymentAgreement } from '../../cases/payments/payment-agreement.ts';
import { currenciesIn } from '../../forms/kinds/payment/currency.ts';
import { ore } from '../../forms/kinds/payment/ore.ts';
import { verifyCallback } from './gateway/callback.ts';
import { openGateway } from './gateway/open-gateway.ts';
import { type AgreementSettings, methodsOf, type PaymentSettings } from './settings.ts';
import { tryAgreement } from './try-agreement.ts';

const usualMinutes = 60;

/** Whose the agreements are. */
interface Owner {
  readonly cvr: string;
  /** Whether money is really moved here. */
  readonly isProduction: boolean;
}

/** An organisation's agreements ready to be used, in the order of its settings; none where the option is off. */
export function agreementsOf(settings: PaymentSettings, owner: Owner): readonly PaymentAgreement[] {
  const { agreements = [], url } = settings;
  return url === undefined ? [] : agreements.map((agreement) => agreementOf(agreement, url, owner));
}

function agreementOf(settings: AgreementSettings, url: string, owner: Owner): PaymentAgreement {
  const { name, title, apiKey, privateKey, statementText, branding, account, fourEyesAbove } = settings;
  const gateway = openGateway(settings.dialect ?? 'v2', { url, apiKey });
  return {
    key: name,
    title,
    gateway,
    trial: (signal) => tryAgreement(settings, gateway, owner, signal),
    readCallback: (body, headers) => verifyCallback(body, headers, privateKey),
    testMode: settings.testMode ?? false,
    methods: methodsOf(settings),
    currencies: currenciesIn(settings.currencies),
    ...(statementText === undefined ? {} : { statementText }),
    ...(branding === undefined ? {} : { branding }),
    account,
    ...(fourEyesAbove === undefined ? {} : { fourEyesAbove: ore(fourEyesAbove * 100) }),
    minutesToPay: settings.minutesToPay ?? usualMinutes,
  };
}

import type { PaymentAgreement } from '../cases/payments/payment-agreement.ts';
import type { RegisteredDelivery } from '../cases/services.ts';
import type { Configuration } from '../configuration.ts';
import { isOptionOn, openSettings } from '../organisations/option-settings.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { deliveryAlarmsOption } from './delivery-alarms/option.ts';
import { withMailServer } from './email-delivery/connection.ts';
import { emailDeliveryOption } from './email-delivery/option.ts';
import { withFileLimits } from './file-transfer/connection.ts';
import { fileTransferOption } from './file-transfer/option.ts';
import { languageVersionsOption } from './language-versions/option.ts';
import type { DeliveryKind, OptionDeclaration } from './option.ts';
import { agreementsOf } from './payment/agreements.ts';
import { paymentOption } from './payment/option.ts';
import type { PaymentSettings } from './payment/settings.ts';
import { powerOfAttorneyOption } from './power-of-attorney/option.ts';
import { withConnection } from './remote-print/connection.ts';
import { remotePrintOption } from './remote-print/option.ts';
import { withPlatform } from './service-platform/connection.ts';
import { servicePlatformOption } from './service-platform/option.ts';
import { withSmsGateways } from './sms/connection.ts';
import { smsOption } from './sms/option.ts';
import { withWebhookLimits } from './webhook/connection.ts';
import { webhookOption } from './webhook/option.ts';

/** An option with deliveries as those hold it who don't know it: what they hand it are settings as data. */
export type RegisteredOption = OptionDeclaration<unknown>;

function option<Settings>(declared: OptionDeclaration<Settings>): RegisteredOption {
  return declared as unknown as RegisteredOption;
}

/** The options of this build that have settings to be filled in: one line an option. */
export const registeredOptions: readonly RegisteredOption[] = [
  option(remotePrintOption),
  option(servicePlatformOption),
  option(smsOption),
  option(emailDeliveryOption),
  option(webhookOption),
  option(fileTransferOption),
  option(deliveryAlarmsOption),
  option(powerOfAttorneyOption),
  option(paymentOption),
];

/** The kinds of delivery of this build by key. */
export const registeredDeliveries: ReadonlyMap<string, RegisteredDelivery> = new Map(
  registeredOptions.flatMap(({ key, deliveries }) =>
    deliveries.map((kind): [string, RegisteredDelivery] => [
      kind.key,
      { option: key, kind: kind as DeliveryKind<unknown, unknown> },
    ]),
  ),
);

/** What the installation's configuration adds to an organisation's settings, by option. */
const connections: Readonly<
  Record<string, (own: unknown, configuration: Configuration, organisation: Organisation) => unknown>
> = {
  [remotePrintOption.key]: withConnection,
  [servicePlatformOption.key]: withPlatform,
  [smsOption.key]: withSmsGateways,
  [emailDeliveryOption.key]: withMailServer,
  [webhookOption.key]: withWebhookLimits,
  [fileTransferOption.key]: withFileLimits,
  [paymentOption.key]: (own, configuration) => ({ ...(own as PaymentSettings), url: configuration.pensopayUrl }),
};

/** An organisation's settings of an option as its deliveries get them: secrets opened, the installation's part added. */
export function completeSettings(organisation: Organisation, key: string, configuration: Configuration): unknown {
  const own = openSettings(organisation, key);
  return connections[key]?.(own, configuration, organisation) ?? own;
}

/** An organisation's payment agreements, ready to be used; none where payments are off. */
export function paymentAgreements(
  organisation: Organisation,
  configuration: Configuration,
): readonly PaymentAgreement[] {
  if (!isOptionOn(organisation, paymentOption.key)) return [];
  const owner = { cvr: organisation.cvr, isProduction: configuration.environment === 'production' };
  return agreementsOf(completeSettings(organisation, paymentOption.key, configuration) as PaymentSettings, owner);
}

export { languageVersions, offeredLanguages } from './language-versions/offered-languages.ts';
export { type PowerRules, powerRules } from './power-of-attorney/powers.ts';

/** The key under which {@link languageVersions} are switched and set. */
export const languageVersionsKey = languageVersionsOption.key;

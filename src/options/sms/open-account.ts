import type { SmsGateway } from './gateway/gateway.ts';
import { openSmsGateway } from './gateway/open-gateway.ts';
import type { SmsAccount, SmsSettings } from './settings.ts';

/** The gateway of an account, ready to be called. */
export function openAccount(
  { gateway = 'gatewayapi', user, token, webhookSecret }: SmsAccount,
  { urls }: Pick<SmsSettings, 'urls'>,
): SmsGateway {
  return openSmsGateway(gateway, {
    url: urls?.[gateway] ?? '',
    ...(user !== undefined && { user }),
    token,
    ...(webhookSecret !== undefined && { webhookSecret }),
  });
}

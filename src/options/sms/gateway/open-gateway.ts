import { cpsms } from './cpsms.ts';
import type { SmsGateway, SmsGatewayAccess } from './gateway.ts';
import { gatewayApi } from './gatewayapi.ts';

/** An account at the gateway that its settings name. */
export function openSmsGateway(gateway: 'gatewayapi' | 'cpsms', access: SmsGatewayAccess): SmsGateway {
  return gateway === 'cpsms' ? cpsms(access) : gatewayApi(access);
}

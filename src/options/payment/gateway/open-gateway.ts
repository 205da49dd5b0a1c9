import type { GatewayAccess } from './call-gateway.ts';
import type { Gateway } from './gateway.ts';
import { gatewayV1 } from './v1.ts';
import { gatewayV2 } from './v2.ts';

/** The agreement in the dialect that its settings name. */
export function openGateway(dialect: Gateway['dialect'], access: GatewayAccess): Gateway {
  return dialect === 'v1' ? gatewayV1(access) : gatewayV2(access);
}

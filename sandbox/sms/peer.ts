import type { Peer } from '../peer.ts';
import { cpsmsRoutes } from './cpsms/routes.ts';
import { gatewayApiRoutes } from './gatewayapi/routes.ts';
import { phoneRoutes } from './phone-routes.ts';
import { runGateways, type SmsPeerOptions } from './running-gateways.ts';

/**
 * Two SMS gateways, GatewayAPI (`/sms/gatewayapi`) and CPSMS (`/sms/cpsms`), with the phones behind them (`/sms/`). Strict where their
 * descriptions are; the README beside says what can be made to fail.
 */
export function createSmsPeer(options: SmsPeerOptions = {}): Peer {
  return {
    key: 'sms',
    title: 'Sms (GatewayAPI og CPSMS)',
    async routes(app, context) {
      const gateways = runGateways(context, options);
      app.addHook('onClose', async () => gateways.stop());
      await app.register(async (api) => gatewayApiRoutes(api, gateways), { prefix: '/gatewayapi' });
      await app.register(async (api) => cpsmsRoutes(api, gateways), { prefix: '/cpsms/v2' });
      await app.register(async (pages) => phoneRoutes(pages, gateways));
    },
  };
}

/** The gateways as the sandbox runs them. */
export const smsPeer: Peer = createSmsPeer();

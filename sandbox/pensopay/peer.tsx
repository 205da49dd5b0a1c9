import type { Peer } from '../peer.ts';
import { apiRoutes } from './api-routes.ts';
import { openGateway, type PensopayOptions } from './running-gateway.ts';
import { windowRoutes } from './window-routes.tsx';

/**
 * Pensopay: the API in both dialects, the payment window with test cards, MobilePay and 3-D Secure, signed callbacks that are sent again
 * until they are taken, and pay-outs. Strict where the description is; the README beside says what can be made to fail.
 */
export function createPensopayPeer(options: PensopayOptions = {}): Peer {
  return {
    key: 'pensopay',
    title: 'Pensopay (betaling)',
    async routes(app, context) {
      const gateway = await openGateway(context, options);
      app.addHook('onClose', async () => gateway.callbacks.stop());
      for (const dialect of ['v2', 'v1'] as const) {
        await app.register(async (api) => apiRoutes(api, gateway, dialect), { prefix: `/${dialect}` });
      }
      await app.register(async (pages) => windowRoutes(pages, gateway));
    },
  };
}

/** Pensopay as the sandbox runs it. */
export const pensopayPeer: Peer = createPensopayPeer();

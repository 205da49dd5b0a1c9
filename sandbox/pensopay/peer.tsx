import type { Peer } from '../peer.ts';
import { apiRoutes } from './api-routes.ts';
import { openGateway, type PensopayOptions } from './running-gateway.ts';
import { windowRoutes } from './window-routes.tsx';

/**
 * Pensopay: the API in both dialects (`/pensopay/v2`, `/pensopay/v1`), the payment window with test cards, MobilePay and 3-D Secure, and signed callbacks
 * that are tried again until they are taken. Strict where the description is; what is not published is ours and told in
 * docs/decisions/0047-the-payment-gateway.md.
 *
 * Faults: `service` is `create`, `list`, `get`, `patch`, `events`, `capture`, `refund`, `cancel`, `methods`, `account`, `settlements` or `window`. Besides what every HTTP peer
 * suffers: `refuse` at `request` of `acquirer` (the acquirer refuses the next operation); `wrong` `callback-first` at `answer` of `early` (the payment is paid and
 * called back about before the call that made it is answered), `clock-skew` at `answer` of `clock` (every moment is two hours ahead); at `request` of `payment` `wrong` `card-fee` (a surcharge of 1 %), `testmode` (a live payment becomes a
 * test) and `after-expiry` (an expired window takes the payment); at `receipt` `drop` (never called back), `refuse` (held back until released on the peer's page),
 * `duplicate`, `reorder` (captured before authorised), `garble`, and `wrong` `signature`, `unsigned`, `api-key`, `reserialised`, `more-fields`, `testmode`, `amount`, `other-order`,
 * `wrong-address` and `clock-skew`. Settlements: see settlement-routes.ts.
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

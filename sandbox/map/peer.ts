import { member } from '../addresses/peer.ts';
import type { Peer } from '../peer.ts';
import { drawTile } from './draw-tile.ts';

/** Map tiles by the usual addresses (`/map/{z}/{x}/{y}.svg`, Web Mercator), drawn as needed, so that a map works offline. */
export const mapPeer: Peer = {
  key: 'map',
  title: 'Kort',
  async routes(app) {
    app.get('/:z/:x/:y', async ({ params }, reply) => {
      const [z, x, y] = ['z', 'x', 'y'].map((name) => Number(member(params, name).replace(/\.svg$/, '')));
      const isTile = (value: number | undefined): value is number => Number.isInteger(value) && Number(value) >= 0;
      if (!isTile(z) || !isTile(x) || !isTile(y) || z > 20 || x >= 2 ** z || y >= 2 ** z) return reply.code(404).send();
      return (
        reply
          .type('image/svg+xml; charset=utf-8')
          // The product's pages take pictures from elsewhere only where these say so, as real tile servers do.
          .header('access-control-allow-origin', '*')
          .header('cross-origin-resource-policy', 'cross-origin')
          .header('cache-control', 'public, max-age=86400')
          .send(drawTile(z, x, y))
      );
    });
  },
};

import { json, member, refused } from '../addresses/peer.ts';
import { entranceOf, type SandboxAddress, sandboxAddresses } from '../addresses/register.ts';
import { type Peer, withFaults } from '../peer.ts';

/** What the product sends as `token`. */
export const propertyToken = 'sandbox-ejendomme';

/** The property register over the same invented streets: each entrance is one property. */
export const propertiesPeer: Peer = {
  key: 'properties',
  title: 'Ejendomme (BFE)',
  async routes(app, context) {
    app.get('/ejendomme/:bfe', (request, reply) =>
      withFaults(context, request, reply, async () => {
        if (member(request.query, 'token') !== propertyToken) return refused(401, 'token');
        const bfe = member(request.params, 'bfe');
        if (!/^[1-9]\d{0,9}$/.test(bfe)) return refused(400, 'bfe');
        const found = sandboxAddresses.find((each) => each.bfe === bfe);
        return found ? json(200, property(found)) : json(404, { status: 'fejl' });
      }),
    );
    app.get('/ejendomme', (request, reply) =>
      withFaults(context, request, reply, async () => {
        if (member(request.query, 'token') !== propertyToken) return refused(401, 'token');
        const id = member(request.query, 'adresse');
        if (!/^[0-9a-f-]{36}$/.test(id)) return refused(400, 'adresse');
        const found = sandboxAddresses.find((each) => each.id === id);
        return json(200, { ejendomme: found ? [property(found)] : [] });
      }),
    );
  },
};

function property(each: SandboxAddress): unknown {
  return { bfe: each.bfe, adresse: entranceOf(each), kommunekode: each.municipality };
}

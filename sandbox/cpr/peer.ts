import type { XmlElement } from 'libxml2-wasm';
import type { XmlPiece } from '../../src/registers/xml-builder.ts';
import { pageLanguage } from '../pages.tsx';
import type { Peer, PeerContext } from '../peer.ts';
import { checkContexts, contextPlace } from '../service-platform/soap/call-context.ts';
import { SoapRefusal } from '../service-platform/soap/soap-refusal.ts';
import { serveSoap } from '../service-platform/soap/soap-server.ts';
import { inSequence, onlyAttributes } from '../service-platform/soap/strict-elements.ts';
import { entityIds } from '../service-platform/user-systems.ts';
import { cprNamespace, personLookupResponse } from './answer.ts';
import { entryOfCpr } from './entries.ts';
import { sendRegisterPage } from './page.tsx';

const numberNamespace = 'http://serviceplatformen.dk/xml/schemas/cpr/PNR/1/';

/**
 * Serviceplatformen's SF1520 PersonBaseDataExtended version 5 by token, over {@link registerEntries}, at
 * `POST /service/CPR/PersonBaseDataExtended/5` of the peer `service-platform`; `/cpr/` shows the register to people. Every look-up that is
 * answered is noted with number and authority. Faults: see {@link serveSoap}.
 */
export const cprPeer: Peer = {
  key: 'cpr',
  title: 'CPR (SF1520)',
  async routes(app) {
    app.get<{ Querystring: { language?: string } }>('/', async (request, reply) =>
      sendRegisterPage(reply, pageLanguage(request.query.language ?? request.headers['accept-language'])),
    );
  },
  async platform(app, context, gate) {
    serveSoap(app, context, gate, {
      path: '/service/CPR/PersonBaseDataExtended/5',
      entityId: entityIds.cpr,
      declaresFaults: true,
      answer: (action, payload, cvr) => lookUp(action, payload, cvr, context),
    });
  },
};

async function lookUp(action: string, payload: XmlElement, authority: string, context: PeerContext): Promise<XmlPiece> {
  if (action !== `${cprNamespace}PersonLookup`)
    throw new SoapRefusal('Client', 'The SOAPAction names no operation of this service');
  if (payload.name !== 'PersonLookupRequest' || payload.namespaceUri !== cprNamespace) {
    throw new SoapRefusal(
      'Client',
      `cvc-elt.1: Cannot find the declaration of element '{${payload.namespaceUri}}${payload.name}'.`,
    );
  }
  onlyAttributes(payload, []);
  const parts = inSequence(payload, [
    contextPlace('CallContext'),
    contextPlace('AuthorityContext'),
    { namespace: numberNamespace, name: 'PNR', required: true },
  ]);
  checkContexts(parts, authority);
  const cpr = parts.get('PNR')?.content ?? '';
  // The real schema only limits the length; digits alone are what CPR itself takes (its error 52).
  if (!/^[0-9]{10}$/.test(cpr)) throw new SoapRefusal('Client', 'PNR must be ten digits without a hyphen', '52');
  const entry = entryOfCpr(cpr);
  await context.accept({ operation: 'PersonLookup', cpr, authority, found: entry !== undefined });
  if (entry === undefined) throw new SoapRefusal('Server', 'PNR not found', '172');
  return personLookupResponse(entry, new Date());
}

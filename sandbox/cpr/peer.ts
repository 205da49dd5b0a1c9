import type { XmlElement } from 'libxml2-wasm';
import type { XmlPiece } from '../../src/registers/xml-builder.ts';
import { pageLanguage } from '../pages.tsx';
import type { Peer, PeerContext } from '../peer.ts';
import { cprAgreements, type SandboxAgreements } from './access.ts';
import { cprNamespace, personLookupResponse } from './answer.ts';
import { entryOfCpr } from './entries.ts';
import { sendRegisterPage } from './page.tsx';
import { callingAuthority, contextPlace } from './service-context.ts';
import { SoapRefusal } from './soap-refusal.ts';
import { serveSoap } from './soap-server.ts';
import { inSequence, onlyAttributes } from './strict-elements.ts';

const serviceUuid = '4925d7a0-1b5b-11ec-bdc6-b312b83236d4';
const numberNamespace = 'http://serviceplatformen.dk/xml/schemas/cpr/PNR/1/';

/**
 * Serviceplatformen's SF1520 PersonBaseDataExtended version 5 in the context variant, over {@link registerEntries}, at
 * `POST /cpr/service/CPR/PersonBaseDataExtended/5`; `/cpr/` shows the register to people. Every look-up that is answered
 * is noted with number and authority.
 */
export function createCprPeer(agreements: SandboxAgreements = cprAgreements): Peer {
  return {
    key: 'cpr',
    title: 'CPR (SF1520)',
    async routes(app, context) {
      serveSoap(app, context, {
        path: '/service/CPR/PersonBaseDataExtended/5',
        secret: agreements.secret,
        declaresFaults: true,
        answer: (action, payload) => lookUp(action, payload, agreements, context),
      });
      app.get<{ Querystring: { language?: string } }>('/', async (request, reply) =>
        sendRegisterPage(reply, pageLanguage(request.query.language ?? request.headers['accept-language'])),
      );
    },
  };
}

export const cprPeer: Peer = createCprPeer();

async function lookUp(
  action: string,
  payload: XmlElement,
  agreements: SandboxAgreements,
  context: PeerContext,
): Promise<XmlPiece> {
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
    contextPlace('InvocationContext'),
    { namespace: numberNamespace, name: 'PNR', required: true },
  ]);
  const authority = callingAuthority(parts, serviceUuid, agreements);
  const cpr = parts.get('PNR')?.content ?? '';
  // The real schema only limits the length; digits alone are what CPR itself takes (its error 52).
  if (!/^[0-9]{10}$/.test(cpr)) throw new SoapRefusal('Client', 'PNR must be ten digits without a hyphen', '52');
  const entry = entryOfCpr(cpr);
  await context.accept({ operation: 'PersonLookup', cpr, authority, found: entry !== undefined });
  if (entry === undefined) throw new SoapRefusal('Server', 'PNR not found', '172');
  return personLookupResponse(entry, new Date());
}

import type { XmlElement } from 'libxml2-wasm';
import type { XmlPiece } from '../../src/registers/xml-builder.ts';
import type { Peer, PeerContext } from '../peer.ts';
import { checkContexts, contextPlace } from '../service-platform/soap/call-context.ts';
import { registerPeer } from '../service-platform/soap/register-peer.ts';
import { SoapRefusal } from '../service-platform/soap/soap-refusal.ts';
import { inSequence, onlyElement } from '../service-platform/soap/strict-elements.ts';
import { entityIds } from '../service-platform/user-systems.ts';
import { cprNamespace, personLookupResponse } from './answer.ts';
import { entryOfCpr } from './entries.ts';
import { sendRegisterPage } from './page.tsx';

const numberNamespace = 'http://serviceplatformen.dk/xml/schemas/cpr/PNR/1/';

/**
 * Serviceplatformen's SF1520 PersonBaseDataExtended version 5 by token, over {@link registerEntries}, at
 * `POST /service/CPR/PersonBaseDataExtended/5` of the peer `service-platform`; `/cpr/` shows the register to people. Every look-up that is
 * answered is noted with number and authority. Faults: see `serveSoap`.
 */
export const cprPeer: Peer = registerPeer({
  key: 'cpr',
  title: 'CPR (SF1520)',
  page: sendRegisterPage,
  service: (context) => ({
    path: '/service/CPR/PersonBaseDataExtended/5',
    entityId: entityIds.cpr,
    declaresFaults: true,
    answer: (action, payload, cvr) => lookUp(action, payload, cvr, context),
  }),
});

async function lookUp(action: string, payload: XmlElement, authority: string, context: PeerContext): Promise<XmlPiece> {
  if (action !== `${cprNamespace}PersonLookup`)
    throw new SoapRefusal('Client', 'The SOAPAction names no operation of this service');
  onlyElement(payload, cprNamespace, 'PersonLookupRequest');
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

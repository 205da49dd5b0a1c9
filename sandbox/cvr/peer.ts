import type { XmlElement } from 'libxml2-wasm';
import type { XmlPiece } from '../../src/registers/xml-builder.ts';
import type { Peer, PeerContext } from '../peer.ts';
import { checkContexts, contextPlace } from '../service-platform/soap/call-context.ts';
import { registerPeer } from '../service-platform/soap/register-peer.ts';
import { SoapRefusal } from '../service-platform/soap/soap-refusal.ts';
import { inSequence, onlyElement } from '../service-platform/soap/strict-elements.ts';
import { entityIds } from '../service-platform/user-systems.ts';
import { cvrMessageNamespace, cvrOperationNamespace } from './answer.ts';
import { type CvrOperationAnswer, cvrOperations, type UnknownNumberAnswer } from './operations.ts';
import { sendCompaniesPage } from './page.tsx';

const actions = 'http://rep.oio.dk/eogs/xml.wsdl/2/';

/**
 * Serviceplatformen's SF1530 CVR Online by token, over `companies`, at `POST /service/CVR/Online/2` of the peer `service-platform`;
 * `/cvr/` shows the companies to people. Of the service's five operations the sandbox plays the three that {@link cvrOperations}
 * names. `unknownNumber` chooses between the two answers that the real one has been seen to give. Faults: see `serveSoap`.
 */
export function createCvrPeer(options: { readonly unknownNumber?: UnknownNumberAnswer } = {}): Peer {
  const unknownNumber = options.unknownNumber ?? 'fault';
  return registerPeer({
    key: 'cvr',
    title: 'CVR (SF1530)',
    page: sendCompaniesPage,
    service: (context) => ({
      path: '/service/CVR/Online/2',
      entityId: entityIds.cvr,
      declaresFaults: false,
      answer: (action, payload, authority) => answer(action, payload, { authority, unknownNumber, context }),
    }),
  });
}

export const cvrPeer: Peer = createCvrPeer();

async function answer(
  action: string,
  payload: XmlElement,
  peer: {
    readonly authority: string;
    readonly unknownNumber: UnknownNumberAnswer;
    readonly context: PeerContext;
  },
): Promise<XmlPiece> {
  const name = action.startsWith(actions) ? action.slice(actions.length) : '';
  const operation: CvrOperationAnswer | undefined = Object.hasOwn(cvrOperations, name)
    ? cvrOperations[name]
    : undefined;
  if (operation === undefined)
    throw new SoapRefusal('Client', 'The SOAPAction names no operation that the sandbox plays');
  const requestName = `${name.charAt(0).toUpperCase()}${name.slice(1)}Request`;
  onlyElement(payload, cvrMessageNamespace, requestName);
  // There is no AuthorityContext in this service's schema, so one is refused as invalid content.
  const parts = inSequence(payload, [
    contextPlace('CallContext'),
    { namespace: cvrOperationNamespace, name: requestName, required: true },
  ]);
  checkContexts(parts, peer.authority);
  const request = parts.get(requestName);
  if (request === undefined) throw new SoapRefusal('Client', `No ${requestName}`);
  const { question, response } = operation(request, peer.unknownNumber);
  await peer.context.accept({ operation: name, authority: peer.authority, ...question });
  return response();
}

import type { XmlElement } from 'libxml2-wasm';
import type { XmlPiece } from '../../src/registers/xml-builder.ts';
import type { SandboxAgreements } from '../cpr/access.ts';
import { callingAuthority, contextPlace } from '../cpr/service-context.ts';
import { SoapRefusal } from '../cpr/soap-refusal.ts';
import { serveSoap } from '../cpr/soap-server.ts';
import { inSequence, onlyAttributes } from '../cpr/strict-elements.ts';
import { pageLanguage } from '../pages.tsx';
import type { Peer, PeerContext } from '../peer.ts';
import { cvrAgreements } from './access.ts';
import { cvrMessageNamespace, cvrOperationNamespace } from './answer.ts';
import { type CvrOperationAnswer, cvrOperations, type UnknownNumberAnswer } from './operations.ts';
import { sendCompaniesPage } from './page.tsx';

const serviceUuid = 'c0daecde-e278-43b7-84fd-477bfeeea027';
const actions = 'http://rep.oio.dk/eogs/xml.wsdl/2/';

/**
 * Serviceplatformen's SF1530 CVR Online in the context variant, over `companies`, at `POST /cvr/service/CVR/Online/2`;
 * `/cvr/` shows the companies to people. Of the service's five operations the sandbox plays the three that
 * {@link cvrOperations} names. `unknownNumber` chooses between the two answers that the real one has been seen to give.
 */
export function createCvrPeer(
  options: { readonly agreements?: SandboxAgreements; readonly unknownNumber?: UnknownNumberAnswer } = {},
): Peer {
  const agreements = options.agreements ?? cvrAgreements;
  const unknownNumber = options.unknownNumber ?? 'fault';
  return {
    key: 'cvr',
    title: 'CVR (SF1530)',
    async routes(app, context) {
      serveSoap(app, context, {
        path: '/service/CVR/Online/2',
        secret: agreements.secret,
        declaresFaults: false,
        answer: (action, payload) => answer(action, payload, { agreements, unknownNumber, context }),
      });
      app.get<{ Querystring: { language?: string } }>('/', async (request, reply) =>
        sendCompaniesPage(reply, pageLanguage(request.query.language ?? request.headers['accept-language'])),
      );
    },
  };
}

export const cvrPeer: Peer = createCvrPeer();

async function answer(
  action: string,
  payload: XmlElement,
  peer: {
    readonly agreements: SandboxAgreements;
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
  if (payload.name !== requestName || payload.namespaceUri !== cvrMessageNamespace) {
    throw new SoapRefusal(
      'Client',
      `cvc-elt.1: Cannot find the declaration of element '{${payload.namespaceUri}}${payload.name}'.`,
    );
  }
  onlyAttributes(payload, []);
  // There is no AuthorityContext in this service's schema, so one is refused as invalid content.
  const parts = inSequence(payload, [
    contextPlace('CallContext'),
    contextPlace('InvocationContext'),
    { namespace: cvrOperationNamespace, name: requestName, required: true },
  ]);
  const authority = callingAuthority(parts, serviceUuid, peer.agreements);
  const request = parts.get(requestName);
  if (request === undefined) throw new SoapRefusal('Client', `No ${requestName}`);
  const { question, response } = operation(request, peer.unknownNumber);
  await peer.context.accept({ operation: name, authority, ...question });
  return response();
}

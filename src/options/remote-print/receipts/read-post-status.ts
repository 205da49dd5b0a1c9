import { XmlDocument, XmlElement, XmlParseError, XmlXPath } from 'libxml2-wasm';
import { safeParsing } from '../xsd.ts';

/** What a message of the message distributor (Beskedfordeler, SF1461) says about a sending. Texts as they stand there. */
export interface PostStatus {
  /** Unique for each message: one that is repeated has the same. */
  readonly messageId: string;
  /** CVR number of whom it may be handed to; undefined where none is named. */
  readonly receiver?: string;
  /** Id of the sender system that it is about (`RelateretObjekt`): constant for each. */
  readonly system?: string;
  /** Id of the state in the envelope (`ObjektHandling`). */
  readonly stateId?: string;
  /** The state in words (`TransaktionsStatusKode`). */
  readonly state?: string;
  /** Whichever the channel fills in: `MessageUUID`, `AfsendelseIdentifikator`, `TransmissionId`. */
  readonly messageUuid?: string;
  readonly shipmentId?: string;
  readonly transmissionId?: string;
  readonly channel?: string;
  /** ISO 8601. */
  readonly at?: string;
  readonly errorCode?: string;
  /** The payload as it came, without the envelope: that holds credentials which must not be kept. */
  readonly payload: string;
}

/** `id`: of a message whose envelope could be read. */
export type ReadPostStatus =
  | { readonly kind: 'status'; readonly status: PostStatus }
  | { readonly kind: 'unreadable'; readonly id?: string; readonly payload: string };

/** `PKO_PostStatus` among the types of message. */
const postStatusType = 'd2bed63c-4853-4008-b6e0-a74c15b15fbf';
const payloadNamespace = 'http://serviceplatformen.dk/xml/print/PKO_PostStatus/1/types';

/**
 * Reads a message as it is pulled (`Haendelsesbesked`) or pushed (in `ModtagBeskedInput`). Elements are found by their local names:
 * the namespaces differ between the published samples. Never throws for what was sent.
 */
export function readPostStatus(body: Uint8Array): ReadPostStatus {
  let id: string | undefined;
  try {
    using envelope = XmlDocument.fromBuffer(body, { option: safeParsing });
    if (envelope.dtd) return { kind: 'unreadable', payload: '' };
    const text = (...path: readonly string[]) => textAt(envelope.root, path);
    id = text('BeskedId', 'UUIDIdentifikator')?.toLowerCase();
    const coded = text('Beskeddata', 'Base64');
    if (id === undefined || coded === undefined || !/^[A-Za-z0-9+/=\s]+$/.test(coded)) {
      return { kind: 'unreadable', id, payload: '' };
    }
    const payload = Buffer.from(coded, 'base64');
    if (text('Filtreringsdata', 'Beskedtype', 'UUIDIdentifikator')?.toLowerCase() !== postStatusType) {
      return { kind: 'unreadable', id, payload: payload.toString('utf8') };
    }
    using document = XmlDocument.fromBuffer(payload, { option: safeParsing });
    const { root } = document;
    if (document.dtd || root.name !== 'PKO_PostStatus' || root.namespaceUri !== payloadNamespace) {
      return { kind: 'unreadable', id, payload: payload.toString('utf8') };
    }
    const said = (...path: readonly string[]) => textAt(root, path);
    return {
      kind: 'status',
      status: {
        messageId: id,
        receiver: /:(\d{8})$/.exec(text('TilladtModtager', 'URNIdentifikator') ?? '')?.[1],
        system: text('RelateretObjekt', 'ObjektId', 'UUIDIdentifikator')?.toLowerCase(),
        stateId: text('ObjektHandling', 'UUIDIdentifikator'),
        state: said('TransaktionsStatusKode'),
        messageUuid: said('MessageUUID')?.toLowerCase(),
        shipmentId: said('AfsendelseIdentifikator')?.toLowerCase(),
        transmissionId: said('TransmissionId')?.toLowerCase(),
        channel: said('KanalKode'),
        at: said('TransaktionsDatoTid'),
        errorCode: said('FejlDetaljer', 'FejlKode'),
        payload: payload.toString('utf8'),
      },
    };
  } catch (error) {
    if (error instanceof XmlParseError) return { kind: 'unreadable', id, payload: '' };
    throw error;
  }
}

/** Compiled once: there are a dozen for each message. */
const compiled = new Map<string, XmlXPath>();

/** The text of the first element that is reached by these local names, each anywhere below the one before; undefined for none or empty. */
function textAt(root: XmlElement, path: readonly string[]): string | undefined {
  const name = path.join('/');
  const expression =
    compiled.get(name) ?? XmlXPath.compile(`.${path.map((each) => `//*[local-name()='${each}']`).join('')}`);
  compiled.set(name, expression);
  const found = root.get(expression);
  return found instanceof XmlElement ? found.content.trim() || undefined : undefined;
}

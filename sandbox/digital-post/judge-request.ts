import { isUtf8 } from 'node:buffer';
import { ParseOption, XmlDocument, type XmlElement, XmlParseError } from 'libxml2-wasm';
import { type Refusal, refuse } from './refusal.ts';

const memo = 'https://DigitalPost.dk/MeMo-1';
const print = 'urn:oio:fjernprint:1.0.0';
const options = { option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_HUGE };

/** Parses a body as SF1601 demands: XML in UTF-8 without a document type. The caller disposes the document. */
export function parseRequest(body: Uint8Array): XmlDocument | Refusal {
  if (!isUtf8(body)) return refuse('request.invalid', 'the body is not UTF-8');
  try {
    const document = XmlDocument.fromBuffer(body, options);
    const refusal = document.dtd
      ? refuse('request.invalid', 'a document type declaration is not allowed')
      : !/^(utf-8)?$/i.test(document.encoding ?? '')
        ? refuse('request.invalid', 'the XML declaration names another encoding than UTF-8')
        : undefined;
    if (refusal) document.dispose();
    return refusal ?? document;
  } catch (error) {
    if (error instanceof XmlParseError) return refuse('request.invalid', 'the body is not well-formed XML');
    throw error;
  }
}

/** The parts of a request, each at most once, with nothing between them. */
function partsOf(
  root: XmlElement,
): { readonly choice?: string; readonly message?: XmlElement; readonly letters?: XmlElement } | undefined {
  const elements = root.find('./*').filter((node): node is XmlElement => 'namespaceUri' in node && 'attrs' in node);
  const take = (namespace: string, name: string) =>
    elements.filter((element) => element.namespaceUri === namespace && element.name === name);
  const choices = take('', 'KombiValgKode');
  const messages = take(memo, 'Message');
  const letters = take(print, 'ForsendelseISamling');
  const known = choices.length + messages.length + letters.length === elements.length;
  const once = choices.length === 1 && messages.length < 2 && letters.length < 2;
  if (!known || !once || elements[0] !== choices[0]) return undefined;
  return { choice: choices[0]?.content, message: messages[0], letters: letters[0] };
}

/** What a request asks for, its parts being right: a message, a NemSMS, a letter, or whichever of message and letter reaches the recipient. */
export type KombiOrder =
  | { readonly kind: 'message'; readonly message: XmlElement }
  | { readonly kind: 'nem-sms'; readonly message: XmlElement }
  | { readonly kind: 'letter'; readonly letters: XmlElement }
  | { readonly kind: 'either'; readonly message: XmlElement; readonly letters: XmlElement };

/** What a `kombi_request` asks for, or why it is refused. */
export function orderOf(document: XmlDocument): KombiOrder | Refusal {
  const { root } = document;
  if (root.name !== 'kombi_request' || root.namespaceUri !== '') {
    return refuse('request.invalid', 'the root must be kombi_request in no namespace');
  }
  const parts = partsOf(root);
  if (!parts) {
    return refuse(
      'request.invalid',
      'kombi_request holds one KombiValgKode, then a Message, a ForsendelseISamling or both',
    );
  }
  const { choice, message, letters } = parts;
  const type = message?.get('./memo:MessageHeader/memo:messageType', { memo })?.content;
  const has = (name: string) => Boolean(message?.get(name, { memo })?.content);
  const fits: Readonly<Record<string, boolean>> = {
    'Digital Post': type === 'DIGITALPOST' && has('./memo:MessageBody'),
    'Fysisk Post': letters !== undefined,
    'Automatisk Valg': message !== undefined && letters !== undefined,
    NemSMS:
      type === 'NEMSMS' &&
      message?.get('./memo:MessageBody', { memo }) === null &&
      has('./memo:MessageHeader/memo:notification'),
  };
  if (choice === undefined || !Object.hasOwn(fits, choice)) {
    return refuse('kombi.valg.kode.invalid', `KombiValgKode must be one of: ${Object.keys(fits).join(', ')}`);
  }
  if (!fits[choice])
    return refuse('kombi.valg.kode.invalid', `the request lacks what ${choice} needs, or has too much`);
  if (choice === 'Digital Post' && message) return { kind: 'message', message };
  if (choice === 'NemSMS' && message) return { kind: 'nem-sms', message };
  if (choice === 'Fysisk Post' && letters) return { kind: 'letter', letters };
  if (choice === 'Automatisk Valg' && message && letters) return { kind: 'either', message, letters };
  return refuse('kombi.valg.kode.invalid', `the request lacks what ${choice} needs`);
}

/** The MeMo message of a request that was taken over. */
export function messageOf(document: XmlDocument): XmlElement | undefined {
  const order = orderOf(document);
  return 'message' in order ? order.message : undefined;
}

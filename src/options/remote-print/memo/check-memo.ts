import { XmlDocument, type XmlNode, XmlParseError, XmlXPath } from 'libxml2-wasm';
import { safeParsing } from '../xsd.ts';
import { forbiddenInFileName } from './file-name.ts';
import { schemaFaults } from './memo-schema.ts';

/** What can be wrong with a message, from the most telling to the most general. */
export const memoFaultCodes = [
  'title',
  'notification',
  'sender-id',
  'recipient-id',
  'file-empty',
  'file-name',
  'action-address',
  'action-kind',
  'body',
  'not-xml',
  'schema',
] as const;

/** One fault. `detail` is for developers and may quote the message: personal data. */
export interface MemoFault {
  readonly code: (typeof memoFaultCodes)[number];
  readonly detail: string;
}

const path = (expression: string) => XmlXPath.compile(expression, { memo: 'https://DigitalPost.dk/MeMo-1' });

const paths = {
  type: path('/memo:Message/memo:MessageHeader/memo:messageType'),
  title: path('/memo:Message/memo:MessageHeader/memo:label'),
  notification: path('/memo:Message/memo:MessageHeader/memo:notification'),
  body: path('/memo:Message/memo:MessageBody'),
  sender: path('//memo:Sender/memo:senderID'),
  representative: path('//memo:Representative/memo:representativeID'),
  recipient: path('//memo:Recipient/memo:recipientID'),
  fileName: path('//memo:File/memo:filename'),
  /** Asked for by XPath, so that the contents themselves are not copied out of the parser. */
  emptyContent: path('//memo:File/memo:content[not(normalize-space())]'),
  address: path('//memo:EntryPoint/memo:url'),
  actionCode: path('//memo:Action/memo:actionCode'),
};

const digits = { CPR: /^\d{10}$/, CVR: /^\d{8}$/ };
const length = (text: string) => [...text].length;
const sibling = (node: XmlNode, name: string): XmlNode | null => node.get(`../*[local-name()='${name}']`);

/** An id must have the digits that its idType says: 10 for CPR, 8 for CVR, no separators. */
function hasDigits(id: XmlNode): boolean {
  const type = sibling(id, 'idType')?.content;
  return type === 'CPR' || type === 'CVR' ? digits[type].test(id.content) : false;
}

function isSecureAddress(address: string): boolean {
  return address.startsWith('https://') && URL.canParse(address);
}

/** AFTALE is an appointment and needs a Reservation; every other code opens a page and needs an EntryPoint. */
function hasItsPart(code: XmlNode): boolean {
  return sibling(code, code.content === 'AFTALE' ? 'Reservation' : 'EntryPoint') !== null;
}

/** The rules of the message model that an XML schema can't say. */
function* ruleFaults(document: XmlDocument): Generator<MemoFault> {
  const titles = document.find(paths.title);
  const notification = document.get(paths.notification)?.content;
  const body = document.get(paths.body);
  const type = document.get(paths.type)?.content;
  for (const { content } of titles) {
    if (content === '' || length(content) > 256) {
      yield { code: 'title', detail: `the title has ${length(content)} characters; 1 to 256 are allowed` };
    }
  }
  if (notification !== undefined && length(notification) > 150) {
    yield {
      code: 'notification',
      detail: `the notification has ${length(notification)} characters; at most 150 are allowed`,
    };
  }
  if (type === 'NEMSMS' && !notification)
    yield { code: 'notification', detail: 'a NemSMS needs a notification: its text' };
  if (type === 'NEMSMS' && body) yield { code: 'body', detail: 'a NemSMS has no MessageBody' };
  if (type === 'DIGITALPOST' && !body) yield { code: 'body', detail: 'Digital Post needs a MessageBody' };
  for (const id of [...document.find(paths.sender), ...document.find(paths.representative)]) {
    if (!hasDigits(id))
      yield { code: 'sender-id', detail: 'the sender needs a CPR number of 10 or a CVR number of 8 digits' };
  }
  for (const id of document.find(paths.recipient)) {
    if (!hasDigits(id))
      yield { code: 'recipient-id', detail: 'the recipient needs a CPR number of 10 or a CVR number of 8 digits' };
  }
  for (const { content } of document.find(paths.fileName)) {
    if (forbiddenInFileName.test(content))
      yield { code: 'file-name', detail: `a file name has a forbidden character: ${content}` };
  }
  for (const { line } of document.find(paths.emptyContent))
    yield { code: 'file-empty', detail: `line ${line}: an empty file` };
  for (const { content } of document.find(paths.address)) {
    if (!isSecureAddress(content))
      yield { code: 'action-address', detail: `an action needs an address with https://, not ${content}` };
  }
  for (const code of document.find(paths.actionCode)) {
    if (!hasItsPart(code))
      yield { code: 'action-kind', detail: `the action ${code.content} lacks its Reservation or EntryPoint` };
  }
}

/**
 * Everything wrong with a MeMo 1.2 message (a document whose root is `Message`), most telling first; empty when Digital Post
 * can take it. Checks the schema and the rules beside it; loads nothing, and refuses a DTD.
 */
export function checkMemo(xml: string | Uint8Array): readonly MemoFault[] {
  try {
    const options = { option: safeParsing };
    using document =
      typeof xml === 'string' ? XmlDocument.fromString(xml, options) : XmlDocument.fromBuffer(xml, options);
    if (document.dtd) return [{ code: 'not-xml', detail: 'a document type declaration is not allowed' }];
    const schema = schemaFaults(document).map((detail): MemoFault => ({ code: 'schema', detail }));
    return [...ruleFaults(document), ...schema].sort(
      (one, other) => memoFaultCodes.indexOf(one.code) - memoFaultCodes.indexOf(other.code),
    );
  } catch (error) {
    if (error instanceof XmlParseError) return [{ code: 'not-xml', detail: error.message.trim() }];
    throw error;
  }
}

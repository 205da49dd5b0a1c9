import { XmlDocument, XmlElement, XmlParseError } from 'libxml2-wasm';
import type { IncomingPost, ReadIncoming } from '../../option.ts';
import type { DigitalPostSettings } from '../settings.ts';
import { safeParsing } from '../xsd.ts';
import { plainText } from './plain-text.ts';

const namespaces = { memo: 'https://DigitalPost.dk/MeMo-1' };
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Digital Post lets a recipient attach this much; what is longer is no answer to a letter. */
const mostFiles = 40;
const longestText = 20_000;

const refused = (status: 400 | 403, code: string): ReadIncoming => ({ kind: 'refused', status, code });

/**
 * Reads a letter that Digital Post hands over to the organisation as a receiving system: a MeMo message, of version 1.1 or 1.2. Only
 * what is used is demanded, since Digital Post has judged the rest. How Digital Post hands it over beside that (`POST` of the
 * message as XML over mutual TLS, answered by a business receipt) is not in the public material that was to be had: it is the
 * manner in which its own REST push is known to work, and stands here and in `incoming-answer.ts` alone.
 */
export function readIncoming(body: Uint8Array, settings: DigitalPostSettings): ReadIncoming {
  try {
    using document = XmlDocument.fromBuffer(body, { option: safeParsing });
    const { root } = document;
    if (document.dtd || root.name !== 'Message' || root.namespaceUri !== namespaces.memo) {
      return refused(400, 'memo.invalid');
    }
    const text = (path: string) => root.get(`./memo:MessageHeader/${path}`, namespaces)?.content.trim() || undefined;
    const id = text('memo:messageUUID')?.toLowerCase();
    const senderId = text('memo:Sender/memo:senderID') ?? '';
    const kind = text('memo:Sender/memo:idType') === 'CPR' ? 'cpr' : 'cvr';
    if (id === undefined || !uuid.test(id) || !(kind === 'cpr' ? /^\d{10}$/ : /^\d{8}$/).test(senderId)) {
      return refused(400, 'memo.invalid');
    }
    if (text('memo:Recipient/memo:recipientID') !== settings.senderCvr) return refused(403, 'recipient.not.allowed');
    const parts = contentOf(root);
    if (typeof parts === 'string') return refused(400, parts);
    const name = text('memo:Sender/memo:label');
    const caseNumber = caseNumberOf(root, settings.systemName);
    const post: IncomingPost = {
      id,
      sender: { kind, id: senderId, ...(name === undefined ? {} : { name: name.slice(0, 256) }) },
      title: (text('memo:label') ?? '').slice(0, 256),
      ...parts,
      answers: answersOf(root),
      ...(caseNumber === undefined ? {} : { caseNumber }),
    };
    return { kind: 'post', post };
  } catch (error) {
    if (error instanceof XmlParseError) return refused(400, 'memo.invalid');
    throw error;
  }
}

/** The messages that it answers: by their messageUUID, which are the keys of our deliveries. */
function answersOf(root: XmlElement): readonly string[] {
  const paths = ['memo:ReplyData/memo:messageUUID', 'memo:ReplyData/memo:replyUUID'];
  const found = paths.flatMap((path) => root.find(`./memo:MessageHeader/${path}`, namespaces));
  return [...new Set(found.map(({ content }) => content.trim().toLowerCase()).filter((each) => uuid.test(each)))];
}

/** The case that it names, in the data of the reply or of the content, and only as a case of this system. */
function caseNumberOf(root: XmlElement, system: string): string | undefined {
  for (const reply of elements(root, './memo:MessageHeader/memo:ReplyData')) {
    const from = reply.get('./memo:generatingSystemID', namespaces)?.content.trim();
    const number = reply.get('./memo:caseID', namespaces)?.content.trim();
    if (number && (from === undefined || from === system)) return number;
  }
  for (const each of elements(root, './memo:MessageHeader/memo:ContentData/memo:CaseID')) {
    const number = each.get('./memo:caseID', namespaces)?.content.trim();
    if (number && each.get('./memo:caseSystem', namespaces)?.content.trim() === system) return number;
  }
  return undefined;
}

/** What was written and what was attached; a code where it can't be taken. What only machines read (TechnicalDocument) is left out. */
function contentOf(root: XmlElement): Pick<IncomingPost, 'text' | 'files'> | string {
  const files: IncomingPost['files'][number][] = [];
  const texts: string[] = [];
  const found = elements(
    root,
    './memo:MessageBody/*[self::memo:MainDocument or self::memo:AdditionalDocument]/memo:File',
  );
  if (found.length > mostFiles) return 'file.too.many';
  for (const file of found) {
    const of = (name: string) => file.get(`./memo:${name}`, namespaces)?.content.trim() ?? '';
    const mediaType = of('encodingFormat').toLowerCase();
    const coded = of('content').replaceAll(/\s/g, '');
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(coded)) return 'memo.invalid';
    const content = Buffer.from(coded, 'base64');
    const isMain = file.parent?.name === 'MainDocument';
    const isText = mediaType === 'text/plain' || mediaType === 'text/html' || mediaType === 'application/xhtml+xml';
    if (isMain && isText) {
      const written = content.toString('utf8');
      texts.push(mediaType === 'text/plain' ? written.trim() : plainText(written));
    } else files.push({ name: of('filename') || 'fil', mediaType, content });
  }
  return { text: texts.join('\n\n').replaceAll('\0', '').replaceAll('\r\n', '\n').slice(0, longestText), files };
}

function elements(root: XmlElement, path: string): readonly XmlElement[] {
  return root.find(path, namespaces).filter((node): node is XmlElement => node instanceof XmlElement);
}

import { safeFileName } from './file-name.ts';
import type { MemoFrame } from './memo-frame.ts';
import type {
  MemoAction,
  MemoContent,
  MemoDocument,
  MemoFile,
  MemoMessage,
  MemoParty,
  MemoSender,
  MemoSms,
} from './memo-message.ts';
import { xmlText, zuluTime } from './xml-text.ts';

/** An element with text; nothing where there is no text. */
const element = (name: string, text: string | undefined): string =>
  text === undefined ? '' : `<${name}>${xmlText(text)}</${name}>`;

const party = (role: 'sender' | 'recipient', { id, kind, name }: MemoParty): string =>
  element(`memo:${role}ID`, id) + element('memo:idType', kind.toUpperCase()) + element('memo:label', name);

function sender(value: MemoSender): string {
  const system =
    value.system === undefined
      ? ''
      : `<memo:AttentionData><memo:GeneratingSystem>${element('memo:generatingSystemID', value.system)}</memo:GeneratingSystem></memo:AttentionData>`;
  return `<memo:Sender>${party('sender', value)}${system}</memo:Sender>`;
}

function contentData(content: MemoContent | undefined): string {
  const number = content?.caseNumber;
  const caseId =
    number === undefined
      ? ''
      : `<memo:CaseID>${element('memo:caseID', number.number)}${element('memo:caseSystem', number.system)}</memo:CaseID>`;
  const kle = content?.kle === undefined ? '' : `<kle:KLEdata>${element('kle:subjectKey', content.kle)}</kle:KLEdata>`;
  return caseId + kle === '' ? '' : `<memo:ContentData>${caseId}${kle}</memo:ContentData>`;
}

function action(value: MemoAction): string {
  const isLink = value.kind === 'link';
  const target = isLink
    ? `<memo:EntryPoint>${element('memo:url', value.url)}</memo:EntryPoint>`
    : `<memo:Reservation>${element('memo:description', value.description)}${element('memo:reservationUUID', value.reservationUuid)}${element('memo:abstract', value.summary)}${element('memo:location', value.place)}${element('memo:startDateTime', zuluTime(value.start))}${element('memo:endDateTime', zuluTime(value.end))}</memo:Reservation>`;
  const code = isLink ? value.code : 'AFTALE';
  return `<memo:Action>${element('memo:label', value.title)}${element('memo:actionCode', code)}${target}</memo:Action>`;
}

function file(value: MemoFile): MemoFrame {
  const facts =
    element('memo:encodingFormat', value.mediaType) +
    element('memo:filename', safeFileName(value.name)) +
    element('memo:language', value.language);
  return [`<memo:File>${facts}<memo:content>`, value, '</memo:content></memo:File>'];
}

function documentFrame(name: 'MainDocument' | 'AdditionalDocument', value: MemoDocument): MemoFrame {
  return [
    `<memo:${name}>${element('memo:label', value.title)}`,
    ...value.files.flatMap(file),
    `${(value.actions ?? []).map(action).join('')}</memo:${name}>`,
  ];
}

/** Joins neighbouring texts, so that a frame is text, file, text, file, text. */
function joined(parts: MemoFrame): MemoFrame {
  const frame: (string | MemoFile)[] = [];
  for (const part of parts) {
    const last = frame.at(-1);
    if (typeof part === 'string' && typeof last === 'string') frame[frame.length - 1] = last + part;
    else frame.push(part);
  }
  return frame;
}

/**
 * The `Message` element of a MeMo 1.2 message, without an XML declaration so that it can stand inside another document.
 * Escaped, in the schema's order, times in Zulu, file names made acceptable ({@link safeFileName}); the same message gives
 * the same bytes. Nothing is cut or checked here: that is `checkMemo`.
 */
export function writeMemo(message: MemoMessage | MemoSms): MemoFrame {
  const isSms = message.kind === 'nem-sms';
  const header =
    element('memo:messageType', isSms ? 'NEMSMS' : 'DIGITALPOST') +
    element('memo:messageUUID', message.messageUuid) +
    element('memo:label', message.title) +
    element('memo:notification', message.notification) +
    (isSms ? '' : handling(message)) +
    sender(message.sender) +
    `<memo:Recipient>${party('recipient', message.recipient)}</memo:Recipient>` +
    contentData(message.content);
  return joined([
    '<memo:Message xmlns:memo="https://DigitalPost.dk/MeMo-1" xmlns:kle="http://kle-online.dk/" memoVersion="1.2">',
    `<memo:MessageHeader>${header}</memo:MessageHeader>`,
    ...(isSms ? [] : body(message)),
    '</memo:Message>',
  ]);
}

/** What Digital Post does with a letter. */
function handling({ replyAllowed, replyBy, doNotDeliverUntil, mandatory }: MemoMessage): string {
  return (
    element('memo:reply', String(replyAllowed)) +
    element('memo:replyByDateTime', replyBy && zuluTime(replyBy)) +
    element('memo:doNotDeliverUntilDate', doNotDeliverUntil) +
    element('memo:mandatory', mandatory ? 'true' : undefined) +
    element('memo:postType', 'MYNDIGHEDSPOST')
  );
}

function body({ createdAt, main, additional }: MemoMessage): MemoFrame {
  return [
    `<memo:MessageBody>${element('memo:createdDateTime', zuluTime(createdAt))}`,
    ...documentFrame('MainDocument', main),
    ...additional.flatMap((document) => documentFrame('AdditionalDocument', document)),
    '</memo:MessageBody>',
  ];
}

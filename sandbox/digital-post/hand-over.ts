import { setTimeout as sleep } from 'node:timers/promises';
import type { PeerContext } from '../peer.ts';
import { demoCvr, proevebyCvr } from '../people.ts';
import type { StoredMessage } from './message-store.ts';

/** The header in which the proxy before the product hands on whose certificate it saw, and what Digital Post's says. */
export const postHeader = 'x-client-certificate-subject';
export const postSubject = 'CN=Digital Post,O=Sandkasse';

const slugs: Readonly<Record<string, string>> = { [demoCvr]: 'demo', [proevebyCvr]: 'proeveby' };

/** What somebody answers to a letter. `content` is base64. */
export interface Reply {
  readonly text: string;
  readonly files?: readonly { readonly name: string; readonly type: string; readonly content: string }[];
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
const element = (name: string, text: string) => `<memo:${name}>${escaped(text)}</memo:${name}>`;

/** The MeMo 1.2 message of an answer, as Digital Post makes it: what the letter said of its case comes back in `ReplyData`. */
export function replyMemo(to: StoredMessage, system: string, { text, files = [] }: Reply, now: Date): string {
  const at = now.toISOString().replace(/\.\d+Z/, 'Z');
  const file = (name: string, type: string, content: string) =>
    `<memo:File>${element('encodingFormat', type)}${element('filename', name)}${element('language', 'da')}${element('content', content)}</memo:File>`;
  const document = (what: string, label: string, content: string) =>
    `<memo:${what}>${element('label', label)}${content}</memo:${what}>`;
  const header = [
    element('messageType', 'DIGITALPOST'),
    element('messageUUID', crypto.randomUUID()),
    element('label', `SV: ${to.title}`),
    element('reply', 'false'),
    `<memo:Sender>${element('senderID', to.recipient.id)}${element('idType', to.recipient.kind.toUpperCase())}${element('label', 'Borger')}</memo:Sender>`,
    `<memo:Recipient>${element('recipientID', to.sender.cvr)}${element('idType', 'CVR')}</memo:Recipient>`,
    `<memo:ReplyData>${element('messageUUID', to.messageUuid)}${to.caseNumber === undefined ? '' : element('caseID', to.caseNumber)}${element('generatingSystemID', system)}</memo:ReplyData>`,
  ];
  const main = file('svar.txt', 'text/plain', Buffer.from(text).toString('base64'));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<memo:Message xmlns:memo="https://DigitalPost.dk/MeMo-1" memoVersion="1.2">',
    `<memo:MessageHeader>${header.join('')}</memo:MessageHeader>`,
    `<memo:MessageBody>${element('createdDateTime', at)}${document('MainDocument', 'Svar', main)}`,
    ...files.map(({ name, type, content }) => document('AdditionalDocument', name, file(name, type, content))),
    '</memo:MessageBody></memo:Message>',
  ].join('');
}

const pauses = [0, 200, 1_000, 5_000];

/**
 * Hands a message over to the authority it is for, again until it is taken. Faults at `receipt`: `drop` (never handed over) and
 * `duplicate` (twice).
 * @returns the status of the last answer; 0 where there was none
 */
export async function handOver(context: PeerContext, cvr: string, memo: string): Promise<number> {
  const slug = slugs[cvr];
  const faults = await context.strike('receipt', 'hand-over');
  if (slug === undefined || faults.some(({ kind }) => kind === 'drop')) return 0;
  let status = 0;
  for (const pause of pauses) {
    await sleep(pause);
    const times = faults.some(({ kind }) => kind === 'duplicate') ? 2 : 1;
    for (let time = 0; time < times; time += 1)
      status = await bring(`${context.productUrl}/${slug}/post/digital-post`, memo);
    if (status >= 200 && status < 500) return status;
  }
  return status;
}

async function bring(url: string, body: string): Promise<number> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/xml', [postHeader]: postSubject },
      body,
      signal: AbortSignal.timeout(20_000),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}

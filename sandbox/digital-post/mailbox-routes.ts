import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { Value } from 'typebox/value';
import { type PageLanguage, pageLanguage, sendPage } from '../pages.tsx';
import type { PeerContext } from '../peer.ts';
import { handOver, replyMemo } from './hand-over.ts';
import { fileContent } from './judge-files.ts';
import { messageOf, parseRequest } from './judge-request.ts';
import { mailboxes } from './mailbox.ts';
import {
  type LetterRules,
  type MailboxPage,
  mailboxListPage,
  mailboxPage,
  messagePage,
  missingPage,
  repliedPage,
} from './mailbox-pages.tsx';
import type { MessageStore, StoredMessage } from './message-store.ts';

interface Asked {
  readonly Querystring: { readonly lang?: string };
}

/** Types that a browser shows without running anything; the rest is downloaded. */
const shown = new Set(['application/pdf', 'text/plain', 'image/jpeg', 'image/png']);

const show = (reply: FastifyReply, page: MailboxPage, language: PageLanguage, status = 200) =>
  sendPage(reply, { title: page.title, language, status }, page.content);

async function fileOf(store: MessageStore, message: StoredMessage, index: number): Promise<Buffer | undefined> {
  const document = parseRequest(await store.request(message));
  if ('kind' in document) return undefined;
  using parsed = document;
  const element = messageOf(parsed);
  return element && fileContent(element, index);
}

const ReplySchema = Type.Object({
  text: Type.String({ minLength: 1, maxLength: 10_000 }),
  files: Type.Optional(
    Type.Array(Type.Object({ name: Type.String(), type: Type.String(), content: Type.String() }), { maxItems: 40 }),
  ),
});

/** What the page's form sends: the text, and the files that were chosen. */
async function readParts(request: FastifyRequest): Promise<unknown> {
  let text = '';
  const files: { readonly name: string; readonly type: string; readonly content: string }[] = [];
  for await (const part of request.parts()) {
    if (part.type === 'field') text = part.fieldname === 'text' ? String(part.value) : text;
    else {
      const content = (await part.toBuffer()).toString('base64');
      if (part.filename !== '') files.push({ name: part.filename, type: part.mimetype, content });
    }
  }
  return { text, files };
}

/** Whether a letter may be answered, and the system that its answers are led to. */
async function rulesOf(store: MessageStore, message: StoredMessage): Promise<LetterRules> {
  const nothing: LetterRules = { isReplyAllowed: false, system: '', actions: [] };
  const document = parseRequest(await store.request(message));
  if ('kind' in document) return nothing;
  using parsed = document;
  const element = messageOf(parsed);
  if (!element) return nothing;
  const text = (path: string) => element.get(`./memo:MessageHeader/${path}`, memo)?.content;
  return {
    isReplyAllowed: text('memo:reply') === 'true',
    system: text('.//memo:GeneratingSystem/memo:generatingSystemID') ?? '',
    actions: element.find('.//memo:Action', memo).map((action) => {
      const said = (path: string) => action.get(`./memo:${path}`, memo)?.content;
      return {
        title: said('label') ?? '',
        code: said('actionCode') ?? '',
        url: said('EntryPoint/memo:url'),
        place: said('Reservation/memo:location'),
        start: said('Reservation/memo:startDateTime'),
        end: said('Reservation/memo:endDateTime'),
      };
    }),
  };
}

const memo = { memo: 'https://DigitalPost.dk/MeMo-1' };

/** The pages on which a person reads the letters: mailboxes, a mailbox, a letter, a file of a letter. */
export function mailboxRoutes(app: FastifyInstance, store: MessageStore, context: PeerContext): void {
  void app.register(formbody);
  void app.register(multipart, { limits: { files: 5, fileSize: 10_000_000 } });
  app.post<Asked & { Params: { readonly uuid: string } }>('/besked/:uuid/svar', async (request, reply) => {
    const language = pageLanguage(request.query.lang);
    const message = store.find(request.params.uuid);
    const body = request.isMultipart() ? await readParts(request) : request.body;
    if (!message || !Value.Check(ReplySchema, body)) return show(reply, missingPage(language), language, 404);
    const rules = await rulesOf(store, message);
    if (!rules.isReplyAllowed) return show(reply, missingPage(language), language, 404);
    const memo = replyMemo(message, rules.system, body, new Date());
    const status = await handOver(context, message.sender.cvr, memo);
    return show(reply, repliedPage(message, status, language), language, status === 200 ? 200 : 502);
  });

  app.get<Asked>('/', (request, reply) => {
    const language = pageLanguage(request.query.lang);
    return show(reply, mailboxListPage(mailboxes(store.all()), language), language);
  });

  app.get<Asked & { Params: { readonly address: string } }>('/postkasse/:address', (request, reply) => {
    const language = pageLanguage(request.query.lang);
    const box = mailboxes(store.all()).find(({ address }) => address === request.params.address);
    return box ? show(reply, mailboxPage(box, language), language) : show(reply, missingPage(language), language, 404);
  });

  app.get<Asked & { Params: { readonly uuid: string } }>('/besked/:uuid', async (request, reply) => {
    const language = pageLanguage(request.query.lang);
    const message = store.find(request.params.uuid);
    return message
      ? show(reply, messagePage(message, language, await rulesOf(store, message)), language)
      : show(reply, missingPage(language), language, 404);
  });

  app.get<Asked & { Params: { readonly uuid: string; readonly index: string } }>(
    '/besked/:uuid/fil/:index',
    async (request, reply) => {
      const language = pageLanguage(request.query.lang);
      const index = /^\d{1,4}$/.test(request.params.index) ? Number(request.params.index) : -1;
      const message = store.find(request.params.uuid);
      const facts = message?.files[index];
      const content = message && facts && (await fileOf(store, message, index));
      if (!facts || !content) return show(reply, missingPage(language), language, 404);
      const disposition = shown.has(facts.type) ? 'inline' : 'attachment';
      return reply
        .headers({
          'content-type': facts.type.startsWith('text/') ? `${facts.type}; charset=utf-8` : facts.type,
          'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(facts.name)}`,
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        })
        .send(content);
    },
  );
}

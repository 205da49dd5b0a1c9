import type { FastifyInstance, FastifyReply } from 'fastify';
import { type PageLanguage, pageLanguage, sendPage } from '../pages.tsx';
import { fileContent } from './judge-files.ts';
import { messageOf, parseRequest } from './judge-request.ts';
import { mailboxes } from './mailbox.ts';
import { type MailboxPage, mailboxListPage, mailboxPage, messagePage, missingPage } from './mailbox-pages.tsx';
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

/** The pages on which a person reads the letters: mailboxes, a mailbox, a letter, a file of a letter. */
export function mailboxRoutes(app: FastifyInstance, store: MessageStore): void {
  app.get<Asked>('/', (request, reply) => {
    const language = pageLanguage(request.query.lang);
    return show(reply, mailboxListPage(mailboxes(store.all()), language), language);
  });

  app.get<Asked & { Params: { readonly address: string } }>('/postkasse/:address', (request, reply) => {
    const language = pageLanguage(request.query.lang);
    const box = mailboxes(store.all()).find(({ address }) => address === request.params.address);
    return box ? show(reply, mailboxPage(box, language), language) : show(reply, missingPage(language), language, 404);
  });

  app.get<Asked & { Params: { readonly uuid: string } }>('/besked/:uuid', (request, reply) => {
    const language = pageLanguage(request.query.lang);
    const message = store.find(request.params.uuid);
    return message
      ? show(reply, messagePage(message, language), language)
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

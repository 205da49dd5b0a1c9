import { translator } from '../../src/texts/catalogue.ts';
import { pageLanguage, sendPage } from '../pages.tsx';
import type { Peer } from '../peer.ts';
import { listenAsSmtp } from './listener.ts';
import { type MailStore, openMailStore } from './mail-store.ts';
import { MailList, MailPage } from './pages.tsx';
import { smtpTexts } from './texts.ts';

/** A mail server that sends nothing on, and shows what it was given. */
export function createSmtpPeer(): Peer {
  const stores = new Map<string, Promise<MailStore>>();
  const storeOf = (context: Parameters<Peer['routes']>[1]): Promise<MailStore> => {
    const store = stores.get(context.dataFolder) ?? openMailStore(context);
    stores.set(context.dataFolder, store);
    return store;
  };
  return {
    key: 'smtp',
    title: 'E-mail (SMTP)',
    async routes(app, context) {
      const store = await storeOf(context);
      app.get<{ Querystring: { language?: string } }>('/', async (request, reply) => {
        const language = pageLanguage(request.query.language ?? request.headers['accept-language']);
        const say = translator(smtpTexts, language);
        return sendPage(
          reply,
          { title: say('sandbox.smtp.title'), language },
          <>
            <p>{say('sandbox.smtp.intro')}</p>
            <MailList mails={store.list()} language={language} />
          </>,
        );
      });
      app.get<{ Params: { id: string }; Querystring: { language?: string } }>('/mail/:id', async (request, reply) => {
        const language = pageLanguage(request.query.language ?? request.headers['accept-language']);
        const mail = store.find(request.params.id);
        if (!mail) {
          const title = translator(smtpTexts, language)('sandbox.smtp.missing');
          return sendPage(
            reply,
            { title, language, status: 404 },
            <MailList mails={store.list()} language={language} />,
          );
        }
        return sendPage(reply, { title: mail.subject, language }, <MailPage mail={mail} language={language} />);
      });
      app.get<{ Params: { id: string; index: string } }>('/mail/:id/fil/:index', async (request, reply) => {
        const found = await store.attachment(request.params.id, Number(request.params.index));
        if (!found) return reply.code(404).send();
        return reply
          .type(found.type)
          .headers({
            'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`,
            'x-content-type-options': 'nosniff',
          })
          .send(found.content);
      });
    },
    async listen(context) {
      const { host, port } = context.listenAt ?? { host: '127.0.0.1', port: 0 };
      return listenAsSmtp(context, await storeOf(context), { host, port });
    },
  };
}

/** The mail server as the sandbox runs it. */
export const smtpPeer: Peer = createSmtpPeer();

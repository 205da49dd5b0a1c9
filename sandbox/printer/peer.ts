import type { FastifyInstance, FastifyReply } from 'fastify';
import { openPdf } from '../../src/documents/pdfium/opened-pdf.ts';
import { pngOf } from '../../src/documents/pdfium/png.ts';
import { type PageLanguage, pageLanguage, sendPage } from '../pages.tsx';
import { type Peer, type PeerContext, withFaults } from '../peer.ts';
import { judgeLetter } from './judge-letter.ts';
import { type LetterPage, letterListPage, letterPage, missingLetterPage } from './letter-pages.tsx';
import { type LetterStore, openLetterStore, type StoredLetter } from './letter-store.ts';

interface Asked {
  readonly Querystring: { readonly lang?: string };
}

/** Bytes of an order: a letter of 100 MB in base64. */
const maximumOrder = 150_000_000;
/** Enough to read a page on the screen. */
const shownDots = 110;
/** The header in which the post component says whose letter it is. */
export const senderHeader = 'x-afsender-cvr';
/** Where the post component hands letters over, below the peer's address. */
export const ordersPath = '/forsendelser';

/** What the vendor answers to an order. */
export type OrderAnswer =
  | { readonly kind: 'letter'; readonly dispatch: number; readonly sending: string; readonly type: number }
  | { readonly kind: 'refusal'; readonly code: string; readonly text: string };

function orderRoutes(app: FastifyInstance, context: PeerContext, store: LetterStore): void {
  // One after the other, as orders come: two with the same id must not both be new.
  let turn: Promise<unknown> = Promise.resolve();

  async function take(body: Buffer, sender: string): Promise<OrderAnswer> {
    const judged = await judgeLetter(body, sender, store.isTaken);
    if (judged.kind === 'refusal') return judged;
    const { dispatch, sending, type } = await store.keep(judged, new Date());
    return { kind: 'letter', dispatch, sending, type };
  }

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: maximumOrder }, (_request, body, done) =>
    done(null, body),
  );
  app.post(ordersPath, (request, reply) =>
    withFaults(context, request, reply, async () => {
      const sender = request.headers[senderHeader];
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const answered = turn.then(() => take(body, typeof sender === 'string' ? sender : ''));
      turn = answered.catch(() => {});
      const answer = await answered;
      const status = answer.kind === 'letter' ? 200 : 400;
      return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(answer) };
    }),
  );
}

const show = (reply: FastifyReply, page: LetterPage, language: PageLanguage, status = 200) =>
  sendPage(reply, { title: page.title, language, status }, page.content);

function pageRoutes(app: FastifyInstance, store: LetterStore): void {
  const found = (number: string): StoredLetter | undefined =>
    /^\d{1,9}$/.test(number) ? store.find(Number(number)) : undefined;
  const file = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };

  app.get<Asked>('/', (request, reply) => {
    const language = pageLanguage(request.query.lang);
    return show(reply, letterListPage(store.all(), language), language);
  });
  app.get<Asked & { Params: { readonly number: string } }>('/brev/:number', (request, reply) => {
    const language = pageLanguage(request.query.lang);
    const letter = found(request.params.number);
    return letter
      ? show(reply, letterPage(letter, language), language)
      : show(reply, missingLetterPage(language), language, 404);
  });
  app.get<{ Params: { readonly number: string } }>('/brev/:number/pdf', async (request, reply) => {
    const letter = found(request.params.number);
    if (!letter) return show(reply, missingLetterPage('da'), 'da', 404);
    return reply.headers({ ...file, 'content-type': 'application/pdf' }).send(await store.pdf(letter));
  });
  app.get<{ Params: { readonly number: string; readonly page: string } }>(
    '/brev/:number/side/:page.png',
    async (request, reply) => {
      const letter = found(request.params.number);
      const page = Number(request.params.page);
      const isThere = letter && Number.isInteger(page) && page >= 1 && page <= letter.pages;
      const opened = isThere ? await openPdf(await store.pdf(letter)) : 'unreadable';
      if (typeof opened === 'string') return show(reply, missingLetterPage('da'), 'da', 404);
      using pdf = opened;
      const picture = Buffer.from(pngOf(pdf.render(page - 1, shownDots, 'rgb')));
      return reply.headers({ ...file, 'content-type': 'image/png' }).send(picture);
    },
  );
}

/**
 * A print vendor behind Serviceplatformen's post component: takes `ForsendelseI` from it (`POST /printer/forsendelser`, its own
 * affair; the product never calls it), judges the order and every page as strictly as a vendor's machine, prints nothing, and shows each
 * letter page by page at `/printer/`. Its first number is 100001.
 */
export const printerPeer: Peer = {
  key: 'printer',
  title: 'Printleverandør (fjernprint)',
  async routes(app, context) {
    const store = await openLetterStore(context);
    await app.register(async (orders) => orderRoutes(orders, context, store));
    await app.register(async (pages) => pageRoutes(pages, store));
  },
};

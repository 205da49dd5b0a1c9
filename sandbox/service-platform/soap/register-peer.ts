import type { FastifyReply } from 'fastify';
import { type PageLanguage, pageLanguage } from '../../pages.tsx';
import type { Peer, PeerContext } from '../../peer.ts';
import { type SoapService, serveSoap } from './soap-server.ts';

/** A register that Serviceplatformen gives access to. */
export interface Register {
  readonly key: string;
  readonly title: string;
  /** Answers with the page that shows the register to people, at `/{key}/`. */
  page(reply: FastifyReply, language: PageLanguage): FastifyReply;
  /** What the peer `service-platform` serves of it. */
  service(context: PeerContext): SoapService;
}

/** The peer of a register: a page for people, and a service by token. Faults: see {@link serveSoap}. */
export function registerPeer({ key, title, page, service }: Register): Peer {
  return {
    key,
    title,
    async routes(app) {
      app.get<{ Querystring: { language?: string } }>('/', async (request, reply) =>
        page(reply, pageLanguage(request.query.language ?? request.headers['accept-language'])),
      );
    },
    async platform(app, context, gate) {
      serveSoap(app, context, gate, service(context));
    },
  };
}

import type { FastifyInstance } from 'fastify';
import type { Language } from '../texts/catalogue.ts';
import type { RateLimitName } from './rate-limits.ts';
import type { WebOrganisation } from './web-organisation.ts';
import type { WebSession } from './web-session.ts';

/**
 * The pages of one room. `register` gets a server of its own: hooks added there meet only its routes. Addresses begin
 * with `/:organisation/`; the organisation is found before the handler, and an unknown one is answered with 404.
 */
export interface WebRoutes {
  /** Names the room in error messages. */
  readonly name: string;
  register(server: FastifyInstance): void | Promise<void>;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** The address that users know the server by. */
    publicUrl: URL;
  }

  interface FastifyRequest {
    /** The organisation that the address names; null at addresses without one. */
    organisation: WebOrganisation | null;
    session: WebSession | null;
    /** The language to answer in. */
    language: Language;
  }

  interface FastifyReply {
    /** Where else the page takes pictures from, such as a map's tiles, or `data:` for the page itself; set by the handler. */
    imageOrigin: string | null;
  }

  interface FastifyContextConfig {
    /** Counts requests, by session or address, against this limit. */
    readonly limit?: RateLimitName;
    /**
     * `none`: no token and no check of the origin, for answers of log-in providers and for the API, which prove
     * themselves otherwise. `sessionOnly`: a request without a session reaches the handler though its token is that of
     * an ended one, so that the handler can keep what was typed and ask for a new log-in; the origin is checked first.
     */
    readonly csrf?: 'none' | 'sessionOnly';
    /** The route takes `multipart/form-data`; it reads it by `verifiedParts`. */
    readonly multipart?: true;
    /**
     * The address belongs to no organisation, and the query's `state` begins with whose page it is: of the log-in, since
     * a provider leads back to one address for all. A `state` that names none is no error.
     */
    readonly organisationFrom?: 'state';
    /** `none`: no session is looked up, such as for health and assets. */
    readonly session?: 'none';
    /** Errors are answered as problem details (RFC 9457) rather than pages. */
    readonly answers?: 'problem';
  }
}

import type { FastifyInstance } from 'fastify';
import type { Right } from '../identity/rights/rights.ts';
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
  /** What its routes need where they say nothing else themselves. */
  readonly needs: Need;
  register(server: FastifyInstance): void | Promise<void>;
}

/**
 * What a route asks of whoever calls it: a right of an employee's; or `anyone`; `person`: somebody who fills in forms or follows
 * their own cases, with or without a log-in as the form says, which the page finds out; `key`: a key of the API; `signature`:
 * a log-in provider, peer or system outside that proves itself by what it sends.
 */
export type Need = Right | 'anyone' | 'person' | 'key' | 'signature';

/** Says what the routes of a part of a room need that is not what its room needs. */
export function withNeed(server: FastifyInstance, need: Need, register: (scope: FastifyInstance) => void): void {
  void server.register(async (scope) => {
    scope.need = need;
    register(scope);
  });
}

declare module 'fastify' {
  interface FastifyInstance {
    /** The address that users know the server by. */
    publicUrl: URL;
    /** What routes need that are registered here and say nothing else themselves. */
    need: Need;
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
    /** What it asks of whoever calls it; its room's when absent. */
    readonly needs?: Need;
    /**
     * What weighs much: an employee must have proven who they are a short while ago, and as well as their organisation demands
     * (`identity/step-up.ts`), else they are asked to log in anew; what they sent is kept. `requireEmployee` holds it.
     */
    readonly weighty?: true;
    /** `none`: no session is looked up, such as for health and assets. */
    readonly session?: 'none';
    /** Errors are answered as problem details (RFC 9457) rather than pages. */
    readonly answers?: 'problem';
  }
}

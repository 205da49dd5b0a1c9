import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../texts/catalogue.ts';
import { type Direction, directionOf } from '../texts/direction.ts';
import type { Assets } from './assets.ts';
import { csrfToken } from './csrf.ts';
import { ownLanguages } from './language.ts';
import { webTranslator } from './page-environment.ts';
import type { TranslateWeb } from './texts.ts';
import { WebError } from './web-error.ts';
import type { WebOrganisation } from './web-organisation.ts';
import type { PageUser, SessionLimits } from './web-session.ts';

/** A link of the main menu. */
export interface NavigationLink {
  readonly text: string;
  readonly href: string;
}

/** What the frame of any page is drawn from, also of one at an address without an organisation. */
export interface PageFrame {
  readonly organisation: WebOrganisation | null;
  readonly language: Language;
  readonly languages: readonly Language[];
  /** Which way the page's lines run. */
  readonly direction: Direction;
  readonly user: PageUser | null;
  /** When the log-in ends; null without one. */
  readonly limits: SessionLimits | null;
  /** A fresh mask of the session's token. Without a session, asking for it sets a cookie: ask only to draw a form. */
  readonly csrfToken: string;
  /** The page's own path with its query: where the language menu leads back to. */
  readonly path: string;
  readonly navigation: readonly NavigationLink[];
  readonly assets: Assets;
  readonly t: TranslateWeb;
}

/** What a page of an organisation is drawn from. */
export interface PageContext extends PageFrame {
  readonly organisation: WebOrganisation;
}

/** The links of the main menu on a page: they depend on who is logged in and on what the organisation has switched on. */
export type NavigationOf = (frame: Omit<PageFrame, 'navigation'>) => readonly NavigationLink[];

/** The frame of a request's page. `path` is where the language menu leads back to, where it is not the page's own address. */
export function pageFrame(request: FastifyRequest, reply: FastifyReply, path?: string): PageFrame {
  const { organisation, language, session } = request;
  let token: string | undefined;
  const frame = {
    organisation,
    language,
    languages: organisation?.languages ?? ownLanguages,
    direction: organisation?.directions?.[language] ?? directionOf(language),
    user: session?.user ?? null,
    limits: session?.limits ?? null,
    get csrfToken() {
      token ??= csrfToken(request, reply);
      return token;
    },
    path: path ?? pathToReturnTo(request),
    assets: request.server.assets,
    t: webTranslator(language),
    navigation: [],
  };
  return Object.defineProperty(frame, 'navigation', { value: request.server.navigationOf(frame), enumerable: true });
}

/** The page that answers a POST is led back to by a GET of its address, or, where it has none, by the front page. */
function pathToReturnTo(request: FastifyRequest): string {
  const { url } = request.routeOptions;
  const hasPage = request.method === 'GET' || (url !== undefined && request.server.hasRoute({ method: 'GET', url }));
  return hasPage ? (request.raw.url ?? '/') : `/${request.organisation?.slug ?? ''}/`;
}

/** The context of a request's page. An address without a known organisation is answered with 404. */
export function pageContext(request: FastifyRequest, reply: FastifyReply): PageContext {
  const frame = pageFrame(request, reply);
  if (!isOfOrganisation(frame)) throw new WebError('notFound');
  return frame;
}

function isOfOrganisation(frame: PageFrame): frame is PageContext {
  return frame.organisation !== null;
}

declare module 'fastify' {
  interface FastifyInstance {
    assets: Assets;
    navigationOf: NavigationOf;
  }
}

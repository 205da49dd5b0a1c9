import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Language } from '../texts/catalogue.ts';
import { readingTexts } from '../texts/reading.ts';
import { chooseLanguage, ownLanguages } from './language.ts';
import { languageCookie } from './language-routes.ts';
import { hasValidQuery } from './valid-address.ts';
import { WebError } from './web-error.ts';
import type { FindOrganisation } from './web-organisation.ts';
import type { LoadSession } from './web-session.ts';

export interface RequestHookOptions {
  readonly organisations: FindOrganisation;
  readonly loadSession: LoadSession;
}

/** Finds whose page a request is for, who asks, and in which language, before anything else looks at it. */
export function registerRequestHooks(
  server: FastifyInstance,
  { organisations, loadSession }: RequestHookOptions,
): void {
  server.decorateRequest('organisation', null);
  server.decorateRequest('session', null);
  server.decorateRequest('language', 'da');
  server.addHook('onRequest', async (request) => {
    const isNamedByState = request.routeOptions.config.organisationFrom === 'state';
    const slug = isNamedByState ? slugOfState(request) : slugOf(request);
    if (slug !== undefined) request.organisation = await organisations(slug);
    const isMissing = slug !== undefined && request.organisation === null && !request.is404 && !isNamedByState;
    const isClosed = request.organisation?.isClosed === true && !isAlwaysOpen(request);
    const isValid = hasValidQuery(request.raw.url ?? '');
    const needsSession = request.routeOptions.config.session !== 'none';
    if (isValid && !isMissing && !isClosed && needsSession) request.session = await loadSession(request);
    request.language = languageOf(request);
    if (isMissing) throw new WebError('notFound');
    if (isClosed) throw new WebError('closed');
    if (!isValid) throw new WebError('badRequest');
  });
  // Once for what follows at once, and again for what follows the body, which arrives by events of its own.
  server.addHook('onRequest', (request, _reply, done) => readingTexts(request.organisation?.texts, done));
  server.addHook('preValidation', (request, _reply, done) => readingTexts(request.organisation?.texts, done));
}

/** What a closed organisation still answers: its logo stands on the page that says so, and its statement must be there. */
function isAlwaysOpen({ routeOptions }: FastifyRequest): boolean {
  return /^\/:organisation\/(logo|tilgaengelighed|sprog)$/.test(routeOptions.url ?? '');
}

/** The organisation's part of the address; also of an unknown page's, so that its error looks like the rest. */
function slugOf(request: FastifyRequest): string | undefined {
  if (request.is404) return /^\/([^/?]+)/.exec(request.raw.url ?? '')?.[1];
  const { params } = request;
  if (typeof params !== 'object' || params === null || !('organisation' in params)) return undefined;
  return typeof params.organisation === 'string' ? params.organisation : undefined;
}

/** The organisation that `state` names before its first dot. */
function slugOfState({ query }: FastifyRequest): string | undefined {
  const state = typeof query === 'object' && query !== null && 'state' in query ? query.state : undefined;
  return typeof state === 'string' ? state.split('.')[0] : undefined;
}

function languageOf(request: FastifyRequest): Language {
  const { organisation } = request;
  return chooseLanguage(organisation?.languages ?? ownLanguages, {
    personal: request.session?.language ?? null,
    cookie: request.cookies[languageCookie],
    accepted: request.headers['accept-language'],
  });
}

import cookie from '@fastify/cookie';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import { withoutMarks } from '../texts/imported-texts.ts';
import { type Assets, registerAssets } from './assets.ts';
import { bodyLimit, registerBodyParsers } from './body-parsers.ts';
import { registerCsrf } from './csrf.ts';
import { answerError, registerErrorPages } from './error-handler.tsx';
import { frameworkLog } from './framework-log.ts';
import { type HealthCheck, registerHealth } from './health.ts';
import { languageRoutes } from './language-routes.ts';
import type { Log } from './log.ts';
import { type GaugeSource, registerMetrics } from './metrics.ts';
import { registerMultipart } from './multipart.ts';
import type { NavigationOf } from './page-context.ts';
import { defaultRateLimits, type RateLimits, registerRateLimits } from './rate-limits.ts';
import { registerRequestHooks } from './request-hooks.ts';
import { contentSecurityPolicy, putHeaders, securityHeaders } from './security-headers.ts';
import type { FindOrganisation, WebOrganisation } from './web-organisation.ts';
import type { Need, WebRoutes } from './web-routes.ts';
import type { LoadSession, RememberLanguage } from './web-session.ts';

export interface WebServerOptions {
  /** The address that users know the server by; `https:` turns on secure cookies and HSTS. */
  readonly publicUrl: URL;
  /** Which proxies are believed about the user's address: as Fastify's option of that name. */
  readonly trustProxy: boolean | string;
  readonly organisations: FindOrganisation;
  readonly loadSession: LoadSession;
  readonly rememberLanguage: RememberLanguage;
  readonly routes: readonly WebRoutes[];
  readonly navigation?: NavigationOf;
  /** Origins of log-in and payment providers that an answer to a form may redirect to. */
  readonly formActionOrigins?: (organisation: WebOrganisation | null) => readonly string[];
  readonly assets: Assets;
  readonly health: readonly HealthCheck[];
  readonly gauges?: readonly GaugeSource[];
  readonly metricsToken?: string;
  readonly rateLimits?: RateLimits;
  readonly log: Log;
}

/** A route as it was registered, such as `GET /:organisation/mine-sager/:case`. */
export interface RouteAddress {
  readonly method: string;
  readonly url: string;
  readonly needs: Need;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route of the server: tests walk them all. */
    readonly routeAddresses: readonly RouteAddress[];
  }
}

/** Longest that a handler may take; uploads, which are read by theirs, have as long as their request. */
const handlerTimeout = 30_000;
/** Longest that a whole request may take to arrive: 25 MB over a line of 1 Mbit/s. */
const requestTimeout = 300_000;

/**
 * The web server with all that keeps it safe; it listens when the caller says so. `close()` takes no new connection,
 * lets running requests finish, and then resolves; the caller closes the database after it.
 */
export async function createWebServer(options: WebServerOptions): Promise<FastifyInstance> {
  const { publicUrl, log, formActionOrigins = () => [] } = options;
  const transport = { https: publicUrl.protocol === 'https:' };
  const headers = securityHeaders(transport);
  const server = fastify({
    loggerInstance: frameworkLog(log),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy,
    bodyLimit,
    handlerTimeout,
    requestTimeout,
    connectionTimeout: 60_000,
    keepAliveTimeout: 72_000,
    http: { headersTimeout: 20_000 },
    forceCloseConnections: 'idle',
    // A request that came in before the stop is answered as any other.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    // Meets addresses that no route can be found for, before any hook runs.
    frameworkErrors: (error, request, reply) => {
      putHeaders(reply, headers);
      Object.assign(request, { organisation: null, session: null, language: 'da' });
      // Its promise is the reply itself; nothing is left to wait for.
      void answerError(error, request, reply, log);
    },
  });
  const addresses: RouteAddress[] = [];
  server.decorate('routeAddresses', addresses);
  server.decorate('need', 'anyone');
  server.addHook('onRoute', function (route) {
    const needs = route.config?.needs ?? this.need;
    route.config = { ...route.config, needs };
    for (const method of [route.method].flat()) addresses.push({ method, url: route.url, needs });
  });
  server.decorate('publicUrl', publicUrl);
  server.decorateReply('imageOrigin', null);
  server.decorate('assets', options.assets);
  server.decorate('navigationOf', options.navigation ?? (() => []));
  server.addHook('onRequest', async (_request, reply) => putHeaders(reply, headers));
  await server.register(cookie);
  registerRequestHooks(server, options);
  await registerRateLimits(server, options.rateLimits ?? defaultRateLimits);
  registerBodyParsers(server);
  await registerMultipart(server);
  registerCsrf(server);
  registerErrorPages(server, log);
  const policies = new Map<string, string>();
  const policyWith = (origins: readonly string[], images: readonly string[]): string => {
    const name = [...origins, '', ...images].join(' ');
    const policy = policies.get(name) ?? contentSecurityPolicy(origins, transport, images);
    policies.set(name, policy);
    return policy;
  };
  server.addHook('onSend', async (request, reply) => {
    const origins = formActionOrigins(request.organisation);
    const images = reply.imageOrigin === null ? [] : [reply.imageOrigin];
    if (origins.length === 0 && images.length === 0) return;
    // Documents and pictures have a policy of their own, which lets them do nothing.
    if (!String(reply.getHeader('content-type')).startsWith('text/html')) return;
    reply.header('content-security-policy', policyWith(origins, images));
  });
  // What isn't a page (an error as JSON, a file's data) can't say in which language a fallback is.
  server.addHook('onSend', async (_request, _reply, payload) =>
    typeof payload === 'string' ? withoutMarks(payload) : payload,
  );
  server.addHook('onRoute', (route) => {
    if (route.config?.multipart === true) route.handlerTimeout ??= requestTimeout;
  });
  endConnectionsOnClosing(server);
  registerAssets(server, options.assets);
  registerHealth(server, options.health);
  registerMetrics(server, { gauges: options.gauges ?? [], token: options.metricsToken ?? null });
  for (const room of [languageRoutes(options.rememberLanguage), ...options.routes]) {
    await server.register(async (scope) => {
      scope.need = room.needs;
      return room.register(scope);
    });
  }
  await server.ready();
  return server;
}

/**
 * A connection that is in use when the server closes would be kept alive after its answer, and the stop would wait for it as long
 * as idle connections may stand. Its last answer says that it ends (RFC 9112, section 9.6).
 */
function endConnectionsOnClosing(server: FastifyInstance): void {
  let isClosing = false;
  server.addHook('preClose', (done) => {
    isClosing = true;
    done();
  });
  server.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close');
  });
}

import { createServer } from 'node:https';
import fastify, { type FastifyRequest } from 'fastify';
import { translator } from '../../src/texts/catalogue.ts';
import { pageLanguage, sendPage } from '../pages.tsx';
import { type Peer, withFaults } from '../peer.ts';
import { exchange } from './access-token-service.ts';
import { createAccessTokens, createGate, forbiddenPage } from './gate.ts';
import { authority, serverKey } from './keys.ts';
import { UserSystemTable } from './page.tsx';
import { servicePlatformTexts } from './texts.ts';
import { issue } from './token-service.ts';
import { demoUserSystems, type UserSystem } from './user-systems.ts';

/** How a peer can differ from the ordinary one; for tests. */
export interface ServicePlatformOptions {
  readonly systems?: readonly UserSystem[];
  readonly now?: () => Date;
}

export const tokenServicePath = '/runtime/api/rest/wstrust/v1/issue';
export const accessTokenPath = '/service/AccessTokenService_1/token';
/** Bytes of a whole request at the platform: 99.5 MB of files in base64 with room to spare. */
const maximumRequest = 150_000_000;

/**
 * Serviceplatformen over TLS with client certificates, at a port of its own: the token service (SF1514 in JSON), AccessTokenService
 * (OIO IDWS REST), and behind them the services that other peers bring (`Peer.platform`). In the real world the token service has
 * a host of its own. Certificates that aren't taken get an HTML page with 403; with the fault `drop` the connection is cut.
 *
 * Every body is handed on as bytes. What can be wrong is named where it is made: token-service.ts, access-token-service.ts, gate.ts.
 */
export function createServicePlatformPeer(options: ServicePlatformOptions = {}): Peer {
  const systems = options.systems ?? demoUserSystems;
  const now = options.now ?? (() => new Date());
  return {
    key: 'service-platform',
    title: 'Serviceplatformen (STS, SF1514)',
    async routes(app) {
      app.get<{ Querystring: { language?: string } }>('/', async (request, reply) => {
        const language = pageLanguage(request.query.language ?? request.headers['accept-language']);
        const say = translator(servicePlatformTexts, language);
        return sendPage(
          reply,
          { title: say('sandbox.service-platform.title'), language },
          <>
            <p>{say('sandbox.service-platform.intro')}</p>
            <UserSystemTable systems={systems} language={language} />
          </>,
        );
      });
    },
    async listen(context, all) {
      const { host, port } = context.listenAt ?? { host: '127.0.0.1', port: 0 };
      const tokens = createAccessTokens();
      const gate = createGate(context, systems, tokens, now);
      const server = createServer({
        key: serverKey.privateKey,
        cert: serverKey.certificate,
        ca: authority.certificate,
        requestCert: true,
        // Whoever is refused is told so by a page: see `callerOf`.
        rejectUnauthorized: false,
        minVersion: 'TLSv1.2',
      });
      const app = fastify({
        serverFactory(handler) {
          server.on('request', handler);
          return server;
        },
      });
      app.removeAllContentTypeParsers();
      app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: maximumRequest }, (_request, body, done) =>
        done(null, body),
      );
      app.setNotFoundHandler((_request, reply) => reply.code(404).type('text/html').send('<html>Not found</html>'));
      app.post(tokenServicePath, (request, reply) =>
        withFaults(context, request, reply, () => issue(context, request, systems, now()), 'sts'),
      );
      app.post(accessTokenPath, (request, reply) =>
        withFaults(context, request, reply, () => exchange(context, request, systems, tokens, now()), 'token'),
      );
      app.addHook('onRequest', async (request: FastifyRequest, reply) => {
        // By OIO IDWS REST a token goes in the header alone.
        if (/[?&]access_token=/i.test(request.url)) {
          const { status, type, body } = forbiddenPage('an access token in the address');
          return reply.code(status).type(type).send(body);
        }
      });
      for (const { peer, context: own } of all) {
        if (peer.platform) await app.register(async (scope) => peer.platform?.(scope, own, gate));
      }
      await app.listen({ host, port });
      const address = server.address();
      return {
        port: typeof address === 'object' && address ? address.port : 0,
        async stop() {
          server.closeAllConnections();
          await app.close();
        },
      };
    },
  };
}

/** Serviceplatformen as the sandbox runs it. */
export const servicePlatformPeer: Peer = createServicePlatformPeer();

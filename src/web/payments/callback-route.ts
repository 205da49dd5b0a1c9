import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Application, organisationOf } from '../application.ts';
import type { WebRoutes } from '../web-routes.ts';

const longestCallback = 65_536;

/**
 * `POST /{organisation}/kvitteringer/betaling/{agreement}`: what a payment gateway tells of a payment. Signed over the bytes as they came: what is
 * not is refused with 401 before it is read. Answered with 2xx once it is noted, whatever it was about, so that the gateway need not send it again.
 */
export function paymentCallbackRoute(application: Application): WebRoutes {
  return {
    name: 'payment callbacks',
    needs: 'signature',
    register(server: FastifyInstance) {
      server.removeAllContentTypeParsers();
      server.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: longestCallback }, (_request, body, done) =>
        done(null, body),
      );
      server.post<{ Params: { readonly agreement: string } }>(
        '/:organisation/kvitteringer/betaling/:agreement',
        { config: { csrf: 'none', session: 'none', answers: 'problem', limit: 'receipt' } },
        async (request, reply): Promise<FastifyReply> => {
          const organisation = await organisationOf(request, application);
          const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
          const { agreement } = request.params;
          const received = await application.payments?.callback(organisation, agreement, body, request.headers);
          if (received === undefined || received === 'nobody')
            return problem(reply, 404, 'nothing takes callbacks here');
          if (received === 'forged') return problem(reply, 401, 'the signature does not fit');
          return reply
            .code(200)
            .type('application/json')
            .send(JSON.stringify({ callback: received }));
        },
      );
    },
  };
}

function problem(reply: FastifyReply, status: number, detail: string): FastifyReply {
  return reply.code(status).type('application/problem+json').send(JSON.stringify({ status, detail }));
}

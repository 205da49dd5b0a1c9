import type { FastifyInstance, FastifyReply } from 'fastify';
import { receiveReceipt } from '../../cases/deliveries/receive-receipt.ts';
import { type Application, organisationOf } from '../application.ts';
import type { WebRoutes } from '../web-routes.ts';
import { provenSender } from './proven-sender.ts';

const longestReceipt = 65_536;

/**
 * `POST /{organisation}/kvitteringer/{kind}`, and by GET for peers that say it in the address: receipts that peers send after they have
 * taken a delivery over. Each kind reads and judges its own; what is not proven to be the peer's is refused with 401 and changes nothing. One that is repeated is answered
 * as it was the first time, so that a peer whose answer was lost can send again.
 */
export function receiptRoutes(application: Application): WebRoutes {
  return {
    name: 'receipts',
    needs: 'signature',
    register(server: FastifyInstance) {
      // A signature is over the bytes as they came.
      server.removeAllContentTypeParsers();
      server.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: longestReceipt }, (_request, body, done) =>
        done(null, body),
      );
      server.route<{ Params: { readonly kind: string } }>({
        method: ['GET', 'POST'],
        exposeHeadRoute: false,
        url: '/:organisation/kvitteringer/:kind',
        config: { csrf: 'none', session: 'none', answers: 'problem', limit: 'receipt' },
        handler: async (request, reply): Promise<FastifyReply> => {
          const organisation = await organisationOf(request, application);
          const { services } = application;
          const { kind } = request.params;
          const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
          const sender = provenSender(request, application.distributor);
          const mark = request.url.indexOf('?');
          const brought = {
            headers: request.headers,
            method: request.method === 'GET' ? ('GET' as const) : ('POST' as const),
            query: mark === -1 ? '' : request.url.slice(mark + 1),
            body,
            ...(sender && { sender }),
          };
          const received = await receiveReceipt(services, organisation, kind, brought);
          if (received.kind === 'nobody') return problem(reply, 404, 'nothing takes receipts here');
          if (received.kind === 'refused') return problem(reply, received.status, received.error);
          const answer = services.deliveries.get(kind)?.kind.receiptAnswer;
          if (answer) return reply.code(200).type(answer.type).send(answer.body);
          if (received.kind === 'kept') return problem(reply, 422, 'the receipt is not to be understood');
          if (received.taken === 'unknown') return problem(reply, 404, 'there is no such delivery to you');
          return reply
            .code(200)
            .type('application/json')
            .send(JSON.stringify({ receipt: received.taken }));
        },
      });
    },
  };
}

function problem(reply: FastifyReply, status: number, detail: string): FastifyReply {
  return reply.code(status).type('application/problem+json').send(JSON.stringify({ status, detail }));
}

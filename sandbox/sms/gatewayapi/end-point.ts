import type { FastifyReply, FastifyRequest } from 'fastify';
import { withFaults } from '../../peer.ts';
import type { SmsGatewayAccount } from '../accounts.ts';
import type { RunningGateways } from '../running-gateways.ts';
import { isRefusal, type Refusal, refusalBody, refuse, unprocessable } from './refusal.ts';

/** A call of a customer that is known. `body` is undefined where there is none. */
export interface Call {
  readonly account: SmsGatewayAccount;
  readonly request: FastifyRequest;
  readonly body: unknown;
}

/** What an account may be struck with. */
const accountFaults: Readonly<Record<string, Refusal>> = {
  credit: refuse('0x0216'),
  frozen: refuse('0x022A'),
  address: refuse('0x0213', '127.0.0.1'),
  blacklist: refuse('0x0215', '4512345678'),
};

/** One end point: the token is the user's name of HTTP Basic, and the answer goes out as JSON after the faults of `service`. */
export function endPoint(
  gateways: RunningGateways,
  service: string,
  handle: (call: Call) => Promise<object | Refusal | 'nothing'>,
) {
  return (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
    withFaults(
      gateways.context,
      request,
      reply,
      async () => {
        const answer = await answerTo(gateways, request, service, handle);
        if (answer === 'nothing') return { status: 204, type: 'application/json', body: '' };
        const [status, content] = isRefusal(answer) ? [answer.status, refusalBody(answer)] : [200, answer];
        return { status, type: 'application/json', body: JSON.stringify(content) };
      },
      service,
    );
}

async function answerTo(
  gateways: RunningGateways,
  request: FastifyRequest,
  service: string,
  handle: (call: Call) => Promise<object | Refusal | 'nothing'>,
): Promise<object | Refusal | 'nothing'> {
  const token = tokenOf(request.headers.authorization);
  const account = gateways.accounts.find((each) => each.gateway === 'gatewayapi' && each.token === token);
  if (!account) return refuse('0x0229');
  if (service === 'send') {
    for (const { what = '' } of await gateways.context.strike('request', 'account')) {
      const refusal = accountFaults[what];
      if (refusal) return refusal;
    }
  }
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  if (bytes.length === 0) return handle({ account, request, body: undefined });
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return unprocessable('the body is not JSON');
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return unprocessable('the body can not be parsed');
  }
  return handle({ account, request, body });
}

/** `Token …` is of newer documentation; OAuth and tokens in the address are not played. */
function tokenOf(header = ''): string {
  const [, scheme = '', value = ''] = /^(Basic|Token) (\S+)$/.exec(header) ?? [];
  if (scheme === 'Token') return value;
  const [user = '', password] = Buffer.from(value, 'base64').toString('utf8').split(':');
  return password === '' ? user : '';
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import { withFaults } from '../peer.ts';
import type { PaymentAgreement } from './agreements.ts';
import { invalid, type Refusal, unauthenticated } from './refusal.ts';
import type { RunningGateway } from './running-gateway.ts';
import { skewed } from './wire.ts';

/** A call of a merchant that is known. */
export interface Call {
  readonly agreement: PaymentAgreement;
  readonly request: FastifyRequest;
  /** Undefined where there is none. */
  readonly body: unknown;
}

/** What goes out as JSON with 200, or a refusal. */
export type CallAnswer = object | Refusal;

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'refused';

/** One end point: who calls is known by the Bearer token, and the answer goes out as JSON after the faults of `service`. */
export function endPoint(gateway: RunningGateway, service: string, handle: (call: Call) => Promise<CallAnswer>) {
  return (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
    withFaults(
      gateway.context,
      request,
      reply,
      async () => {
        const answer = await answerTo(gateway, request, handle);
        const [status, content] = isRefusal(answer) ? [answer.status, bodyOf(answer)] : [200, answer];
        const isSkewed = (await gateway.context.strike('answer', 'clock')).some(({ what }) => what === 'clock-skew');
        const body = JSON.stringify(content);
        return { status, type: 'application/json', body: isSkewed ? skewed(body) : body };
      },
      service,
    );
}

async function answerTo(
  gateway: RunningGateway,
  request: FastifyRequest,
  handle: (call: Call) => Promise<CallAnswer>,
): Promise<CallAnswer> {
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const agreement = gateway.agreementByKey(token);
  if (!agreement) return unauthenticated;
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  if (bytes.length === 0) return handle({ agreement, request, body: undefined });
  let body: unknown;
  try {
    body = JSON.parse(bytes.toString('utf8'));
  } catch {
    return invalid({ body: ['The body is no JSON.'] });
  }
  return handle({ agreement, request, body });
}

function bodyOf({ message, errors }: Refusal) {
  return Object.keys(errors).length > 0 ? { message, errors } : { message };
}

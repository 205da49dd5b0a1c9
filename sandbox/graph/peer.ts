import type { FastifyReply } from 'fastify';
import type { Peer, PeerContext } from '../peer.ts';
import { groupsOf } from './groups.ts';

/** Graph answers with so many at a time, whatever is asked for: real ones do so too when they are busy. */
const pageSize = 100;

interface GroupsRequest {
  readonly Params: { readonly slug: string };
  readonly Querystring: Readonly<Record<string, string | undefined>>;
}

async function routes(app: Parameters<Peer['routes']>[0], context: PeerContext): Promise<void> {
  app.get<GroupsRequest>('/:slug/v1.0/me/transitiveMemberOf/microsoft.graph.group', async (request, reply) => {
    for (const fault of await context.strike('request')) {
      if (fault.kind === 'drop') {
        reply.hijack();
        request.raw.socket.destroy();
        return reply;
      }
      if (fault.kind === 'refuse') return refuse(reply, 503, 'serviceNotAvailable', 1);
      if (fault.kind === 'error') {
        const status = fault.status ?? 500;
        return refuse(
          reply,
          status,
          status === 429 ? 'tooManyRequests' : 'generalException',
          status === 429 ? 1 : null,
        );
      }
    }
    const { slug } = request.params;
    const who = await whoHolds(request.headers.authorization, `${context.baseUrl}/brokers/${slug}/entra`);
    if (who === null) return refuse(reply, 401, 'InvalidAuthenticationToken', null);
    const { $select = 'id', $skiptoken = '0' } = request.query;
    const at = Number($skiptoken);
    const all = groupsOf(who.subject);
    if (!Number.isInteger(at) || at < 0) return refuse(reply, 400, 'BadRequest', null);
    const fields = $select.split(',');
    const page = all.slice(at, at + pageSize).map(({ id, displayName }) => ({
      '@odata.type': '#microsoft.graph.group',
      id,
      ...(fields.includes('displayName') ? { displayName } : {}),
      ...(fields.includes('onPremisesSamAccountName') ? { onPremisesSamAccountName: null } : {}),
    }));
    const here = `${context.baseUrl}/graph/${slug}/v1.0/me/transitiveMemberOf/microsoft.graph.group`;
    const next = new URLSearchParams({ $select, $skiptoken: String(at + pageSize) });
    await context.accept({ kind: 'groups', subject: who.subject, from: at, count: page.length });
    return reply.send({
      '@odata.context': `${context.baseUrl}/graph/${slug}/v1.0/$metadata#groups`,
      ...(at + pageSize < all.length ? { '@odata.nextLink': `${here}?${next}` } : {}),
      value: page,
    });
  });
}

/** Who a token was given to, as the provider that gave it says; null for one that it does not know. */
async function whoHolds(
  authorization: string | undefined,
  issuer: string,
): Promise<{ readonly subject: string } | null> {
  if (!authorization?.startsWith('Bearer ')) return null;
  const answer = await fetch(`${issuer}/connect/userinfo`, { headers: { authorization } });
  if (answer.status !== 200) return null;
  const { sub } = (await answer.json()) as { readonly sub?: unknown };
  return typeof sub === 'string' ? { subject: sub } : null;
}

/** Graph's own form of an error. */
function refuse(reply: FastifyReply, status: number, code: string, retryAfter: number | null): FastifyReply {
  if (retryAfter !== null) reply.header('retry-after', String(retryAfter));
  return reply.code(status).send({ error: { code, message: 'The request was not carried out.' } });
}

/**
 * Microsoft Graph as far as a log-in asks it: the groups of the one who is logged in, also those through other groups, a page at a
 * time, at `/graph/{organisation}/v1.0`. Tokens are those of the sandbox's Entra ID for that organisation. Faults: `error` with
 * status 429 answers with `Retry-After`.
 */
export const graphPeer: Peer = { key: 'graph', title: 'Microsoft Graph', routes };

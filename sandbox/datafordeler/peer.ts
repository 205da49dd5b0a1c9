import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { entryOfCpr } from '../cpr/entries.ts';
import { companies } from '../cvr/companies.ts';
import { type Peer, type PeerContext, withFaults } from '../peer.ts';
import { datafordelerAccess } from './access.ts';
import { companyNode } from './company-node.ts';
import { judgeQuery, project, selected, selectsProtections } from './judge-query.ts';
import { personNode } from './person-node.ts';

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const tokenSeconds = 3600;

/**
 * Datafordeler over the people and companies of the sandbox: `POST /datafordeler/token` (OAuth 2, client credentials),
 * `POST /datafordeler/CPR/custom/PublicSector/v1` with a token and `POST /datafordeler/CVR/flexibleCurrent/v1` with the key
 * in the address. It refuses what the real one refuses, by its codes.
 */
export const datafordelerPeer: Peer = {
  key: 'datafordeler',
  title: 'Datafordeler (CPR, CVR)',
  async routes(app, context) {
    const tokens = new Map<string, number>();
    app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    app.post('/token', (request, reply) =>
      withFaults(context, request, reply, async () => {
        const form = (request.body ?? {}) as Readonly<Record<string, string>>;
        const { clientId, clientSecret } = datafordelerAccess;
        if (form.grant_type !== 'client_credentials') return json(400, { error: 'unsupported_grant_type' });
        if (form.client_id !== clientId || form.client_secret !== clientSecret)
          return json(401, { error: 'invalid_client' });
        const token = randomBytes(24).toString('base64url');
        tokens.set(token, Date.now() + tokenSeconds * 1000);
        return json(200, { access_token: token, token_type: 'Bearer', expires_in: tokenSeconds });
      }),
    );
    app.post('/CPR/custom/PublicSector/v1', (request, reply) =>
      withFaults(context, request, reply, async () => {
        if (keyOf(request) !== undefined) return unauthorized('DAF-AUTH-0001', 'The service demands a token.');
        const until = tokens.get(/^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '');
        if (until === undefined || until < Date.now()) return unauthorized('DAF-AUTH-0005', 'The token is not valid.');
        return askPerson(request, context);
      }),
    );
    app.post('/CVR/flexibleCurrent/v1', (request, reply) =>
      withFaults(context, request, reply, async () => {
        if ('apikey' in request.headers || 'x-api-key' in request.headers) {
          return unauthorized(
            keyOf(request) === undefined ? 'DAF-AUTH-0005' : 'DAF-AUTH-0002',
            'The key belongs in the address.',
          );
        }
        if (keyOf(request) !== datafordelerAccess.apiKey) return unauthorized('DAF-AUTH-0005', 'The key is not known.');
        return askCompany(request, context);
      }),
    );
  },
};

async function askPerson(request: FastifyRequest, context: PeerContext): Promise<Answer> {
  const { query, variables = {} } = request.body as { query?: unknown; variables?: Readonly<Record<string, unknown>> };
  const judged = judgeQuery(query);
  if (!judged.ok) return errors(judged.refusal.code, judged.refusal.message);
  const { root } = judged;
  if (root.name.value !== 'CPRCustom_PublicSectorPerson') return errors('HC0016', 'The field does not exist.');
  const numbers = Array.isArray(variables.cpr) ? variables.cpr : [variables.cpr];
  if (numbers.length > 100) return errors('DAF-GQL-0016', 'At most 100 values are allowed in a list.');
  const nodes = selected(root.selectionSet).find(({ name }) => name.value === 'nodes');
  if (!nodes) return errors('HC0016', 'The nodes are not selected.');
  if (!selectsProtections(nodes)) {
    return errors('DAF-CPR', 'Required fields are missing in query selection: beskyttelser');
  }
  const entries = numbers.flatMap((cpr) => (typeof cpr === 'string' ? (entryOfCpr(cpr) ?? []) : []));
  await context.accept({ operation: root.name.value, numbers, found: entries.length });
  const found = project(entries.map(personNode), nodes.selectionSet);
  if (found.unknown !== undefined) return errors('HC0016', `The field \`${found.unknown}\` does not exist.`);
  return json(200, { data: { [root.name.value]: { nodes: found.value } } });
}

async function askCompany(request: FastifyRequest, context: PeerContext): Promise<Answer> {
  const { query, variables = {} } = request.body as { query?: unknown; variables?: Readonly<Record<string, unknown>> };
  const judged = judgeQuery(query);
  if (!judged.ok) return errors(judged.refusal.code, judged.refusal.message);
  const { root } = judged;
  if (root.name.value !== 'CVR_Virksomhed') return errors('HC0016', 'The field does not exist.');
  if (!(root.arguments ?? []).some(({ name }) => name.value === 'virkningstid')) {
    return errors('DAF-GQL-0009', 'virkningstid is required.');
  }
  if (typeof variables.cvr !== 'number') return errors('HC0016', 'CVRNummer is a Long.');
  const moment = String(variables.now);
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(moment)) return errors('HC0016', 'virkningstid must be a time in UTC.');
  const nodes = selected(root.selectionSet).find(({ name }) => name.value === 'nodes');
  if (!nodes) return errors('HC0016', 'The nodes are not selected.');
  const company = companies.find(({ cvr }) => Number(cvr) === variables.cvr);
  const isActive = company && (company.cessationDate === undefined || company.cessationDate > moment.slice(0, 10));
  await context.accept({ operation: root.name.value, cvr: variables.cvr, found: company !== undefined });
  const found = project(isActive ? [companyNode(company)] : [], nodes.selectionSet);
  if (found.unknown !== undefined) return errors('HC0016', `The field \`${found.unknown}\` does not exist.`);
  return json(200, { data: { [root.name.value]: { nodes: found.value } } });
}

function keyOf(request: FastifyRequest): string | undefined {
  return (request.query as { readonly apiKey?: string }).apiKey;
}

function json(status: number, body: unknown): Answer {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}

function unauthorized(errorCode: string, detail: string): Answer {
  return { status: 401, type: 'application/problem+json', body: JSON.stringify({ status: 401, errorCode, detail }) };
}

/** Errors of the question come with 200, as GraphQL has it. */
function errors(code: string, message: string): Answer {
  return json(200, { errors: [{ message, extensions: { code } }] });
}

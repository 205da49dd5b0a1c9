import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import { limitedText } from '../limited-text.ts';
import { failure } from '../look-up-failure.ts';
import type { LookUpFailure } from '../register.ts';

/** What an installation calls Datafordeler with. */
export interface DatafordelerAccess {
  /** Such as `https://graphql.datafordeler.dk`, without a slash at the end. */
  readonly url: string;
  /** Where tokens are given out (OAuth 2, client credentials). */
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** For open data (CVR). It goes into the address, as Datafordeler wants it there: addresses are never told or logged. */
  readonly apiKey: string;
  /** Time limit of one look-up; 10,000 when absent. */
  readonly timeoutMilliseconds?: number;
}

export type GraphqlAnswer = { readonly ok: true; readonly data: unknown } | LookUpFailure;

const TokenSchema = Type.Object({
  access_token: Type.String({ minLength: 1 }),
  expires_in: Type.Optional(Type.Number()),
});
const AnswerSchema = Type.Object({
  data: Type.Optional(Type.Unknown()),
  errors: Type.Optional(
    Type.Array(
      Type.Object({
        message: Type.Optional(Type.String()),
        extensions: Type.Optional(Type.Object({ code: Type.Optional(Type.String()) })),
      }),
    ),
  ),
});

const longestAnswer = 1_000_000;
/** A token is got anew so many milliseconds before it ends. */
const margin = 60_000;

/** Calls Datafordeler's GraphQL; keeps the token of its access until shortly before it ends. Never throws for what they do. */
export function createGraphqlCall(access: DatafordelerAccess, now: () => number = Date.now) {
  let token: { readonly value: string; readonly until: number } | undefined;

  /** Those who want one at the same time wait for one fetch; it ends by its own limit. */
  let work: Promise<string | LookUpFailure> | undefined;

  function tokenFor(): Promise<string | LookUpFailure> {
    if (token && token.until - margin > now()) return Promise.resolve(token.value);
    work ??= fetchToken(AbortSignal.timeout(access.timeoutMilliseconds ?? 10_000)).finally(() => {
      work = undefined;
    });
    return work;
  }

  async function fetchToken(signal: AbortSignal): Promise<string | LookUpFailure> {
    const { tokenUrl, clientId, clientSecret } = access;
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    });
    const answer = await fetch(tokenUrl, { method: 'POST', redirect: 'manual', signal, body });
    const text = await limitedText(answer, longestAnswer);
    if (answer.status === 400 || answer.status === 401)
      return failure('refused', 'the token service refuses the client');
    const read = text.ok && answer.ok ? parsed(text.text) : undefined;
    if (!Value.Check(TokenSchema, read)) return failure('unavailable', `no token: HTTP ${answer.status}`);
    token = { value: read.access_token, until: now() + (read.expires_in ?? 300) * 1000 };
    return token.value;
  }

  /** `secured`: with a token; else by the key of open data. */
  return async function call(
    path: string,
    query: string,
    variables: Readonly<Record<string, unknown>>,
    secured: boolean,
    outer: AbortSignal | undefined,
  ): Promise<GraphqlAnswer> {
    const limit = AbortSignal.timeout(access.timeoutMilliseconds ?? 10_000);
    const signal = outer ? AbortSignal.any([outer, limit]) : limit;
    try {
      const first = await ask(path, query, variables, secured, signal);
      if (first !== 'unauthorized') return first;
      // A token may have been withdrawn, and a new key is refused now and then while it spreads.
      token = undefined;
      const second = await ask(path, query, variables, secured, signal);
      return second === 'unauthorized' ? failure('unavailable', 'HTTP 401 twice') : second;
    } catch (error) {
      if (outer?.aborted) return failure('unavailable', 'the caller ended the look-up');
      if (limit.aborted) return failure('unavailable', 'no answer within the time limit');
      return failure('unavailable', `no answer: ${error instanceof Error ? error.name : 'connection failed'}`);
    }
  };

  async function ask(
    path: string,
    query: string,
    variables: Readonly<Record<string, unknown>>,
    secured: boolean,
    signal: AbortSignal,
  ): Promise<GraphqlAnswer | 'unauthorized'> {
    const url = new URL(access.url + path);
    const headers: Record<string, string> = { accept: 'application/json', 'content-type': 'application/json' };
    if (secured) {
      const bearer = await tokenFor();
      if (typeof bearer !== 'string') return bearer;
      headers.authorization = `Bearer ${bearer}`;
    } else url.searchParams.set('apiKey', access.apiKey);
    const answer = await fetch(url, {
      ...{ method: 'POST', redirect: 'manual', signal, headers },
      body: JSON.stringify({ query, variables }),
    });
    const text = await limitedText(answer, longestAnswer);
    if (answer.status === 401) return 'unauthorized';
    if (!text.ok) return failure('unavailable', text.problem);
    const body = parsed(text.text);
    if (!Value.Check(AnswerSchema, body)) {
      const isTemporary = answer.status < 400 || answer.status >= 500 || [408, 425, 429].includes(answer.status);
      return failure(isTemporary ? 'unavailable' : 'refused', `HTTP ${answer.status} without a GraphQL answer`);
    }
    if (body.errors && body.errors.length > 0) return refusedBy(body.errors);
    return answer.ok ? { ok: true, data: body.data } : failure('unavailable', `HTTP ${answer.status}`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The codes alone are told: a message may repeat the question. */
function refusedBy(errors: NonNullable<Static<typeof AnswerSchema>['errors']>): LookUpFailure {
  const codes = errors.map(
    ({ extensions }) => extensions?.code?.replaceAll(/[^A-Za-z0-9-]/g, '').slice(0, 40) ?? 'no code',
  );
  return failure('refused', `GraphQL errors: ${[...new Set(codes)].join(', ')}`.slice(0, 200));
}

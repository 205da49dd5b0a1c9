import type { FormDefinition } from '../../../forms/definition.ts';
import type {
  CreateAnswer,
  CreateRequest,
  DesignList,
  DesignState,
  FindingsAnswer,
  ListsAnswer,
  LoadedDesign,
  PublishAnswer,
  PublishRequest,
} from '../../../forms/design/api-types.ts';
import { createKeptClient, type KeptClient } from './kept-client.ts';

/** Why the server gave no answer: it could not be reached, the log-in has ended, or it said no. */
export class DesignFailure extends Error {
  readonly reason: 'offline' | 'loggedOut' | 'refused';
  readonly status: number;

  constructor(reason: DesignFailure['reason'], status: number, message: string) {
    super(message);
    this.reason = reason;
    this.status = status;
  }
}

/** The server's side of the form designer: `src/forms/design/api-types.ts`. Every call fails with a {@link DesignFailure}. */
export interface DesignClient extends KeptClient<LoadedDesign, FormDefinition, DesignState> {
  forms(): Promise<DesignList>;
  create(request: CreateRequest): Promise<CreateAnswer>;
  /** The organisation's own lists of answers. */
  lists(): Promise<ListsAnswer>;
  findings(key: string): Promise<FindingsAnswer>;
  publish(key: string, request: PublishRequest): Promise<PublishAnswer>;
}

/** Asks the API at an address; every call fails with a {@link DesignFailure}. */
export type Ask = <Answer>(method: string, path: string, body?: unknown) => Promise<Answer>;

/** What asks the API at `base`, such as `/demo/design/api`. */
export function askAt(base: string, csrfToken: string): Ask {
  return async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const isFile = body instanceof Blob;
    const answer = await fetch(`${base}${path}`, {
      method,
      headers: {
        accept: 'application/json',
        ...(method === 'GET' ? {} : { 'x-csrf-token': csrfToken }),
        ...(body === undefined ? {} : { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
      redirect: 'manual',
    }).catch(() => {
      throw new DesignFailure('offline', 0, 'The server could not be reached.');
    });
    if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) {
      throw new DesignFailure('loggedOut', answer.status, 'The log-in has ended.');
    }
    const isJson = answer.headers.get('content-type')?.includes('json') === true;
    const content = isJson ? await answer.json().catch(() => null) : null;
    if (!answer.ok && !isAnswer(content)) {
      const told =
        typeof content?.detail === 'string' ? content.detail : typeof content?.title === 'string' ? content.title : '';
      throw new DesignFailure(
        answer.status >= 500 ? 'offline' : 'refused',
        answer.status,
        told || `HTTP ${answer.status}`,
      );
    }
    return content;
  };
}

/** A client for the API at `base`, such as `/demo/design/api`. */
export function createDesignClient(base: string, csrfToken: string): DesignClient {
  const ask = askAt(base, csrfToken);
  const at = (key: string, rest: string) => `/forms/${encodeURIComponent(key)}${rest}`;
  return {
    ...createKeptClient(ask, base, { stem: 'forms', importAt: 'import' }),
    forms: () => ask('GET', '/forms'),
    create: (request) => ask('POST', '/forms', request),
    lists: () => ask('GET', '/lists'),
    findings: (key) => ask('GET', at(key, '/findings')),
    publish: (key, request) => ask('POST', at(key, '/publish'), request),
  };
}

/** An answer of the API says what kind it is, whatever its status. */
function isAnswer(content: unknown): boolean {
  return typeof content === 'object' && content !== null && 'kind' in content;
}

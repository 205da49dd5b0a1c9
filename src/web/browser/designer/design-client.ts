import type {
  AtRevision,
  CreateAnswer,
  CreateRequest,
  DefinitionAnswer,
  DesignList,
  DesignState,
  DifferenceAnswer,
  DiscardAnswer,
  FindingsAnswer,
  ImportAnswer,
  ListsAnswer,
  LoadedDesign,
  PublishAnswer,
  PublishRequest,
  RestoreRequest,
  SaveAnswer,
  SaveRequest,
  TranslateRequest,
  VersionsAnswer,
} from '../../../forms/design/api-types.ts';

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

/** The server's side of the designer: `src/forms/design/api-types.ts`. Every call fails with a {@link DesignFailure}. */
export interface DesignClient {
  forms(): Promise<DesignList>;
  create(request: CreateRequest): Promise<CreateAnswer>;
  /** `mode`: `new` with the key that the form gets, or `replace` with the revision that was seen. */
  import(file: Blob, query: Readonly<Record<string, string>>): Promise<ImportAnswer>;
  load(key: string): Promise<LoadedDesign>;
  /** The organisation's own lists of answers. */
  lists(): Promise<ListsAnswer>;
  save(key: string, request: SaveRequest): Promise<SaveAnswer>;
  discard(key: string, request: AtRevision): Promise<DiscardAnswer>;
  findings(key: string): Promise<FindingsAnswer>;
  publish(key: string, request: PublishRequest): Promise<PublishAnswer>;
  unschedule(key: string): Promise<DesignState>;
  withdraw(key: string): Promise<DesignState>;
  versions(key: string): Promise<VersionsAnswer>;
  definition(key: string, of: string): Promise<DefinitionAnswer>;
  difference(key: string, from: string, to: string): Promise<DifferenceAnswer>;
  restore(key: string, request: RestoreRequest): Promise<SaveAnswer>;
  translate(key: string, request: TranslateRequest): Promise<SaveAnswer>;
  /** The address of the file with a form in it. */
  exportHref(key: string, of: string): string;
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
  const form = (key: string, rest = '') => `/forms/${encodeURIComponent(key)}${rest}`;
  const query = (entries: Readonly<Record<string, string>>) => `?${new URLSearchParams(entries)}`;
  return {
    forms: () => ask('GET', '/forms'),
    create: (request) => ask('POST', '/forms', request),
    import: (file, entries) => ask('POST', `/import${query(entries)}`, file),
    load: (key) => ask('GET', form(key)),
    lists: () => ask('GET', '/lists'),
    save: (key, request) => ask('PUT', form(key), request),
    discard: (key, request) => ask('DELETE', form(key), request),
    findings: (key) => ask('GET', form(key, '/findings')),
    publish: (key, request) => ask('POST', form(key, '/publish'), request),
    unschedule: (key) => ask('DELETE', form(key, '/schedule')),
    withdraw: (key) => ask('POST', form(key, '/withdraw'), {}),
    versions: (key) => ask('GET', form(key, '/versions')),
    definition: (key, of) => ask('GET', form(key, `/definition${query({ of })}`)),
    difference: (key, from, to) => ask('GET', form(key, `/difference${query({ from, to })}`)),
    restore: (key, request) => ask('POST', form(key, '/restore'), request),
    translate: (key, request) => ask('POST', form(key, '/translations'), request),
    exportHref: (key, of) => `${base}${form(key, `/export${query({ of })}`)}`,
  };
}

/** An answer of the API says what kind it is, whatever its status. */
function isAnswer(content: unknown): boolean {
  return typeof content === 'object' && content !== null && 'kind' in content;
}

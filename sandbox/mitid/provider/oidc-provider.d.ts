/** The part of oidc-provider 9 that the sandbox uses; the package carries no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  /** A Koa context as far as our middleware touches it. */
  export interface ProviderContext {
    readonly method: string;
    readonly path: string;
    readonly query: Readonly<Record<string, string | string[] | undefined>>;
    readonly req: IncomingMessage;
    readonly res: ServerResponse;
    readonly headers: Record<string, string | string[] | undefined>;
    readonly response: { get(name: string): string | undefined };
    readonly cookies: { set(name: string, value: string | null, options?: object): void };
    readonly oidc: {
      readonly params: Readonly<Record<string, string | undefined>>;
      /** The form of a request by POST. */
      readonly body?: Readonly<Record<string, string | undefined>>;
      readonly session: {
        readonly state?: { readonly postLogoutRedirectUri?: string; readonly state?: string };
        destroy(): Promise<void>;
      };
      readonly result?: { readonly login?: object };
    };
    status: number;
    type: string;
    body: unknown;
    respond?: boolean;
    set(headers: Readonly<Record<string, string>>): void;
    remove(name: string): void;
    redirect(url: string): void;
  }

  export interface Interaction {
    readonly uid: string;
    readonly params: Readonly<Record<string, string | undefined>>;
  }

  /** What a code or an access token was issued under. */
  export interface TokenSource {
    readonly grantId?: string;
  }

  export interface Account {
    readonly accountId: string;
    claims(use: string, scope: string): Promise<Readonly<Record<string, unknown>>>;
  }

  export class Provider {
    constructor(issuer: string, configuration: Readonly<Record<string, unknown>>);
    readonly Grant: new (of: {
      readonly accountId: string;
      readonly clientId: string;
    }) => { addOIDCScope(scope: string): void; save(): Promise<string> };
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    cookieName(kind: 'session' | 'interaction' | 'resume'): string;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionResult(
      request: IncomingMessage,
      response: ServerResponse,
      result: Readonly<Record<string, unknown>>,
    ): Promise<string>;
    use(middleware: (context: ProviderContext, next: () => Promise<void>) => Promise<void>): this;
    on(event: 'server_error', listener: (context: ProviderContext, error: Error) => void): this;
  }

  export const errors: {
    readonly InvalidRequest: new (description: string) => Error;
    readonly InvalidScope: new (description: string, scope: string) => Error;
    readonly SessionNotFound: new (description: string) => Error;
  };

  export const interactionPolicy: {
    readonly base: () => {
      get(name: 'login' | 'consent'): { readonly checks: { add(check: object): void } };
      remove(name: 'login' | 'consent'): void;
    };
    readonly Check: new (
      reason: string,
      description: string,
      error: string,
      check: (context: ProviderContext) => boolean,
    ) => object;
  };
}

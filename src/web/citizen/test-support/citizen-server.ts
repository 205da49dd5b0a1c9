import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { ReceiptServices } from '../../../cases/receipt.ts';
import type { ScanUpload } from '../../../documents/scan-upload.ts';
import { loginCitizen } from '../../../identity/login.ts';
import type { AssuranceLevel } from '../../../identity/oidc/claims.ts';
import { createSessions, type Sessions } from '../../../identity/sessions.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { applicationSession } from '../../application.ts';
import type { Log } from '../../log.ts';
import { sessionToken } from '../../login/cookies.ts';
import { webOrganisation } from '../../organisation-view.ts';
import { testServer } from '../../test-server.ts';
import { citizenRoutes } from '../routes.ts';
import { fieldsOfForm, fillIn, isMultipart } from './posted-fields.ts';
import { type RegistersStandIn, registersStandIn } from './registers-stand-in.ts';

/** The citizen's pages over a real database, with stand-ins for the world outside. */
export interface CitizenServer {
  readonly server: FastifyInstance;
  readonly registers: RegistersStandIn;
  readonly sessions: Sessions;
  scan: ScanUpload;
  /** A browser without scripts, logged in as that person at the organisation. */
  browserOf(
    organisation: Organisation,
    person: { readonly cpr: string; readonly name: string; readonly privileges?: string },
    level?: AssuranceLevel,
  ): Promise<CitizenBrowser>;
  visitor(): CitizenBrowser;
}

export async function startCitizenServer(services: ReceiptServices, log?: Log): Promise<CitizenServer> {
  const registers = registersStandIn();
  const sessions = createSessions(services.database, { idleMinutes: 60, hours: 12 }, services.now);
  const made: { scan: ScanUpload } = { scan: null };
  const server = await testServer({
    ...(log ? { log } : {}),
    routes: [
      citizenRoutes({
        readyWays: () => ({ nemlogin: false, mitid: true, oidc: false, contextHandler: false }),
        services,
        cpr: () => registers.cpr,
        cvr: () => registers.cvr,
        sessions,
        scan: (chunks) => (made.scan ? made.scan(chunks) : Promise.resolve({ verdict: 'clean' })),
      }),
    ],
    organisations: async (slug) => {
      const found = await services.organisations.bySlug(slug);
      return found ? webOrganisation(found) : null;
    },
    loadSession: async (request) => {
      const token = sessionToken(request);
      const found = request.organisation && (await services.organisations.bySlug(request.organisation.slug));
      const session = found && token !== undefined ? await sessions.find(found, token) : null;
      return session && found ? applicationSession(session, found) : null;
    },
  });
  return {
    server,
    registers,
    sessions,
    get scan() {
      return made.scan;
    },
    set scan(scan) {
      made.scan = scan;
    },
    async browserOf(organisation, { cpr, name, privileges }, level = 'substantial') {
      const identity = {
        cpr,
        name,
        level,
        subject: `subject ${cpr}`,
        transaction: 't',
        ...(privileges === undefined ? {} : { privileges }),
        identityType: 'private',
      } as const;
      const { token } = await loginCitizen(
        services.database,
        sessions,
        organisation,
        identity,
        'id token',
        {},
        services.now(),
      );
      return new CitizenBrowser(server, token);
    },
    visitor: () => new CitizenBrowser(server, null),
  };
}

/** A file to choose on a page. */
export interface ChosenFile {
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
}

/** A browser that knows no scripts: it keeps cookies, follows redirects and posts what stands in a page's form. */
export class CitizenBrowser {
  readonly #server: FastifyInstance;
  /** Values by name and the path whose addresses they go to. */
  readonly #cookies = new Map<string, { readonly name: string; readonly path: string; readonly value: string }>();
  language = 'da';
  /** The page that was last answered, with its address. */
  page: { readonly path: string; readonly status: number; readonly html: string } = { path: '', status: 0, html: '' };

  constructor(server: FastifyInstance, token: string | null) {
    this.#server = server;
    this.logIn(token);
  }

  /** Another window of the same browser. */
  clone(): CitizenBrowser {
    const copy = new CitizenBrowser(this.#server, null);
    for (const cookie of this.#cookies.values()) copy.#keep(cookie.name, cookie.path, cookie.value);
    return copy;
  }

  #keep(name: string, path: string, value: string): void {
    this.#cookies.set(`${name} ${path}`, { name, path, value });
  }

  logIn(token: string | null): void {
    if (token === null) this.#cookies.delete('session /');
    else this.#keep('session', '/', token);
  }

  get token(): string | null {
    return this.#cookies.get('session /')?.value ?? null;
  }

  async get(path: string): Promise<CitizenBrowser> {
    return this.#follow(path, await this.request({ method: 'GET', url: path }));
  }

  /** Sends the page's form to `action` with what stands in it and the changes, as if by the button given. */
  async send(
    action: string,
    changes: Readonly<Record<string, string | readonly string[]>> = {},
    button: readonly [name: string, value: string] | null = null,
    files: readonly ChosenFile[] = [],
  ): Promise<CitizenBrowser> {
    const fields = [
      ...fillIn(fieldsOfForm(this.page.html, action), this.page.html, changes),
      ...(button ? [button] : []),
    ];
    const body = isMultipart(this.page.html, action) ? multipart(fields, files) : urlencoded(fields);
    const url = action.split('#')[0] ?? action;
    return this.#follow(url, await this.request({ method: 'POST', url, ...body }));
  }

  async request(options: {
    readonly method: 'GET' | 'POST';
    readonly url: string;
    readonly payload?: string | Buffer;
    readonly headers?: Readonly<Record<string, string>>;
  }): Promise<LightMyRequestResponse> {
    const path = options.url.split('?')[0] ?? '';
    const cookie = [...this.#cookies.values()]
      .filter((each) => each.path === '/' || path === each.path || path.startsWith(`${each.path}/`))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    const answer = await this.#server.inject({
      ...options,
      headers: {
        'accept-language': this.language,
        'sec-fetch-site': 'same-origin',
        ...(cookie === '' ? {} : { cookie }),
        ...options.headers,
      },
    });
    for (const { name, value, path: at = '/' } of answer.cookies) {
      if (value === '') this.#cookies.delete(`${name} ${at}`);
      else this.#keep(name, at, value);
    }
    return answer;
  }

  async #follow(path: string, answer: LightMyRequestResponse): Promise<CitizenBrowser> {
    const { location } = answer.headers;
    if (answer.statusCode === 303 && typeof location === 'string' && !location.includes('/login/')) {
      const [next = '', fragment] = location.split('#');
      await this.get(next);
      if (fragment !== undefined) this.page = { ...this.page, path: `${this.page.path}#${fragment}` };
      return this;
    }
    const leads = typeof location === 'string' ? location : path;
    this.page = { path: leads, status: answer.statusCode, html: answer.body };
    return this;
  }
}

export function urlencoded(fields: Iterable<readonly [string, string]>) {
  return {
    payload: new URLSearchParams([...fields].map(([name, value]) => [name, value])).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  };
}

/** The body that a browser makes of a form with files; an input without a file sends an empty one. */
export function multipart(fields: Iterable<readonly [string, string]>, files: readonly ChosenFile[]) {
  const boundary = '----test-boundary-7MA4YWxkTrZu0gW';
  const pieces: Uint8Array[] = [];
  const add = (text: string) => pieces.push(Buffer.from(text));
  for (const [name, value] of fields) {
    add(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  }
  for (const { field, name, type, content } of files) {
    const disposition = `form-data; name="${field}"; filename="${name}"`;
    add(`--${boundary}\r\nContent-Disposition: ${disposition}\r\nContent-Type: ${type}\r\n\r\n`);
    pieces.push(content);
    add('\r\n');
  }
  add(`--${boundary}--\r\n`);
  return {
    payload: Buffer.concat(pieces),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

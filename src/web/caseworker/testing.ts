import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { formFields } from '../../../test/helpers/browse.ts';
import { deliveryServices, type MemoryPeer, memoryPeer } from '../../../test/helpers/delivery-services.ts';
import { answersWithPrice, draftWith, karen, personOf, send } from '../../../test/helpers/fritidspas.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/helpers/product.ts';
import { type DeliveryServices, deliver } from '../../cases/deliver.ts';
import { findCase } from '../../cases/stored-case.ts';
import type { Tables } from '../../database/schema.ts';
import { createPdfRenderer } from '../../documents/pdf/pdf-renderer.ts';
import { keepGenerated } from '../../documents/stored-document.ts';
import type { Answers } from '../../forms/answers.ts';
import { findDraft, saveDraft } from '../../forms/drafts/draft.ts';
import { loginCitizen, loginEmployee } from '../../identity/login.ts';
import { createSessions } from '../../identity/sessions.ts';
import { countUnreadNotifications } from '../../messages/notifications.ts';
import { createOrganisationManager } from '../../organisations/manage-organisations.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { auditRoutes } from '../admin/routes.ts';
import { type Application, applicationSession } from '../application.ts';
import { citizenRoutes } from '../citizen/routes.ts';
import { sessionToken } from '../login/cookies.ts';
import { notificationRoutes } from '../notifications/routes.tsx';
import { webOrganisation } from '../organisation-view.ts';
import { memoryLog, testServer, type WrittenLine } from '../test-server.ts';
import type { WebRoutes } from '../web-routes.ts';
import { failedDeliveryRoutes } from './failed-deliveries/routes.tsx';
import { caseworkerRoutes } from './routes.ts';

/** Prices that lead the demonstration's workflow to a case worker, and to a grant at once. */
export const prices = { assessed: '9.000', granted: '900' } as const;

/** What a page answered. */
export interface Answer {
  readonly status: number;
  readonly location: string | null;
  readonly body: string;
  readonly bytes: Buffer;
  readonly header: (name: string) => string | undefined;
}

/** Somebody at a browser without scripts. */
export interface Visitor {
  /** Our id of the employee or person. */
  readonly id: string;
  /** The same person at a browser where that language was chosen. */
  in(language: string): Visitor;
  get(path: string): Promise<Answer>;
  /** Sends the form with that action from a page that was loaded before, as it stood there; `more` is what was typed. */
  send(from: Answer, action: string, more?: Readonly<Record<string, string | readonly string[]>>): Promise<Answer>;
  /** Loads the page and sends the form on it. */
  submit(page: string, action: string, more?: Readonly<Record<string, string | readonly string[]>>): Promise<Answer>;
  /** Sends a file by the form with that action, as its only input beside what is hidden and `more`. */
  upload(page: string, action: string, file: File, more?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Sends fields that no page of ours offers, with a token that holds. */
  forge(action: string, fields: Readonly<Record<string, string>>): Promise<Answer>;
}

/** The case workers' and administrators' pages over a real database, with people who are logged in. */
export interface CaseworkerTest extends TestDatabase {
  readonly peer: MemoryPeer;
  readonly log: readonly WrittenLine[];
  employee(name: string, roles: readonly string[], groups: readonly string[], at?: Organisation): Promise<Visitor>;
  citizen(): Promise<Visitor>;
  nobody(): Visitor;
  /** A case of Karen's; its id. */
  submitCase(price: string, at?: Organisation): Promise<string>;
  /** Sends the correction in that the case waits for, with these answers changed. */
  correct(caseId: string, answers: Answers): Promise<void>;
  /** What a system outside sends, with these headers. */
  bring(path: string, body: string, headers: Readonly<Record<string, string>>): Promise<Answer>;
  /** Makes one attempt at the case's delivery, the latest where there are several; the peer answers as it is set to. */
  attempt(caseId: string): Promise<void>;
  /** Keeps a document with the case; its id. */
  addDocument(caseId: string, content: Uint8Array): Promise<string>;
  /** What was logged in the audit log of the demonstration organisation, oldest first. */
  audited(): Promise<
    readonly { readonly action: string; readonly actor: string | null; readonly record: string | null }[]
  >;
}

/** @param change puts something else in place of a part of the application, and adds rooms beside those of the case workers */
export async function startCaseworkerTest(
  change: {
    readonly application?: (usual: Application) => Application;
    readonly routes?: (application: Application) => readonly WebRoutes[];
  } = {},
): Promise<CaseworkerTest> {
  const base = await startTestDatabase();
  const { database, demo, clock } = base;
  const peer = memoryPeer();
  const pdf = createPdfRenderer();
  const services: DeliveryServices = deliveryServices(base.services, peer);
  const sessions = createSessions(database, { idleMinutes: 60 * 24 * 365, hours: 24 * 365 }, () => clock.now);
  const owner = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: base.ownerUrl, max: 1 }) }),
  });
  const usual: Application = {
    sessions,
    manageOrganisations: createOrganisationManager(owner, base.masterKey, base.organisations),
    readyWays: () => ({ nemlogin: false, mitid: false, oidc: true, contextHandler: false }),
    services: { ...services, pdf },
    cpr: () => {
      throw new Error('No page here looks up in CPR.');
    },
    cvr: () => {
      throw new Error('No page here looks up in CVR.');
    },
    scan: null,
  };
  const application = change.application?.(usual) ?? usual;
  const { log, lines } = memoryLog();
  const server = await testServer({
    organisations: async (slug) => {
      const found = await base.organisations.bySlug(slug);
      return found ? webOrganisation(found) : null;
    },
    loadSession: async (request) => {
      const token = sessionToken(request);
      const found = request.organisation && (await base.organisations.bySlug(request.organisation.slug));
      const session = found && token !== undefined ? await sessions.find(found, token) : null;
      if (!session || !found) return null;
      // As the product does for the head of a page.
      const { user } = session;
      const counts = request.method === 'GET' && user.kind === 'employee';
      return applicationSession(
        session,
        found,
        counts ? await countUnreadNotifications(database, found.id, user.id) : undefined,
      );
    },
    routes: [
      caseworkerRoutes(application),
      notificationRoutes(application),
      failedDeliveryRoutes(application),
      auditRoutes(application),
      citizenRoutes(application),
      ...(change.routes?.(application) ?? []),
    ],
    log,
  });
  const from = { from: '192.0.2.1' };

  const ask = async (options: {
    method: 'GET' | 'POST';
    url: string;
    cookie: string;
    payload?: string | Buffer;
    type?: string;
  }) => {
    const { method, url, cookie, payload, type = 'application/x-www-form-urlencoded' } = options;
    const response = await server.inject({
      method,
      url,
      headers: {
        cookie,
        'accept-language': 'da',
        'sec-fetch-site': 'same-origin',
        ...(payload === undefined ? {} : { 'content-type': type }),
      },
      ...(payload === undefined ? {} : { payload }),
    });
    const header = (name: string) => {
      const value = response.headers[name];
      return value === undefined ? undefined : String(value);
    };
    return {
      status: response.statusCode,
      location: header('location') ?? null,
      body: response.body,
      bytes: response.rawPayload,
      header,
    };
  };

  const visitor = (id: string, token: string | null, slug: string, language?: string): Visitor => {
    const cookie = [...(token === null ? [] : [`session=${token}`]), ...(language ? [`sprog=${language}`] : [])].join(
      '; ',
    );
    const get = (path: string) => ask({ method: 'GET', url: path, cookie });
    const post = (action: string, fields: Readonly<Record<string, string | readonly string[]>>) => {
      const pairs = Object.entries(fields).flatMap(([name, values]) => [values].flat().map((value) => [name, value]));
      return ask({ method: 'POST', url: action, cookie, payload: new URLSearchParams(pairs).toString() });
    };
    const sendForm: Visitor['send'] = async (page, action, more = {}) => {
      const hidden = formFields(page.body, action);
      if (hidden === null) throw new Error(`The page has no form for ${action}.`);
      return post(action, { ...hidden, ...more });
    };
    return {
      id,
      in: (chosen) => visitor(id, token, slug, chosen),
      get,
      send: sendForm,
      submit: async (page, action, more) => sendForm(await get(page), action, more),
      async upload(page, action, file, more = {}) {
        const body = new FormData();
        const hidden = formFields((await get(page)).body, action);
        for (const [name, value] of Object.entries({ ...hidden, ...more })) body.append(name, value);
        body.append('fil', file);
        const encoded = new Response(body);
        return ask({
          method: 'POST',
          url: action,
          cookie,
          payload: Buffer.from(await encoded.arrayBuffer()),
          type: encoded.headers.get('content-type') ?? '',
        });
      },
      async forge(action, fields) {
        // Every page has the form for logging out, and so a token.
        const hidden = formFields((await get(`/${slug}/sagsbehandling`)).body, `/${slug}/log-af`) ?? {};
        return post(action, { ...hidden, ...fields });
      },
    };
  };

  return {
    ...base,
    peer,
    log: lines,
    async employee(name, roles, groups, at = demo) {
      const identity = {
        subject: `test:${name}`,
        name,
        groups,
        groupsLeftOut: false,
        roles,
        multiFactor: true,
        authenticatedAt: clock.now,
      };
      const { token } = await loginEmployee(database, sessions, at, identity, 'token', from, clock.now);
      const { id } = await database.inOrganisation(at.id, (transaction) =>
        transaction
          .selectFrom('employee')
          .select('id')
          .where('subject', '=', identity.subject)
          .executeTakeFirstOrThrow(),
      );
      return visitor(id, token, at.slug);
    },
    async citizen() {
      const mitid = {
        ...karen,
        subject: 'test-subject',
        level: 'substantial',
        identityType: 'private',
        transaction: 't-1',
      } as const;
      const { token } = await loginCitizen(database, sessions, demo, mitid, 'token', from, clock.now);
      return visitor((await personOf(services, demo)).id, token, demo.slug);
    },
    nobody: () => visitor('', null, demo.slug),
    async bring(path, body, headers) {
      const response = await server.inject({ method: 'POST', url: path, headers, payload: body });
      const header = (name: string) => (name in response.headers ? String(response.headers[name]) : undefined);
      return { status: response.statusCode, location: null, body: response.body, bytes: response.rawPayload, header };
    },
    async submitCase(price, at = demo) {
      const person = await personOf(services, at);
      const draft = await draftWith(services, at, person.id, answersWithPrice(price));
      const submitted = await send(services, at, draft, person.id);
      if (submitted.kind !== 'submitted') throw new Error(`The case was not made: ${submitted.kind}.`);
      return submitted.case;
    },
    async correct(caseId, answers) {
      const person = await personOf(services, demo);
      const { id, revision } = await database.inOrganisation(demo.id, async (transaction) => {
        const row = await transaction
          .selectFrom('draft')
          .select('id')
          .where('case', '=', caseId)
          .where('person', '=', person.id)
          .where('submitted_case', 'is', null)
          .executeTakeFirstOrThrow();
        const draft = await findDraft(transaction, demo, row.id, person.id, true);
        if (!draft) throw new Error('The case waits for no correction.');
        const content = { ...draft.content, answers: { ...draft.content.answers, ...answers } };
        const saved = await saveDraft(transaction, draft, draft.revision, content, clock.now, new Date('9999-12-31'));
        return { id: draft.id, revision: saved?.revision ?? 0 };
      });
      const submitted = await send(services, demo, id, person.id, revision);
      if (submitted.kind !== 'submitted') throw new Error(`The correction was not taken: ${submitted.kind}.`);
    },
    async attempt(caseId) {
      const { id } = await database.inOrganisation(demo.id, (transaction) =>
        transaction
          .selectFrom('delivery')
          .select('id')
          .where('case', '=', caseId)
          .orderBy('created_at', 'desc')
          .limit(1)
          .executeTakeFirstOrThrow(),
      );
      await deliver(services, demo.id, id);
    },
    async addDocument(caseId, content) {
      return database.inOrganisation(demo.id, async (transaction) => {
        const stored = await findCase(transaction, demo, caseId, false);
        if (!stored) throw new Error('There is no such case.');
        const name = 'Kvittering æøå.pdf';
        return keepGenerated(
          transaction,
          demo.id,
          stored.key,
          caseId,
          'receipt',
          'receipt:1',
          name,
          content,
          clock.now,
        );
      });
    },
    audited: () =>
      database.inOrganisation(demo.id, (transaction) =>
        transaction.selectFrom('audit_entry').select(['action', 'actor', 'record']).orderBy('id').execute(),
      ),
    async close() {
      await server.close();
      await owner.destroy();
      await pdf.stop();
      await base.close();
    },
  };
}

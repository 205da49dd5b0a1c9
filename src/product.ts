import type { FastifyInstance } from 'fastify';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { createDefinitions } from './cases/definitions.ts';
import { raiseAlarms } from './cases/deliveries/alarms.ts';
import { workOffBulks } from './cases/deliveries/bulk.ts';
import { sendFailureMails } from './cases/deliveries/failure-mails.ts';
import { readDeliveryGauges } from './cases/deliveries/gauges.ts';
import { settleOverdueReceipts } from './cases/deliveries/overdue-receipts.ts';
import { pullReceipts } from './cases/deliveries/pull-receipts.ts';
import { renderLetter } from './cases/letter.ts';
import { createPaymentDesk } from './cases/payments/create-payment-desk.ts';
import { reconcileOpen } from './cases/payments/reconcile-open.ts';
import { workOffPayments } from './cases/payments/work-off-payments.ts';
import { makeReceipt } from './cases/receipt.ts';
import { checkRegisters } from './cases/register-checks/check-registers.ts';
import { standardRetryPlan } from './cases/retry-plan.ts';
import { deliveryContracts } from './cases/services.ts';
import { startWorkers, type Workers } from './cases/workers.ts';
import type { Configuration } from './configuration.ts';
import { type Database, openDatabase } from './database/database.ts';
import { migrate, roleProblem } from './database/migrate.ts';
import type { Tables } from './database/schema.ts';
import { createPdfRenderer } from './documents/pdf/pdf-renderer.ts';
import { createScanner } from './documents/uploads/clamd.ts';
import { ensureClientKeys } from './identity/client-keys.ts';
import { checkProvider } from './identity/providers/check-provider.ts';
import { fetchWithin } from './identity/providers/fetch-within.ts';
import { installationBroker, installationEmployees } from './identity/providers/installation-providers.ts';
import { createProviderClients } from './identity/providers/provider-clients.ts';
import { loginCertificateGauge } from './identity/saml/certificate-gauge.ts';
import { handlerParty } from './identity/saml/context-handler/handler-party.ts';
import { nemloginParty } from './identity/saml/nemlogin/nemlogin-party.ts';
import { createProviderSource } from './identity/saml/provider-source.ts';
import { registeredParty } from './identity/saml/registered-party.ts';
import { createSamlService } from './identity/saml/saml-service.ts';
import { createSessions } from './identity/sessions.ts';
import { countUnreadNotifications } from './messages/notifications.ts';
import { sendDueMails } from './messages/send-due-mails.ts';
import type { MessageServices } from './messages/services.ts';
import { spreadNotices } from './messages/spread-notices.ts';
import { completeSettings, offeredLanguages, paymentAgreements, registeredDeliveries } from './options/registry.ts';
import { loadDemo } from './organisations/demo/load-demo.ts';
import { createOrganisationManager } from './organisations/manage-organisations.ts';
import { createOrganisations, type Organisation } from './organisations/organisation.ts';
import { projectRoot } from './paths.ts';
import { openNetworks, reachesOpenAnd } from './processes/reachable.ts';
import type { Shutdown } from './processes/shutdown.ts';
import { StartError } from './processes/start-error.ts';
import { chosenRegisters } from './registers/addresses/chosen-registers.ts';
import { loadSample } from './registers/addresses/load-sample.ts';
import { adressevaelgerRegister } from './registers/adressevaelger-register.ts';
import { chosenCprAndCvr } from './registers/chosen-cpr-and-cvr.ts';
import { propertyRestRegister } from './registers/property-rest-register.ts';
import { alarmOfCertificates, certificateGauge } from './service-platform/certificate-alarms.ts';
import { textIn } from './texts/catalogue.ts';
import { auditRoutes } from './web/admin/routes.ts';
import { apiRoutes } from './web/api/routes.ts';
import { type Application, applicationSession, isApplicationSession } from './web/application.ts';
import { loadAssets } from './web/assets.ts';
import { failedDeliveryRoutes } from './web/caseworker/failed-deliveries/routes.tsx';
import { caseworkerRoutes } from './web/caseworker/routes.ts';
import { citizenRoutes } from './web/citizen/routes.ts';
import { designerApi } from './web/designer/api/routes.ts';
import { designerRoutes } from './web/designer/routes.tsx';
import type { Log } from './web/log.ts';
import { sessionToken } from './web/login/cookies.ts';
import { loginRoutes } from './web/login/routes.tsx';
import { navigation } from './web/navigation.ts';
import { notificationRoutes } from './web/notifications/routes.tsx';
import { webOrganisation } from './web/organisation-view.ts';
import { paymentCallbackRoute } from './web/payments/callback-route.ts';
import { publicRoutes } from './web/public/routes.tsx';
import { incomingRoutes } from './web/receipts/incoming-routes.ts';
import { startReceiptListener } from './web/receipts/receipt-listener.ts';
import { receiptRoutes } from './web/receipts/routes.ts';
import { scimRoutes } from './web/scim/routes.ts';
import { createWebServer } from './web/server.ts';

/** What a started product needs from around it. */
export interface ProductOptions {
  readonly configuration: Configuration;
  /** Of the tables' owner. */
  readonly ownerUrl: string;
  readonly masterKey: Buffer;
  /** No other process uses the database. */
  readonly alone: boolean;
  readonly log: Log;
  readonly shutdown: Pick<Shutdown, 'add'>;
  readonly now?: () => Date;
}

/** A product that serves. */
export interface StartedProduct {
  readonly server: FastifyInstance;
  /** Sees at once what was changed in an organisation past its pages. */
  refresh(): void;
}

/** An attempt at a delivery may take so long, in milliseconds. */
const attemptLimit = 20_000;
/** How often what happened is spread to employees, and mails that are due are sent, in milliseconds. */
const noticesEvery = 2_000;
const mailsEvery = 5_000;
/** How often receipts that have not come, work on many deliveries and peers that are silent are looked after. */
const receiptsEvery = 5_000;
const bulksEvery = 1_000;
/** How often receipts are fetched by those who fetch them; the distributor wants its queues kept near empty. */
const pullEvery = 10_000;
const alarmsEvery = 30_000;
/** How often payments that are due are worked on, and rounds of reading at the gateways are looked for, in milliseconds. */
const paymentsEvery = 1_000;
const roundsEvery = 10_000;
/** How often it is looked whether a certificate is about to end, in milliseconds. */
const certificatesEvery = 600_000;

/**
 * Migrates, connects and starts the workers and the web server. Each part adds how it is stopped, so that a stop goes the
 * other way round: no new requests, running ones finished, workers drained, connections closed.
 */
export async function startProduct(options: ProductOptions): Promise<StartedProduct> {
  const { configuration, ownerUrl, masterKey, log, shutdown } = options;
  const now = options.now ?? (() => new Date());
  const { applicationUrl } = await migrate(ownerUrl, masterKey);
  const database = openDatabase(applicationUrl, configuration.databasePool);
  shutdown.add('database connections', () => database.close());
  const problem = await roleProblem(database.shared);
  if (problem) throw new StartError(problem);

  const stopping = new AbortController();
  const pdf = createPdfRenderer({ log: (event, details) => log.info(`pdf ${event}`, details) });
  shutdown.add('PDF renderer', () => pdf.stop());
  // Receipts that nobody waits for are made of what the processor has left, in a process that goes when there are none.
  const patientPdf = createPdfRenderer({
    niceness: 10,
    idleLimit: 60_000,
    log: (event, details) => log.info(`patient pdf ${event}`, details),
  });
  shutdown.add('patient PDF renderer', () => patientPdf.stop());
  const organisations = createOrganisations(database, masterKey, offeredLanguages);
  const definitions = createDefinitions(database, deliveryContracts(registeredDeliveries));
  if (configuration.environment !== 'production') {
    await loadDemo(ownerUrl, masterKey, definitions, {
      receivers: configuration.demoReceivers,
      nemlogin: configuration.nemlogin?.demo,
      contextHandler: configuration.contextHandler?.demo,
      servicePlatform: configuration.servicePlatform?.demo,
    });
  }
  const caseServices = {
    database,
    organisations,
    definitions,
    deliveries: registeredDeliveries,
    agreements: (organisation: Organisation) => paymentAgreements(organisation, configuration),
    deliverySettings: (organisation: Organisation, option: string) =>
      completeSettings(organisation, option, configuration),
    now,
  };
  const services = {
    ...caseServices,
    pdf,
    writeLetter: renderLetter.bind(null, pdf),
    makeReceipt: (organisation: number, caseId: string, sequence: number) =>
      makeReceipt({ ...caseServices, pdf }, organisation, caseId, sequence),
    publicUrl: configuration.publicUrl,
    retryPlan: standardRetryPlan,
    random: Math.random,
    report: (what: string, error: unknown) => log.error(what, errorFields(error)),
    signal: stopping.signal,
    attemptLimit,
  };

  const { mail } = configuration;
  const messages: MessageServices = {
    database,
    organisations,
    mailSender: (organisation) =>
      mail ? { server: mail.server, from: { address: mail.from, name: textIn(organisation.name, 'da') } } : null,
    publicUrl: configuration.publicUrl,
    now,
    signal: stopping.signal,
    report: services.report,
  };

  // Two for who waits for jobs and who shows that this process lives, twice while one name follows another (cases/job-runner.ts).
  const queue = new pg.Pool({ connectionString: ownerUrl, max: 4 + Math.max(4, Math.ceil(configuration.workers / 2)) });
  queue.on('error', () => {});
  queue.on('connect', (client) => client.on('error', () => {}));
  shutdown.add('job queue', () => queue.end());
  const { cpr, cvr } = chosenCprAndCvr(configuration);
  const workers: Workers = await startWorkers({ ...services, pdf: patientPdf }, queue, {
    concurrency: configuration.workers,
    alone: options.alone,
    report: services.report,
    background: [
      { milliseconds: noticesEvery, work: () => spreadNotices(messages) },
      { milliseconds: mailsEvery, work: () => sendDueMails(messages) },
      { milliseconds: receiptsEvery, work: () => settleOverdueReceipts(services) },
      { milliseconds: pullEvery, work: () => pullReceipts(services) },
      { milliseconds: bulksEvery, work: () => workOffBulks(services) },
      { milliseconds: alarmsEvery, work: () => checkRegisters({ ...services, cpr, cvr }) },
      { milliseconds: paymentsEvery, work: () => workOffPayments(services, () => stopping.signal.aborted) },
      { milliseconds: roundsEvery, work: () => reconcileOpen(services, () => stopping.signal.aborted) },
      { milliseconds: alarmsEvery, work: () => raiseAlarms({ ...services, mailSender: messages.mailSender }) },
      {
        milliseconds: certificatesEvery,
        work: () => alarmOfCertificates({ ...services, mailSender: messages.mailSender }),
      },
      { milliseconds: alarmsEvery, work: () => sendFailureMails({ ...services, mailSender: messages.mailSender }) },
    ],
  });
  shutdown.add('workers', () => workers.stop(), attemptLimit + 10_000);

  // For what the application's role may not do: a connection that is there while a system administrator uses it.
  const owner = new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool: new pg.Pool({ connectionString: ownerUrl, max: 1, idleTimeoutMillis: 10_000 }),
    }),
  });
  shutdown.add("the owner's connection", () => owner.destroy());

  const sessions = createSessions(
    database,
    { idleMinutes: configuration.sessionIdleMinutes, hours: configuration.sessionHours },
    now,
  );
  const source = createProviderSource(
    database,
    now,
    (what, details) => log.warn(what, details),
    configuration.environment !== 'production',
  );
  const { publicUrl } = configuration;
  const samlOptions = { database, sessions, source, publicUrl, now };
  const nemlogin = createSamlService(nemloginParty, {
    ...samlOptions,
    metadata: configuration.nemlogin?.metadata,
  });
  const contextHandler = createSamlService(handlerParty, {
    ...samlOptions,
    metadata: configuration.contextHandler?.metadata,
  });
  const keys = await ensureClientKeys(database.shared, masterKey);
  const fetchOfOwn = fetchWithin(reachesOpenAnd(openNetworks(configuration)));
  const allowInsecureLoopback = configuration.environment !== 'production';
  const clients = createProviderClients({
    installation: (organisation, audience) =>
      audience === 'citizens' ? installationBroker(configuration) : installationEmployees(configuration, organisation),
    keys,
    publicUrl: configuration.publicUrl,
    allowInsecureLoopback,
    fetchOfOwn,
  });
  const samlParties = async (organisation: Organisation) => {
    const found = await Promise.all([
      registeredParty(nemlogin, organisation, { source, publicUrl, installation: configuration.nemlogin?.metadata }),
      registeredParty(contextHandler, organisation, {
        ...{ source, publicUrl },
        installation: configuration.contextHandler?.metadata,
      }),
    ]);
    return found.filter((party) => party !== null);
  };
  const application: Application = {
    readyWays: (organisation) => ({
      nemlogin: nemlogin.isReady(organisation),
      mitid: configuration.mitid !== undefined,
      oidc: configuration.employees !== undefined,
      contextHandler: contextHandler.isReady(organisation),
    }),
    services,
    cpr,
    cvr,
    registerMinutes: configuration.registerMinutes,
    scan: scanUpload(configuration),
    sessions,
    manageOrganisations: createOrganisationManager(owner, masterKey, organisations),
    checkProvider: async (organisation, key) => {
      const tried = clients.tried(organisation, key);
      const by = { fetch: fetchOfOwn, allowInsecureLoopback, now: Date.now };
      return tried === null ? [] : checkProvider(tried.provider, by);
    },
    samlParties,
    alarm: (what, details) => log.warn(what, details),
    ...chosenRegisters(database, configuration.addressRegister, {
      ...(configuration.addresses ? { addresses: adressevaelgerRegister(configuration.addresses) } : {}),
      ...(configuration.properties ? { properties: propertyRestRegister(configuration.properties) } : {}),
    }),
    payments: createPaymentDesk(services),
    ...(configuration.map ? { map: configuration.map } : {}),
    ...(configuration.distributor?.subject === undefined
      ? {}
      : { distributor: { ...configuration.distributor, subject: configuration.distributor.subject } }),
    ...(configuration.mailbox ? { mailbox: configuration.mailbox } : {}),
  };
  /** Where the log-outs of each organisation that was asked for may lead, by its slug. */
  const logoutOrigins = new Map<string, readonly string[]>();
  // In its own time: a page's policy must name where a log-out leads, and nothing else waits for it.
  void organisations.all().then((all) => {
    void nemlogin.prepare(all.filter(nemlogin.isReady));
    void contextHandler.prepare(all.filter(contextHandler.isReady));
  });
  const server = await createWebServer({
    publicUrl: new URL(configuration.publicUrl),
    trustProxy: trustedProxies(configuration),
    organisations: async (slug) => {
      const found = await organisations.bySlug(slug);
      if (found) logoutOrigins.set(slug, clients.origins(found));
      return found ? webOrganisation(found) : null;
    },
    loadSession: async (request) => {
      const token = sessionToken(request);
      const found = request.organisation && (await organisations.bySlug(request.organisation.slug));
      if (!found || token === undefined) return null;
      const session = await sessions.find(found, token);
      if (!session) return null;
      const { user } = session;
      // Pages have a head that counts; what is posted is answered without one.
      const counts = request.method === 'GET' && user.kind === 'employee' && user.access.has('cases.work');
      const unread = counts ? await countUnreadNotifications(database, found.id, user.id) : undefined;
      return applicationSession(session, found, unread);
    },
    rememberLanguage: async (session, language) => {
      if (session && isApplicationSession(session)) {
        await sessions.rememberLanguage(session.organisation, session.session.user, language);
      }
    },
    navigation,
    formActionOrigins: (organisation) => [...(logoutOrigins.get(organisation?.slug ?? '') ?? []), ...source.origins()],
    routes: [
      loginRoutes({
        application,
        database,
        sessions,
        nemlogin,
        contextHandler,
        clients,
        keys,
        publicUrl: configuration.publicUrl,
        secureCookies: configuration.secureCookies,
        sessionHours: configuration.sessionHours,
        log,
      }),
      citizenRoutes(application),
      caseworkerRoutes(application),
      notificationRoutes(application),
      failedDeliveryRoutes(application),
      receiptRoutes(application),
      paymentCallbackRoute(application),
      incomingRoutes(application),
      designerRoutes(application),
      auditRoutes(application),
      designerApi(application),
      apiRoutes(application),
      scimRoutes(application),
      publicRoutes(application),
    ],
    assets: await loadAssets({ root: projectRoot }),
    health: [{ name: 'database', check: () => answers(database) }],
    gauges: [
      { name: 'database_connections', help: 'Database connections open', read: () => database.pool.total },
      {
        name: 'database_waiting',
        help: 'Requests waiting for a database connection',
        read: () => database.pool.waiting,
      },
      ...readDeliveryGauges(database),
      certificateGauge(organisations, now),
      loginCertificateGauge(organisations, samlParties, now),
    ],
    log,
  });
  shutdown.add('web server', () => server.close(), 30_000);
  shutdown.add('calls to other systems', () => stopping.abort());
  await server.listen({ host: configuration.host, port: configuration.port });
  if (configuration.receiptListener) {
    const listener = await startReceiptListener(server, configuration.host, configuration.receiptListener);
    shutdown.add('receipts over TLS', () => listener.stop());
    log.info('listening for receipts over TLS', { port: String(listener.port) });
  }
  if (configuration.environment !== 'production' && configuration.addressRegister !== 'service') {
    // In its own time: until it is there the sandbox answers.
    const sample = loadSample(database, ownerUrl, now()).catch((error: unknown) =>
      log.warn('the sample of addresses could not be loaded', errorFields(error)),
    );
    shutdown.add('sample of addresses', () => sample);
  }
  return { server, refresh: organisations.refresh };
}

async function answers(database: Database): Promise<boolean> {
  await database.shared.selectFrom('organisation').select('id').limit(1).execute();
  return true;
}

function scanUpload(configuration: Configuration): Application['scan'] {
  if (!configuration.clamd) return null;
  const scanner = createScanner({ ...configuration.clamd, timeout: 60_000 });
  return (chunks) => scanner.scan(chunks);
}

function trustedProxies(configuration: Configuration): boolean | string {
  const { trustProxy } = configuration;
  return Array.isArray(trustProxy) ? trustProxy.join(',') : trustProxy !== false;
}

function errorFields(error: unknown): Record<string, string> {
  return error instanceof Error
    ? { error: error.name, stack: (error.stack ?? '').replaceAll(/\d{6}-?\d{4}/g, '…') }
    : {};
}

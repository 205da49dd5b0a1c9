import { isAbsolute, join } from 'node:path';
import { Value } from 'typebox/value';
import { type MailServer, readMailServer } from './messages/mail/mail-server.ts';
import { projectRoot } from './paths.ts';
import { decodeMasterKey } from './processes/master-key.ts';
import type { DatafordelerAccess } from './registers/datafordeler/graphql-call.ts';
import type { Platform } from './service-platform/platform.ts';
import { pemOf, proxiesOf } from './settings-kinds.ts';
import {
  allowedOf,
  isSecret,
  pensopayAddress,
  type Settings,
  settingsSchema,
  smsAddresses,
} from './settings-schema.ts';

/** One outside system: the variable that switches it from the sandbox to the real one, and those that belong to it. */
const peers = [
  ['MITID_ISSUER', 'MITID_CLIENT_ID'],
  ['NEMLOGIN_METADATA', 'DEMO_NEMLOGIN'],
  ['CONTEXT_HANDLER_METADATA', 'DEMO_CONTEXT_HANDLER'],
  ['EMPLOYEE_ISSUER', 'EMPLOYEE_CLIENT_ID', 'EMPLOYEE_CLIENT_SECRET'],
  [
    'SERVICE_PLATFORM_URL',
    'TOKEN_SERVICE_URL',
    'TOKEN_SERVICE_CERTIFICATE',
    'SERVICE_PLATFORM_CERTIFICATE',
    'SERVICE_PLATFORM_AUTHORITIES',
    'DEMO_CERTIFICATES',
  ],
  ['POST_DISTRIBUTOR_SUBJECT', 'POST_DISTRIBUTOR_URL', 'POST_MAILBOX_SUBJECT', 'POST_CERTIFICATE_HEADER'],
  [
    'DATAFORDELER_URL',
    'DATAFORDELER_TOKEN_URL',
    'DATAFORDELER_CLIENT_ID',
    'DATAFORDELER_CLIENT_SECRET',
    'DATAFORDELER_KEY',
  ],
  ['ADDRESS_URL', 'ADDRESS_KEY'],
  ['PROPERTY_URL', 'PROPERTY_KEY'],
  ['PENSOPAY_URL'],
  ['GATEWAYAPI_URL'],
  ['CPSMS_URL'],
  ['MAP_TILES_URL', 'MAP_ATTRIBUTION'],
  ['SMTP_URL', 'SMTP_FROM'],
  ['DEMO_RECEIVERS'],
  ['CLAMD'],
] as const;

/** Without these the product does less, but runs: of the two ways in for citizens, and for employees, one is enough, files are not scanned, addresses and places are typed, no mail is sent. */
const dispensable: ReadonlySet<string> = new Set([
  'MITID_ISSUER',
  'NEMLOGIN_METADATA',
  'EMPLOYEE_ISSUER',
  'CONTEXT_HANDLER_METADATA',
  'CLAMD',
  'POST_DISTRIBUTOR_SUBJECT',
  'ADDRESS_URL',
  'DATAFORDELER_URL',
  'PROPERTY_URL',
  'PENSOPAY_URL',
  'GATEWAYAPI_URL',
  'CPSMS_URL',
  'MAP_TILES_URL',
  'SMTP_URL',
  'DEMO_RECEIVERS',
]);
/** These may be absent beside their peer's first variable. */
const voluntary: ReadonlySet<string> = new Set([
  'EMPLOYEE_CLIENT_SECRET',
  'MAP_ATTRIBUTION',
  'DEMO_NEMLOGIN',
  'SERVICE_PLATFORM_AUTHORITIES',
  'DEMO_CERTIFICATES',
  'DEMO_CONTEXT_HANDLER',
  'POST_DISTRIBUTOR_URL',
  'POST_MAILBOX_SUBJECT',
  'POST_CERTIFICATE_HEADER',
]);

/** A checked configuration, ready to use. It holds secrets: never log it whole. */
export interface Configuration {
  readonly environment: Settings['NODE_ENV'];
  readonly host: string;
  /** 0: any free port; the caller takes one and reads the configuration again with it. */
  readonly port: number;
  /** Without a slash at the end. */
  readonly publicUrl: string;
  /** Cookies carry `Secure`. */
  readonly secureCookies: boolean;
  /** For Fastify's `trustProxy`. */
  readonly trustProxy: false | number | string[];
  readonly logLevel: Settings['LOG_LEVEL'];
  /** Absolute. */
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
  readonly databasePool: number;
  readonly workers: number;
  /** 32 bytes, or undefined for the key in the data folder (see processes/master-key.ts). */
  readonly masterKey: Uint8Array | undefined;
  readonly sessionIdleMinutes: number;
  readonly sessionHours: number;
  /** Private networks that webhooks may be sent to in production, such as `10.20.0.0/16`. */
  readonly privateReceivers: readonly string[];
  readonly sandboxPort: number;
  /** Whether a peer has no address yet, so that the sandbox has to play it. Never in production. */
  readonly needsSandbox: boolean;
  readonly mitid: { readonly issuer: string; readonly clientId: string } | undefined;
  /** NemLog-in's metadata, or its address; and what the sandbox's demonstration organisations are registered with. */
  readonly nemlogin: SamlPeer | undefined;
  /** The same of the Context Handler. */
  readonly contextHandler: SamlPeer | undefined;
  readonly employees:
    | { readonly issuer: string; readonly clientId: string; readonly clientSecret: string | undefined }
    | undefined;
  readonly cprSource: Settings['CPR_SOURCE'];
  readonly cvrSource: Settings['CVR_SOURCE'];
  readonly datafordeler: DatafordelerAccess | undefined;
  /** How long an answer of a register serves the draft or case that asked; 0: not at all. */
  readonly registerMinutes: number;
  /** Where addresses and properties are looked up; undefined: in the tables once they hold data, until then at the services. */
  readonly addressRegister: 'local' | 'service' | undefined;
  /** By what Digital Post is known when it hands over answers; undefined: none are taken in. */
  readonly mailbox: { readonly subject: string; readonly header?: string } | undefined;
  /** Serviceplatformen and its token service; and what the sandbox's demonstration organisations are registered with. */
  readonly servicePlatform: (Platform & { readonly demo: unknown }) | undefined;
  /** The message distributor: how it is known when it pushes receipts, and where they are fetched; one of them at the least. */
  readonly distributor: { readonly subject?: string; readonly header?: string; readonly url?: string } | undefined;
  /** TLS of our own for receipts. All in PEM. */
  readonly receiptListener:
    | {
        readonly port: number;
        readonly certificate: string;
        readonly privateKey: string;
        readonly authorities: string;
      }
    | undefined;
  readonly addresses: { readonly url: string; readonly token: string } | undefined;
  readonly properties: { readonly url: string; readonly token: string } | undefined;
  /** Address of the payment gateway's API, without the dialect's version and without a slash at the end. */
  readonly pensopayUrl: string;
  /** Addresses of the SMS gateways' APIs, without a slash at the end. */
  readonly smsUrls: Readonly<Record<keyof typeof smsAddresses, string>>;
  readonly map: { readonly tiles: string; readonly attribution: string } | undefined;
  /** The installation's own; organisations may give another for their deliveries. */
  readonly mail: { readonly server: MailServer; readonly from: string } | undefined;
  /** What the demonstration organisations deliver to, as the sandbox says; never in production. */
  readonly demoReceivers: unknown;
  readonly clamd: { readonly host: string; readonly port: number } | undefined;
}

/** A SAML identity provider. */
export interface SamlPeer {
  readonly metadata: string;
  readonly demo: unknown;
}

/** The answer of {@link readConfiguration}; each problem is one line for the operator, without any secret. */
export type ConfigurationResult =
  | { readonly ok: true; readonly configuration: Configuration }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the configuration from environment variables; an empty one counts as absent. All problems are told at once. */
export function readConfiguration(environment: NodeJS.ProcessEnv): ConfigurationResult {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(settingsSchema.properties)) {
    const given = environment[name];
    if (given === undefined || given === '') {
      if ('default' in schema) values[name] = schema.default;
      continue;
    }
    const value = 'type' in schema && schema.type === 'integer' && /^\d+$/.test(given) ? Number(given) : given;
    if (Value.Check(schema, value)) values[name] = value;
    else problems.push(problem(name, given));
  }
  if (problems.length > 0 || !Value.Check(settingsSchema, values)) return { ok: false, problems };
  problems.push(...contradictions(values, environment));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, configuration: assemble(values) };
}

/**
 * The environment with the sandbox in the place of every peer whose first variable is not given. A peer is taken as a whole:
 * never a real address with the sandbox's key.
 * @param offered what the sandbox said when it was ready: values by the names of the variables
 */
export function withSandbox(
  environment: NodeJS.ProcessEnv,
  offered: Readonly<Record<string, string>>,
): NodeJS.ProcessEnv {
  const result = { ...environment };
  for (const variables of peers.filter(([first]) => !environment[first])) {
    for (const name of variables) result[name] = offered[name];
  }
  return result;
}

function problem(name: string, given: string): string {
  const shown = isSecret(name)
    ? `was given with ${given.length} characters (not shown)`
    : `is ${JSON.stringify(given)}`;
  return `${name} ${shown}: allowed is ${allowedOf(name)}`;
}

function contradictions(settings: Settings, environment: NodeJS.ProcessEnv): readonly string[] {
  const found: string[] = [];
  const missing = (name: string, why: string) =>
    found.push(`${name} is not given, but ${why}: allowed is ${allowedOf(name)}`);
  for (const [first, ...others] of peers) {
    if (settings[first] === undefined) {
      if (settings.NODE_ENV === 'production' && !dispensable.has(first)) {
        missing(first, 'must be in production');
      }
      continue;
    }
    for (const name of others) {
      if (settings[name] === undefined && !voluntary.has(name)) missing(name, `${first} needs it`);
    }
  }
  if (settings.NODE_ENV === 'production') {
    if (settings.MITID_ISSUER === undefined && settings.NEMLOGIN_METADATA === undefined) {
      missing('NEMLOGIN_METADATA', 'it or MITID_ISSUER must be in production');
    }
    if (settings.EMPLOYEE_ISSUER === undefined && settings.CONTEXT_HANDLER_METADATA === undefined) {
      missing('EMPLOYEE_ISSUER', 'it or CONTEXT_HANDLER_METADATA must be in production');
    }
    for (const source of ['CPR_SOURCE', 'CVR_SOURCE'] as const) {
      if (settings[source] === 'datafordeler' && settings.DATAFORDELER_URL === undefined) {
        missing('DATAFORDELER_URL', `${source} needs it`);
      }
    }
    if (settings.MASTER_KEY === undefined) missing('MASTER_KEY', 'must be in production');
    if (settings.PUBLIC_URL === undefined) missing('PUBLIC_URL', 'must be in production');
    else if (!isSafe(settings.PUBLIC_URL)) {
      found.push(`PUBLIC_URL is "${environment.PUBLIC_URL}": allowed in production is an https address`);
    }
  }
  if (settings.RECEIPTS_PORT !== undefined) {
    for (const name of ['RECEIPTS_CERTIFICATE', 'RECEIPTS_PRIVATE_KEY', 'RECEIPTS_AUTHORITIES'] as const) {
      if (settings[name] === undefined) missing(name, 'RECEIPTS_PORT needs it');
    }
  }
  if (settings.SESSION_IDLE_MINUTES > settings.SESSION_HOURS * 60) {
    found.push(
      `SESSION_IDLE_MINUTES is ${settings.SESSION_IDLE_MINUTES}: allowed is at most SESSION_HOURS, which is ${settings.SESSION_HOURS * 60} minutes`,
    );
  }
  return [...new Set(found)];
}

function isSafe(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function assemble(settings: Settings): Configuration {
  const publicUrl = (settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`).replace(/\/+$/, '');
  return {
    environment: settings.NODE_ENV,
    host: settings.HOST,
    port: settings.PORT,
    publicUrl,
    secureCookies: publicUrl.startsWith('https:'),
    trustProxy: proxiesOf(settings.TRUST_PROXY),
    logLevel: settings.LOG_LEVEL,
    dataFolder: isAbsolute(settings.DATA_DIR) ? settings.DATA_DIR : join(projectRoot, settings.DATA_DIR),
    databaseUrl: settings.DATABASE_URL,
    databasePool: settings.DATABASE_POOL,
    workers: settings.WORKERS,
    masterKey: settings.MASTER_KEY === undefined ? undefined : decodeMasterKey(settings.MASTER_KEY),
    sessionIdleMinutes: settings.SESSION_IDLE_MINUTES,
    sessionHours: settings.SESSION_HOURS,
    registerMinutes: settings.REGISTER_MINUTES,
    cprSource: settings.CPR_SOURCE,
    cvrSource: settings.CVR_SOURCE,
    datafordeler: datafordelerOf(settings),
    sandboxPort: settings.SANDBOX_PORT,
    addressRegister: settings.ADDRESS_REGISTER,
    privateReceivers: (settings.PRIVATE_RECEIVERS ?? '').split(',').flatMap((each) => each.trim() || []),
    needsSandbox:
      settings.NODE_ENV !== 'production' &&
      peers.some(([first]) => first !== 'DEMO_RECEIVERS' && settings[first] === undefined),
    ...peersOf(settings),
  };
}

function peersOf(
  settings: Settings,
): Pick<
  Configuration,
  | 'mitid'
  | 'nemlogin'
  | 'contextHandler'
  | 'employees'
  | 'servicePlatform'
  | 'distributor'
  | 'receiptListener'
  | 'mailbox'
  | 'addresses'
  | 'properties'
  | 'pensopayUrl'
  | 'smsUrls'
  | 'map'
  | 'clamd'
  | 'mail'
  | 'demoReceivers'
> {
  // Where the address is given the rest was checked to be; the empty text is never used.
  const tokenPeer = (url: string | undefined, token: string | undefined) =>
    url === undefined ? undefined : { url: url.replace(/\/+$/, ''), token: token ?? '' };
  const samlPeer = (metadata: string | undefined, demo: string | undefined): SamlPeer | undefined =>
    metadata === undefined ? undefined : { metadata, demo: demo === undefined ? undefined : JSON.parse(demo) };
  const { MITID_ISSUER, EMPLOYEE_ISSUER, MAP_TILES_URL, CLAMD, SMTP_URL, DEMO_RECEIVERS } = settings;
  const mailServer = SMTP_URL === undefined ? null : readMailServer(SMTP_URL);
  const colon = CLAMD?.lastIndexOf(':') ?? -1;
  return {
    mitid: MITID_ISSUER === undefined ? undefined : { issuer: MITID_ISSUER, clientId: settings.MITID_CLIENT_ID ?? '' },
    nemlogin: samlPeer(settings.NEMLOGIN_METADATA, settings.DEMO_NEMLOGIN),
    contextHandler: samlPeer(settings.CONTEXT_HANDLER_METADATA, settings.DEMO_CONTEXT_HANDLER),
    employees:
      EMPLOYEE_ISSUER === undefined
        ? undefined
        : {
            issuer: EMPLOYEE_ISSUER,
            clientId: settings.EMPLOYEE_CLIENT_ID ?? '',
            clientSecret: settings.EMPLOYEE_CLIENT_SECRET,
          },
    servicePlatform: platformOf(settings),
    distributor: distributorOf(settings),
    receiptListener: receiptListenerOf(settings),
    mailbox: mailboxOf(settings),
    addresses: tokenPeer(settings.ADDRESS_URL, settings.ADDRESS_KEY),
    properties: tokenPeer(settings.PROPERTY_URL, settings.PROPERTY_KEY),
    pensopayUrl: (settings.PENSOPAY_URL ?? pensopayAddress).replace(/\/+$/, ''),
    smsUrls: {
      gatewayapi: (settings.GATEWAYAPI_URL ?? smsAddresses.gatewayapi).replace(/\/+$/, ''),
      cpsms: (settings.CPSMS_URL ?? smsAddresses.cpsms).replace(/\/+$/, ''),
    },
    map:
      MAP_TILES_URL === undefined ? undefined : { tiles: MAP_TILES_URL, attribution: settings.MAP_ATTRIBUTION ?? '' },
    mail: mailServer === null ? undefined : { server: mailServer, from: settings.SMTP_FROM ?? '' },
    demoReceivers:
      DEMO_RECEIVERS === undefined || settings.NODE_ENV === 'production' ? undefined : JSON.parse(DEMO_RECEIVERS),
    clamd:
      CLAMD === undefined
        ? undefined
        : { host: CLAMD.slice(0, colon).replaceAll(/[[\]]/g, ''), port: Number(CLAMD.slice(colon + 1)) },
  };
}

function datafordelerOf(settings: Settings): DatafordelerAccess | undefined {
  const { DATAFORDELER_URL: url } = settings;
  if (url === undefined) return undefined;
  // The others were checked to be there.
  return {
    url: url.replace(/\/+$/, ''),
    tokenUrl: settings.DATAFORDELER_TOKEN_URL ?? '',
    clientId: settings.DATAFORDELER_CLIENT_ID ?? '',
    clientSecret: settings.DATAFORDELER_CLIENT_SECRET ?? '',
    apiKey: settings.DATAFORDELER_KEY ?? '',
  };
}

function mailboxOf(settings: Settings): Configuration['mailbox'] {
  const { POST_MAILBOX_SUBJECT: subject, POST_CERTIFICATE_HEADER: header } = settings;
  return subject === undefined ? undefined : { subject, ...(header === undefined ? {} : { header }) };
}

function platformOf(settings: Settings): Configuration['servicePlatform'] {
  const { SERVICE_PLATFORM_URL, SERVICE_PLATFORM_AUTHORITIES, DEMO_CERTIFICATES } = settings;
  if (SERVICE_PLATFORM_URL === undefined) return undefined;
  const isDemo = DEMO_CERTIFICATES !== undefined && settings.NODE_ENV !== 'production';
  return {
    url: SERVICE_PLATFORM_URL.replace(/\/+$/, ''),
    tokenServiceUrl: settings.TOKEN_SERVICE_URL ?? '',
    tokenServiceCertificates: pemOf(settings.TOKEN_SERVICE_CERTIFICATE ?? ''),
    answerCertificates: pemOf(settings.SERVICE_PLATFORM_CERTIFICATE ?? ''),
    authorities: SERVICE_PLATFORM_AUTHORITIES === undefined ? undefined : pemOf(SERVICE_PLATFORM_AUTHORITIES),
    demo: isDemo ? JSON.parse(DEMO_CERTIFICATES) : undefined,
  };
}

function distributorOf(settings: Settings): Configuration['distributor'] {
  const { POST_DISTRIBUTOR_SUBJECT: subject, POST_CERTIFICATE_HEADER: header, POST_DISTRIBUTOR_URL: url } = settings;
  if (subject === undefined && url === undefined) return undefined;
  return { ...(subject && { subject }), ...(header && { header }), ...(url && { url }) };
}

function receiptListenerOf(settings: Settings): Configuration['receiptListener'] {
  const { RECEIPTS_PORT: port, RECEIPTS_CERTIFICATE, RECEIPTS_PRIVATE_KEY, RECEIPTS_AUTHORITIES } = settings;
  // Checked to be there together.
  if (port === undefined || !RECEIPTS_CERTIFICATE || !RECEIPTS_PRIVATE_KEY || !RECEIPTS_AUTHORITIES) return undefined;
  return {
    port,
    certificate: pemOf(RECEIPTS_CERTIFICATE),
    privateKey: pemOf(RECEIPTS_PRIVATE_KEY),
    authorities: pemOf(RECEIPTS_AUTHORITIES),
  };
}

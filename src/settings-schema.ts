import Type, { type Static } from 'typebox';
import { decodeMasterKey } from './processes/master-key.ts';
import {
  address,
  areCertificates,
  areNetworks,
  isJson,
  isMailServer,
  isPrivateKey,
  isProxies,
  isTileAddress,
  optional,
  peerSecret,
  peerText,
  text,
  whole,
} from './settings-kinds.ts';

/** Pensopay's own API; the same for everybody. */
export const pensopayAddress = 'https://api.pensopay.com';

/** The SMS gateways' own APIs; an account made in GatewayAPI's European set-up is reached at `https://gatewayapi.eu`. */
export const smsAddresses = { gatewayapi: 'https://gatewayapi.com', cpsms: 'https://api.cpsms.dk' } as const;

/**
 * Every environment variable of the product. Beside JSON Schema's own words each has `allowed` (what may be given, for messages
 * and the README), `secret` when its value is never shown, and `otherwise` (what holds without it, where `default` does not say).
 * The README's table is made of this; see scripts/write-settings-table.ts.
 */
export const settingsSchema = Type.Object({
  PORT: whole(0, 65_535, { default: 3000, description: 'Port of the web server; 0 takes any free one.' }),
  HOST: text(/^[A-Za-z0-9.:_-]+$/, {
    default: '127.0.0.1',
    allowed: 'an address or name of this machine',
    description: 'Address the web server listens on; `0.0.0.0` for all.',
  }),
  PUBLIC_URL: address(['http', 'https'], {
    otherwise: '`http://localhost:PORT`',
    description:
      'Where browsers and the log-in providers reach the product. With https, cookies are sent over TLS only. Must be given in production, with https.',
  }),
  NODE_ENV: Type.Enum(['development', 'test', 'production'], {
    default: 'development',
    allowed: 'development, test or production',
    description:
      'In production nothing is invented: no sandbox, and MASTER_KEY, PUBLIC_URL and the peers must be given.',
  }),
  LOG_LEVEL: Type.Enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
    default: 'info',
    allowed: 'trace, debug, info, warn, error, fatal or silent',
    description: 'The least important log lines that are written.',
  }),
  TRUST_PROXY: optional(isProxies, {
    allowed: 'the number of proxies (1 to 9), or their addresses with commas between, such as 10.0.0.1,192.168.0.0/16',
    otherwise: 'no proxy',
    description: 'Proxies in front whose X-Forwarded-For is believed. Limits and the audit log need the true address.',
  }),
  DATA_DIR: text(/^[^\0]+$/, {
    default: '.data',
    allowed: 'a folder; a relative one is in the project',
    description: "The embedded database, the master key and the sandbox's data.",
  }),
  DATABASE_URL: address(['postgres', 'postgresql'], {
    secret: true,
    otherwise: 'an embedded PostgreSQL in DATA_DIR',
    description: 'An existing PostgreSQL 15 or newer; its user must be allowed to make schemas.',
  }),
  DATABASE_POOL: whole(2, 200, { default: 10, description: 'Most database connections of this process.' }),
  WORKERS: whole(1, 100, { default: 8, description: 'Jobs that this process works on at the same time.' }),
  MASTER_KEY: optional((value) => decodeMasterKey(value) !== undefined, {
    secret: true,
    allowed: '32 bytes in base64 (44 characters), such as `openssl rand -base64 32` prints',
    otherwise: '`DATA_DIR/master-key`, made on the first start',
    description:
      'Wraps the keys under which personal data is encrypted. Must be given in production. Keep a copy in a safe.',
  }),
  SESSION_IDLE_MINUTES: whole(1, 1_440, {
    default: 30,
    description: 'A log-in ends after so many minutes without use.',
  }),
  SESSION_HOURS: whole(1, 24, { default: 8, description: 'A log-in ends after so many hours in any case.' }),
  SANDBOX_PORT: whole(0, 65_535, {
    default: 0,
    description: 'Port of the sandbox, which plays the peers that have no address below; 0 takes any free one.',
  }),
  MITID_ISSUER: address(['https', 'http'], {
    otherwise: 'the sandbox; in production citizens log in by NemLog-in alone',
    description: 'OpenID Connect issuer at which citizens log in with MitID.',
  }),
  MITID_CLIENT_ID: peerText("The product's client id there."),
  NEMLOGIN_METADATA: optional(/^\s*(<|https?:\/\/\S+$)/, {
    allowed: 'an address that begins with https://, or the metadata itself as XML',
    otherwise: 'the sandbox; in production nobody logs in by NemLog-in',
    description:
      "NemLog-in's metadata (OIOSAML 3), for organisations that have a certificate there. An address is read again every hour, and at once when a key is not known.",
  }),
  DEMO_NEMLOGIN: optional(isJson, {
    secret: true,
    allowed: 'what the sandbox offers, as JSON',
    otherwise: 'the sandbox; never in production',
    description: 'Certificates with keys of the demonstration organisations at NemLog-in.',
  }),
  CONTEXT_HANDLER_METADATA: optional(/^\s*(<|https?:\/\/\S+$)/, {
    allowed: 'an address that begins with https://, or the metadata itself as XML',
    otherwise: 'the sandbox; in production nobody logs in by it',
    description:
      "KOMBIT's Context Handler (Fælleskommunal Adgangsstyring for brugere), for organisations whose employees log in by it. Read again as NemLog-in's is.",
  }),
  DEMO_CONTEXT_HANDLER: optional(isJson, {
    secret: true,
    allowed: 'what the sandbox offers, as JSON',
    otherwise: 'the sandbox; never in production',
    description: 'Certificates with keys, employees and units of the demonstration organisations there.',
  }),
  EMPLOYEE_ISSUER: address(['https', 'http'], {
    otherwise: 'the sandbox; in production employees log in by the Context Handler alone',
    description: 'OpenID Connect issuer at which employees log in.',
  }),
  EMPLOYEE_CLIENT_ID: peerText("The product's client id there."),
  EMPLOYEE_CLIENT_SECRET: optional(/^[!-~]+$/, {
    secret: true,
    allowed: 'printable characters without blanks',
    otherwise: "the product's own key (`private_key_jwt`)",
    description: 'Shared secret for a provider that takes no signed log-in of clients.',
  }),
  CPR_SOURCE: Type.Enum(['serviceplatformen', 'datafordeler'], {
    default: 'serviceplatformen',
    allowed: 'serviceplatformen or datafordeler',
    description: 'Where persons are looked up: at Serviceplatformen (SF1520) or at Datafordeler.',
  }),
  CVR_SOURCE: Type.Enum(['serviceplatformen', 'datafordeler'], {
    default: 'serviceplatformen',
    allowed: 'serviceplatformen or datafordeler',
    description: 'Where companies are looked up: at Serviceplatformen (SF1530) or at Datafordeler.',
  }),
  DATAFORDELER_URL: address(['https', 'http'], {
    otherwise: 'the sandbox; in production nobody asks Datafordeler',
    description: "Datafordeler's GraphQL, `https://graphql.datafordeler.dk`.",
  }),
  DATAFORDELER_TOKEN_URL: address(['https', 'http'], {
    otherwise: 'the sandbox',
    description: 'Where Datafordeler gives out tokens, by OAuth 2 with a shared secret.',
  }),
  DATAFORDELER_CLIENT_ID: peerText("The product's client id there."),
  DATAFORDELER_CLIENT_SECRET: peerSecret('Shared secret for the tokens.'),
  DATAFORDELER_KEY: peerSecret("Datafordeler's key for open data (CVR)."),
  REGISTER_MINUTES: whole(0, 120, {
    default: 15,
    description:
      'An answer of CPR or CVR serves the same draft or case for so many minutes, encrypted, before the register is asked again; 0 keeps none.',
  }),
  SERVICE_PLATFORM_URL: address(['https'], {
    otherwise: 'the sandbox',
    description:
      'Serviceplatformen (`https://prod.serviceplatformen.dk`): persons (SF1520), companies (SF1530), Digital Post and its registrations. Each organisation calls with a certificate of its own.',
  }),
  TOKEN_SERVICE_URL: address(['https'], {
    otherwise: 'the sandbox',
    description:
      "KOMBIT's token service: its whole address (`https://n2adgangsstyring.stoettesystemerne.dk/runtime/api/rest/wstrust/v1/issue`).",
  }),
  TOKEN_SERVICE_CERTIFICATE: optional(areCertificates, {
    allowed: 'one or more certificates in PEM',
    otherwise: 'the sandbox',
    description:
      'What the token service signs by. During a change both, one after the other. Line breaks may be written as `\\n`.',
  }),
  SERVICE_PLATFORM_CERTIFICATE: optional(areCertificates, {
    allowed: 'one or more certificates in PEM',
    otherwise: 'the sandbox',
    description:
      'What Serviceplatformen signs the answers of persons and companies by; answers signed by others are not read. During a change both.',
  }),
  SERVICE_PLATFORM_AUTHORITIES: optional(areCertificates, {
    allowed: 'one or more certificates in PEM',
    otherwise: 'those that everybody trusts',
    description: 'Further authorities that the TLS certificates of these two may be issued by.',
  }),
  DEMO_CERTIFICATES: optional(isJson, {
    secret: true,
    allowed: 'what the sandbox offers, as JSON',
    otherwise: 'the sandbox; never in production',
    description: 'Certificates with keys of the demonstration organisations at Serviceplatformen.',
  }),
  POST_DISTRIBUTOR_SUBJECT: optional(/^[^\0\n]{3,400}$/, {
    allowed: "parts of a certificate's subject with commas between, such as CN=Beskedfordeler,O=KOMBIT",
    otherwise: 'the sandbox; in production no receipts are taken that are pushed',
    description:
      'What the client certificate of the message distributor (*Beskedfordeler*, SF1461) says of it. Receipts of others are refused.',
  }),
  POST_DISTRIBUTOR_URL: address(['amqps'], {
    otherwise: 'the sandbox; in production no receipts are fetched',
    description:
      'The message distributor for those who fetch their receipts, such as `amqps://beskedfordeler.stoettesystemerne.dk:5671/BF`.',
  }),
  POST_MAILBOX_SUBJECT: optional(/^[^\0\n]{3,400}$/, {
    allowed: "parts of a certificate's subject with commas between, such as CN=Digital Post,O=Digitaliseringsstyrelsen",
    otherwise: 'the sandbox; in production no answers to Digital Post are taken in',
    description:
      'What the client certificate says with which Digital Post hands over answers. Those of others are refused.',
  }),
  POST_CERTIFICATE_HEADER: optional(/^[a-z][a-z0-9-]{2,60}$/, {
    allowed: 'the name of a header in small letters, such as x-client-certificate-subject',
    otherwise: 'none: the certificate is judged at RECEIPTS_PORT alone',
    description:
      'Header in which the proxy that ends TLS hands on the subject of a certificate that it has checked, of the distributor and of Digital Post alike. The proxy must overwrite what clients send.',
  }),
  RECEIPTS_PORT: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 65_535,
      allowed: 'a port (0: any free one)',
      otherwise: 'none',
      description:
        'Own TLS port for receipts, where no proxy ends TLS: it takes client certificates of RECEIPTS_AUTHORITIES alone.',
    }),
  ),
  RECEIPTS_CERTIFICATE: optional(areCertificates, {
    allowed: 'one or more certificates in PEM',
    otherwise: 'none',
    description: 'The certificate of RECEIPTS_PORT, and those between it and its authority.',
  }),
  RECEIPTS_PRIVATE_KEY: optional(isPrivateKey, {
    secret: true,
    allowed: 'a private key in PEM',
    otherwise: 'none',
    description: 'Its private key.',
  }),
  RECEIPTS_AUTHORITIES: optional(areCertificates, {
    allowed: 'one or more certificates in PEM',
    otherwise: 'none',
    description: 'Authorities that certify who may hand in receipts there.',
  }),
  ADDRESS_REGISTER: Type.Optional(
    Type.Enum(['local', 'service'], {
      allowed: 'local or service',
      otherwise: 'the tables once they hold data (`npm run addresses`), until then the services',
      description:
        "Where addresses and real properties are looked up: in the product's own tables, or by the services below.",
    }),
  ),
  ADDRESS_URL: address(['https', 'http'], {
    otherwise: 'the sandbox; in production the tables alone',
    description: "Klimadatastyrelsen's Adressevælger (`https://adressevaelger.dk`): suggestions of Danish addresses.",
  }),
  ADDRESS_KEY: peerSecret('Goes out as the token of Adressevælger.'),
  PROPERTY_URL: address(['https', 'http'], {
    otherwise: 'the sandbox; in production the tables alone',
    description: 'Register of real properties by BFE number.',
  }),
  PROPERTY_KEY: peerSecret('Goes out as the token of the property register.'),
  PENSOPAY_URL: address(['https', 'http'], {
    otherwise: `the sandbox; in production ${pensopayAddress}`,
    description: 'API of the payment gateway Pensopay. Keys stand in the settings of each organisation.',
  }),
  GATEWAYAPI_URL: address(['https', 'http'], {
    otherwise: `the sandbox; in production ${smsAddresses.gatewayapi}`,
    description:
      'API of the SMS gateway GatewayAPI; `https://gatewayapi.eu` for accounts of its European set-up. Tokens stand in the settings of each organisation.',
  }),
  CPSMS_URL: address(['https', 'http'], {
    otherwise: `the sandbox; in production ${smsAddresses.cpsms}`,
    description: 'API of the SMS gateway CPSMS. Keys stand in the settings of each organisation.',
  }),
  MAP_TILES_URL: optional(isTileAddress, {
    allowed: 'an address that begins with https:// or http:// and holds {z}, {x} and {y}',
    otherwise: 'the sandbox; in production places are typed without a map',
    description:
      'Map tiles in Web Mercator; the server must allow other origins to use them (CORS). Browsers fetch them, so that its owner sees their addresses.',
  }),
  MAP_ATTRIBUTION: optional(/^[^<>\0]{1,200}$/, {
    allowed: 'a text of up to 200 characters',
    otherwise: 'none',
    description: "Said at the map's corner: whose map it is.",
  }),
  SMTP_URL: optional((value) => isMailServer(value), {
    secret: true,
    allowed:
      'smtp://user:password@host:587 (STARTTLS; without TLS on this machine only) or smtps://user:password@host:465',
    otherwise: 'the sandbox; in production no e-mail is sent',
    description:
      'Mail server for notifications to employees and alarms, and for organisations that give none of their own.',
  }),
  SMTP_FROM: optional(/^[^\s@<>",;:]+@[A-Za-z0-9.-]+$/, {
    allowed: 'an e-mail address',
    otherwise: 'the sandbox',
    description: 'Sender address of those mails.',
  }),
  PRIVATE_RECEIVERS: optional(areNetworks, {
    allowed: 'networks with commas between them, such as 10.20.0.0/16,fd12::/16',
    otherwise: 'none; outside production all',
    description:
      'Private networks that webhooks may be sent to. In production they otherwise reach the open internet alone, never this machine or the networks around it.',
  }),
  DEMO_RECEIVERS: optional(isJson, {
    secret: true,
    allowed: 'what the sandbox offers, as JSON',
    otherwise: 'the sandbox; never in production',
    description: 'Receivers of webhooks and files that the demonstration organisations deliver to.',
  }),
  CLAMD: optional(/^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+):\d{1,5}$/, {
    allowed: 'host:port',
    otherwise: 'the sandbox; in production files are not scanned',
    description: "ClamAV's daemon, which scans uploaded files.",
  }),
});

/** The environment variables after defaults and conversion; see {@link settingsSchema}. */
export type Settings = Static<typeof settingsSchema>;

/** What may be given for a variable, for people. */
export function allowedOf(name: string): string {
  return String(memberOf(name, 'allowed'));
}

/** Whether a variable's value must never be shown. */
export function isSecret(name: string): boolean {
  return memberOf(name, 'secret') === true;
}

/** A member of a variable's schema, such as `description`; undefined when it has none. */
export function memberOf(name: string, member: string): unknown {
  const schema: Readonly<Record<string, unknown>> = { ...propertyOf(name) };
  return schema[member];
}

function propertyOf(name: string): object | undefined {
  return Object.entries(settingsSchema.properties).find(([key]) => key === name)?.[1];
}

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Configuration, readConfiguration, withSandbox } from './configuration.ts';
import { projectRoot } from './paths.ts';
import { isSecret, settingsSchema } from './settings-schema.ts';
import { configurationTable, tableMarker, withTable } from './settings-table.ts';

const certificate = readFileSync(
  join(projectRoot, 'sandbox/service-platform/keys/token-service.certificate.pem'),
  'utf8',
);
const key = Buffer.alloc(32, 7).toString('base64');
const sandbox = {
  NEMLOGIN_METADATA: 'http://127.0.0.1:4001/nemlogin/metadata',
  MITID_ISSUER: 'http://127.0.0.1:4001/mitid',
  MITID_CLIENT_ID: 'selvbetjening',
  CONTEXT_HANDLER_METADATA: 'http://127.0.0.1:4001/context-handler/metadata',
  EMPLOYEE_ISSUER: 'http://127.0.0.1:4001/employees',
  EMPLOYEE_CLIENT_ID: 'selvbetjening',
  SERVICE_PLATFORM_URL: 'https://127.0.0.1:4002',
  TOKEN_SERVICE_URL: 'https://127.0.0.1:4002/runtime/api/rest/wstrust/v1/issue',
  TOKEN_SERVICE_CERTIFICATE: certificate,
  SERVICE_PLATFORM_CERTIFICATE: certificate,
  POST_DISTRIBUTOR_SUBJECT: 'CN=Beskedfordeler',
  POST_MAILBOX_SUBJECT: 'CN=Digital Post,O=Sandkasse',
  ADDRESS_URL: 'http://127.0.0.1:4001/addresses',
  ADDRESS_KEY: 'address-key',
  DATAFORDELER_URL: 'http://127.0.0.1:3300/datafordeler',
  DATAFORDELER_TOKEN_URL: 'http://127.0.0.1:3300/datafordeler/token',
  DATAFORDELER_CLIENT_ID: 'client',
  DATAFORDELER_CLIENT_SECRET: 'secret',
  DATAFORDELER_KEY: 'key',
  PENSOPAY_URL: 'http://127.0.0.1:4001/pensopay',
  GATEWAYAPI_URL: 'http://127.0.0.1:4001/gatewayapi',
  CPSMS_URL: 'http://127.0.0.1:4001/cpsms',
  PROPERTY_URL: 'http://127.0.0.1:4001/properties',
  PROPERTY_KEY: 'property-key',
  MAP_TILES_URL: 'http://127.0.0.1:4001/map/{z}/{x}/{y}.svg',
  CLAMD: '127.0.0.1:3310',
  SMTP_URL: 'smtp://127.0.0.1:2525',
  SMTP_FROM: 'post@demo.example',
};

function accepted(environment: NodeJS.ProcessEnv): Configuration {
  const result = readConfiguration(environment);
  if (!result.ok) assert.fail(result.problems.join('\n'));
  return result.configuration;
}

function refused(environment: NodeJS.ProcessEnv): readonly string[] {
  const result = readConfiguration(environment);
  return result.ok ? assert.fail('was accepted') : result.problems;
}

test('PLA-9 an empty environment gives a configuration that runs on a bare machine', () => {
  const configuration = accepted({ PATH: '/usr/bin', PORT: '' });
  assert.equal(configuration.port, 3000);
  assert.equal(configuration.host, '127.0.0.1');
  assert.equal(configuration.publicUrl, 'http://localhost:3000');
  assert.equal(configuration.secureCookies, false);
  assert.equal(configuration.databaseUrl, undefined);
  assert.equal(configuration.dataFolder, join(projectRoot, '.data'));
  assert.equal(configuration.needsSandbox, true);
});

test('every problem is told at once, each with what was given and what is allowed', () => {
  assert.deepEqual(refused({ PORT: '70000', WORKERS: '1e1', NODE_ENV: 'prod', PUBLIC_URL: 'ftp://x' }), [
    'PORT is "70000": allowed is a whole number from 0 to 65535',
    'PUBLIC_URL is "ftp://x": allowed is an address that begins with http:// or https://',
    'NODE_ENV is "prod": allowed is development, test or production',
    'WORKERS is "1e1": allowed is a whole number from 1 to 100',
  ]);
});

test("a secret's value is in no problem", () => {
  for (const name of Object.keys(settingsSchema.properties).filter(isSecret)) {
    const problems = refused({ [name]: 'Sesam æ', DATABASE_POOL: '0' });
    assert.match(problems.join('\n'), new RegExp(`${name} was given with 7 characters \\(not shown\\): allowed is `));
    assert.doesNotMatch(problems.join('\n'), /Sesam/);
  }
});

test('a master key is taken only when it is exactly 32 bytes in base64', () => {
  assert.deepEqual(accepted({ MASTER_KEY: key }).masterKey, new Uint8Array(32).fill(7));
  for (const wrong of ['', Buffer.alloc(31).toString('base64'), `${key}\n`, Buffer.alloc(32).toString('hex')]) {
    if (wrong !== '') assert.equal(refused({ MASTER_KEY: wrong }).length, 1);
  }
});

test('in production nothing is invented: keys, addresses and peers must be given, and https', () => {
  const missing = refused({ NODE_ENV: 'production' }).map((line) => line.split(' ')[0]);
  assert.deepEqual(missing, [
    ...['SERVICE_PLATFORM_URL', 'NEMLOGIN_METADATA', 'EMPLOYEE_ISSUER', 'MASTER_KEY', 'PUBLIC_URL'],
  ]);
  const production = { ...sandbox, NODE_ENV: 'production', MASTER_KEY: key };
  assert.deepEqual(refused({ ...production, PUBLIC_URL: 'http://selvbetjening.example' }), [
    'PUBLIC_URL is "http://selvbetjening.example": allowed in production is an https address',
  ]);
  const configuration = accepted({ ...production, PUBLIC_URL: 'https://selvbetjening.example/', CLAMD: '' });
  assert.equal(configuration.secureCookies, true);
  assert.equal(configuration.publicUrl, 'https://selvbetjening.example');
  assert.equal(configuration.needsSandbox, false);
  assert.equal(configuration.clamd, undefined);
  // Of the two ways in for employees one is enough.
  const oneWay = { ...production, PUBLIC_URL: 'https://selvbetjening.example', EMPLOYEE_ISSUER: '' };
  assert.equal(accepted({ ...oneWay, EMPLOYEE_CLIENT_ID: '' }).employees, undefined);
});

test('the sandbox fills in peers as a whole and leaves the given ones alone', () => {
  const own = { ADDRESS_URL: 'https://adresser.example', ADDRESS_KEY: 'own' };
  const environment = withSandbox(own, sandbox);
  const withoutKey = refused(withSandbox({ ADDRESS_URL: own.ADDRESS_URL }, sandbox));
  assert.deepEqual(withoutKey, [
    'ADDRESS_KEY is not given, but ADDRESS_URL needs it: allowed is printable characters without blanks',
  ]);
  const configuration = accepted(environment);
  assert.deepEqual(configuration.mitid, { issuer: sandbox.MITID_ISSUER, clientId: 'selvbetjening' });
  assert.deepEqual(configuration.clamd, { host: '127.0.0.1', port: 3310 });
  assert.deepEqual(configuration.addresses, { url: own.ADDRESS_URL, token: 'own' });
  assert.equal(configuration.pensopayUrl, sandbox.PENSOPAY_URL);
  assert.deepEqual(configuration.smsUrls, { gatewayapi: sandbox.GATEWAYAPI_URL, cpsms: sandbox.CPSMS_URL });
  assert.deepEqual(configuration.mail, {
    server: { host: '127.0.0.1', port: 2525, security: 'none' },
    from: 'post@demo.example',
  });
  assert.deepEqual(configuration.map, { tiles: sandbox.MAP_TILES_URL, attribution: '' });
  assert.equal(configuration.needsSandbox, false);
});

test('proxies are a number or addresses, and never simply everyone', () => {
  assert.equal(accepted({}).trustProxy, false);
  assert.equal(accepted({ TRUST_PROXY: '2' }).trustProxy, 2);
  assert.deepEqual(accepted({ TRUST_PROXY: '10.0.0.1, fd00::/8' }).trustProxy, ['10.0.0.1', 'fd00::/8']);
  for (const wrong of ['true', '0', '10.0.0.1/33', '10.0.0.1,'])
    assert.equal(refused({ TRUST_PROXY: wrong }).length, 1);
});

test('a session can not be allowed to idle longer than it lasts', () => {
  assert.match(
    refused({ SESSION_IDLE_MINUTES: '90', SESSION_HOURS: '1' }).join(),
    /at most SESSION_HOURS, which is 60/,
  );
});

test("the README's table of settings is the schema's", () => {
  const path = join(projectRoot, 'README.md');
  const readme = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const remedy = `put ${tableMarker} twice into README.md, then run: node start.mjs --run scripts/write-settings-table.ts`;
  assert.equal(readme, withTable(readme), remedy);
});

test('the table names every variable once and shows no cell that is missing', () => {
  const table = configurationTable();
  for (const name of Object.keys(settingsSchema.properties)) {
    assert.equal(table.split(`| \`${name}\` |`).length, 2);
  }
  assert.doesNotMatch(table, /undefined/);
});

test('Serviceplatformen is reached over TLS alone, and its certificates may stand on one line', () => {
  const { servicePlatform } = accepted({ ...sandbox, TOKEN_SERVICE_CERTIFICATE: certificate.replaceAll('\n', '\\n') });
  assert.equal(servicePlatform?.tokenServiceCertificates, certificate);
  assert.equal(servicePlatform?.demo, undefined);
  assert.equal(refused({ ...sandbox, SERVICE_PLATFORM_URL: 'http://127.0.0.1:4002' }).length, 1);
  assert.equal(refused({ ...sandbox, TOKEN_SERVICE_CERTIFICATE: 'x' }).length, 1);
  assert.equal(servicePlatform?.answerCertificates, certificate);
  assert.equal(refused({ ...sandbox, SERVICE_PLATFORM_CERTIFICATE: '' }).length, 1);
  assert.equal(refused({ ...sandbox, SERVICE_PLATFORM_AUTHORITIES: `${certificate} x` }).length, 1);
  const withoutCertificate = refused({ ...sandbox, TOKEN_SERVICE_CERTIFICATE: '' });
  assert.match(
    withoutCertificate[0] ?? '',
    /^TOKEN_SERVICE_CERTIFICATE is not given, but SERVICE_PLATFORM_URL needs it/,
  );
});

import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { issueCertificate, packPkcs12 } from '../../sandbox/service-platform/issue-certificate.ts';
import { authority, organisationCertificates, serverKey } from '../../sandbox/service-platform/keys.ts';
import { projectRoot } from '../paths.ts';
import { readCertificate } from './certificate.ts';
import { isCertificateAlert } from './refusal.ts';

const demo = organisationCertificates.demo ?? assert.fail();
const { certificate, privateKey } = demo;

function good(file: string, password?: string) {
  const read = readCertificate(file, password);
  assert.ok(read.ok, JSON.stringify(read));
  return read.certificate;
}

test('ADM-3 a certificate with its key is read from PEM in any order, with its chain and with a key under a password', () => {
  const encrypted = createPrivateKey(privateKey)
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'Sesam-Æ' })
    .toString();
  for (const [file, password] of [
    [certificate + privateKey],
    [privateKey + certificate],
    [`Bag Attributes\r\n${authority.certificate}${certificate}\n${privateKey}`.replaceAll('\n', '\r\n')],
    [certificate + encrypted, 'Sesam-Æ'],
  ] as const) {
    const read = good(file, password);
    assert.equal(read.cvr, '10000009');
    assert.equal(read.commonName, 'Selvbetjening');
    assert.equal(read.validTo.toISOString(), '2125-01-01T00:00:00.000Z');
    assert.equal(read.certificate.trim(), certificate.trim());
    assert.match(read.thumbprint, /^[0-9a-f]{64}$/);
  }
  assert.equal(good(certificate + privateKey).chain, '');
  assert.equal(good(authority.certificate + certificate + privateKey).chain.trim(), authority.certificate.trim());
});

test('ADM-3 a certificate with its key is read from PKCS#12, as node-forge and as OpenSSL 3 write it, with its chain', () => {
  const ours = packPkcs12(demo, 'kode', [authority.certificate]).toString('base64');
  const theirs = readFileSync(join(projectRoot, 'src/service-platform/examples/demo-openssl3.p12')).toString('base64');
  const plain = good(certificate + privateKey);
  for (const [file, password] of [
    [ours, 'kode'],
    [`${theirs.replaceAll(/(.{64})/g, '$1\r\n')}\n`, 'Sesam-Æ'],
  ] as const) {
    const read = good(file, password);
    assert.deepEqual([read.thumbprint, read.privateKey], [plain.thumbprint, plain.privateKey]);
    assert.equal(read.chain.trim(), authority.certificate.trim());
    assert.deepEqual(readCertificate(file, 'forkert'), { ok: false, problem: 'wrong-password' });
  }
});

test('ADM-3 what is no certificate with its key is told apart: unreadable, no key, no certificate, another key, too weak', () => {
  const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
  const short = issueCertificate({
    commonName: 'x',
    organisation: 'x',
    from: new Date(),
    to: new Date(Date.now() + 1e6),
    use: 'client',
    privateKey: weak.toString(),
  });
  const cases: readonly (readonly [problem: string, file: string])[] = [
    ['unreadable', 'et certifikat'],
    ['unreadable', Buffer.from('ikke PKCS#12').toString('base64')],
    ['unreadable', certificate.replace('MII', 'XXX') + privateKey],
    ['no-key', certificate],
    ['no-certificate', privateKey],
    ['another-key', certificate + serverKey.privateKey],
    ['weak-key', short.certificate + short.privateKey],
    ['unreadable', packPkcs12(demo, 'kode').subarray(0, 900).toString('base64')],
  ];
  for (const [problem, file] of cases) {
    assert.deepEqual(readCertificate(file), { ok: false, problem }, file.slice(0, 60));
  }
});

test('DEL-2 a handshake that ends for our certificate is told apart from one that ends for theirs', () => {
  const ours = ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA'];
  for (const code of [
    ...ours,
    'ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED',
    'ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_UNKNOWN',
  ]) {
    assert.ok(isCertificateAlert(code), code);
  }
  const theirs = ['CERT_HAS_EXPIRED', 'SELF_SIGNED_CERT_IN_CHAIN', 'ECONNRESET', 'ERR_TLS_CERT_ALTNAME_INVALID'];
  for (const code of [...theirs, 'ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR']) assert.ok(!isCertificateAlert(code), code);
});

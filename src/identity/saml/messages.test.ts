import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { organisationKeys, providerKeys } from '../../../sandbox/nemlogin/keys.ts';
import { providerMetadata } from '../../../sandbox/nemlogin/metadata.ts';
import { register } from '../../../sandbox/nemlogin/service-providers.ts';
import { projectRoot } from '../../paths.ts';
import { birthDateOf } from './attributes.ts';
import { handlerParty } from './context-handler/handler-party.ts';
import { handlerRules } from './context-handler/handler-rules.ts';
import { authnRequest, logoutRequest, logoutResponse, newMessageId } from './messages.ts';
import { contexts, statuses } from './names.ts';
import { nemloginParty } from './nemlogin/nemlogin-party.ts';
import { nemloginRules } from './nemlogin/nemlogin-rules.ts';
import { readProviderMetadata } from './provider-metadata.ts';
import { readRedirect, redirectAddress } from './redirect-binding.ts';
import { responseRules } from './rules/response-rules.ts';
import type { ServiceProvider } from './service-provider.ts';
import { serviceProviderMetadata } from './sp-metadata.ts';
import { readXml } from './xml/read-xml.ts';

const folder = join(projectRoot, '../shared/reference/data/identity');
const skip = existsSync(folder) ? false : 'shared reference files are not here';

const own = 'https://selvbetjening.example/proeveby/saml';
const provider = {
  entityId: `${own}/metadata`,
  name: 'Prøveby & Omegn <Kommune>',
  technicalContact: 'drift@proeveby.example',
  addresses: {
    metadata: `${own}/metadata`,
    answer: `${own}/svar`,
    logout: `${own}/log-af`,
    logoutResponse: `${own}/log-af/svar`,
  },
  keys: Object.values(organisationKeys),
  isForced: false,
  metadata: undefined,
} as unknown as ServiceProvider;
const envelope = {
  id: newMessageId(),
  at: new Date('2026-11-27T12:00:00.123Z'),
  destination: 'https://nemlog-in.example/saml?a=1&b=2',
  issuer: provider.entityId,
};
const subject = { nameId: 'https://data.gov.dk/model/core/eid/person/uuid/x', format: 'urn:x', sessionIndex: '_1' };

const messages = {
  'AuthnRequest, person': authnRequest({
    ...envelope,
    answerTo: provider.addresses.answer,
    level: 'substantial',
    context: contexts.person,
    isForced: false,
  }),
  'AuthnRequest, company, forced': authnRequest({
    ...envelope,
    answerTo: provider.addresses.answer,
    level: 'high',
    context: contexts.professional,
    isForced: true,
  }),
  LogoutRequest: logoutRequest({ ...envelope, subject }),
  LogoutResponse: logoutResponse({ ...envelope, inResponseTo: '_x' }),
  'LogoutResponse, refused': logoutResponse({ ...envelope, inResponseTo: '_x', refused: statuses.requestDenied }),
};

test('SEC-2 what we send is valid by the schemas of SAML 2.0, and so is our metadata', { skip }, () => {
  xmlRegisterFsInputProviders();
  const valid = (schema: string, xml: string, what: string) => {
    const path = join(folder, 'saml-schemas', schema);
    using document = XmlDocument.fromBuffer(readFileSync(path), { url: path });
    using validator = XsdValidator.fromDoc(document);
    using message = XmlDocument.fromString(xml);
    assert.doesNotThrow(() => validator.validate(message), what);
  };
  for (const [what, xml] of Object.entries(messages)) valid('saml-schema-protocol-2.0.xsd', xml, what);
  for (const party of [nemloginParty, handlerParty]) {
    valid('saml-schema-metadata-2.0.xsd', serviceProviderMetadata(provider, party), `metadata for ${party.name}`);
  }
});

test('SEC-2 a request asks for the level and the profile at the least, and for nothing that the reference does not', {
  skip,
}, () => {
  const example = readFileSync(join(folder, 'examples/authnrequest-person.ours.xml'), 'utf8');
  const parts = (xml: string) =>
    [...xml.matchAll(/<([\w:]+)(?=[\s>])|\s([\w:]+)="|>([^<>\s]+)</g)].map((match) => match.slice(1).join(''));
  const ours = new Set(parts(messages['AuthnRequest, person']));
  for (const part of parts(example.replace(/<!--.*-->/, '')).filter((each) => !/^https:\/\/(saml\.|selv)/.test(each))) {
    assert.ok(['version', 'encoding'].includes(part) || ours.has(part), part);
  }
});

test('SEC-2 our metadata passes the gate of NemLog-in as the sandbox keeps it, and wrong ones do not', () => {
  const metadata = serviceProviderMetadata(provider, nemloginParty);
  const now = new Date('2026-11-27T12:00:00Z');
  const judged = register(metadata, now);
  assert.ok(judged.ok, JSON.stringify(judged));
  assert.equal(judged.provider.answerTo, provider.addresses.answer);
  assert.equal(judged.provider.signing.length, 2);
  const wrong: Readonly<Record<string, string>> = {
    unsignedRequests: metadata.replace('AuthnRequestsSigned="true"', ''),
    unsignedAssertions: metadata.replace('WantAssertionsSigned="true"', 'WantAssertionsSigned="false"'),
    noEncryption: metadata.replaceAll('use="encryption"', 'use="signing"'),
    plainAddress: metadata.replaceAll(
      'https://selvbetjening.example/proeveby/saml/svar',
      'http://selvbetjening.example/x',
    ),
    otherAuthority: metadata.replaceAll(/<ds:X509Certificate>[^<]*/g, `<ds:X509Certificate>${selfSigned}`),
    notOne: metadata.replaceAll(/<ds:X509Certificate>[^<]*/g, '<ds:X509Certificate>AAAA'),
  };
  for (const [what, xml] of Object.entries(wrong)) assert.equal(register(xml, now).ok, false, what);
  assert.equal(register(metadata, new Date('2070-01-01')).ok, false, 'expired');
  assert.equal(register(metadata, now, false).ok, false, 'cprNumber for a private system');
});

test('SEC-2 docs/security.md tells of every rule, by its number, name and demand', () => {
  const page = readFileSync(join(projectRoot, 'docs/security.md'), 'utf8');
  for (const { number, id, demand } of [...responseRules, ...nemloginRules, ...handlerRules]) {
    assert.ok(page.includes(`| ${number} | \`${id}\` | ${demand} |`), id);
  }
  const numbers = [...responseRules, ...nemloginRules].map(({ number }) => number).toSorted((a, b) => a - b);
  assert.deepEqual(
    numbers,
    Array.from({ length: 17 }, (_, index) => index + 1),
  );
});

test("NemLog-in's own metadata is read", { skip }, () => {
  const xml = readFileSync(join(folder, 'nemlogin-devtest4-idp-metadata.xml'), 'utf8');
  const read = readProviderMetadata(xml, new Date('2026-11-27T12:00:00Z'));
  assert.ok(read.ok, JSON.stringify(read));
  assert.equal(read.metadata.entityId, 'https://saml.test-devtest4-nemlog-in.dk');
  assert.equal(read.metadata.login, 'https://test-devtest4-nemlog-in.dk/idp/saml/3.0/');
  assert.equal(read.metadata.logout?.response, 'https://test-devtest4-nemlog-in.dk/idp/saml/3.0/');
  assert.equal(read.metadata.keysAt(new Date('2026-11-27T12:00:00Z')).length, 1);
  assert.equal(read.metadata.keysAt(new Date('2029-11-27T12:00:00Z')).length, 0);
});

test('SEC-1 metadata that is of no use is refused whole', () => {
  const good = providerMetadata('https://idp.example', 'https://idp.example/saml', ['first', 'second']);
  const now = new Date('2026-11-27T12:00:00Z');
  const read = readProviderMetadata(good, now);
  assert.ok(read.ok && read.metadata.keysAt(now).length === 2);
  const wrong = [
    '<html/>',
    `<!DOCTYPE x>${good}`,
    good.replace('entityID=', 'validUntil="2020-01-01T00:00:00Z" entityID='),
    good.replaceAll('IDPSSODescriptor', 'SPSSODescriptor'),
    good.replace(/<SingleSignOnService[^>]*>/, ''),
    good.replaceAll(/<X509Certificate>[^<]*/g, '<X509Certificate>AAAA'),
    good.replaceAll('https://idp.example/saml', 'javascript:alert(1)'),
  ];
  for (const xml of wrong) assert.equal(readProviderMetadata(xml, now).ok, false, xml.slice(0, 80));
});

test('SEC-1 an address is believed only as it was signed, and unpacks to no more than a message', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const address = await redirectAddress('https://x.example/a?b=1', 'SAMLRequest', '<a>æ+/=</a>', 'r&=1', privateKey);
  const read = readRedirect(address, 'SAMLRequest');
  assert.ok(read.ok && read.xml === '<a>æ+/=</a>' && read.relayState === 'r&=1');
  assert.ok(read.isSignedBy([publicKey]));
  const isGood = (url: string) => {
    const other = readRedirect(url, 'SAMLRequest');
    return other.ok && other.isSignedBy([publicKey]);
  };
  assert.equal(isGood(address.replace(/RelayState=[^&]*/, 'RelayState=other')), false);
  assert.equal(isGood(address.replace(/&RelayState=[^&]*/, '')), false);
  assert.equal(isGood(address.replace('rsa-sha256', 'rsa-sha1')), false);
  assert.equal(isGood(address.replace(/&Signature=.*/, '')), false);
  assert.equal(isGood(address.replace(/%2B|%2F/, (code) => code.toLowerCase())), false, 'encoded otherwise');
  assert.equal(isGood(`${address}&SAMLRequest=x`), false);
  const bomb = encodeURIComponent(deflateRawSync(Buffer.alloc(50_000_000)).toString('base64'));
  assert.equal(readRedirect(`/x?SAMLRequest=${bomb}`, 'SAMLRequest').ok, false);
});

test('SEC-1 no text makes the reader fail otherwise than by saying so', () => {
  const pieces = fc.constantFrom(
    '<a>',
    '</a>',
    '<a b="',
    '"',
    '>',
    '<',
    '&amp;',
    '&x;',
    '<!--',
    '-->',
    '<?x?>',
    ' ',
    'ø',
    '\0',
    'xmlns:a="u"',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string())), (parts) => {
      const read = readXml(parts.join(''));
      assert.ok(read.ok || read.detail !== '');
    }),
  );
});

test('a date of birth is read in both forms, and a day that is none in neither', () => {
  assert.equal(birthDateOf('1985-07-01'), '1985-07-01');
  assert.equal(birthDateOf('01-07-1985'), '1985-07-01');
  for (const wrong of ['1985-02-30', '30-02-1985', '1-7-1985', '1985', ''])
    assert.equal(birthDateOf(wrong), null, wrong);
});

/** A certificate that nobody issued but its own key: the sandbox's authority itself. */
const selfSigned = providerKeys.first.certificate
  .replaceAll(/-----.*-----|\s/g, '')
  .replace(/^(.{400})./, (_all, start: string) => `${start}A`);

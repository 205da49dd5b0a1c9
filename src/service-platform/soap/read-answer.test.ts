import assert from 'node:assert/strict';
import { createHash, randomUUID, sign } from 'node:crypto';
import { test } from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { ExclusiveCanonicalization } from 'xml-crypto';
import { issueCertificate } from '../../../sandbox/service-platform/issue-certificate.ts';
import { platformKey, tokenServiceKey } from '../../../sandbox/service-platform/keys.ts';
import { answerFaults, answerVariants, signedAnswer } from '../../../sandbox/service-platform/soap/sign-answer.ts';
import { signing } from '../../identity/saml/names.ts';
import { soapNamespaces, tokenTransform } from './names.ts';
import { type AnswerExpected, readAnswer } from './read-answer.ts';

const now = new Date('2026-11-28T08:00:00Z');
const messageId = `urn:uuid:${randomUUID()}`;
const payload =
  '<p:PersonLookupResponse xmlns:p="urn:p"><p:PNR>0107850018</p:PNR><p:name>Kære &amp; Ærø</p:name></p:PersonLookupResponse>';
const expected: AnswerExpected = { signers: platformKey.certificate, messageId, now };
const answer = (...wrong: readonly string[]) =>
  signedAnswer({ action: 'urn:p/PersonLookupResponse', relatesTo: messageId, payload, now, wrong });

function problemOf(xml: string, changes: Partial<AnswerExpected> = {}): string {
  const read = readAnswer(xml, { ...expected, ...changes });
  return read.kind === 'rejected' ? read.problem : read.kind;
}

test('FUL-4 an answer that Serviceplatformen has signed gives the body as it was signed', () => {
  const read = readAnswer(answer(), expected);
  assert.ok(read.kind === 'verified', JSON.stringify(read));
  assert.match(read.body, /^<soap:Body .*<p:name>Kære &amp; Ærø<\/p:name><\/p:PersonLookupResponse><\/soap:Body>$/);
  const both = `${tokenServiceKey.certificate}${platformKey.certificate}`;
  assert.equal(problemOf(answer(), { signers: both }), 'verified', 'while a certificate is being changed');
  assert.equal(problemOf(`<?xml version="1.0" encoding="UTF-8"?>\n${answer()}`), 'verified');
});

test('FUL-4 an answer is taken in each form that the standards leave open', () => {
  for (const variant of answerVariants) {
    assert.notEqual(answer(variant).length, answer().length, variant);
    assert.equal(problemOf(answer(variant)), 'verified', variant);
  }
  assert.equal(problemOf(signedByReference()), 'verified', 'the certificate signed through a reference to it');
  assert.equal(problemOf(signedByReference('another')), 'a reference to a token that is not there');
});

/** An answer whose certificate is signed in the place of a reference to it; by the canonical form of another library. */
function signedByReference(points = 'certificate'): string {
  const reference = `<wsse:SecurityTokenReference wsu:Id="str"><wsse:Reference URI="#${points}"/></wsse:SecurityTokenReference>`;
  const xml = answer('unsigned').replace('</wsse:Security>', `${reference}</wsse:Security>`);
  const all = new DOMParser().parseFromString(xml, 'text/xml').getElementsByTagName('*');
  const canonicalOf = (node: Element) => new ExclusiveCanonicalization().process(node, {});
  const digest = (text: string) => createHash('sha256').update(text).digest('base64');
  const byId = (id: string): Element =>
    Array.from(all).find((node) => node.getAttributeNS(soapNamespaces.wsu, 'Id') === id) ?? assert.fail(id);
  const method = `<ds:CanonicalizationMethod Algorithm="${signing.canonicalization}"></ds:CanonicalizationMethod>`;
  const parameters = `<wsse:TransformationParameters xmlns:wsse="${soapNamespaces.wsse}">${method}</wsse:TransformationParameters>`;
  const referenceTo = (id: string, algorithm: string, inside: string, signed: string) =>
    `<ds:Reference URI="#${id}"><ds:Transforms><ds:Transform Algorithm="${algorithm}">${inside}</ds:Transform></ds:Transforms><ds:DigestMethod Algorithm="${signing.digest}"></ds:DigestMethod><ds:DigestValue>${digest(signed)}</ds:DigestValue></ds:Reference>`;
  const token = canonicalOf(byId('certificate')).replace('<wsse:BinarySecurityToken', '$& xmlns=""');
  const info = [
    `<ds:SignedInfo xmlns:ds="${soapNamespaces.ds}">${method}<ds:SignatureMethod Algorithm="${signing.signature}"></ds:SignatureMethod>`,
    ...['action', 'message', 'relates-to', 'framework', 'timestamp', 'body'].map((id) =>
      referenceTo(id, signing.canonicalization, '', canonicalOf(byId(id))),
    ),
    `${referenceTo('str', tokenTransform, parameters, token)}</ds:SignedInfo>`,
  ].join('');
  const value = sign('sha256', Buffer.from(info), platformKey.privateKey).toString('base64');
  const signature = `<ds:Signature xmlns:ds="${soapNamespaces.ds}">${info}<ds:SignatureValue>${value}</ds:SignatureValue></ds:Signature>`;
  return xml.replace('</wsse:Security>', `${signature}</wsse:Security>`);
}

/** What the product says of each answer that is no good; the sandbox can be asked for all of them. */
const refused: Readonly<Record<(typeof answerFaults)[number], string>> = {
  'relates-to': 'an answer to another request',
  unsigned: 'not signed',
  'another-signer': 'signed by no known key',
  'sha-one': 'another signature algorithm',
  stale: 'an answer of another time',
  early: 'an answer of another time',
  expired: 'an answer that has expired',
  'no-timestamp': 'not exactly one Timestamp',
  'timestamp-unsigned': 'a Timestamp that is not signed',
  'body-unsigned': 'a body that is not signed',
  'relates-to-unsigned': 'a header RelatesTo that is not signed',
  'action-unsigned': 'a header Action that is not signed',
  'message-id-unsigned': 'a header MessageID that is not signed',
  'no-relates-to': 'no header RelatesTo',
  'two-relates-to': 'a header that is there twice',
  'two-securities': 'not exactly one Security',
  'two-signatures': 'not one signature in its place',
  'body-changed': 'signed with another content',
  'header-changed': 'signed with another content',
  'digest-changed': 'signed by no known key',
  'wrapped-body': 'a body that is not signed',
  'wrapped-in-security': 'a body that is not signed',
  'same-id-twice': 'a reference to no element, or to more than one',
  'second-body': 'not one header and one body',
  'must-understand': 'a header that must be understood and is not',
  'envelope-twelve': 'not a SOAP 1.1 envelope',
  'document-type': 'a document type, comment or CDATA',
  'comment-in-number': 'a document type, comment or CDATA',
};

test('SEC-1 each attack on an answer is refused by its rule, and nothing of it is read', () => {
  for (const name of answerFaults) {
    const attacked = answer(name);
    assert.notEqual(attacked, answer(), name);
    assert.equal(problemOf(attacked), refused[name], name);
  }
});

test('SEC-1 a certificate that has expired vouches for nothing, nor does one that the answer brings itself', () => {
  const old = issueCertificate({
    ...{ commonName: 'Serviceplatformen', organisation: 'x', use: 'signing', privateKey: platformKey.privateKey },
    ...{ from: new Date('2024-01-01'), to: new Date('2026-11-27') },
  });
  assert.equal(problemOf(answer(), { signers: old.certificate }), 'signed by no known key');
  assert.equal(problemOf(answer(), { signers: '' }), 'signed by no known key');
});

test('a fault without a signature says no more than one of the codes that are known', () => {
  const fault = (code: string, words = 'PNR not found') =>
    readAnswer(
      `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>${code}</faultcode><faultstring>${words}</faultstring></s:Fault></s:Body></s:Envelope>`,
      expected,
    );
  assert.deepEqual(fault('wsse:InvalidSecurityToken'), { kind: 'unsigned-fault', code: 'InvalidSecurityToken' });
  for (const code of ['s:Client', 's:Server', 'x:0107850018', '']) {
    assert.deepEqual(fault(code), { kind: 'unsigned-fault', code: undefined }, code);
  }
});

test('SEC-1 whatever single change is made to an answer, it is refused or says the same', () => {
  const xml = answer();
  const right = readAnswer(xml, expected);
  fc.assert(
    fc.property(
      fc.nat(xml.length - 1),
      fc.constantFrom('', 'x', '<', ' ', '"', '0', '/>', '&#65;', 'Id'),
      (at, put) => {
        const read = readAnswer(xml.slice(0, at) + put + xml.slice(at + 1), expected);
        if (read.kind === 'verified') assert.deepEqual(read, right);
      },
    ),
    { numRuns: 500 },
  );
});

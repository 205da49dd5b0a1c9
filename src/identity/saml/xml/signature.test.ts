import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { SignedXml } from 'xml-crypto';
import { namespaces, signing } from '../names.ts';
import { verifySignature } from './signature.ts';
import { escapeXml } from './write-xml.ts';

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const privateKey = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** Signs as another library does, the prefixes kept where the profile's senders keep some. */
function signed(xml: string, inclusive: readonly string[]): string {
  const signer = new SignedXml({
    privateKey,
    signatureAlgorithm: signing.signature,
    canonicalizationAlgorithm: signing.canonicalization,
  });
  signer.addReference({
    xpath: '/*',
    digestAlgorithm: signing.digest,
    transforms: [signing.enveloped, signing.canonicalization],
    inclusiveNamespacesPrefixList: [...inclusive],
  });
  signer.computeSignature(xml, { prefix: 'ds', location: { reference: '/*/*[1]', action: 'after' } });
  return signer.getSignedXml();
}

/** What the other library says was signed; null where it finds the signature no good. */
function byOracle(xml: string): string | null {
  const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement;
  const signature = root?.getElementsByTagNameNS(namespaces.signature, 'Signature').item(0);
  const check = new SignedXml({ publicCert: pair.publicKey, getCertFromKeyInfo: () => null });
  try {
    check.loadSignature(signature as unknown as Node);
    return check.checkSignature(xml) ? (check.getSignedReferences()[0] ?? null) : null;
  } catch {
    return null;
  }
}

const name = fc.constantFrom('a', 'b:c', 'b:d', 'Æ');
const text = fc.string({ unit: fc.constantFrom('x', 'ø', ' ', '&', '<', '"', '\t', '\n', '🙂', ']]>'), maxLength: 8 });
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    text.map(escapeXml),
    fc
      .tuple(name, text, fc.array(tie('tree'), { maxLength: 3 }), fc.boolean())
      .map(([tag, value, inside, declares]) => {
        const more = declares ? ' xmlns:b="urn:other" xmlns="urn:default"' : '';
        return `<${tag}${more} z="${escapeXml(value)}" b:y="1" a="">${inside.join('')}</${tag}>`;
      }),
  ),
}));
const documents = fc
  .array(tree, { maxLength: 3 })
  .map(
    (parts) => `<r:R xmlns:r="urn:r" xmlns:b="urn:b" xmlns:unused="urn:u" ID="_1"><r:I>i</r:I>${parts.join('')}</r:R>`,
  );

test('SEC-1 what another library has signed is verified, with and without prefixes that are kept', () => {
  fc.assert(
    fc.property(documents, fc.constantFrom([], ['unused'], ['b', 'unused']), (document, inclusive) => {
      const xml = signed(document, inclusive);
      assert.notEqual(byOracle(xml), null);
      const verified = verifySignature(xml, [pair.publicKey]);
      assert.ok(verified.ok, verified.ok ? '' : verified.detail);
      assert.equal(verified.root.getElementsByTagNameNS(namespaces.signature, 'Signature').length, 0);
    }),
    { numRuns: 60 },
  );
});

test('SEC-1 nothing that was changed is verified where the other library says no, and what is verified is the same', () => {
  const xml = signed('<r:R xmlns:r="urn:r" ID="_1"><r:I>i</r:I><r:N f="1">Karen &amp; Mads</r:N></r:R>', []);
  fc.assert(
    fc.property(fc.nat(xml.length - 1), fc.constantFrom('', 'x', '<', ' ', '"', '0', '/>', '&#65;'), (at, put) => {
      const changed = xml.slice(0, at) + put + xml.slice(at + 1);
      const verified = verifySignature(changed, [pair.publicKey]);
      if (verified.ok) assert.notEqual(byOracle(changed), null, changed);
      if (verified.ok) assert.equal(verified.root.textContent, 'iKaren & Mads');
    }),
    { numRuns: 400 },
  );
});

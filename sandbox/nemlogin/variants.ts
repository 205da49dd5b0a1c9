import { attributeXml, newId, type Recipe } from './answer.ts';
import { organisationKeys, providerKeys } from './keys.ts';
import { core, instant, ns } from './names.ts';

const minute = 60_000;
const stranger = organisationKeys.demo ?? providerKeys.second;
/** Another's name, which an attacker would like to have. */
const victim = `${core}eid/person/uuid/00000000-0000-4000-8000-000000000000`;

function without(name: string): Recipe {
  return { spec: (spec) => ({ ...spec, attributes: spec.attributes.filter(([each]) => each !== name) }) };
}

function withAttribute(name: string, value: string): Recipe {
  return {
    spec: (spec) => ({
      ...spec,
      attributes: [...spec.attributes.filter(([each]) => each !== name), [name, value]],
    }),
  };
}

function moved(minutes: number): Recipe {
  return { spec: (spec) => ({ ...spec, at: new Date(spec.at.getTime() + minutes * minute) }) };
}

/** Changes the assertion's own times, and leaves those of the Response. */
function assertionAt(minutes: number): Recipe {
  return {
    assertion: (xml) =>
      xml.replaceAll(
        /"(\d{4}-\d\d-\d\dT[\d:]+Z)"/g,
        (_all, at: string) => `"${instant(new Date(new Date(at).getTime() + minutes * minute))}"`,
      ),
  };
}

function inResponse(pattern: RegExp | string, replacement: string): Recipe {
  return { last: (xml) => xml.replace(pattern, replacement) };
}

function inAssertion(pattern: RegExp | string, replacement: string): Recipe {
  return { assertion: (xml) => xml.replace(pattern, replacement) };
}

/** The assertion with the victim's name, another id, and no signature. */
export function evil(signed: string): string {
  return withoutSignature(signed)
    .replace(/ID="[^"]+"/, `ID="${newId()}"`)
    .replace(/(<saml:NameID[^>]*>)[^<]*/, `$1${victim}`);
}

export function withoutSignature(signed: string): string {
  return signed.replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, '');
}

export function signatureOf(signed: string): string {
  return /<ds:Signature[\s\S]*<\/ds:Signature>/.exec(signed)?.[0] ?? '';
}

/** Puts something after an element's Issuer. */
export function afterIssuer(xml: string, content: string): string {
  return xml.replace('</saml:Issuer>', `</saml:Issuer>${content}`);
}

/** Ways to answer that a service provider must take. */
export const goodVariants: Readonly<Record<string, Recipe>> = {
  ordinary: {},
  'cbc-and-mgf1p': { encryption: { content: 'aes256-cbc', key: 'oaep-mgf1p' } },
  'gcm-and-mgf1p': { encryption: { key: 'oaep-mgf1p' } },
  'no-age': without(`${core}eid/age`),
  'no-cpr-number': without(`${core}eid/cprNumber`),
  'no-name': {
    spec: (spec) => ({
      ...spec,
      attributes: spec.attributes.filter(([name]) => !/(fullName|firstName|lastName)$/.test(name)),
    }),
  },
  'long-danish-name': withAttribute(`${core}eid/fullName`, `Åse Ærøskøbing ${'Østergaard '.repeat(12)}Sø`),
  'danish-date-of-birth': withAttribute(`${core}eid/dateOfBirth`, '01-07-1985'),
  'iso-date-of-birth': withAttribute(`${core}eid/dateOfBirth`, '1985-07-01'),
  'clock-two-minutes-ahead': moved(2),
  'clock-two-minutes-behind': moved(-2),
  'signed-response': { signResponse: {} },
  'transient-name': inAssertion('nameid-format:persistent', 'nameid-format:transient'),
  'legacy-level-beside': {
    assertion: (xml) =>
      xml.replace('</saml:AttributeStatement>', `${attributeXml('dk:gov:saml:attribute:AssuranceLevel', '4')}$&`),
  },
};

/** Ways to answer that must each be refused: wrong, hostile, or none of the profile. */
export const badVariants: Readonly<Record<string, Recipe>> = {
  'plain-assertion': { sealed: (_encrypted, signed) => signed },
  'plain-beside-encrypted': { sealed: (encrypted, signed) => `${encrypted}${evil(signed)}` },
  'two-assertions': { sealed: (encrypted) => `${encrypted}${encrypted}` },
  'no-assertion': { sealed: () => '' },
  unsigned: { signing: 'none' },
  'unknown-key': { signing: { key: stranger } },
  'own-key-info': {
    // The signature is good, and its KeyInfo says by which certificate.
    signing: { key: stranger },
    signed: (xml) =>
      xml.replace(
        '</ds:Signature>',
        `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${stranger.certificate.replaceAll(/-----.*-----|\s/g, '')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>$&`,
      ),
  },
  'hmac-by-certificate': {
    signing: { algorithm: `${ns.ds}hmac-sha1`, hmacSecret: providerKeys.first.certificate },
  },
  'sha1-signature': { signing: { algorithm: `${ns.ds}rsa-sha1` } },
  'sha1-digest': { signing: { digest: `${ns.ds}sha1` } },
  'other-transforms': { signing: { transforms: [`${ns.ds}enveloped-signature`] } },
  'changed-after-signing': { signed: (xml) => xml.replace(/(<saml:NameID[^>]*>)[^<]*/, `$1${victim}`) },
  'signature-of-the-subject': {
    assertion: (xml) => xml.replace('<saml:Subject>', '<saml:Subject ID="_part">'),
    signing: { reference: "//*[@ID='_part']" },
  },
  'signed-by-response-alone': { signing: 'none', signResponse: {} },
  'response-signed-by-stranger': { signResponse: { key: stranger } },
  'comment-in-name': inAssertion(/(person\/uuid\/[^<]{8})/, '$1<!-- -->'),
  'comment-in-response': inResponse('<samlp:Status>', '<!-- x --><samlp:Status>'),
  'cdata-in-name': inAssertion(/(<saml:NameID[^>]*>)([^<]*)/, '$1<![CDATA[$2]]>'),
  'processing-instruction': inResponse('<samlp:Status>', '<?x y?><samlp:Status>'),
  'external-entity': inResponse(/^/, `<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>`),
  'entity-bomb': inResponse(/^/, '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'),
  'doctype-in-assertion': {
    signed: (xml) => `<!DOCTYPE saml:Assertion SYSTEM "http://127.0.0.1:9/x.dtd">${xml}`,
  },
  'duplicate-xml-attribute': inResponse(/InResponseTo="/, 'InResponseTo="_x" InResponseTo="'),
  'too-large': inResponse('<samlp:Status>', `<samlp:Status x="${'a'.repeat(300_000)}">`),
  'too-deep': inResponse('</samlp:Response>', `${'<x>'.repeat(60)}${'</x>'.repeat(60)}</samlp:Response>`),
  'wrong-audience': inAssertion(/<saml:Audience>[^<]*/, '<saml:Audience>https://saml.another.example'),
  'no-audience': inAssertion(/<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/, ''),
  'wrong-recipient': inAssertion(/Recipient="[^"]*"/, 'Recipient="https://another.example/saml"'),
  'wrong-destination': inResponse(/Destination="[^"]*"/, 'Destination="https://another.example/saml"'),
  'no-destination': inResponse(/ Destination="[^"]*"/, ''),
  'wrong-in-response-to': inResponse(/InResponseTo="[^"]*"/, 'InResponseTo="_another"'),
  'no-in-response-to': inResponse(/ InResponseTo="[^"]*"/, ''),
  'wrong-in-response-to-inside': inAssertion(/InResponseTo="[^"]*"/, 'InResponseTo="_another"'),
  'wrong-issuer': inResponse(/<saml:Issuer>[^<]*/, '<saml:Issuer>https://saml.another.example'),
  'wrong-issuer-inside': inAssertion(/<saml:Issuer>[^<]*/, '<saml:Issuer>https://saml.another.example'),
  'wrong-version': inResponse('Version="2.0"', 'Version="1.1"'),
  'stale-response': moved(-30),
  'expired-assertion': assertionAt(-120),
  'expired-confirmation': inAssertion(/(SubjectConfirmationData NotOnOrAfter=")[^"]*/, '$12020-01-01T00:00:00Z'),
  'not-yet-valid': inAssertion(/(Conditions NotBefore=")[^"]*/, '$12099-01-01T00:00:00Z'),
  'no-bearer': inAssertion('cm:bearer', 'cm:holder-of-key'),
  'no-level': inAssertion(/<saml:Attribute Name="[^"]*nsis\/loa".*?<\/saml:Attribute>/, ''),
  'level-low': { spec: (spec) => ({ ...spec, level: 'Low' }) },
  'level-as-address': { spec: (spec) => ({ ...spec, level: 'https://data.gov.dk/concept/core/nsis/loa/High' }) },
  'legacy-level-alone': {
    assertion: (xml) =>
      xml.replace(
        /Name="https:\/\/data.gov.dk\/concept\/core\/nsis\/loa"/,
        'Name="dk:gov:saml:attribute:AssuranceLevel"',
      ),
  },
  'another-profile-version': inAssertion('>OIO-SAML-3.0<', '>OIO-SAML-2.0<'),
  'professional-for-person': {
    spec: (spec) => ({
      ...spec,
      nameId: spec.nameId.replace('/person/', '/professional/'),
      attributes: [
        ...spec.attributes,
        [`${core}eid/professional/cvr`, '99000104'],
        [`${core}eid/professional/orgName`, 'X'],
      ],
    }),
  },
  'professional-attributes-for-person': withAttribute(`${core}eid/professional/cvr`, '99000104'),
  'name-of-no-profile': { spec: (spec) => ({ ...spec, nameId: 'karen@example.org' }) },
  'name-format': inAssertion('nameid-format:persistent', 'nameid-format:unspecified'),
  'duplicate-attribute': {
    assertion: (xml) =>
      xml.replace('</saml:AttributeStatement>', `${attributeXml(`${core}eid/cprNumber`, '0101010101')}$&`),
  },
  'two-values': {
    assertion: (xml) =>
      xml.replace(
        /(eid\/cprNumber".*?<\/saml:AttributeValue>)/,
        '$1<saml:AttributeValue>0101010101</saml:AttributeValue>',
      ),
  },
  'cpr-number-that-is-none': withAttribute(`${core}eid/cprNumber`, '070785-0018'),
  'attribute-of-no-type': inAssertion('xsi:type="xs:string"', 'xsi:type="xs:anyType"'),
  'attribute-name-format': inAssertion('attrname-format:uri', 'attrname-format:basic'),
  'two-authn-statements': {
    assertion: (xml) => xml.replace(/<saml:AuthnStatement.*<\/saml:AuthnStatement>/, '$&$&'),
  },
  'no-session-index': inAssertion(/ SessionIndex="[^"]*"/, ''),
  'session-over': inAssertion(' SessionIndex=', ' SessionNotOnOrAfter="2020-01-01T00:00:00Z" SessionIndex='),
  'decision-statement': inAssertion('<saml:AuthnStatement', '<saml:AuthzDecisionStatement/><saml:AuthnStatement'),
  'pkcs1-key': { encryption: { key: 'rsa-1_5' } },
  'triple-des': { encryption: { content: 'tripledes-cbc' } },
  'encrypted-to-another': { spec: (spec) => ({ ...spec, certificate: providerKeys.second.certificate }) },
  'garbled-cipher': {
    sealed: (encrypted) =>
      encrypted.replace(/(<xenc:CipherValue>)(.{40})(?![\s\S]*<xenc:CipherValue>)/, `$1${'A'.repeat(40)}`),
  },
  // The eight forms of signature wrapping (Somorovsky et al., "On Breaking SAML: Be Whoever You Want to Be").
  'wrapping-1': wrappedResponse((fake, original, signature) =>
    afterIssuer(fake, signature.replace('</ds:Signature>', `${original}</ds:Signature>`)),
  ),
  'wrapping-2': wrappedResponse((fake, original, signature) => afterIssuer(fake, `${signature}${original}`)),
  'wrapping-3': { signed: (xml) => evil(xml).replace('</saml:Issuer>', `</saml:Issuer>${xml}`) },
  'wrapping-4': { signed: (xml) => evil(xml).replace('</saml:Assertion>', `${xml}</saml:Assertion>`) },
  'wrapping-5': {
    signed: (xml) =>
      afterIssuer(evil(xml), signatureOf(xml)).replace(
        '</saml:Assertion>',
        `${withoutSignature(xml)}</saml:Assertion>`,
      ),
  },
  'wrapping-6': {
    signed: (xml) =>
      afterIssuer(evil(xml), signatureOf(xml).replace('</ds:Signature>', `${withoutSignature(xml)}</ds:Signature>`)),
  },
  'wrapping-7': {
    signed: (xml) =>
      afterIssuer(evil(xml), signatureOf(xml)).replace(
        '</saml:Issuer>',
        `</saml:Issuer><samlp:Extensions xmlns:samlp="${ns.samlp}">${withoutSignature(xml)}</samlp:Extensions>`,
      ),
  },
  'wrapping-8': {
    signed: (xml) =>
      afterIssuer(
        evil(xml),
        signatureOf(xml).replace('</ds:Signature>', `<ds:Object>${withoutSignature(xml)}</ds:Object></ds:Signature>`),
      ),
  },
  'same-id-twice': {
    signed: (xml) => {
      const id = /ID="([^"]+)"/.exec(xml)?.[1] ?? '';
      const fake = evil(xml).replace(/ID="[^"]+"/, `ID="${id}"`);
      return afterIssuer(fake, signatureOf(xml)).replace(
        '</saml:Conditions>',
        `</saml:Conditions><saml:Advice>${withoutSignature(xml)}</saml:Advice>`,
      );
    },
  },
};

/** A Response that was signed, put into another one that says something else. */
function wrappedResponse(wrap: (fake: string, original: string, signature: string) => string): Recipe {
  return {
    signResponse: {},
    last(xml) {
      const original = withoutSignature(xml);
      const fake = original.replace(/ID="[^"]+"/, `ID="${newId()}"`);
      return wrap(fake, original, signatureOf(xml));
    },
  };
}

/** Answers that nobody was logged in. */
export const failures: Readonly<Record<string, readonly [top: string, second: string | null]>> = {
  cancelled: ['Responder', 'AuthnFailed'],
  failed: ['Requester', 'AuthnFailed'],
  'level-unreachable': ['Responder', 'NoAuthnContext'],
  'no-passive': ['Responder', 'NoPassive'],
  denied: ['Responder', 'RequestDenied'],
  'unknown-principal': ['Responder', 'UnknownPrincipal'],
  unsupported: ['Responder', 'RequestUnsupported'],
  'no-reason': ['Responder', null],
};

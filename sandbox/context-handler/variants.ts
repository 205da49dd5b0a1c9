import type { Recipe } from '../nemlogin/answer.ts';
import { attributeXml } from '../nemlogin/answer.ts';
import { core, levelAddress } from '../nemlogin/names.ts';
import { badVariants, goodVariants } from '../nemlogin/variants.ts';

/** Variants of NemLog-in's that are about who its people are; the ones below stand in their place. */
const ofPeople: ReadonlySet<string> = new Set([
  'no-age',
  'no-cpr-number',
  'no-name',
  'long-danish-name',
  'danish-date-of-birth',
  'iso-date-of-birth',
  'transient-name',
  'comment-in-name',
  'professional-for-person',
  'professional-attributes-for-person',
  'duplicate-attribute',
  'two-values',
  'cpr-number-that-is-none',
  'level-low',
  'level-as-address',
  'name-format',
  // Without SpecVer a connection of KOMBIT's is still told by KombitSpecVer.
  'another-profile-version',
  'legacy-level-alone',
]);

function shared(variants: Readonly<Record<string, Recipe>>): Readonly<Record<string, Recipe>> {
  return Object.fromEntries(Object.entries(variants).filter(([name]) => !ofPeople.has(name)));
}

function inAssertion(pattern: RegExp | string, replacement: string): Recipe {
  return { assertion: (xml) => xml.replace(pattern, replacement) };
}

const privileges = `${core}eid/privilegesIntermediate`;
const older = 'dk:gov:saml:attribute:';

function withAttribute(name: string, value: string | null): Recipe {
  return {
    spec: (spec) => ({
      ...spec,
      attributes: [
        ...spec.attributes.filter(([each]) => each !== name),
        ...(value === null ? [] : [[name, value] as const]),
      ],
    }),
  };
}

function named(nameId: string, form: 'x509' | 'persistent' | 'transient'): Recipe {
  const formats = {
    x509: 'urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName',
    persistent: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
    transient: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
  };
  return { spec: (spec) => ({ ...spec, nameId, nameIdFormat: formats[form] }) };
}

const victim = '00000000-0000-4000-8000-000000000000';

/** Ways to answer that a service provider of the Context Handler must take. */
export const handlerGoodVariants: Readonly<Record<string, Recipe>> = {
  ...shared(goodVariants),
  'bare-uuid': named('b7d9a0c2-4a5e-4a19-8f10-000000000005', 'persistent'),
  'quoted-name': named('C=DK, O=10000017, CN="Nord, Niels", Serial=b7d9a0c2-4a5e-4a19-8f10-000000000005', 'x509'),
  'no-data': {
    spec: (spec) => ({
      ...spec,
      attributes: spec.attributes.filter(([name]) => name.endsWith('/cvr') || name === privileges),
    }),
  },
  'version-by-kombit-alone': inAssertion(/<saml:Attribute Name="[^"]*specVersion".*?<\/saml:Attribute>/, ''),
};

/** Ways to answer that must each be refused. */
export const handlerBadVariants: Readonly<Record<string, Recipe>> = {
  ...shared(badVariants),
  'comment-in-name': inAssertion(/(Format="[^"]*">[^<]{20})/, '$1<!-- -->'),
  'another-profile-version': inAssertion('>OIO-SAML-3.0<', '>OIO-SAML-2.0<'),
  'kombit-version-of-none': inAssertion(/(KombitSpecVer".*?>)2\.0</, '$13.0<'),
  'versions-that-contradict': inAssertion(/(KombitSpecVer".*?>)2\.0</, '$11.0<'),
  'no-version': {
    assertion: (xml) => xml.replaceAll(/<saml:Attribute Name="[^"]*(?:specVersion|SpecVer)".*?<\/saml:Attribute>/g, ''),
  },
  'level-low': inAssertion(/(nsis\/loa"(?:(?!<\/saml:Attribute>).)*>)Substantial</, '$1Low<'),
  'level-as-address': inAssertion(/(nsis\/loa"(?:(?!<\/saml:Attribute>).)*>)Substantial</, `$1${levelAddress}High<`),
  'name-format': inAssertion('1.1:nameid-format:X509SubjectName', '1.1:nameid-format:unspecified'),
  'legacy-level-alone': inAssertion(
    /Name="https:\/\/data.gov.dk\/concept\/core\/nsis\/loa"(.*?)>Substantial</,
    `Name="${older}AssuranceLevel"$1>4<`,
  ),
  'transient-name': named(`${core}eid/professional/uuid/${victim}`, 'transient'),
  'name-of-a-citizen': named(`${core}eid/person/uuid/${victim}`, 'persistent'),
  'name-without-serial': named('C=DK,O=10000017,CN=Niels Nord', 'x509'),
  'name-with-two-serials': named(`C=DK,O=10000017,CN=Eve,Serial=${victim},Serial=${victim}`, 'x509'),
  'serial-that-is-no-uuid': named('C=DK,O=10000017,CN=Eve,Serial=CVR:10000017-RID:1', 'x509'),
  'another-employer': withAttribute(`${core}eid/professional/cvr`, '10000009'),
  'another-employer-in-the-name': named(`C=DK,O=10000009,CN=Eve,Serial=${victim}`, 'x509'),
  'no-employer': withAttribute(`${core}eid/professional/cvr`, null),
  'employer-that-is-no-number': withAttribute(`${core}eid/professional/cvr`, 'DK10000017'),
  'employer-under-the-older-name': inAssertion(`${core}eid/professional/cvr`, `${older}CvrNumberIdentifier`),
  'two-employers': {
    assertion: (xml) =>
      xml.replace(
        /(professional\/cvr".*?<\/saml:AttributeValue>)/,
        '$1<saml:AttributeValue>10000009</saml:AttributeValue>',
      ),
  },
  'two-lists-of-privileges': {
    assertion: (xml) =>
      xml.replace(
        /(privilegesIntermediate".*?<\/saml:AttributeValue>)/,
        '$1<saml:AttributeValue>PGE+</saml:AttributeValue>',
      ),
  },
  'duplicate-attribute': {
    assertion: (xml) =>
      xml.replace('</saml:AttributeStatement>', `${attributeXml(`${core}eid/professional/cvr`, '10000009')}$&`),
  },
};

/** Privileges that can't be read: the answer is good, and its privileges give nothing. */
export const privilegeVariants: Readonly<Record<string, Recipe>> = {
  'privileges-not-base64': withAttribute(privileges, '<PrivilegeList/>'),
  'privileges-empty': withAttribute(privileges, ''),
  'privileges-not-xml': withAttribute(privileges, Buffer.from('ingen').toString('base64')),
  'privileges-of-another-namespace': withAttribute(
    privileges,
    Buffer.from(
      '<b:PrivilegeList xmlns:b="http://example.org/bpp"><PrivilegeGroup Scope="urn:dk:gov:saml:cvrNumberIdentifier:10000017"><Privilege>http://x.example/roles/usersystemrole/caseworker/1</Privilege></PrivilegeGroup></b:PrivilegeList>',
    ).toString('base64'),
  ),
};

/** Namespaces of the messages (SAML 2.0 core, bindings and metadata; XML Signature; XML Encryption 1.1). */
export const namespaces = {
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  metadata: 'urn:oasis:names:tc:SAML:2.0:metadata',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
  encryption: 'http://www.w3.org/2001/04/xmlenc#',
  encryption11: 'http://www.w3.org/2009/xmlenc11#',
  schemaInstance: 'http://www.w3.org/2001/XMLSchema-instance',
  schema: 'http://www.w3.org/2001/XMLSchema',
} as const;

export const bindings = {
  redirect: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect',
  post: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
} as const;

/** The one set of signature algorithms that OIOSAML 3.0.3 allows with RSA keys; SHA-1 is refused both ways. */
export const signing = {
  signature: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  digest: 'http://www.w3.org/2001/04/xmlenc#sha256',
  canonicalization: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  enveloped: 'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
} as const;

export const nameIdFormats = {
  x509: 'urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName',
  persistent: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
  transient: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
  entity: 'urn:oasis:names:tc:SAML:2.0:nameid-format:entity',
} as const;

export const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';
export const uriNameFormat = 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri';
export const basicNameFormat = 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic';
const statusPrefix = 'urn:oasis:names:tc:SAML:2.0:status:';

export const statuses = {
  success: `${statusPrefix}Success`,
  requester: `${statusPrefix}Requester`,
  responder: `${statusPrefix}Responder`,
  requestDenied: `${statusPrefix}RequestDenied`,
  partialLogout: `${statusPrefix}PartialLogout`,
} as const;

/** The last word of a status code such as `AuthnFailed`; `other` for one that is no code of SAML's. */
export function statusWord(code: string | null): string {
  if (code === null) return 'none';
  const word = code.startsWith(statusPrefix) ? code.slice(statusPrefix.length) : '';
  return /^[A-Za-z]{1,40}$/.test(word) ? word : 'other';
}

const model = 'https://data.gov.dk/model/core/';

/** Attributes of OIOSAML 3.0.3 that the product reads. */
export const attributes = {
  specVersion: `${model}specVersion`,
  level: 'https://data.gov.dk/concept/core/nsis/loa',
  privileges: `${model}eid/privilegesIntermediate`,
  fullName: `${model}eid/fullName`,
  firstName: `${model}eid/firstName`,
  lastName: `${model}eid/lastName`,
  alias: `${model}eid/alias`,
  email: `${model}eid/email`,
  cprNumber: `${model}eid/cprNumber`,
  cprUuid: `${model}eid/cprUuid`,
  age: `${model}eid/age`,
  dateOfBirth: `${model}eid/dateOfBirth`,
  professionalUuid: `${model}eid/professional/uuid/persistent`,
  cvr: `${model}eid/professional/cvr`,
  orgName: `${model}eid/professional/orgName`,
} as const;

const older = 'dk:gov:saml:attribute:';

/** Attributes of KOMBIT's, and of OIOSAML 2, that connections to the Context Handler may still have. */
export const handlerAttributes = {
  kombitSpecVersion: `${older}KombitSpecVer`,
  specVersion: `${older}SpecVer`,
  cvr: `${older}CvrNumberIdentifier`,
  assuranceLevel: `${older}AssuranceLevel`,
  privileges: `${older}Privileges_intermediate`,
} as const;

/** What every NameID begins with. */
export const nameIdPrefix = `${model}eid/`;

/** Values of `AuthnContextClassRef` in a request. */
export const contexts = {
  low: 'https://data.gov.dk/concept/core/nsis/loa/Low',
  substantial: 'https://data.gov.dk/concept/core/nsis/loa/Substantial',
  high: 'https://data.gov.dk/concept/core/nsis/loa/High',
  person: 'https://data.gov.dk/eid/Person',
  professional: 'https://data.gov.dk/eid/Professional',
} as const;

/** Whom a log-in is for: a citizen, somebody who acts for their company, or an employee of the organisation's own. */
export type Profile = 'person' | 'professional' | 'employee';

/** Namespaces of a signed SOAP 1.1 message (WS-Security 1.1 with SAML tokens, WS-Addressing 1.0, Liberty Basic SOAP Binding). */
export const soapNamespaces = {
  soap: 'http://schemas.xmlsoap.org/soap/envelope/',
  wsa: 'http://www.w3.org/2005/08/addressing',
  wsse: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd',
  wsse11: 'http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd',
  wsu: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd',
  sbf: 'urn:liberty:sb:2006-08',
  sbfprofile: 'urn:liberty:sb:profile',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  saml: 'urn:oasis:names:tc:SAML:2.0:assertion',
} as const;

export const anonymous = 'http://www.w3.org/2005/08/addressing/anonymous';
export const frameworkProfile = 'urn:liberty:sb:profile:basic';
/** Signs what a reference to a token points to, in the place of the reference itself (WS-Security 1.1, 8.3). */
export const tokenTransform =
  'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#STR-Transform';
const samlProfile = 'http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1';
export const samlTokenType = `${samlProfile}#SAMLV2.0`;
export const samlIdType = `${samlProfile}#SAMLID`;

/** How far the clock of the other may be from ours, in milliseconds (OIO IDWS: five minutes). */
export const clockSkew = 5 * 60_000;

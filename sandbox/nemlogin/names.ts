/** Names of the protocol, written here once more: the sandbox shares nothing with the code that it tries. */
export const ns = {
  saml: 'urn:oasis:names:tc:SAML:2.0:assertion',
  samlp: 'urn:oasis:names:tc:SAML:2.0:protocol',
  md: 'urn:oasis:names:tc:SAML:2.0:metadata',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  xenc: 'http://www.w3.org/2001/04/xmlenc#',
  xenc11: 'http://www.w3.org/2009/xmlenc11#',
  xs: 'http://www.w3.org/2001/XMLSchema',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
} as const;

export const redirectBinding = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
export const postBinding = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST';
export const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
export const status = 'urn:oasis:names:tc:SAML:2.0:status:';
export const persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';
export const core = 'https://data.gov.dk/model/core/';

export const levelWords = { low: 'Low', substantial: 'Substantial', high: 'High' } as const;
export type Level = keyof typeof levelWords;
export const levelOrder: readonly Level[] = ['low', 'substantial', 'high'];
export const levelAddress = 'https://data.gov.dk/concept/core/nsis/loa/';
export type ProfileName = 'Person' | 'Professional';

/** A text between tags or in an attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

export function instant(at: Date): string {
  return at.toISOString().replace(/\.\d+Z/, 'Z');
}

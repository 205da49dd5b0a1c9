import type { AssuranceLevel } from './claims.ts';

/**
 * What to ask a MitID broker of Signaturgruppen's kind for: spread it into `authorizationUrl`. `cpr` asks for the CPR
 * number too; leave it out where a form does not need it.
 */
export function mitidRequest(of: {
  readonly language: string;
  readonly level: AssuranceLevel;
  readonly cpr: boolean;
}): { readonly language: string; readonly scope: string; readonly extra: Readonly<Record<string, string>> } {
  return {
    language: of.language,
    scope: of.cpr ? 'openid mitid ssn' : 'openid mitid',
    extra: {
      idp_values: 'mitid',
      idp_params: JSON.stringify({ mitid: { loa_value: of.level } }),
      // The broker speaks Danish, English and Greenlandic; another language is better served in English.
      language: ['da', 'en', 'kl'].includes(of.language) ? of.language : 'en',
    },
  };
}

/** What to ask an employer's provider in the manner of Entra ID for. */
export const employeeScope = 'openid profile email';

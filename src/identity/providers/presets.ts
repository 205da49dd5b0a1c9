import type { Audience } from './claim-map.ts';
import type { LoginProvider } from './login-provider.ts';

/** What a provider of a known kind is set up with, before an administrator changes it. */
export type Preset = Pick<
  LoginProvider,
  'scope' | 'parameters' | 'claims' | 'expects' | 'userinfo' | 'minimumLevel' | 'graph'
> & {
  readonly audience: Audience;
  /** Whether its subject names somebody the same way through every provider; else it counts for this issuer alone. */
  readonly isSubjectGlobal: boolean;
};

/** NemLog-in's own name, under which a broker that hands powers of attorney on gives them. */
const powersClaim = 'https://data.gov.dk/model/core/eid/privilegesIntermediate';

const none = { parameters: {}, expects: {}, userinfo: false, graph: null } as const;

/**
 * The presets. Claims and parameters: Signaturgruppen's broker documentation; Idura's (formerly Criipto) JWT payloads;
 * os2forms_nemlogin_openid_connect, which reads `cpr`, `cvr` and `name`; Microsoft identity platform v2.0. What a provider
 * really sends is shown by a test log-in.
 */
export const presets = {
  signaturgruppen: {
    ...{ audience: 'citizens', isSubjectGlobal: true, userinfo: true, minimumLevel: 'substantial', graph: null },
    scope: 'openid mitid ssn',
    parameters: {
      idp_values: 'mitid',
      idp_params: '{"mitid":{"loa_value":"{level}"}}',
      language: '{language}',
    },
    claims: {
      ...{ subject: 'mitid.uuid', name: 'mitid.identity_name', level: 'loa|acr', cpr: 'dk.cpr' },
      ...{ birthDate: 'mitid.date_of_birth', transaction: 'transaction_id', powers: powersClaim },
    },
    expects: { idp: 'mitid' },
  },
  'signaturgruppen-nemlogin': {
    ...{ audience: 'citizens', isSubjectGlobal: true, userinfo: true, minimumLevel: 'substantial', graph: null },
    scope: 'openid nemlogin',
    parameters: { idp_values: 'mitid_erhverv', language: '{language}' },
    claims: {
      ...{ subject: 'nemlogin.persistent_professional_id', name: 'nemlogin.name', level: 'loa|acr' },
      ...{ cvr: 'nemlogin.cvr', companyName: 'nemlogin.org_name', email: 'nemlogin.email' },
      ...{ transaction: 'transaction_id' },
    },
    expects: { identity_type: 'professional' },
  },
  idura: {
    ...{ audience: 'citizens', isSubjectGlobal: true, userinfo: false, minimumLevel: 'substantial', graph: null },
    scope: 'openid ssn',
    parameters: { acr_values: 'urn:grn:authn:dk:mitid:{level}' },
    claims: {
      ...{ subject: 'uuid', name: 'name', level: 'acr|authenticationtype', cpr: 'cprNumberIdentifier' },
      birthDate: 'birthdate',
    },
    expects: { identityscheme: 'dkmitid' },
  },
  os2: {
    ...{ ...none, audience: 'citizens', isSubjectGlobal: false, minimumLevel: 'substantial' },
    scope: 'openid',
    claims: { subject: 'sub', name: 'name', level: 'loa', cpr: 'cpr', cvr: 'cvr' },
  },
  'generic-citizens': {
    ...{ ...none, audience: 'citizens', isSubjectGlobal: false, minimumLevel: 'substantial' },
    scope: 'openid profile',
    claims: { subject: 'sub', name: 'name', level: 'acr', cpr: 'cpr' },
  },
  entra: {
    ...{ ...none, audience: 'employees', isSubjectGlobal: true, minimumLevel: null },
    scope: 'openid profile email',
    claims: {
      ...{ subject: 'tid+oid', name: 'name', email: 'email|preferred_username', roles: 'roles', groups: 'groups' },
    },
    graph: { endpoint: 'https://graph.microsoft.com/v1.0', groupName: 'id' },
  },
  'generic-employees': {
    ...{ ...none, audience: 'employees', isSubjectGlobal: false, minimumLevel: null },
    scope: 'openid profile email',
    claims: { subject: 'sub', name: 'name', email: 'email', roles: 'roles', groups: 'groups' },
  },
} as const satisfies Readonly<Record<string, Preset>>;

export type PresetKey = keyof typeof presets;

export const presetKeys = Object.keys(presets) as readonly PresetKey[];

export function isPreset(key: string): key is PresetKey {
  return Object.hasOwn(presets, key);
}

export function presetsFor(audience: Audience): readonly PresetKey[] {
  return presetKeys.filter((key) => presets[key].audience === audience);
}

/**
 * Whether a provider's subject is one that others give too: only where it is read as its preset reads it. `sub` of one provider
 * may be another's `sub` for somebody else.
 */
export function isSubjectGlobal({ preset, claims }: Pick<LoginProvider, 'preset' | 'claims'>): boolean {
  const of: Preset = presets[preset];
  return of.isSubjectGlobal && of.claims.subject === claims.subject;
}
